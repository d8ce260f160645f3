/** Records as they go out: each as it came, with one more field. */
import { isUtf8 } from 'node:buffer';
import type { ArticleStrings } from '../article/fields.js';
import type { SkippedRecord } from '../article/skipped.js';
import { asBuffer, stringOf } from '../kernel/bytes.js';
import { firstSign } from '../read/first-sign.js';
import type { Answer } from './answer.js';

/** The answer to a record that has no article which could be judged. */
export interface SkippedAnswer {
  verdict: 'skipped';
  reason: SkippedRecord['reason'];
  message: string;
  /** The line, if it is not an object of JSON that could take a field. */
  record?: string;
}

const CLOSE = 0x7d;
const OPEN = 0x7b;
const LINE_FEED = 0x0a;

const encoder = new TextEncoder();

/** The answer to a record of which nothing could be judged. */
export function skippedAnswer({ reason, message }: SkippedRecord): SkippedAnswer {
  return { verdict: 'skipped', reason, message };
}

/**
 * A line with one more field at its end, and a line feed; all other bytes stay, also those after the
 * object. A line that is not an object of JSON is a string of the answer.
 */
export function lineWithField(
  line: Uint8Array,
  field: string,
  answer: Answer | SkippedAnswer,
): Uint8Array {
  const close = line.lastIndexOf(CLOSE);
  const isBroken = 'reason' in answer && answer.reason === 'broken-json';
  if (isBroken || firstSign(line) !== OPEN) {
    const whole = { ...answer, record: stringOf(line) };
    return encoder.encode(`${JSON.stringify({ [field]: whole })}\n`);
  }
  let before = close - 1;
  while (before > 0 && line[before]! <= 0x20) before--;
  const comma = line[before] === OPEN ? '' : ',';
  const json = `${comma}${JSON.stringify(field)}:${JSON.stringify(answer)}}`;
  // In another encoding letters have other bytes, but ASCII has not.
  const added = encoder.encode(isUtf8(line) ? json : asAscii(json));
  const out = new Uint8Array(line.length + added.length);
  out.set(line.subarray(0, close));
  out.set(added, close);
  out.set(line.subarray(close + 1), close + added.length);
  out[out.length - 1] = LINE_FEED;
  return out;
}

/** The line of an article of another format: its strings and its answer. */
export function lineOfStrings(
  strings: ArticleStrings,
  field: string,
  answer: Answer | SkippedAnswer,
): Uint8Array {
  const { byline: _, ...shown } = strings;
  const known = Object.entries(shown).filter(([, value]) => value !== '');
  return encoder.encode(`${JSON.stringify({ ...Object.fromEntries(known), [field]: answer })}\n`);
}

/** Whether a line has a field of this name already, at its top. */
export function hasField(line: Uint8Array, field: string): boolean {
  const text = asBuffer(line);
  if (!text.includes(JSON.stringify(field))) return false;
  try {
    return Object.hasOwn(JSON.parse(text.toString()) as object, field);
  } catch {
    return false;
  }
}

function asAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

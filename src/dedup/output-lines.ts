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
  /** The number of a record that cannot be shown, from 1; and how many are lost with it, itself included. */
  line?: number;
  count?: number;
}

const CLOSE = 0x7d;
const OPEN = 0x7b;
const LINE_FEED = 0x0a;
const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

const encoder = new TextEncoder();

/** The answer to a record of which nothing could be judged. */
export function skippedAnswer({ reason, message }: SkippedRecord): SkippedAnswer {
  return { verdict: 'skipped', reason, message };
}

/** The answer to a record that cannot be shown. */
export function lostAnswer({ reason, message, line, count }: SkippedRecord): SkippedAnswer {
  const place = {
    ...(line === undefined ? {} : { line }),
    ...(count === undefined ? {} : { count }),
  };
  return { verdict: 'skipped', reason, message, ...place };
}

/**
 * A line with one more field at its end, and a line feed; all other bytes stay, also those after the
 * object. A line that is not an object of JSON is a string of the answer; without one there is only the
 * answer.
 */
export function lineWithField(
  line: Uint8Array,
  field: string,
  answer: Answer | SkippedAnswer,
): Uint8Array {
  if (line.length === 0) return encoder.encode(`${JSON.stringify({ [field]: answer })}\n`);
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
  if (!text.includes(JSON.stringify(field)) && !hasEscapedKey(text)) return false;
  try {
    return Object.hasOwn(JSON.parse(text.toString().replace(/^\ufeff/, '')) as object, field);
  } catch {
    return false;
  }
}

/** Whether an object of JSON has a key that is written with escapes. Cost: a look at each quote. */
function hasEscapedKey(json: Uint8Array): boolean {
  if (!json.includes(BACKSLASH)) return false;
  for (let open = json.indexOf(QUOTE); open >= 0; ) {
    const close = endOfString(json, open);
    let after = close + 1;
    while (json[after]! <= 0x20) after++;
    if (json[after] === COLON && json.subarray(open, close).includes(BACKSLASH)) return true;
    open = json.indexOf(QUOTE, after);
  }
  return false;
}

/** The place of the quote that ends a string, or the end of all. */
function endOfString(json: Uint8Array, open: number): number {
  for (let at = json.indexOf(QUOTE, open + 1); at >= 0; at = json.indexOf(QUOTE, at + 1)) {
    let slashes = 0;
    while (json[at - 1 - slashes] === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return json.length;
}

function asAscii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

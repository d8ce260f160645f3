/** Records as they go out: each as it came, with one more field. */
import { isUtf8 } from 'node:buffer';
import type { ArticleStrings } from '../article/fields.js';
import type { SkippedRecord } from '../article/skipped.js';
import { asBuffer, indexOfBytes, stringOf } from '../kernel/bytes.js';
import { parseJson } from '../read/fields/parse-json.js';
import { firstSign } from '../read/first-sign.js';
import type { ByteWriter } from '../seen/byte-writer.js';
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
const LINE_END = Uint8Array.of(0x0a);
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

/** The answer to a record, and its JSON. */
export interface WrittenAnswer {
  answer: Answer | SkippedAnswer;
  json: string;
}

/** The field that records get, at their end. */
export class AddedField {
  /** Its name in JSON. */
  readonly #name: string;
  readonly #nameBytes: Uint8Array;

  constructor(name: string) {
    this.#name = JSON.stringify(name);
    this.#nameBytes = encoder.encode(this.#name);
  }

  /** Whether a line has a field of this name already, at its top. */
  isIn(line: Uint8Array): boolean {
    if (indexOfBytes(line, this.#nameBytes) < 0 && !hasEscapedKey(asBuffer(line))) return false;
    try {
      const record = parseJson(stringOf(line).replace(/^\ufeff/, '')) as object;
      return Object.hasOwn(record, JSON.parse(this.#name) as string);
    } catch {
      return false;
    }
  }

  /**
   * Appends a line with the field, and a line feed; all other bytes stay, also those after the object. A
   * line that is not an object of JSON is a string of the answer; of an empty one there is only the answer.
   */
  put(out: ByteWriter, line: Uint8Array, { answer, json }: WrittenAnswer): void {
    if (line.length === 0) {
      out.append(encoder.encode(`{${this.#name}:${json}}\n`));
      return;
    }
    const isBroken = 'reason' in answer && answer.reason === 'broken-json';
    if (isBroken || firstSign(line) !== OPEN) {
      const whole = JSON.stringify({ ...answer, record: stringOf(line) });
      out.append(encoder.encode(`{${this.#name}:${whole}}\n`));
      return;
    }
    const close = line.lastIndexOf(CLOSE);
    let before = close - 1;
    while (before > 0 && line[before]! <= 0x20) before--;
    const comma = line[before] === OPEN ? '' : ',';
    out.append(line.subarray(0, close));
    this.#putAnswer(out, line, `${comma}${this.#name}:${json}}`);
    out.append(line.subarray(close + 1));
    out.append(LINE_END);
  }

  /** Appends the line of an article of another format: its strings and its answer. */
  putStrings(out: ByteWriter, strings: ArticleStrings, { json }: WrittenAnswer): void {
    const { byline: _, ...shown } = strings;
    const known = Object.entries(shown).filter(([, value]) => value !== '');
    const own = JSON.stringify(Object.fromEntries(known)).slice(0, -1);
    const comma = known.length === 0 ? '' : ',';
    out.append(encoder.encode(`${own}${comma}${this.#name}:${json}}\n`));
  }

  #putAnswer(out: ByteWriter, line: Uint8Array, json: string): void {
    const room = out.reserve(3 * json.length).subarray(out.length);
    const { written } = encoder.encodeInto(json, room);
    // In another encoding letters have other bytes, but ASCII has not.
    const isSafe = written === json.length || isUtf8(line);
    out.length += isSafe ? written : encoder.encodeInto(asAscii(json), room).written;
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

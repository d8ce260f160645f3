import type { StringField } from '../sketch/strings.js';
import type { SketchSet } from '../store/sketch-set.js';
import {
  type ArticleResults,
  describeArticle,
  type FieldName,
  type FieldSink,
  type FlatSpans,
} from './article-records.js';

/** The bytes of lines after which a block is given; the last line may exceed it. */
const BLOCK_BYTES = 64 * 1024;

const [QUOTE, BACKSLASH, SPACE, DELETE] = [0x22, 0x5c, 0x20, 0x7f] as const;
const [POINT, ZERO, COMMA, OPEN, CLOSE] = [0x2e, 0x30, 0x2c, 0x5b, 0x5d] as const;

/** Shares are whole numbers of this fraction. */
const SHARE = 10_000;

const encoder = new TextEncoder();

const START = encoder.encode('{"type":"article"');
const END = encoder.encode('}\n');
const [NO_CLUSTER, CLUSTER, QUOTED] = ['null', '"c', '"'].map((part) => encoder.encode(part)) as [
  Uint8Array,
  Uint8Array,
  Uint8Array,
];

/**
 * The records of all articles as NDJSON in UTF-8; each piece is valid until the next is requested.
 * The output equals `JSON.stringify` of the records that `articleRecords` gives. But metadata,
 * which is most of an article's record, is copied from block to line, without strings and objects
 * in between. This halves the cost.
 */
export function* articleLines(results: ArticleResults): Generator<Uint8Array> {
  const lines = new LineWriter();
  for (let article = 0; article < results.catalogue.set.count; article++) {
    lines.copy(START);
    describeArticle(article, results, lines);
    lines.copy(END);
    if (lines.length >= BLOCK_BYTES) yield lines.take();
  }
  if (lines.length > 0) yield lines.take();
}

/** Appends the fields of records as JSON to a buffer that grows with the longest line. */
class LineWriter implements FieldSink {
  readonly #names = new Map<FieldName, Uint8Array>();
  #bytes = new Uint8Array(2 * BLOCK_BYTES);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** The bytes written since the last call: a view, valid until more is written. */
  take(): Uint8Array {
    const written = this.#bytes.subarray(0, this.#length);
    this.#length = 0;
    return written;
  }

  copy(part: Uint8Array): void {
    const bytes = this.#reserve(part.length);
    for (let i = 0; i < part.length; i++) bytes[this.#length++] = part[i]!;
  }

  string(name: FieldName, value: string): void {
    this.#name(name);
    this.#string(value);
  }

  strings(name: FieldName, value: readonly string[]): void {
    this.#name(name);
    this.#sign(OPEN);
    for (let i = 0; i < value.length; i++) {
      if (i > 0) this.#sign(COMMA);
      this.#string(value[i]!);
    }
    this.#sign(CLOSE);
  }

  count(name: FieldName, value: number): void {
    this.#name(name);
    this.#digits(value);
  }

  share(name: FieldName, value: number): void {
    this.#name(name);
    const whole = Math.round(value * SHARE);
    if (!(whole >= 0 && whole < SHARE)) {
      this.#json(value);
      return;
    }
    const bytes = this.#reserve(6);
    bytes[this.#length++] = ZERO;
    if (whole > 0) bytes[this.#length++] = POINT;
    for (let unit = SHARE / 10, rest = whole; rest > 0; unit /= 10) {
      const digit = Math.floor(rest / unit);
      bytes[this.#length++] = ZERO + digit;
      rest -= digit * unit;
    }
  }

  spans(name: FieldName, value: FlatSpans): void {
    this.#name(name);
    this.#sign(OPEN);
    for (let i = 0; i < value.length; i += 2) {
      if (i > 0) this.#sign(COMMA);
      this.#sign(OPEN);
      this.#digits(value[i]!);
      this.#sign(COMMA);
      this.#digits(value[i + 1]!);
      this.#sign(CLOSE);
    }
    this.#sign(CLOSE);
  }

  cluster(name: FieldName, number: number): void {
    this.#name(name);
    if (number === 0) {
      this.copy(NO_CLUSTER);
      return;
    }
    this.copy(CLUSTER);
    this.#digits(number);
    this.copy(QUOTED);
  }

  stored(name: FieldName, set: SketchSet, article: number, field: StringField): void {
    this.#name(name);
    const bytes = this.#reserve(set.stringBytes(article, field) + 2);
    let at = this.#length;
    bytes[at++] = QUOTE;
    const end = at + set.copyString(article, field, bytes, at);
    for (; at < end; at++) {
      if (!isPlain(bytes[at]!)) {
        this.#json(set.string(article, field));
        return;
      }
    }
    bytes[at++] = QUOTE;
    this.#length = at;
  }

  /** The name of a field that another one precedes. */
  #name(name: FieldName): void {
    let part = this.#names.get(name);
    if (!part) {
      part = encoder.encode(`,${JSON.stringify(name)}:`);
      this.#names.set(name, part);
    }
    this.copy(part);
  }

  #sign(byte: number): void {
    this.#reserve(1)[this.#length++] = byte;
  }

  #string(value: string): void {
    const bytes = this.#reserve(value.length + 2);
    let at = this.#length;
    bytes[at++] = QUOTE;
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      if (!isPlain(unit)) {
        this.#json(value);
        return;
      }
      bytes[at++] = unit;
    }
    bytes[at++] = QUOTE;
    this.#length = at;
  }

  #digits(value: number): void {
    const bytes = this.#reserve(16);
    let unit = 1;
    while (10 * unit <= value) unit *= 10;
    for (let rest = value; unit >= 1; unit /= 10) {
      const digit = Math.floor(rest / unit);
      bytes[this.#length++] = ZERO + digit;
      rest -= digit * unit;
    }
  }

  /** Any value as JSON. */
  #json(value: number | string): void {
    const json = JSON.stringify(value);
    const bytes = this.#reserve(3 * json.length);
    this.#length += encoder.encodeInto(json, bytes.subarray(this.#length)).written;
  }

  /** The buffer, with space for `more` bytes after the written ones. */
  #reserve(more: number): Uint8Array {
    if (this.#length + more > this.#bytes.length) {
      const bytes = new Uint8Array(2 * (this.#length + more));
      bytes.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = bytes;
    }
    return this.#bytes;
  }
}

/** Whether a code unit is one byte, and is not escaped in JSON. */
function isPlain(unit: number): boolean {
  return unit >= SPACE && unit < DELETE && unit !== QUOTE && unit !== BACKSLASH;
}

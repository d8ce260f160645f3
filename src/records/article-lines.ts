import { encodingOf } from '../article/encodings.js';
import { METADATA_FIELDS } from '../article/fields.js';
import type { StringField } from '../sketch/strings.js';
import type { SketchSet } from '../store/sketch-set.js';
import { type Catalogue, shownCoverage } from './assemble.js';

/** The bytes of lines after which a block is given; the last line may exceed it. */
const BLOCK_BYTES = 64 * 1024;

const [QUOTE, BACKSLASH, SPACE, DELETE] = [0x22, 0x5c, 0x20, 0x7f] as const;
const [POINT, ZERO] = [0x2e, 0x30] as const;

/** Shares are whole numbers of this fraction. */
const SHARE = 10_000;

const encoder = new TextEncoder();

/** The text before each value, and at the end of a line. */
const PARTS = {
  id: encoder.encode('{"type":"article","id":'),
  words: encoder.encode(',"words":'),
  credits: encoder.encode(',"credits":'),
  coverage: encoder.encode(',"coverage":'),
  none: encoder.encode('[]'),
  noCluster: encoder.encode(',"cluster":null'),
  cluster: encoder.encode(',"cluster":"c'),
  clusterEnd: encoder.encode('"'),
  encoding: encoder.encode(',"encoding":'),
  end: encoder.encode('}\n'),
} as const;

const METADATA_PARTS = METADATA_FIELDS.map((field) => encoder.encode(`,${JSON.stringify(field)}:`));

/**
 * The records of all articles as NDJSON in UTF-8; each piece is valid until the next is requested.
 * The output equals `JSON.stringify` of the records that `articleRecords` gives. But metadata,
 * which is most of an article's record, is copied from block to line, without strings and objects
 * in between. This halves the cost.
 */
export function* articleLines(
  clusterOf: Uint32Array,
  coverage: Float64Array,
  catalogue: Catalogue,
): Generator<Uint8Array> {
  const { set, ids, credits } = catalogue;
  const lines = new LineWriter();
  for (let article = 0; article < set.count; article++) {
    lines.copy(PARTS.id);
    lines.string(ids[article] ?? '');
    lines.copy(PARTS.words);
    lines.count(set.wordCount(article));
    lines.copy(PARTS.credits);
    if (set.stringBytes(article, 'credits') === 0) lines.copy(PARTS.none);
    else lines.json(credits(article));
    lines.copy(PARTS.coverage);
    lines.share(shownCoverage(article, coverage, catalogue));
    addCluster(clusterOf[article]!, lines);
    for (let i = 0; i < METADATA_FIELDS.length; i++) {
      const field = METADATA_FIELDS[i]!;
      if (set.stringBytes(article, field) === 0) continue;
      lines.copy(METADATA_PARTS[i]!);
      lines.stringOf(set, article, field);
    }
    const encoding = encodingOf(set.encodingNumber(article));
    if (encoding !== null) {
      lines.copy(PARTS.encoding);
      lines.string(encoding);
    }
    lines.copy(PARTS.end);
    if (lines.length >= BLOCK_BYTES) yield lines.take();
  }
  if (lines.length > 0) yield lines.take();
}

function addCluster(cluster: number, lines: LineWriter): void {
  if (cluster === 0) {
    lines.copy(PARTS.noCluster);
    return;
  }
  lines.copy(PARTS.cluster);
  lines.count(cluster);
  lines.copy(PARTS.clusterEnd);
}

/** Appends JSON to a buffer that grows with the longest line. */
class LineWriter {
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

  /** Writes a whole number that is not negative. */
  count(value: number): void {
    const bytes = this.#reserve(16);
    let unit = 1;
    while (10 * unit <= value) unit *= 10;
    for (let rest = value; unit >= 1; unit /= 10) {
      const digit = Math.floor(rest / unit);
      bytes[this.#length++] = ZERO + digit;
      rest -= digit * unit;
    }
  }

  /** Writes a share with at most four decimals. */
  share(value: number): void {
    const whole = Math.round(value * SHARE);
    if (!(whole >= 0 && whole < SHARE)) {
      this.json(value);
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

  /** Writes any value as JSON. */
  json(value: number | string | readonly string[]): void {
    const json = JSON.stringify(value);
    const bytes = this.#reserve(3 * json.length);
    this.#length += encoder.encodeInto(json, bytes.subarray(this.#length)).written;
  }

  string(string: string): void {
    const bytes = this.#reserve(string.length + 2);
    let at = this.#length;
    bytes[at++] = QUOTE;
    for (let i = 0; i < string.length; i++) {
      const unit = string.charCodeAt(i);
      if (!isPlain(unit)) {
        this.json(string);
        return;
      }
      bytes[at++] = unit;
    }
    bytes[at++] = QUOTE;
    this.#length = at;
  }

  /** Writes a string of an article's metadata. */
  stringOf(set: SketchSet, article: number, field: StringField): void {
    const bytes = this.#reserve(set.stringBytes(article, field) + 2);
    let at = this.#length;
    bytes[at++] = QUOTE;
    const end = at + set.copyString(article, field, bytes, at);
    for (; at < end; at++) {
      if (!isPlain(bytes[at]!)) {
        this.json(set.string(article, field));
        return;
      }
    }
    bytes[at++] = QUOTE;
    this.#length = at;
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

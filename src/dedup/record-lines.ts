/** Lines of JSON as records: each with the article that it holds, or with its faults. */
import { STDIN } from '../article/address.js';
import type { ArticleStrings } from '../article/fields.js';
import { type SkippedRecord, skip } from '../article/skipped.js';
import type { Incoming } from '../judge/incoming.js';
import { indexOfByte } from '../kernel/bytes.js';
import { KernelFullError } from '../kernel/memory.js';
import type { RawArticle, RawSkip } from '../read/raw-article.js';
import { limitsOf } from '../read/read-job.js';
import type { Reading } from '../read/reader.js';
import { RecordBlocks } from '../read/records/read-records.js';

/** A record of the input. */
export interface InputRecord {
  /** The record as it was read, in one line; null if it comes from a format without records. */
  line: Uint8Array | null;
  /** Number of the line or the record, from 1; undefined if it has none. */
  number: number | undefined;
  /** The sketched article; null if the record has none that can be judged. */
  article: Incoming | null;
  /** Whether the line has a field already with the name of the one that it is to get. */
  hasField: boolean;
  /** The strings of an article of another format. */
  strings: ArticleStrings | null;
  /** The faults of the record, or of the input around it. */
  faults: SkippedRecord[];
}

/** Sketches an article. */
export type SketchArticle = (article: RawArticle) => Incoming;

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Reads blocks of whole lines, each of which is a record. */
export class LineRecords {
  readonly #blocks: RecordBlocks;
  readonly #sketch: SketchArticle;

  /** @param first is examined for the names of the fields; without records, those asked for count. */
  constructor(
    first: Uint8Array,
    shown: string,
    { options, kernel }: Reading,
    sketch: SketchArticle,
  ) {
    this.#blocks = new RecordBlocks(first, shown, options, { ...limitsOf(options), kernel });
    this.#sketch = sketch;
  }

  /**
   * The records of a block, one for each of its lines, blank ones included.
   * @param before the number of lines before it, for the faults.
   */
  take(block: Uint8Array, before: number): InputRecord[] {
    const lines = linesOf(block, before);
    for (const item of this.#blocks.read(block)) {
      const record = lines[(item.line ?? 1) - 1] ?? lines[0]!;
      if (item.type === 'skipped') record.faults.push(placed(item, before));
      else takeArticle(record, item, before, this.#sketch);
    }
    return lines;
  }

  /** Gives its memory back. */
  close(): void {
    this.#blocks.close();
  }
}

function placed(fault: RawSkip, before: number): RawSkip {
  return fault.line === undefined ? fault : { ...fault, line: before + fault.line };
}

/** Sketches an article into its record; one that is too long becomes a fault. */
export function takeArticle(
  record: InputRecord,
  item: RawArticle,
  before: number,
  sketch: SketchArticle,
): void {
  try {
    record.article = sketch(item);
  } catch (error) {
    if (!(error instanceof KernelFullError)) throw error;
    const message = `a text of ${item.textBytes} bytes, more than fit into the memory of one kernel`;
    const shown = item.container?.shown ?? STDIN;
    record.faults.push(skip(shown, 'too-large', message, before + item.line));
  }
}

/** The lines of a block after some others, without articles yet. */
export function linesOf(block: Uint8Array, before: number): InputRecord[] {
  const lines: InputRecord[] = [];
  for (let start = 0; start < block.length; ) {
    const feed = indexOfByte(block, LINE_FEED, start);
    const end = feed < 0 ? block.length : feed;
    const number = before + lines.length + 1;
    const line = block.subarray(start, end);
    lines.push({ line, number, article: null, hasField: false, strings: null, faults: [] });
    start = end + 1;
  }
  return lines;
}

/** Whether a line has nothing but white space. */
export function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === CARRIAGE_RETURN);
}

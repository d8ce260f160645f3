import type { SketchShape } from '../kernel/engine.js';
import type { Reading } from '../read/reader.js';
import { LineThread } from './line-thread.js';
import { type PackedLines, packLines } from './packed-lines.js';
import { LineRecords, type SketchArticle } from './record-lines.js';

/** How articles are sketched, and the shape of these sketches. */
export interface Sketching {
  sketch: SketchArticle;
  readonly shape: SketchShape;
}

/** A block of lines with its records. */
export interface SketchedBlock {
  /** A copy of the lines. */
  block: Uint8Array;
  lines: PackedLines;
}

/** Bytes of lines that are sketched at once; for more, a thread is worth its start. */
const BYTES_WITHOUT_THREAD = 2 ** 20;

/** Sketches blocks of lines, in a thread of its own if they are many. */
export class LineSketcher {
  readonly #shown: string;
  readonly #reading: Reading;
  readonly #sketching: Sketching;
  #first = new Uint8Array(0);
  #bytes = 0;
  #records: LineRecords | null = null;
  #thread: LineThread | null = null;

  constructor(shown: string, reading: Reading, sketching: Sketching) {
    this.#shown = shown;
    this.#reading = reading;
    this.#sketching = sketching;
  }

  /** The records of a block, which may change after the call. */
  async sketch(given: Uint8Array): Promise<SketchedBlock> {
    const block = given.slice();
    if (this.#bytes === 0) this.#first = block;
    this.#bytes += block.length;
    if (this.#bytes > BYTES_WITHOUT_THREAD) {
      return { block, lines: await this.#ownThread().read(block.slice()) };
    }
    this.#records ??= new LineRecords(block, this.#shown, this.#reading, (article) =>
      this.#sketching.sketch(article),
    );
    return { block, lines: packLines(this.#records.take(block, 0)) };
  }

  async close(): Promise<void> {
    this.#records?.close();
    await this.#thread?.close();
  }

  #ownThread(): LineThread {
    const { options } = this.#reading;
    const { shape } = this.#sketching;
    const setup = { first: this.#first, shown: this.#shown, options, shape };
    this.#thread ??= new LineThread(setup);
    return this.#thread;
  }
}

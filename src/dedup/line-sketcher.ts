import type { SketchShape } from '../kernel/engine.js';
import type { Reading } from '../read/reader.js';
import { BlockReader } from './block-reader.js';
import { LineThread, type SketchedBlock } from './line-thread.js';
import type { SketchArticle } from './record-lines.js';

/** How articles are sketched, and the shape of these sketches. */
export interface Sketching {
  sketch: SketchArticle;
  readonly shape: SketchShape;
  /** Name of the field that records get. */
  readonly field: string;
}

/** Bytes of lines that are sketched at once; for more, a thread is worth its start. */
const BYTES_WITHOUT_THREAD = 2 ** 19;

/** Sketches blocks of lines, in a thread of its own if they are many. */
export class LineSketcher {
  readonly #shown: string;
  readonly #reading: Reading;
  readonly #sketching: Sketching;
  #first = new Uint8Array(0);
  #bytes = 0;
  #reader: BlockReader | null = null;
  #thread: LineThread | null = null;

  constructor(shown: string, reading: Reading, sketching: Sketching) {
    this.#shown = shown;
    this.#reading = reading;
    this.#sketching = sketching;
  }

  /** The records of a block, which may change after the call. */
  async sketch(given: Uint8Array): Promise<SketchedBlock> {
    const block = given.slice();
    if (this.#bytes === 0) this.#first = block.slice();
    this.#bytes += block.length;
    if (this.#bytes > BYTES_WITHOUT_THREAD) return this.#ownThread().read(block);
    return { block, lines: this.#ownReader().read(block) };
  }

  async close(): Promise<void> {
    this.#reader?.close();
    await this.#thread?.close();
  }

  get #setup() {
    return { first: this.#first, shown: this.#shown, field: this.#sketching.field };
  }

  #ownReader(): BlockReader {
    this.#reader ??= new BlockReader(this.#setup, this.#reading, (article) =>
      this.#sketching.sketch(article),
    );
    return this.#reader;
  }

  #ownThread(): LineThread {
    const { options } = this.#reading;
    const { shape } = this.#sketching;
    this.#thread ??= new LineThread({ ...this.#setup, options, shape });
    return this.#thread;
  }
}

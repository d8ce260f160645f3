import { Worker } from 'node:worker_threads';
import { messageOf, RunError } from '../errors.js';
import type { SketchShape } from '../kernel/engine.js';
import type { ReadOptions } from '../read/reader.js';
import type { BlockSetup } from './block-reader.js';
import type { PackedLines } from './packed-lines.js';

/** The data with which a thread starts that reads lines. */
export interface LineSetup extends BlockSetup {
  options: ReadOptions;
  shape: SketchShape;
}

/** A block of lines with its records. */
export interface SketchedBlock {
  block: Uint8Array;
  lines: PackedLines;
}

/** A thread that reads and sketches blocks of lines, in their order. */
export class LineThread {
  readonly #worker: Worker;
  readonly #waiting: { take: (sketched: SketchedBlock) => void; fail: (error: unknown) => void }[] =
    [];
  #dead: RunError | null = null;

  constructor(setup: LineSetup) {
    this.#worker = new Worker(new URL('./line-worker.js', import.meta.url), { workerData: setup });
    this.#worker.on('message', (sketched: SketchedBlock) => this.#waiting.shift()?.take(sketched));
    this.#worker.on('error', (error) => this.#die(error));
    this.#worker.on('exit', (code) => this.#die(new Error(`it ended with status ${code}`)));
  }

  /** The records of a block, which goes to the thread and comes back. @throws {RunError} if the thread dies. */
  read(block: Uint8Array<ArrayBuffer>): Promise<SketchedBlock> {
    return new Promise((take, fail) => {
      if (this.#dead) fail(this.#dead);
      this.#waiting.push({ take, fail });
      this.#worker.postMessage(block, [block.buffer]);
    });
  }

  /** Ends the thread, even in the middle of a block. */
  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #die(error: unknown): void {
    this.#dead ??= new RunError(`a worker thread failed: ${messageOf(error)}`, { cause: error });
    for (const { fail } of this.#waiting.splice(0)) fail(this.#dead);
  }
}

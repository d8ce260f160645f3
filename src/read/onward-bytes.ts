import { InputFault } from '../article/skipped.js';
import type { ReadBytes } from './lines.js';

/** A stream that is read on after faults if it has more; the faults are kept aside. */
export class OnwardBytes {
  readonly #source: ReadBytes;
  #faults: InputFault[] = [];
  #last: InputFault | null = null;

  constructor(source: ReadBytes) {
    this.#source = source;
  }

  /** @throws a fault that comes again: the stream has no more. */
  readonly read: ReadBytes = (buffer, offset, length, position) => {
    for (;;) {
      try {
        return this.#source(buffer, offset, length, position);
      } catch (error) {
        if (!(error instanceof InputFault) || error === this.#last) throw error;
        this.#last = error;
        this.#faults.push(error);
      }
    }
  };

  /** The faults since the last call. */
  takeFaults(): InputFault[] {
    return this.#faults.splice(0);
  }
}

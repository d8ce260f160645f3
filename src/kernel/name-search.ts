import { type KernelExports, NAME_FILTER_BYTES, NAMED_LINE, ROW } from './abi.js';
import { Arena } from './arena.js';
import { NAMED_LINES_BYTES, NAMED_LINES_SCRATCH } from './bounds.js';
import type { ColumnPart, KernelColumns } from './columns.js';
import type { KernelInstance } from './instance.js';
import type { KernelMemory } from './memory.js';

/** The result for an article without such lines. */
const NO_LINES = new Uint32Array(0);

/** Some names in memory, with their filter and the regions that a search writes to. */
interface HeldNames {
  names: Uint32Array;
  pairs: number;
  filter: number;
  out: number;
  scratch: number;
}

/**
 * Searches articles for lines with names. The names stay in memory while they are the same array,
 * whose numbers must not change.
 */
export class NameSearch {
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #arena: Arena;
  #held: HeldNames | null = null;

  constructor({ exports, memory }: KernelInstance) {
    this.#exports = exports;
    this.#memory = memory;
    this.#arena = new Arena(memory);
  }

  /** See `ArticleSketch.namedLines`, for the article of this part. */
  namedLines(columns: KernelColumns, part: ColumnPart, names: Uint32Array): Uint32Array {
    const count = columns.numberOf(part, ROW.tokens);
    const { pairs, filter, out, scratch } = this.#hold(names);
    const lines = this.#exports.namedLines(
      columns.buffers.text,
      part.textBytes,
      part.tokens,
      count,
      pairs,
      names.length / 2,
      filter,
      out,
      scratch,
    );
    return lines === 0 ? NO_LINES : this.#memory.wordsAt(out, 1 + NAMED_LINE.length * lines);
  }

  #hold(names: Uint32Array): HeldNames {
    if (this.#held?.names === names) return this.#held;
    const arena = this.#arena;
    arena.reset();
    const held = {
      names,
      pairs: arena.putWords(names),
      filter: arena.allocate(NAME_FILTER_BYTES),
      out: arena.allocate(NAMED_LINES_BYTES),
      scratch: arena.allocate(NAMED_LINES_SCRATCH),
    };
    this.#exports.filterNames(held.pairs, names.length / 2, held.filter);
    this.#held = held;
    return held;
  }
}

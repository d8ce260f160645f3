/** A build of the kernel with articles laid out in its memory, each stage of them available. */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type KernelExports, TEXT_PADDING, UNIT } from '../../src/kernel/abi.js';
import { Arena } from '../../src/kernel/arena.js';
import { checkAbi, type KernelBuild } from '../../src/kernel/load.js';
import { KernelMemory } from '../../src/kernel/memory.js';

/**
 * The shape that a scan without options has (src/options/plan.ts): tokens per shingle, slots,
 * shingles per window.
 */
export const SHAPE = { shingle: 5, seed: 4, slots: 128, window: 9 } as const;

/** One token in this many differs in the edited copy of an article. */
const EDIT_EVERY = 20;

/** An article at every stage: pointers into kernel memory, and sizes. */
export interface LaidArticle {
  text: number;
  textBytes: number;
  tokens: number;
  tokenCount: number;
  spans: number;
  spanBytes: number;
  /** Shingles of `SHAPE.seed` tokens. */
  shingles: number;
  shingleCount: number;
  /** A table of the distinct shingles, with space for the copy's shingles. */
  table: number;
  slots: number;
  /** Keys and positions of fingerprints. */
  keys: number;
  positions: number;
  fingerprintCount: number;
}

/** The copy of an article: the same number of tokens, but every twentieth differs. */
export interface LaidCopy {
  tokens: number;
  shingles: number;
  /** Places of the shared fingerprints, as pairs of positions. */
  seeds: number;
  seedCount: number;
}

/** One build, one corpus. */
export class KernelBed {
  readonly exports: KernelExports;
  readonly memory: KernelMemory;
  readonly arena: Arena;
  readonly articles: readonly LaidArticle[];
  readonly copies: readonly LaidCopy[];
  /** The most tokens that an article can have, by its bytes. */
  readonly mostTokens: number;
  /** For the result of a routine: 32 bytes for each of `mostTokens`. */
  readonly out: number;
  /** For its scratch: 100 bytes for each token, and some more. */
  readonly scratch: number;

  constructor(build: KernelBuild, texts: readonly Uint8Array[]) {
    this.exports = instantiate(build);
    this.memory = new KernelMemory(this.exports.memory, this.exports.heapBase());
    this.arena = new Arena(this.memory);
    this.mostTokens = Math.max(...texts.map(({ length }) => mostTokens(length)));
    this.out = this.arena.allocate(this.mostTokens * 32);
    this.scratch = this.arena.allocate(this.mostTokens * 100 + SHAPE.slots + 64);
    this.articles = texts.map((text) => this.#layOut(text));
    this.copies = this.articles.map((article) => this.#copy(article));
  }

  #layOut(bytes: Uint8Array): LaidArticle {
    const { exports, arena, memory } = this;
    const text = arena.allocate(bytes.length + TEXT_PADDING);
    memory.putBytes(text, bytes);
    memory.putBytes(text + bytes.length, new Uint8Array(TEXT_PADDING));
    exports.tokenise(text, bytes.length, this.out, this.scratch, UNIT.utf16);
    const tokenCount = exports.tokenCount(this.out);
    const tokens = this.#keep(this.out, tokenCount * 4);
    const spanBytes = exports.decodeSpans(this.scratch, tokenCount, this.out) - this.scratch;
    const spans = this.#keep(this.scratch, spanBytes);
    const shingleCount = Math.max(1, tokenCount - SHAPE.seed + 1);
    exports.shingleInto(tokens, tokenCount, SHAPE.seed, this.out);
    const shingles = this.#keep(this.out, shingleCount * 8);
    const positionsAt = this.out + this.mostTokens * 4;
    const fingerprintCount = exports.winnow(
      shingles,
      shingleCount,
      SHAPE.window,
      this.out,
      positionsAt,
    );
    const keys = this.#keep(this.out, fingerprintCount * 4);
    const positions = this.#keep(positionsAt, fingerprintCount * 4);
    return {
      ...{ text, textBytes: bytes.length, tokens, tokenCount, spans, spanBytes },
      ...{ shingles, shingleCount, ...this.#tableOf(shingles, shingleCount) },
      ...{ keys, positions, fingerprintCount },
    };
  }

  #copy({ tokens, tokenCount, shingleCount, positions, fingerprintCount }: LaidArticle): LaidCopy {
    const { exports, arena, memory } = this;
    const edited = memory.wordsAt(tokens, tokenCount).map((token, i) => {
      return i % EDIT_EVERY === EDIT_EVERY - 1 ? ~token : token;
    });
    const seeds = [...memory.wordsAt(positions, fingerprintCount)]
      .filter((at) => at % EDIT_EVERY < EDIT_EVERY - SHAPE.seed)
      .flatMap((at) => [at, at]);
    const copy = arena.putWords(edited);
    const seedsAt = arena.putWords(Uint32Array.from(seeds));
    exports.shingleInto(copy, tokenCount, SHAPE.seed, this.out);
    const shingles = this.#keep(this.out, shingleCount * 8);
    return { tokens: copy, shingles, seeds: seedsAt, seedCount: seeds.length / 2 };
  }

  #tableOf(shingles: number, shingleCount: number): { table: number; slots: number } {
    const slots = 2 ** Math.ceil(Math.log2(6 * shingleCount));
    const table = this.arena.allocate(slots * 8);
    this.exports.setInto(shingles, shingleCount, table, slots);
    return { table, slots };
  }

  /** Copies data that the next call would overwrite to a region of its own. */
  #keep(pointer: number, bytes: number): number {
    const kept = this.arena.allocate(bytes);
    return this.memory.putBytes(kept, this.memory.bytesAt(pointer, bytes));
  }
}

/** Tokens that `bytes` bytes can hold, and some more. */
function mostTokens(bytes: number): number {
  return (bytes + 1) / 2 + 64;
}

/** The build in `dist/`, beside `build/`, from which this file runs. */
function instantiate(build: KernelBuild): KernelExports {
  const name = build === 'simd' ? 'kernel.wasm' : 'kernel-scalar.wasm';
  const file = fileURLToPath(new URL(`../../../dist/${name}`, import.meta.url));
  const module = new WebAssembly.Module(readFileSync(file));
  return checkAbi(new WebAssembly.Instance(module, {}).exports, name);
}

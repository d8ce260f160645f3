/** Sketches of simulated news, as the map half makes them, from token hashes in place of text. */
import { type KernelExports, ROW } from '../../src/kernel/abi.js';
import type { KernelColumns } from '../../src/kernel/columns.js';
import type { KernelMemory } from '../../src/kernel/memory.js';
import type { Plan } from '../../src/options/plan.js';
import type { RawArticle } from '../../src/read/raw-article.js';
import type { SketchBlock } from '../../src/sketch/block.js';
import type { BlockBuilder } from '../../src/sketch/block-builder.js';
import type { MappedJob } from '../../src/store/job-cache.js';
import type { MemoryBudget } from '../../src/store/memory-budget.js';
import type { SketchSet } from '../../src/store/sketch-set.js';
import type { Built } from './built.js';
import type { SimulatedNews } from './simulated-news.js';

/** The bytes of a token in text, with the space after it. */
export const TOKEN_BYTES = 6;
/** Articles of a block, unless they are long; 4 MB of news hold the same number. */
const BLOCK_ARTICLES = 1250;
/** Digits of an id. */
const ID_BYTES = 8;

/**
 * The sketches of `articles` articles: in memory while they fit in the budget, then on disk, as the
 * map half leaves them. Cost: some ten microseconds per article of 200 tokens.
 */
export function simulateSketches(
  built: Built,
  plan: Plan,
  news: SimulatedNews,
  articles: number,
  budget: MemoryBudget,
): SketchSet {
  const sketcher = new Sketcher(built, plan, news);
  const store = new built.SketchStore(built.parametersOf(plan));
  const jobs: MappedJob[] = [];
  const order = new Uint32Array(2 * articles);
  const close = (): void => {
    const block = sketcher.take();
    store.use(budget.spill);
    const packed = store.put(block);
    const rest = { sources: [], skipped: [], fields: [], texts: null, bytesRead: 0 };
    const job = { blocks: [packed], lines: packed.count, ...rest };
    budget.add(job);
    jobs.push(job);
  };
  for (let article = 0; article < articles; article++) {
    if (!sketcher.add(article)) {
      close();
      sketcher.add(article);
    }
    order[2 * article] = jobs.length;
    order[2 * article + 1] = sketcher.count - 1;
  }
  close();
  const blocks = jobs.flatMap((job) => job.blocks);
  return new built.SketchSet({ blocks, order });
}

/** Sketches articles into blocks, like `Mapper`. */
class Sketcher {
  readonly #plan: Plan;
  readonly #news: SimulatedNews;
  readonly #exports: KernelExports;
  readonly #memory: KernelMemory;
  readonly #columns: KernelColumns;
  readonly #builder: BlockBuilder;
  readonly #raw: RawArticle;
  readonly #tokens: Uint32Array;
  readonly #row = new Uint32Array(ROW.length);
  /** The hash of a token sequence, which the kernel gives as one number. */
  readonly #hash = new BigInt64Array(1);
  readonly #hashWords = new Uint32Array(this.#hash.buffer);

  constructor(built: Built, plan: Plan, news: SimulatedNews) {
    this.#plan = plan;
    this.#news = news;
    this.#exports = built.instantiate();
    this.#memory = new built.KernelMemory(this.#exports.memory, this.#exports.heapBase());
    this.#columns = new built.KernelColumns(this.#memory, plan.shape.slots);
    this.#builder = new built.BlockBuilder(this.#columns, {
      slots: plan.shape.slots,
      bands: plan.bands,
      rows: plan.rows,
    });
    this.#raw = new built.RawArticle(new built.TextKernel());
    this.#raw.bytes = new Uint8Array(ID_BYTES);
    this.#tokens = new Uint32Array(news.mostTokens);
  }

  /** Articles of the block so far. */
  get count(): number {
    return this.#builder.count;
  }

  /** Adds an article; false if the block is full. */
  add(article: number): boolean {
    if (this.#builder.count === BLOCK_ARTICLES) return false;
    const count = this.#news.write(article, this.#tokens);
    const bytes = count * TOKEN_BYTES;
    if (!this.#columns.hasRoomFor(bytes)) return false;
    this.#sketch(count);
    this.#fillRaw(article, bytes);
    const facts = { words: count, headline: 0, file: 0, credits: '', repeats: [], map: null };
    this.#builder.add(this.#raw, facts);
    return true;
  }

  /** The block of all articles since the last call: views, valid until the next article. */
  take(): SketchBlock {
    return this.#builder.take();
  }

  /** Sketches tokens like `sketch` of assembly/sketch.ts, without spans and repeats. */
  #sketch(count: number): void {
    const { shingle, seed, slots, window } = this.#plan.shape;
    const { shingleTwiceInto, sign, winnow } = this.#exports;
    const part = this.#columns.begin(count * TOKEN_BYTES, () => count);
    this.#memory.putWords(part.tokens, this.#tokens.subarray(0, count));
    const seeds = this.#columns.buffers.scratch;
    const shingles = seeds + (count + 1) * 8;
    const filled = shingles + (count + 1) * 8;
    this.#hash[0] = shingleTwiceInto(part.tokens, count, seed, seeds, shingles);
    sign(shingles, count - shingle + 1, slots, part.signature, filled);
    const row = this.#row;
    row[ROW.tokens] = count;
    row[ROW.fingerprints] = winnow(seeds, count - seed + 1, window, part.keys, part.positions);
    row[ROW.textHashLow] = this.#hashWords[0]!;
    row[ROW.textHashHigh] = this.#hashWords[1]!;
    row[ROW.units] = count * TOKEN_BYTES;
    this.#memory.putWords(part.row, row);
    this.#columns.add(part);
  }

  /** An article with an id; its text has only a length. */
  #fillRaw(article: number, textBytes: number): void {
    const raw = this.#raw;
    for (let at = ID_BYTES - 1, left = article; at >= 0; at--, left = Math.floor(left / 10)) {
      raw.bytes[at] = 48 + (left % 10);
    }
    raw.bounds.fill(ID_BYTES);
    raw.bounds[0] = 0;
    raw.bounds[raw.bounds.length - 1] = ID_BYTES + textBytes;
    raw.hashLow = this.#hashWords[0]!;
    raw.hashHigh = this.#hashWords[1]!;
    raw.line = article + 1;
  }
}

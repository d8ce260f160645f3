import { SkippedList, skip } from '../article/skipped.js';
import type { Engine } from '../kernel/engine.js';
import { KernelFullError } from '../kernel/memory.js';
import type { Plan } from '../options/plan.js';
import { FieldUses } from '../read/fields/field-uses.js';
import type { RawArticle, RawSkip } from '../read/raw-article.js';
import { articlesOf, readJob } from '../read/read-job.js';
import type { Job, ReadOptions } from '../read/reader.js';
import { repairSuspected } from '../repair/repair.js';
import { findRepeats } from '../repeats/repeats.js';
import { BlockBuilder, type SketchBlock } from '../sketch/block.js';
import type { MappedJob } from '../store/job-cache.js';
import type { KeptTexts } from '../store/kept-texts.js';
import type { Put } from '../store/sketch-store.js';
import { CreditFinder } from '../text/credit-lines.js';
import { headlineUnits } from '../text/headline.js';

const NO_REPEATS: readonly number[] = [];

/** Reads and sketches the articles of one job, other than standard input. */
export async function mapJob(
  job: Job,
  options: ReadOptions,
  mapper: Mapper,
  put: Put,
): Promise<MappedJob> {
  mapper.put = put;
  const destination = { job, mapper, skipped: new SkippedList(), fields: new FieldUses() };
  const { lines } = await readJob(job, options, (item) => addItem(item, destination));
  return mapped(destination, lines);
}

/**
 * Standard input is mapped in pieces of this many bytes of text; a skipped record counts for some
 * of them.
 */
const PIECE_BYTES = 4 * 1024 * 1024;
const SKIP_BYTES = 256;

/**
 * Reads and sketches standard input piece by piece: its length is unknown, and its sketches must go
 * to disk in time.
 * @param texts takes the texts, which cannot be read again; null if they are not needed.
 */
export async function* mapStdin(
  job: Job,
  options: ReadOptions,
  mapper: Mapper,
  put: Put,
  texts: KeptTexts | null,
): AsyncGenerator<MappedJob> {
  const items = articlesOf(job, options);
  let destination = { job, mapper, skipped: new SkippedList(), fields: new FieldUses() };
  let bytes = 0;
  for (;;) {
    const next = items.next();
    const item = next instanceof Promise ? await next : next;
    mapper.put = put;
    if (item.done) {
      yield mapped(destination, item.value.lines);
      return;
    }
    const { value } = item;
    const isAdded = addItem(value, destination);
    if (isAdded) texts?.add(value.text);
    bytes += isAdded ? value.textBytes : SKIP_BYTES;
    if (bytes < PIECE_BYTES) continue;
    yield mapped(destination, 0);
    destination = { ...destination, skipped: new SkippedList(), fields: new FieldUses() };
    bytes = 0;
  }
}

function mapped({ mapper, skipped, fields }: Destination, lines: number): MappedJob {
  return { blocks: mapper.finish(), skipped: skipped.records, fields: fields.all, lines };
}

/** Where an item of a job goes. */
interface Destination {
  job: Job;
  mapper: Mapper;
  skipped: SkippedList;
  fields: FieldUses;
}

/**
 * Sketches an article, or notes a skipped record; returns whether it is an article with a sketch.
 */
function addItem(
  item: RawArticle | RawSkip,
  { job, mapper, skipped, fields }: Destination,
): item is RawArticle {
  if (item.type === 'skipped') {
    skipped.add(item);
    return false;
  }
  try {
    mapper.add(item);
    fields.note(item.fields, job.files[item.file]!.shown);
    return true;
  } catch (error) {
    if (!(error instanceof KernelFullError)) throw error;
    skipped.add(skipLong(job, item));
    return false;
  }
}

/** The skipped record of an article that does not fit in a kernel; the others are still read. */
function skipLong({ files }: Job, { textBytes, file, line }: RawArticle): RawSkip {
  const message = `a text of ${textBytes} bytes, more than fit into the memory of one kernel`;
  return skip(files[file]!.shown, 'too-large', message, line === 0 ? undefined : line);
}

/** Sketches articles one by one into blocks; one mapper serves all jobs of a thread. */
export class Mapper {
  readonly #engine: Engine;
  readonly #plan: Plan;
  readonly #builder: BlockBuilder;
  readonly #credits: CreditFinder;
  #blocks: SketchBlock[] = [];
  /** Puts the blocks that are closed from now on. */
  put: Put;

  constructor(engine: Engine, plan: Plan, put: Put) {
    this.put = put;
    this.#engine = engine;
    this.#plan = plan;
    this.#builder = new BlockBuilder(engine, {
      slots: plan.shape.slots,
      bands: plan.bands,
      rows: plan.rows,
    });
    this.#credits = new CreditFinder(engine);
  }

  /** Adds one article of a job. */
  add(article: RawArticle): void {
    if (!this.#engine.hasRoomFor(article.textBytes)) this.#close();
    const earlier = this.#builder.copyOf(article);
    if (earlier >= 0) {
      this.#engine.sketchAgain(earlier);
      this.#builder.addCopy(article, earlier);
    } else {
      this.#sketch(article);
    }
  }

  /** The blocks of all articles since the last call. */
  finish(): SketchBlock[] {
    if (this.#builder.count > 0) this.#close();
    const blocks = this.#blocks;
    this.#blocks = [];
    return blocks;
  }

  #sketch(article: RawArticle): void {
    const original = article.text;
    const repaired = repairSuspected(original, article.suspected, this.#plan.shape.unit);
    const text = repaired?.text ?? original;
    if (!this.#engine.hasRoomFor(text.length)) this.#close();
    const sketch = this.#engine.sketch(text);
    const source = repaired && { original, byteMap: repaired.byteMap };
    const credits = this.#credits.creditsOf(sketch, text).join('\n');
    const repeats =
      sketch.repeatCount > 0 && this.#plan.find.repeats
        ? findRepeats(this.#engine, sketch, text, this.#plan, source)
        : NO_REPEATS;
    const words = repaired ? this.#engine.tokenCount(original) : sketch.tokens.length;
    const headline = headlineUnits(text, this.#plan.shape.unit);
    const map = repaired?.map ?? null;
    this.#builder.add(article, { words, headline, credits, repeats, map });
  }

  #close(): void {
    this.#blocks.push(this.put(this.#builder.take()));
  }
}

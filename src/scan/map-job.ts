import { SkippedList, skip } from '../article/skipped.js';
import type { Engine } from '../kernel/engine.js';
import { KernelFullError } from '../kernel/memory.js';
import type { Plan } from '../options/plan.js';
import { FieldUses } from '../read/fields/field-uses.js';
import type { RecordFields } from '../read/fields/guess-fields.js';
import type { RawArticle, RawSkip } from '../read/raw-article.js';
import { articlesOf, readJob } from '../read/read-job.js';
import type { Job, JobTotals, Reading } from '../read/reader.js';
import { repairSuspected } from '../repair/repair.js';
import { findRepeats } from '../repeats/repeats.js';
import type { SketchBlock } from '../sketch/block.js';
import { BlockBuilder } from '../sketch/block-builder.js';
import { RecordReader } from '../store/block-records.js';
import type { MappedJob } from '../store/job-cache.js';
import { type JobTexts, JobTextsBuilder } from '../store/job-texts.js';
import type { Put } from '../store/sketch-store.js';
import { packCredits } from '../text/credit.js';
import { CreditFinder } from '../text/credit-lines.js';
import { headlineUnits } from '../text/headline.js';

/** The repeats of an article that has none. */
const NO_REPEATS: readonly number[] = [];

/** How a thread maps jobs. */
export interface Mapping {
  reading: Reading;
  mapper: Mapper;
  /** Whether texts that cannot be read again are kept. */
  keepsTexts: boolean;
}

/** Reads and sketches the articles of one job. */
export async function mapJob(
  job: Job,
  { reading, mapper, keepsTexts }: Mapping,
  put: Put,
): Promise<MappedJob> {
  mapper.put = put;
  const piece = new Piece(mapper, keepsTexts);
  const totals = await readJob(job, reading, (item) => piece.add(item));
  return piece.take(totals);
}

/** The texts of a job that cannot be read again, if its sketches are known already. */
export async function textsOf(
  job: Job,
  reading: Reading,
  blocks: readonly SketchBlock[],
): Promise<JobTexts | null> {
  const texts = new JobTextsBuilder();
  const hashes = exactHashes(blocks);
  let next = hashes.next();
  let articles = 0;
  await readJob(job, reading, (item) => {
    if (item.type === 'skipped' || next.done) return;
    const [low, high] = next.value;
    // An article that did not fit into a kernel is in no block.
    if (item.hashLow !== low || item.hashHigh !== high) return;
    if (!item.isSeekable) texts.add(articles, item.text);
    articles++;
    next = hashes.next();
  });
  return texts.take();
}

/** The hash of each text, in two words, in the order of the articles. */
function* exactHashes(blocks: readonly SketchBlock[]): Generator<[low: number, high: number]> {
  const records = new RecordReader(blocks);
  for (const [index, { count }] of blocks.entries()) {
    const { exact } = records.of(index);
    for (let article = 0; article < count; article++) {
      yield [exact[2 * article]!, exact[2 * article + 1]!];
    }
  }
}

/**
 * A job is mapped in pieces of this many bytes of text; a skipped record counts for some of them.
 */
const PIECE_BYTES = 4 * 1024 * 1024;
const SKIP_BYTES = 256;

/**
 * Reads and sketches a job of unknown size piece by piece: its sketches must go to disk in time. All
 * pieces share the list of sources, which grows until the last of them.
 */
export async function* mapInPieces(
  job: Job,
  { reading, mapper, keepsTexts }: Mapping,
  put: Put,
): AsyncGenerator<MappedJob> {
  const items = articlesOf(job, reading);
  let piece = new Piece(mapper, keepsTexts);
  /** Bytes of the input before the piece. */
  let before = 0;
  for (;;) {
    const next = items.next();
    const item = next instanceof Promise ? await next : next;
    mapper.put = put;
    if (item.done) {
      yield piece.take({ ...item.value, bytesRead: items.bytesRead - before });
      return;
    }
    piece.add(item.value);
    if (piece.bytes < PIECE_BYTES) continue;
    const { sources, bytesRead } = items;
    yield piece.take({ lines: 0, sources, bytesRead: bytesRead - before });
    before = bytesRead;
    piece = new Piece(mapper, keepsTexts);
  }
}

/** The articles of a job, or of a part of it, while they are sketched. */
class Piece {
  readonly #mapper: Mapper;
  readonly #texts: JobTextsBuilder | null;
  readonly #skipped = new SkippedList();
  readonly #fields = new FieldUses();
  readonly #textFields = new Map<number, string>();
  #noted: RecordFields | null = null;
  #articles = 0;
  /** Bytes of its texts; a skipped record counts for some. */
  bytes = 0;

  constructor(mapper: Mapper, keepsTexts: boolean) {
    this.#mapper = mapper;
    this.#texts = keepsTexts ? new JobTextsBuilder() : null;
  }

  /** Sketches an article, or notes a skipped record. */
  add(item: RawArticle | RawSkip): void {
    if (item.type === 'skipped') {
      this.#skip(item);
      return;
    }
    try {
      this.#mapper.add(item);
    } catch (error) {
      if (!(error instanceof KernelFullError)) throw error;
      this.#skip(skipLong(item));
      return;
    }
    if (!item.isSeekable) this.#texts?.add(this.#articles, item.text);
    this.#noteFields(item);
    this.#articles++;
    this.bytes += item.textBytes;
  }

  #noteFields({ fields, container, member, source }: RawArticle): void {
    if (fields === null || fields === this.#noted) return;
    this.#noted = fields;
    const shown = container?.shown ?? '';
    this.#fields.note(fields, member === '' ? shown : `${shown}/${member}`);
    if (fields.assumed.text) this.#textFields.set(source, fields.assumed.text);
  }

  #skip(record: RawSkip): void {
    this.#skipped.add(record);
    this.bytes += SKIP_BYTES;
  }

  take({ lines, sources, bytesRead }: JobTotals): MappedJob {
    for (const [source, field] of this.#textFields) sources[source]!.field = field;
    return {
      blocks: this.#mapper.finish(),
      sources,
      texts: this.#texts?.take() ?? null,
      skipped: this.#skipped.records,
      fields: this.#fields.all,
      lines,
      bytesRead,
    };
  }
}

/** The skipped record of an article that does not fit in a kernel; the others are still read. */
function skipLong({ textBytes, container, line }: RawArticle): RawSkip {
  const message = `a text of ${textBytes} bytes, more than fit into the memory of one kernel`;
  return skip(container!.shown, 'too-large', message, line === 0 ? undefined : line);
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
    const credits = packCredits(this.#credits.creditsOf(article.byline, sketch, text));
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

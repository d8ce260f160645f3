import type { Address } from '../article/address.js';
import { encodingOf } from '../article/encodings.js';
import { nameArticles, sourceId, type Unnamed } from '../article/names.js';
import type { Chrome } from '../extract/chrome.js';
import type { TextKernel } from '../kernel/text-kernel.js';
import { readTextAgain } from '../read/read-again.js';
import { encodingNumberOf, type SketchBlock } from '../sketch/block.js';
import { allocateShared } from '../sketch/lists.js';
import { stringAt } from '../sketch/strings.js';
import { type BlockRecords, RecordReader } from '../store/block-records.js';
import type { MappedJob } from '../store/job-cache.js';
import type { KeptTexts } from '../store/kept-texts.js';
import { SketchSet } from '../store/sketch-set.js';
import { aboutFiles, type FileFacts, linesBeforeJobs } from './file-facts.js';
import type { MappedJobs } from './pool.js';

/** The articles of all jobs, numbered in the order of their names. */
export interface Collection extends FileFacts {
  set: SketchSet;
  blocks: SketchBlock[];
  ids: string[];
  /** The ids that articles have in their records, only for articles whose ids are qualified. */
  qualified: ReadonlyMap<number, string>;
  /** The text of an article, read again from its source. */
  textOf: (article: number) => string;
  /** The place where an article was read. */
  addressOf: (article: number) => Address;
  /** The chrome that its text is without, if it is from a page. */
  chromeOf: (article: number) => Chrome;
  /**
   * Reads the data of sketches on disk that `textOf` and `addressOf` need, so that both still work
   * after the sketches are gone. Takes 32 bytes of memory for each article whose sketch is on disk.
   */
  holdPlaces: () => void;
  /** Releases the texts that were kept, in memory and on disk. */
  dropTexts: () => void;
}

/** All blocks one after another, and the source of each of their articles. */
interface Inputs {
  blocks: SketchBlock[];
  records: RecordReader;
  /** Number of each block's job. */
  jobOf: number[];
  /** Articles before each block. */
  before: number[];
  count: number;
}

/**
 * Numbers the articles of all jobs in the order of their names, which `nameArticles` gives them.
 * @param textField field of a record that holds its text.
 * @param texts the texts that cannot be read again; null if they were not kept.
 * @param kernel checks the texts that are read again.
 */
export function collect(
  { jobs, mapped, firstTexts }: MappedJobs,
  textField: string,
  texts: KeptTexts | null,
  kernel: TextKernel,
): Collection {
  const inputs = inputsOf(mapped);
  const { blocks, records, jobOf, before, count } = inputs;
  const linesBefore = linesBeforeJobs(jobs, mapped);
  const unnamed = unnamedOf({ jobs, mapped }, inputs, linesBefore);
  const { names, order: numbered, qualified } = nameArticles(count, unnamed);
  const order = placesInBlocks(numbered, before);
  const set = new SketchSet({ blocks, order });
  const addressOf = (article: number): Address => {
    const [blockIndex = 0, local = 0] = order.subarray(2 * article, 2 * article + 2);
    const number = jobOf[blockIndex]!;
    const places = records.of(blockIndex);
    const { file, member, format, field } = mapped[number]!.sources[places.sources[local]!]!;
    const { path, id: fileId } = jobs[number]!.files[file]!;
    return {
      reader: format,
      path,
      ...(member !== '' && { member }),
      fileId,
      line: places.lines[local]! + linesBefore[number]!,
      start: places.starts[local]!,
      end: places.ends[local]!,
      encoding: encodingOf(encodingNumberOf(blocks[blockIndex]!, local)),
      field: field ?? textField,
    };
  };
  const keptText = keptTexts({ mapped, firstTexts }, inputs);
  return {
    ...{ set, blocks },
    ids: namesInOrder(names, numbered),
    qualified: ownIds(qualified, numbered, (article) => unnamed(article).own),
    ...aboutFiles(jobs, mapped, linesBefore),
    addressOf,
    textOf: (article) => {
      const [blockIndex = 0, local = 0] = order.subarray(2 * article, 2 * article + 2);
      const kept = keptText(blockIndex, local);
      if (kept >= 0 && texts) return texts.of(kept);
      return readTextAgain(addressOf(article), hashAt(records.of(blockIndex), local), kernel);
    },
    chromeOf: (article) => jobs[jobOf[order[2 * article]!]!]!.chrome ?? {},
    holdPlaces: () => records.holdPlaces(),
    dropTexts: () => texts?.close(),
  };
}

/** The hash of an article's text. */
function hashAt({ exact }: BlockRecords, local: number): { low: number; high: number } {
  return { low: exact[2 * local]!, high: exact[2 * local + 1]! };
}

function inputsOf(mapped: readonly MappedJob[]): Inputs {
  const blocks = mapped.flatMap((result) => result.blocks);
  const records = new RecordReader(blocks);
  const inputs: Inputs = { blocks, records, jobOf: [], before: [], count: 0 };
  for (const [job, result] of mapped.entries()) {
    for (const block of result.blocks) {
      inputs.jobOf.push(job);
      inputs.before.push(inputs.count);
      inputs.count += block.count;
    }
  }
  return inputs;
}

/** The data by which articles are named, by their numbers in the order of inputs. */
function unnamedOf(
  { jobs, mapped }: Pick<MappedJobs, 'jobs' | 'mapped'>,
  { blocks, records, jobOf, before }: Inputs,
  linesBefore: readonly number[],
): (article: number) => Unnamed {
  let blockIndex = 0;
  return (article) => {
    const block = blocks[blockIndex];
    const isIn = block && article - before[blockIndex]! < block.count;
    if (!isIn || article < before[blockIndex]!) blockIndex = lastNotAfter(before, article);
    const local = article - before[blockIndex]!;
    const number = jobOf[blockIndex]!;
    const { strings, lines, sources } = records.of(blockIndex);
    const source = mapped[number]!.sources[sources[local]!]!;
    const file = sourceId(jobs[number]!.files[source.file]!.id, source.member);
    const line = lines[local]! + linesBefore[number]!;
    return { own: stringAt(strings, local, 'id'), file, line };
  };
}

/** The own ids of articles that were qualified, by the numbers that `order` gives them. */
export function ownIds(
  qualified: readonly number[],
  order: Uint32Array,
  ownOf: (article: number) => string,
): Map<number, string> {
  const owns = new Map(qualified.map((article) => [article, ownOf(article)]));
  const ids = new Map<number, string>();
  if (owns.size === 0) return ids;
  for (const [number, article] of order.entries()) {
    const own = owns.get(article);
    if (own) ids.set(number, own);
  }
  return ids;
}

function namesInOrder(names: readonly string[], order: Uint32Array): string[] {
  const sorted = new Array<string>(order.length);
  for (let i = 0; i < order.length; i++) sorted[i] = names[order[i]!]!;
  return sorted;
}

/** Block of each article, and its number there. Articles of a block usually follow each other. */
function placesInBlocks(articles: Uint32Array, before: readonly number[]): Uint32Array {
  const places = allocateShared(2 * articles.length);
  let block = 0;
  for (let i = 0; i < articles.length; i++) {
    const article = articles[i]!;
    const isIn = before[block]! <= article && article < (before[block + 1] ?? Infinity);
    if (!isIn) block = lastNotAfter(before, article);
    places[2 * i] = block;
    places[2 * i + 1] = article - before[block]!;
  }
  return places;
}

/**
 * Gives the number of the kept text of an article, by its block and its number there; -1 if it can
 * be read again.
 */
function keptTexts(
  { mapped, firstTexts }: Pick<MappedJobs, 'mapped' | 'firstTexts'>,
  { jobOf, before }: Inputs,
): (blockIndex: number, local: number) => number {
  const firstBlocks = firstBlocksOf(jobOf, mapped.length);
  return (blockIndex, local) => {
    const number = jobOf[blockIndex]!;
    const first = firstTexts.get(mapped[number]!);
    if (first === undefined) return -1;
    const inJob = before[blockIndex]! + local - before[firstBlocks[number]!]!;
    const { articles } = mapped[number]!.texts!;
    const index = lastNotAfter(articles, inJob);
    return articles[index] === inJob ? first + index : -1;
  };
}

/** The first block of each job. */
function firstBlocksOf(jobOf: readonly number[], jobs: number): Uint32Array {
  const first = new Uint32Array(jobs);
  for (let block = jobOf.length - 1; block >= 0; block--) first[jobOf[block]!] = block;
  return first;
}

/** Index of the last of some ascending numbers that is not above `value`. */
function lastNotAfter(ascending: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (ascending[middle]! <= value) low = middle;
    else high = middle;
  }
  return low;
}

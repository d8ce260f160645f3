import { possibleNames } from '../article/names.js';
import { type SkippedRecord, skip } from '../article/skipped.js';
import { UsageError } from '../errors.js';
import { TextKernel } from '../kernel/text-kernel.js';
import { comparingShape } from '../options/plan.js';
import type { ScanOptions } from '../options/scan-options.js';
import { validateOptions } from '../options/validate.js';
import { takeArticles } from '../read/given-articles.js';
import { type GivenPair, readPairs } from '../read/read-pairs.js';
import { type FoundTexts, type KeptText, nameTexts, readTexts } from '../read/read-texts.js';
import { rounded } from '../records/assemble.js';
import { seal } from '../records/ndjson.js';
import { encodingNotices, fileNotices } from '../records/notices.js';
import type { NoticeRecord, PassageRecord, ScanResult } from '../records/records.js';
import type { ScanHooks } from '../scan/hooks.js';
import { checkHooks, type ScanInput, takeInput } from '../scan/input.js';
import { readOptions } from '../scan/read-options.js';
import { loadChecksums } from '../store/checksum.js';
import type { PairWorkerSetup } from './messages.js';
import { type AlignedPairs, PAIR_PASSAGE, PASSAGE_KINDS } from './pair-job.js';
import { alignPairs, PAIRS_A_JOB } from './pair-pool.js';

/** Options of {@link comparePairs}. */
type PairOptions = Partial<
  Pick<
    ScanOptions,
    | 'minPassage'
    | 'shingle'
    | 'offsets'
    | 'workers'
    | 'engine'
    | 'fieldId'
    | 'fieldText'
    | 'encoding'
  >
>;

/**
 * Compares given pairs of articles in depth, each as {@link compare} does, on all cores.
 *
 * The result has the passages in the order of the pairs, two occurrences each, the first article of
 * the pair first; it has no articles and no clusters. Pairs with an id that no article has are
 * skipped and named. The result does not depend on the number of workers. Cost: about a millisecond
 * a pair of news articles.
 *
 * @param articles paths of files, as `scan` takes them, or articles in memory.
 * @param pairs the path of a CSV file with the columns `a` and `b`, or pairs of ids.
 * @throws {UsageError} that names every wrong option, or for a file of pairs without a header, or if a
 *   pair is not two ids.
 * @throws {RunError} if the file of pairs cannot be read.
 */
export async function comparePairs(
  articles: ScanInput,
  pairs: string | ReadonlyArray<readonly [a: string, b: string]>,
  options: PairOptions = {},
  hooks: ScanHooks = {},
): Promise<ScanResult> {
  const settings = validateOptions(options);
  checkHooks(hooks);
  const { onProgress, signal } = hooks;
  const given = typeof pairs === 'string' ? readPairs(pairs, settings.encoding) : pairsOf(pairs);
  const progress = { articles: 0, bytes: 0, totalBytes: 0, pairs: 0, totalPairs: 0 };
  onProgress?.({ ...progress, phase: 'list' });
  const wanted = new Set(given.pairs.flatMap(({ a, b }) => [a, b]));
  const found = await textsOf(articles, settings, wanted);
  const file = typeof pairs === 'string' ? pairs : '#';
  const known = given.pairs.filter(({ a, b }) => found.texts.has(a) && found.texts.has(b));
  const unknown = unknownIds(given.pairs, found, file);
  const ids = [...found.texts.keys()];
  const totals = { ...progress, articles: ids.length, totalPairs: known.length };
  const setup = setupOf(found.texts, settings);
  const results = await alignPairs(numbersOf(known, ids), setup, {
    workers: settings.workers,
    signal,
    onJob: ({ tokens }) => {
      totals.pairs += tokens.length / 2;
      onProgress?.({ ...totals, phase: 'compare' });
    },
  });
  const passages = passageRecords(results, known);
  const skipped = [...found.skipped, ...given.skipped, ...unknown];
  const parts = { passages, skipped, notices: noticesOf(found) };
  const records = withSummary(parts, results, known, settings, setup.texts.length);
  const newChecksum = await loadChecksums();
  return seal(records, newChecksum());
}

/** @throws {UsageError} that names the first element that is not a pair of ids. */
function pairsOf(pairs: ReadonlyArray<readonly [string, string]>): {
  pairs: GivenPair[];
  skipped: SkippedRecord[];
} {
  const list: readonly unknown[] = Array.isArray(pairs) ? pairs : [pairs];
  const wrong = list.findIndex((pair) => !isPair(pair));
  if (wrong >= 0) {
    const where = Array.isArray(pairs) ? `, got another value at index ${wrong}` : '';
    throw new UsageError(`pairs takes a path, or a list of pairs of ids as strings${where}`);
  }
  return { pairs: pairs.map(([a, b], i) => ({ a, b, line: i + 1 })), skipped: [] };
}

function isPair(pair: unknown): pair is readonly [string, string] {
  return Array.isArray(pair) && pair.length === 2 && pair.every((id) => typeof id === 'string');
}

async function textsOf(
  input: ScanInput,
  settings: ScanOptions,
  wanted: ReadonlySet<string>,
): Promise<FoundTexts> {
  const isWanted = (name: string) => wanted.has(name);
  const { paths, articles } = await takeInput(input);
  if (articles === null) {
    const reading = { options: readOptions(settings), kernel: new TextKernel() };
    return readTexts(paths, reading, isWanted);
  }
  const taken = takeArticles(articles);
  const encoder = new TextEncoder();
  const kept = new Map<number, KeptText>();
  for (const [i, { text }] of taken.articles.entries()) {
    if (possibleNames(taken.unnamed[i]!).some(isWanted)) {
      kept.set(i, { text: encoder.encode(text), encoding: 0, metadata: {} });
    }
  }
  return { ...nameTexts(taken.unnamed, kept, isWanted), skipped: taken.skipped, passedOver: [] };
}

function unknownIds(
  pairs: readonly GivenPair[],
  { texts, shared }: FoundTexts,
  file: string,
): SkippedRecord[] {
  return pairs.flatMap(({ a, b, line }) => {
    const missing = [...new Set([a, b])].filter((id) => !texts.has(id));
    if (missing.length === 0) return [];
    const why = missing.map((id) => whyUnknown(id, shared.get(id) ?? []));
    return [skip(file, 'unknown-id', `${why.join(', ')}; the pair is left out`, line)];
  });
}

/** The number of names shown for articles that share an id. */
const SHOWN = 3;

function whyUnknown(id: string, sharing: readonly string[]): string {
  if (sharing.length === 0) return `no article has the id ${JSON.stringify(id)}`;
  const names = sharing.slice(0, SHOWN).map((name) => JSON.stringify(name));
  return `${sharing.length} articles have the id ${JSON.stringify(id)}: name one, such as ${names.join(', ')}`;
}

/** All texts in one buffer that threads share, so that no thread gets a copy. */
function setupOf(texts: ReadonlyMap<string, Uint8Array>, settings: ScanOptions): PairWorkerSetup {
  const ends = new Float64Array(texts.size);
  let bytes = 0;
  for (const text of texts.values()) bytes += text.length;
  const shared = new Uint8Array(new SharedArrayBuffer(bytes));
  let end = 0;
  for (const [i, text] of [...texts.values()].entries()) {
    shared.set(text, end);
    end += text.length;
    ends[i] = end;
  }
  const { engine, minPassage } = settings;
  return { engine, minPassage, shape: comparingShape(settings), texts: shared, ends };
}

function numbersOf(pairs: readonly GivenPair[], ids: readonly string[]): Uint32Array {
  const numbers = new Map(ids.map((id, number) => [id, number]));
  return Uint32Array.from(pairs.flatMap(({ a, b }) => [numbers.get(a) ?? 0, numbers.get(b) ?? 0]));
}

function passageRecords(
  results: readonly AlignedPairs[],
  pairs: readonly GivenPair[],
): PassageRecord[] {
  const records: PassageRecord[] = [];
  for (const [job, { passages }] of results.entries()) {
    for (let at = 0; at < passages.length; at += PAIR_PASSAGE.length) {
      const number = (field: number) => passages[at + field] ?? 0;
      const pair = pairs[job * PAIRS_A_JOB + number(PAIR_PASSAGE.pair)];
      const [matches, edits] = [number(PAIR_PASSAGE.matches), number(PAIR_PASSAGE.edits)];
      const identity = rounded(matches / (matches + edits));
      const occurrence = (article: string, start: number, end: number) => ({
        article,
        start: number(start),
        end: number(end),
        identity,
        edits,
      });
      records.push({
        type: 'passage',
        id: `p${records.length + 1}`,
        words: number(PAIR_PASSAGE.words),
        origin: null,
        boilerplate: false,
        house: false,
        kind: PASSAGE_KINDS[number(PAIR_PASSAGE.kind)] ?? 'edited',
        occurrences: [
          occurrence(pair?.a ?? '', PAIR_PASSAGE.firstStart, PAIR_PASSAGE.firstEnd),
          occurrence(pair?.b ?? '', PAIR_PASSAGE.secondStart, PAIR_PASSAGE.secondEnd),
        ],
      });
    }
  }
  return records;
}

/** Notices on how the compared articles were read, in the order of their names. */
function noticesOf({ texts, encodings, passedOver }: FoundTexts): NoticeRecord[] {
  const ids = [...texts.keys()].sort((x, y) => (x < y ? -1 : 1));
  return [
    ...fileNotices(passedOver),
    ...encodingNotices(ids, (article) => encodings.get(ids[article]!) ?? 0),
  ];
}

function withSummary(
  { passages, skipped, notices }: Pick<ScanResult, 'passages' | 'skipped' | 'notices'>,
  results: readonly AlignedPairs[],
  pairs: readonly GivenPair[],
  { offsets }: ScanOptions,
  bytes: number,
): ScanResult {
  const words = new Map<string, number>();
  for (const [i, { a, b }] of pairs.entries()) {
    const { tokens } = results[Math.floor(i / PAIRS_A_JOB)] ?? { tokens: [] };
    const at = 2 * (i % PAIRS_A_JOB);
    words.set(a, tokens[at] ?? 0);
    words.set(b, tokens[at + 1] ?? 0);
  }
  return {
    articles: [],
    clusters: [],
    forms: [],
    passages,
    repeats: [],
    skipped,
    sources: [],
    notices,
    summary: {
      type: 'summary',
      articles: words.size,
      words: [...words.values()].reduce((sum, count) => sum + count, 0),
      bytes,
      pairs: pairs.length,
      clusters: 0,
      forms: 0,
      passages: passages.length,
      repeats: 0,
      skipped: skipped.length,
      offsets,
      digest: '',
    },
  };
}

/** The routines of the kernel that are timed, each as a call that is repeated. */

import { ALIGNMENT, ROW, RUN, UNIT } from '../../src/kernel/abi.js';
import type { Script } from '../corpora/scripts.js';
import { type KernelBed, type LaidArticle, SHAPE } from './bed.js';

/** One pass over a corpus. */
export interface Work {
  /** In the unit of the case. */
  units: number;
  /** Bytes of the input that are read, each counted once. */
  inputBytes: number;
  calls: number;
  /** One call of the routine; returns its result, unless that is a pointer. */
  call(index: number): number | bigint | undefined;
  /** The output of that call and its size, in which both builds must agree. */
  output?(index: number, given: number): { at: number; bytes: number };
  /** Runs before each pass, outside its time. */
  reset?(): void;
}

/** One entry of the list. */
export interface Case {
  /** Its name for `--case`, and in the table. */
  routine: string;
  /** The unit for which nanoseconds are counted. */
  unit: string;
  /** Prepares the case; its memory is freed after the case. */
  prepare(bed: KernelBed): Work;
  /** The least bytes of text a second that one core should process. */
  target?: Record<Script, number>;
}

const { shingle: K, seed: SEED, slots: SLOTS, window: WINDOW } = SHAPE;

/** All cases, in the order of the table. A new routine is one more entry. */
export const CASES: readonly Case[] = [
  {
    routine: 'suspect',
    unit: 'byte',
    prepare: ({ exports, articles }) => ({
      ...over(articles, textBytes, textBytes),
      call: (i) => exports.suspect(articles[i]!.text, articles[i]!.textBytes),
    }),
  },
  {
    routine: 'tokenise',
    unit: 'token',
    prepare: ({ exports, articles, out, scratch }) => ({
      ...over(articles, tokenCount, textBytes),
      call(i) {
        const { text, textBytes } = articles[i]!;
        return exports.tokenise(text, textBytes, out, scratch, UNIT.utf16);
      },
      output: (i) => ({ at: out, bytes: articles[i]!.tokenCount * 4 }),
    }),
  },
  {
    routine: 'shingleInto',
    unit: 'token',
    prepare: ({ exports, articles, out }) => ({
      ...over(articles, tokenCount, (article) => article.tokenCount * 4),
      call(i) {
        const { tokens, tokenCount } = articles[i]!;
        return exports.shingleInto(tokens, tokenCount, SEED, out);
      },
      output: (i) => ({ at: out, bytes: articles[i]!.shingleCount * 8 }),
    }),
  },
  {
    routine: 'shingleTwiceInto',
    unit: 'token',
    prepare: ({ exports, articles, mostTokens, out, scratch }) => ({
      ...over(articles, tokenCount, (article) => article.tokenCount * 4),
      call(i) {
        const { tokens, tokenCount } = articles[i]!;
        const longer = scratch + mostTokens * 8;
        return exports.shingleTwiceInto(tokens, tokenCount, SEED, out, longer);
      },
      output: (i) => ({ at: out, bytes: articles[i]!.shingleCount * 8 }),
    }),
  },
  {
    routine: 'sign',
    unit: 'shingle',
    prepare: ({ exports, articles, out, scratch }) => ({
      ...over(articles, shingleCount, shingleBytes),
      call(i) {
        const { shingles, shingleCount } = articles[i]!;
        exports.sign(shingles, shingleCount, SLOTS, out, scratch);
        return undefined;
      },
      output: () => ({ at: out, bytes: SLOTS * 4 }),
    }),
  },
  {
    routine: 'winnow',
    unit: 'shingle',
    prepare: ({ exports, articles, out, scratch }) => ({
      ...over(articles, shingleCount, shingleBytes),
      call(i) {
        const { shingles, shingleCount } = articles[i]!;
        return exports.winnow(shingles, shingleCount, WINDOW, out, scratch);
      },
      output: (_, fingerprints) => ({ at: out, bytes: fingerprints * 4 }),
    }),
  },
  {
    routine: 'repeatedRuns',
    unit: 'shingle',
    prepare: ({ exports, articles, out, scratch }) => ({
      ...over(articles, shingleCount, shingleBytes),
      call(i) {
        const { tokens, shingles, shingleCount } = articles[i]!;
        return exports.repeatedRuns(tokens, shingles, shingleCount, SEED, scratch, out);
      },
      output: (_, runs) => ({ at: out, bytes: runs * RUN.length * 4 }),
    }),
  },
  {
    routine: 'tokenise to winnow',
    unit: 'token',
    target: { ascii: 500e6, cyrillic: 200e6, han: 200e6 },
    prepare: prepareMap,
  },
  { routine: 'sketch', unit: 'token', prepare: prepareSketch },
  {
    routine: 'decodeSpans',
    unit: 'token',
    prepare: ({ exports, articles, out }) => ({
      ...over(articles, tokenCount, (article) => article.spanBytes),
      call(i) {
        exports.decodeSpans(articles[i]!.spans, articles[i]!.tokenCount, out);
        return undefined;
      },
      output: (i) => ({ at: out, bytes: articles[i]!.tokenCount * 8 }),
    }),
  },
  {
    routine: 'setInto',
    unit: 'shingle',
    prepare: ({ exports, articles }) => ({
      ...over(articles, shingleCount, shingleBytes),
      call(i) {
        const { shingles, shingleCount, table, slots } = articles[i]!;
        return exports.setInto(shingles, shingleCount, table, slots);
      },
      output: (i) => ({ at: articles[i]!.table, bytes: articles[i]!.slots * 8 }),
    }),
  },
  { routine: 'matchTokens', unit: 'token', prepare: prepareMatch },
  { routine: 'overlapInto', unit: 'shingle', prepare: prepareOverlap },
  { routine: 'sortPairs', unit: 'pair', prepare: prepareSort },
  {
    routine: 'align, edited copy',
    unit: 'token',
    prepare: (bed) => prepareAlign(bed, (i) => bed.copies[i]!.tokens),
  },
  {
    routine: 'align, equal tokens',
    unit: 'token',
    prepare: (bed) => prepareAlign(bed, (i) => bed.articles[i]!.tokens),
  },
];

/** The map half as it runs for signatures and fingerprints, one routine after another. */
function prepareMap({ exports, arena, articles, mostTokens, out, scratch }: KernelBed): Work {
  const tokens = arena.allocate(mostTokens * 4);
  const spans = arena.allocate(mostTokens * 4);
  const signature = arena.allocate(SLOTS * 4);
  const [keys, positions] = [out + mostTokens * 8, out + mostTokens * 16];
  return {
    ...over(articles, tokenCount, textBytes),
    call(i) {
      const { text, textBytes } = articles[i]!;
      exports.tokenise(text, textBytes, tokens, spans, UNIT.utf16);
      const count = exports.tokenCount(tokens);
      const longer = scratch + mostTokens * 8;
      exports.shingleTwiceInto(tokens, count, SEED, out, longer);
      exports.sign(longer, shinglesOf(count, K), SLOTS, signature, scratch);
      return exports.winnow(out, shinglesOf(count, SEED), WINDOW, keys, positions);
    },
    output: () => ({ at: signature, bytes: SLOTS * 4 }),
  };
}

/** Everything that a scan needs of an article, in one call. */
function prepareSketch({ exports, arena, articles, mostTokens, out, scratch }: KernelBed): Work {
  const tokens = arena.allocate(mostTokens * 4);
  const spans = arena.allocate(mostTokens * 4);
  const keys = arena.allocate(mostTokens * 4);
  const positions = arena.allocate(mostTokens * 4);
  const repeats = arena.allocate(mostTokens * RUN.length * 4);
  const signature = out + ROW.length * 4;
  return {
    ...over(articles, tokenCount, textBytes),
    call(i) {
      const { text, textBytes } = articles[i]!;
      exports.sketch(
        ...([
          text,
          textBytes,
          UNIT.utf16,
          K,
          SEED,
          SLOTS,
          WINDOW,
          tokens,
          spans,
          signature,
        ] as const),
        ...([keys, positions, repeats, out, scratch] as const),
      );
      return undefined;
    },
    output: () => ({ at: out, bytes: ROW.length * 4 + SLOTS * 4 }),
  };
}

/** Each copy against the set of its article. */
function prepareOverlap({ exports, arena, articles, copies, out }: KernelBed): Work {
  const slots = Math.max(...articles.map((article) => article.slots));
  const shingles = Math.max(...articles.map(shingleCount));
  const scratch = arena.allocate(slots + shingles * 4);
  return {
    ...over(articles, shingleCount, shingleBytes),
    call(i) {
      const { table, slots, shingleCount } = articles[i]!;
      exports.overlapInto(copies[i]!.shingles, shingleCount, table, slots, out, scratch);
      return undefined;
    },
    output: () => ({ at: out, bytes: 8 }),
  };
}

/** The fingerprints of all articles at once, as they are joined. */
function prepareSort({ exports, arena, memory, articles }: KernelBed): Work {
  const gather = (pointerOf: (article: LaidArticle) => number): Uint32Array => {
    const lists = articles.map((article) => [
      ...memory.wordsAt(pointerOf(article), article.fingerprintCount),
    ]);
    return Uint32Array.from(lists.flat());
  };
  const [allKeys, allPositions] = [gather(({ keys }) => keys), gather((a) => a.positions)];
  const count = allKeys.length;
  const keys = arena.allocate(count * 4);
  const values = arena.allocate(count * 4);
  const otherKeys = arena.allocate(count * 4);
  const otherValues = arena.allocate(count * 4);
  return {
    ...{ units: count, inputBytes: count * 8, calls: 1 },
    reset() {
      memory.putWords(keys, allKeys);
      memory.putWords(values, allPositions);
    },
    call() {
      exports.sortPairs(keys, values, count, otherKeys, otherValues);
      return undefined;
    },
    output: () => ({ at: values, bytes: count * 4 }),
  };
}

function prepareMatch({ exports, articles, copies, out, scratch }: KernelBed): Work {
  const both = ({ tokenCount }: LaidArticle): number => 2 * tokenCount;
  return {
    ...over(articles, both, (article) => both(article) * 4),
    call(i) {
      const { tokens, tokenCount } = articles[i]!;
      exports.matchTokens(tokens, tokenCount, copies[i]!.tokens, tokenCount, out, scratch);
      return undefined;
    },
    output: (i) => ({ at: out, bytes: articles[i]!.tokenCount * 4 }),
  };
}

function prepareAlign(
  { exports, articles, copies, out }: KernelBed,
  otherTokens: (index: number) => number,
): Work {
  const both = ({ tokenCount }: LaidArticle): number => 2 * tokenCount;
  return {
    ...over(articles, both, (article) => both(article) * 4),
    call(i) {
      const { tokens, tokenCount } = articles[i]!;
      const { seeds, seedCount } = copies[i]!;
      const other = otherTokens(i);
      return exports.align(
        ...([tokens, tokenCount, other, tokenCount, seeds, seedCount, SEED, 0, out] as const),
      );
    },
    output: (_, found) => ({ at: out, bytes: found * ALIGNMENT.length * 4 }),
  };
}

type Measure = (article: LaidArticle, index: number) => number;

/** One call for each article. */
function over(articles: readonly LaidArticle[], units: Measure, inputBytes: Measure) {
  const sum = (measure: Measure): number =>
    articles.reduce((total, article, i) => total + measure(article, i), 0);
  return { units: sum(units), inputBytes: sum(inputBytes), calls: articles.length };
}

const textBytes: Measure = (article) => article.textBytes;
const tokenCount: Measure = (article) => article.tokenCount;
const shingleCount: Measure = (article) => article.shingleCount;
const shingleBytes: Measure = (article) => article.shingleCount * 8;

function shinglesOf(tokens: number, k: number): number {
  return tokens === 0 ? 0 : Math.max(1, tokens - k + 1);
}

// The engine in plain TypeScript: slow, and obviously right. Tests compare the kernel with it, and
// benchmarks use it as the baseline.

import type { Chain } from '../align/chain.js';
import { ALIGNMENT, NEAR, OPEN, ROW } from '../kernel/abi.js';
import type {
  ArticleSketch,
  Engine,
  Fingerprints,
  Overlap,
  SketchColumns,
  SketchShape,
  TokenisedText,
} from '../kernel/engine.js';
import { align } from './align.js';
import { chainAlignments } from './chain.js';
import { hashSequence, hashShingles, hashToken } from './hash.js';
import { signReference } from './minhash.js';
import { namedLines } from './named-lines.js';
import { repeatedRuns } from './repeat.js';
import { sharedSeeds } from './shared-seeds.js';
import { decodeSpans, encodeSpans } from './spans.js';
import { TokenMatcher } from './token-matcher.js';
import { tokenise, unitsOf } from './tokenise.js';
import { winnow } from './winnow.js';

/** One article's part of the columns, and its repeats. */
interface Sketched {
  row: Uint32Array;
  tokens: Uint32Array;
  spans: Uint8Array;
  signature: Uint32Array;
  keys: Uint32Array;
  positions: Uint32Array;
  repeats: Uint32Array;
}

/**
 * The engine over the npm package `minhash`. All its numbers equal the kernel's, except the slots
 * of signatures. The caller owns all arrays that it returns. Cost: milliseconds per article.
 */
export class ReferenceEngine implements Engine {
  readonly name = 'reference';
  readonly shape: SketchShape;
  #articles: Sketched[] = [];

  constructor(shape: SketchShape) {
    this.shape = shape;
  }

  /** The sketch stays valid after later articles are sketched or taken. */
  sketch(text: Uint8Array): ArticleSketch {
    const sketched = sketchArticle(decode(text), this.shape);
    this.#articles.push(sketched);
    const { row, tokens, repeats, spans } = sketched;
    return {
      ...{ tokens, repeats, spans },
      repeatCount: row[ROW.repeats]!,
      units: row[ROW.units]!,
      namedLines: (names) => namedLines(text, tokens, names),
    };
  }

  sketchAgain(earlier: number): void {
    this.#articles.push(this.#articles[earlier]!);
  }

  /** Its columns are lists, which are never full. */
  hasRoomFor(): boolean {
    return true;
  }

  take(): SketchColumns {
    const articles = this.#articles;
    this.#articles = [];
    return {
      rows: concatColumns(articles.map((article) => article.row)),
      tokens: concatColumns(articles.map((article) => article.tokens)),
      spans: Uint8Array.from(articles.flatMap((article) => [...article.spans])),
      signatures: concatColumns(articles.map((article) => article.signature)),
      keys: concatColumns(articles.map((article) => article.keys)),
      positions: concatColumns(articles.map((article) => article.positions)),
    };
  }

  tokenise(text: Uint8Array): TokenisedText {
    const tokens = tokenise(decode(text), 'byte');
    return {
      tokens: Uint32Array.from(tokens, (token) => hashToken(token.text)),
      spans: Uint32Array.from(tokens.flatMap(({ start, end }) => [start, end])),
    };
  }

  matchTokens(first: Uint32Array, second: Uint32Array): Int32Array {
    return new TokenMatcher().match(first, second);
  }

  tokenCount(text: Uint8Array): number {
    return tokenise(decode(text), 'byte').length;
  }

  decodeSpans(spans: Uint8Array, count: number): Uint32Array {
    return decodeSpans(spans, count);
  }

  overlap(first: Uint32Array, second: Uint32Array): Overlap {
    const a = new Set(hashShingles(first, this.shape.shingle));
    const b = new Set(hashShingles(second, this.shape.shingle));
    const shared = [...a].filter((hash) => b.has(hash)).length;
    return { shared, first: a.size, second: b.size };
  }

  signature(tokens: Uint32Array): Uint32Array {
    return signReference(new Set(shingleTexts(tokens, this.shape)), this.shape.slots);
  }

  fingerprints(tokens: Uint32Array): Fingerprints {
    const found = winnow(hashShingles(tokens, this.shape.seed), this.shape.window);
    return {
      keys: Uint32Array.from(found, ({ key }) => key),
      positions: Int32Array.from(found, ({ position }) => position),
    };
  }

  align(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array): Uint32Array {
    const found = align(first, second, seeds, this.shape.seed);
    const out = new Uint32Array(found.length * ALIGNMENT.length);
    for (const [n, alignment] of found.entries()) {
      const at = n * ALIGNMENT.length;
      out[at + ALIGNMENT.aStart] = alignment.aStart;
      out[at + ALIGNMENT.aEnd] = alignment.aEnd;
      out[at + ALIGNMENT.bStart] = alignment.bStart;
      out[at + ALIGNMENT.bEnd] = alignment.bEnd;
      out[at + ALIGNMENT.matches] = alignment.matches;
      out[at + ALIGNMENT.edits] = alignment.edits;
      out[at + ALIGNMENT.longestRun] = alignment.longestRun;
    }
    return out;
  }

  /** It cannot know what more text would change, so it says that both ends are open. */
  alignNear(
    first: Uint32Array,
    second: Uint32Array,
    firstAt: number,
    secondAt: number,
  ): Uint32Array {
    const near = new Uint32Array(NEAR.length);
    near.set(this.align(first, second, Uint32Array.of(firstAt, secondAt)));
    near[NEAR.open] = OPEN.ahead | OPEN.back;
    return near;
  }

  alignAndChain(first: Uint32Array, second: Uint32Array | null, seeds: Uint32Array): Uint32Array {
    const chains = chainAlignments(this.align(first, second, seeds), second === null);
    return Uint32Array.from(chains.flatMap(encodeChain));
  }

  sharedSeeds(first: Fingerprints, second: Fingerprints, mostPlaces: number): Uint32Array {
    return sharedSeeds(first, second, mostPlaces);
  }

  sortPairs(keys: Uint32Array, values: Uint32Array): void {
    // Array sort is stable since ECMAScript 2019.
    const pairs = Array.from(keys, (key, at) => ({ key, value: values[at]! }));
    pairs.sort((a, b) => a.key - b.key);
    for (const [at, { key, value }] of pairs.entries()) {
      keys[at] = key;
      values[at] = value;
    }
  }

  sortRows(words: Uint32Array, width: number, by: number): void {
    const rows = Array.from({ length: words.length / width }, (_, row) =>
      words.slice(row * width, (row + 1) * width),
    );
    rows.sort((a, b) => {
      const at = a.findIndex((word, i) => i < by && word !== b[i]);
      return at < 0 ? 0 : a[at]! - b[at]!;
    });
    for (const [row, own] of rows.entries()) words.set(own, row * width);
  }
}

function sketchArticle(text: string, shape: SketchShape): Sketched {
  const spanned = tokenise(text, shape.unit);
  const tokens = Uint32Array.from(spanned, (token) => hashToken(token.text));
  const shingles = hashShingles(tokens, shape.seed);
  const spans = encodeSpans(spanned);
  const wanted = shape.window > 0;
  const fingerprints = wanted ? winnow(shingles, shape.window) : [];
  const runs = wanted ? repeatedRuns(tokens, shingles, shape.seed) : [];
  const hash = hashSequence(tokens);
  const row = new Uint32Array(ROW.length);
  row[ROW.tokens] = tokens.length;
  row[ROW.spanBytes] = spans.length;
  row[ROW.fingerprints] = fingerprints.length;
  row[ROW.repeats] = runs.length;
  row[ROW.textHashLow] = Number(BigInt.asUintN(32, hash));
  row[ROW.textHashHigh] = Number(hash >> 32n);
  row[ROW.units] = unitsOf(text, shape.unit);
  return {
    row,
    tokens,
    spans,
    signature: signReference(new Set(shingleTexts(tokens, shape)), shape.slots),
    keys: Uint32Array.from(fingerprints, ({ key }) => key),
    positions: Uint32Array.from(fingerprints, ({ position }) => position),
    repeats: Uint32Array.from(runs.flatMap(({ first, again, tokens: n }) => [first, again, n])),
  };
}

/** A chain as {@link Engine.alignAndChain} gives it: its numbers, and the numbers of its parts. */
function encodeChain(chain: Chain): number[] {
  const { aStart, aEnd, bStart, bEnd, matches, columns, longestRun, parts } = chain;
  const places = parts.flatMap((part) => [part.aStart, part.aEnd, part.bStart, part.bEnd]);
  return [aStart, aEnd, bStart, bEnd, matches, columns, longestRun, parts.length, ...places];
}

/** The shingles as text: their token hashes, joined by spaces. */
function shingleTexts(tokens: Uint32Array, { shingle, slots }: SketchShape): string[] {
  if (tokens.length === 0 || slots === 0) return [];
  const count = Math.max(1, tokens.length - shingle + 1);
  return Array.from({ length: count }, (_, at) => tokens.subarray(at, at + shingle).join(' '));
}

/** A byte-order mark is part of the text, and counts. */
function decode(text: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(text);
}

function concatColumns(parts: Uint32Array[]): Uint32Array {
  const joined = new Uint32Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

import { ROW } from '../kernel/abi.js';
import { BAND_KEY_BYTES, candidateProbability, chooseBands, winnowingOf } from './plan.js';
import type { TuneOptions } from './scan-options.js';
import { validateTuneOptions } from './validate.js';

/** Memory of a scan in bytes, by use. */
export interface ScanMemory {
  /** Hashes and spans of all tokens. */
  tokens: number;
  fingerprints: number;
  signatures: number;
  /** Rows, hashes, places and metadata of the articles. */
  articles: number;
  /** The joins of fingerprints and of bands, which run at the same time. */
  joins: number;
  /** The process without articles. */
  base: number;
  total: number;
}

/** An estimate of a scan with these options. */
export interface Tuning extends TuneOptions {
  type: 'tuning';
  bands: number;
  /** Slots per band. */
  rows: number;
  /** Probability with which a pair at the threshold becomes a candidate. */
  reached: number;
  /**
   * Whether {@link recall} is at least the requested one; false if no bands of these slots reach
   * it.
   */
  isReached: boolean;
  /** The S-curve at similarities of 0.1 to 1. */
  curve: { similarity: number; probability: number }[];
  memory: ScanMemory;
  /** Bytes of results as NDJSON, the only permanent output of a scan. */
  resultBytes: number;
  /** All pairs of articles. */
  pairs: number;
  /** Pairs of unrelated articles, at the background similarity, that are verified in vain. */
  candidates: number;
}

const WORD = 4;

/**
 * Gap and length together are one byte; longer ones take three bytes and are rare (2 in 100 tokens
 * of news).
 */
const SPAN_BYTES = 1;

/** Key and position. */
const FINGERPRINT_BYTES = 2 * WORD;

/**
 * The row, exact hash, bytes, words, file, line, range (two doubles), ends of six strings, begins
 * of tokens and spans; and block and number in the set of all articles.
 */
const ARTICLE_BYTES = (ROW.length + 2 + 4 + 4 + 6 + 2 + 2) * WORD;

/**
 * The first is for the strings and objects of an article (id, metadata, dates, its record in the
 * results), the second for the process without articles (runtime, kernel, read buffers). Both are
 * the measured size of the process minus the rest. With them, the estimates for scans of 10,000,
 * 40,000 and 100,000 synthetic articles of 542 words by one worker are within 5 %: 137, 313 and 615
 * MB.
 */
const ARTICLE_OBJECT_BYTES = 880;
const BASE_BYTES = 90e6;

/**
 * 18 % of the fingerprints of unrelated news stay in the join, with text and position in two
 * orders; some also have the start and the size of a group.
 */
const JOIN_FINGERPRINT_BYTES = 0.18 * 5 * WORD;

/** A record of an article with title, date and source; measured, with the findings. */
const RECORD_BYTES = 265;

/**
 * Estimates a scan with these options before it runs: its bands, the probability with which it
 * finds a pair, its memory, and the number of pairs that it compares in vain.
 *
 * @throws {UsageError} that names every wrong option.
 */
export function tune(options: Partial<TuneOptions> = {}): Tuning {
  const settings = validateTuneOptions(options);
  const { threshold, recall, perm, articles, background } = settings;
  const { bands, rows } = chooseBands(threshold, perm, recall);
  const probability = (similarity: number) => candidateProbability(similarity, bands, rows);
  const reached = probability(threshold);
  // No articles have 0 pairs, not -0.
  const pairs = Math.max(0, (articles * (articles - 1)) / 2);
  return {
    type: 'tuning',
    ...settings,
    bands,
    rows,
    reached,
    isReached: reached >= recall,
    curve: Array.from({ length: 10 }, (_, i) => {
      const similarity = (i + 1) / 10;
      return { similarity, probability: probability(similarity) };
    }),
    memory: memoryOf(settings, bands),
    resultBytes: articles * RECORD_BYTES,
    pairs,
    candidates: pairs * probability(background),
  };
}

function memoryOf(
  { articles, words, minPassage, shingle }: TuneOptions,
  bands: number,
): ScanMemory {
  const { seed, window } = winnowingOf(minPassage, shingle);
  // In random hashes, a window of w chooses 2 in w + 1 (Schleimer, Wilkerson, Aiken, Winnowing,
  // SIGMOD 2003); an article of at most one window keeps all.
  const shingles = Math.max(Math.min(words, 1), words - seed + 1);
  const each = shingles <= window ? shingles : (2 / (window + 1)) * shingles;
  const fingerprints = articles * each;
  const memory = {
    tokens: articles * words * (WORD + SPAN_BYTES),
    fingerprints: fingerprints * FINGERPRINT_BYTES,
    signatures: articles * bands * WORD,
    articles: articles * (ARTICLE_BYTES + ARTICLE_OBJECT_BYTES),
    joins:
      fingerprints * JOIN_FINGERPRINT_BYTES + Math.min(articles * bands * WORD, BAND_KEY_BYTES),
    base: BASE_BYTES,
  };
  const rounded = Object.entries(memory).map(([part, bytes]) => [part, Math.round(bytes)] as const);
  const total = rounded.reduce((sum, [, bytes]) => sum + bytes, 0);
  return { ...(Object.fromEntries(rounded) as typeof memory), total };
}

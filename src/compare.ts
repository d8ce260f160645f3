import { type Relation, relationOf } from './group/cluster.js';
import { Kernel } from './kernel/kernel.js';
import { Bodies } from './match/bodies.js';
import { alignedShare, alignPair } from './match/passages.js';
import { containment, jaccard, reversed } from './match/verify.js';
import { type ScanOptions, validateOptions } from './options.js';
import { planScan } from './plan.js';
import { Mapper } from './pool/map-job.js';
import { SketchSet } from './sketch/sketch-set.js';

/** A span of one of the two texts, `[start, end)` in the unit of `offsets`. */
export interface ComparedSpan {
  start: number;
  end: number;
}

/** A passage that two texts share. */
export interface SharedPassage {
  /** Tokens of the passage in the first text. */
  words: number;
  first: ComparedSpan;
  second: ComparedSpan;
  /** Matching tokens over aligned tokens. */
  identity: number;
}

/** How two texts compare. Shares are between 0 and 1. */
export interface Comparison {
  /** What the first text is to the second, or null where it is no copy of it. */
  relation: Relation | null;
  /** Jaccard similarity of the shingle sets, exact. */
  jaccard: number;
  /** Share of the first text's shingles that stand in the second. */
  containment: number;
  /** Share of the second text's shingles that stand in the first. */
  contains: number;
  /** Matching tokens of the passages over the tokens of the shorter text. */
  aligned: number;
  /** Passages in the order of the first text. */
  passages: SharedPassage[];
}

/**
 * Compares two texts: exact similarity and the passages that they share. Empty texts compare as
 * nothing at all. Cost: linear in the texts and in the edits between them.
 * @throws {UsageError} that names every wrong option.
 */
export function compare(
  first: string,
  second: string,
  options: Partial<Pick<ScanOptions, 'shingle' | 'minPassage' | 'offsets' | 'threshold'>> = {},
): Comparison {
  const plan = planScan(validateOptions(options));
  const kernel = new Kernel(plan.shape);
  const set = sketchBoth([first, second], kernel, plan);
  const [a, b] = [set.tokens(0), set.tokens(1)];
  if (a.length === 0 || b.length === 0) {
    return { relation: null, jaccard: 0, containment: 0, contains: 0, aligned: 0, passages: [] };
  }
  const overlap = kernel.overlap(a, b);
  const texts = { count: 2, representative: Uint32Array.of(0, 1), textOf: Uint32Array.of(0, 1) };
  const chains = alignPair(kernel, new Bodies(set, texts), 0, 1, plan);
  const spans = [0, 1].map((i) => set.tokenSpans(i, kernel));
  const span = (text: 0 | 1, start: number, end: number): ComparedSpan => ({
    start: spans[text]?.[2 * start] ?? 0,
    end: spans[text]?.[2 * end - 1] ?? 0,
  });
  const isSame = a.length === b.length && a.every((token, i) => token === b[i]);
  // Of a text shorter than a passage too.
  const aligned = isSame ? 1 : alignedShare(chains, a.length, b.length);
  let relation: Relation | null = null;
  if (first === second) relation = 'identical';
  else if (isSame) relation = 'same-text';
  else relation = relationOf(overlap, () => aligned, plan.threshold);
  return {
    relation,
    jaccard: jaccard(overlap),
    containment: containment(overlap),
    contains: containment(reversed(overlap)),
    aligned,
    passages: chains.map((chain) => ({
      words: chain.aEnd - chain.aStart,
      first: span(0, chain.aStart, chain.aEnd),
      second: span(1, chain.bStart, chain.bEnd),
      identity: chain.matches / chain.columns,
    })),
  };
}

function sketchBoth(texts: string[], kernel: Kernel, plan: ReturnType<typeof planScan>): SketchSet {
  const mapper = new Mapper(kernel, plan);
  for (const text of texts) {
    const facts = { id: '', title: '', date: '', source: '', url: '', line: 0, start: 0, end: 0 };
    mapper.add({ ...facts, text: new TextEncoder().encode(text) }, 0);
  }
  const blocks = mapper.finish();
  const order = blocks.flatMap((block, b) =>
    Array.from({ length: block.count }, (_, i) => [b, i]).flat(),
  );
  return new SketchSet(blocks, Uint32Array.from(order), plan.shape.slots);
}

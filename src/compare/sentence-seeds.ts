import type { PairVectors } from './sentence-vectors.js';

/** Pairs of similar sentences in columns, in the order of the first text. */
export interface SentenceSeeds {
  count: number;
  a: Uint32Array;
  b: Uint32Array;
  /** Cosine of each pair. */
  cosines: Float32Array;
}

/**
 * A token that occurs in more sentences of the second text is left out of the comparison: it weighs
 * next to nothing, and would make the work grow with the square of the text.
 */
const MOST_SENTENCES = 512;

/** The most sentences of the second text that a sentence of the first is paired with. */
const MOST_PARTNERS = 32;

/**
 * Pairs of sentences whose weighted vectors have a cosine over `cosine` and whose token sets have a
 * Dice coefficient over `dice`. Cost: for each token, the product of its numbers of sentences in
 * both texts.
 */
export function sentenceSeeds(
  { a, b, inB, weights }: PairVectors,
  cosine: number,
  dice: number,
): SentenceSeeds {
  const found: [number[], number[], number[]] = [[], [], []];
  const postings = postingsOf(b.ids, b.starts, b.weights, inB);
  const dots = new Float32Array(b.count);
  const shared = new Uint32Array(b.count);
  const touched = new Uint32Array(b.count);
  for (let s = 0; s < a.count; s++) {
    let count = 0;
    for (let e = a.starts[s]!; e < a.starts[s + 1]!; e++) {
      const id = a.ids[e]!;
      if (inB[id]! > MOST_SENTENCES || weights[id] === 0) continue;
      const weight = a.weights[e]!;
      for (let p = postings.starts[id]!; p < postings.starts[id + 1]!; p++) {
        const other = postings.sentences[p]!;
        if (shared[other] === 0) touched[count++] = other;
        shared[other]! += 1;
        dots[other]! += weight * postings.weights[p]!;
      }
    }
    const size = a.starts[s + 1]! - a.starts[s]!;
    let partners = 0;
    for (let n = 0; n < count; n++) {
      const other = touched[n]!;
      const otherSize = b.starts[other + 1]! - b.starts[other]!;
      const isSeed =
        dots[other]! > cosine * a.norms[s]! * b.norms[other]! &&
        2 * shared[other]! > dice * (size + otherSize);
      if (isSeed && partners++ < MOST_PARTNERS) {
        found[0].push(s);
        found[1].push(other);
        found[2].push(dots[other]! / (a.norms[s]! * b.norms[other]!));
      }
      shared[other] = 0;
      dots[other] = 0;
    }
  }
  return {
    count: found[0].length,
    a: Uint32Array.from(found[0]),
    b: Uint32Array.from(found[1]),
    cosines: Float32Array.from(found[2]),
  };
}

/** The seeds whose cosine is over `cosine`. */
export function seedsOver(seeds: SentenceSeeds, cosine: number): SentenceSeeds {
  const kept = seeds.cosines.map((value) => (value > cosine ? 1 : 0));
  const isKept = (_: number, i: number) => kept[i] === 1;
  const cosines = seeds.cosines.filter(isKept);
  return {
    count: cosines.length,
    a: seeds.a.filter(isKept),
    b: seeds.b.filter(isKept),
    cosines,
  };
}

/** For each token the sentences that have it, ascending, with their weights. */
function postingsOf(
  ids: Uint32Array,
  sentenceStarts: Uint32Array,
  entryWeights: Float32Array,
  frequency: Uint32Array,
): { starts: Uint32Array; sentences: Uint32Array; weights: Float32Array } {
  const starts = new Uint32Array(frequency.length + 1);
  for (let id = 0; id < frequency.length; id++) starts[id + 1] = starts[id]! + frequency[id]!;
  const next = starts.slice();
  const sentences = new Uint32Array(ids.length);
  const weights = new Float32Array(ids.length);
  for (let s = 0; s + 1 < sentenceStarts.length; s++) {
    for (let e = sentenceStarts[s]!; e < sentenceStarts[s + 1]!; e++) {
      const at = next[ids[e]!]!++;
      sentences[at] = s;
      weights[at] = entryWeights[e]!;
    }
  }
  return { starts, sentences, weights };
}

import type { DeepText } from './deep-text.js';

/** Sentences of one text as sparse vectors; an entry is a token and its weight. */
export interface SentenceVectors {
  /** Number of sentences. */
  count: number;
  /** Where the entries of each sentence begin; at the end, the number of entries. */
  starts: Uint32Array;
  /** Numbers of the distinct tokens of each sentence, the same for both texts of a pair. */
  ids: Uint32Array;
  /** Occurrences in the sentence times inverse sentence frequency. */
  weights: Float32Array;
  /** Euclidean length of each vector. */
  norms: Float32Array;
}

/** Both texts of a pair, with one numbering of tokens. */
export interface PairVectors {
  a: SentenceVectors;
  b: SentenceVectors;
  /** Number of each token of the texts. */
  aIds: Uint32Array;
  bIds: Uint32Array;
  /** Inverse sentence frequency of each token. */
  weights: Float32Array;
  /** The number of sentences of each text that hold each token. */
  inA: Uint32Array;
  inB: Uint32Array;
}

/**
 * Weighs sentences by the rarity of their tokens in the pair: log(sentences / sentences with the
 * token), over the sentences of both texts (Sanchez-Perez, Gelbukh and Sidorov, PAN 2014). So
 * common words weigh little in any language, without a list of them.
 */
export function sentenceVectors(a: DeepText, b: DeepText): PairVectors {
  const numbers = new TokenNumbers(a.tokens.length + b.tokens.length);
  const aIds = numbers.of(a.tokens);
  const bIds = numbers.of(b.tokens);
  const first = distinctBySentence(a, aIds, numbers.count);
  const second = distinctBySentence(b, bIds, numbers.count);
  const total = first.count + second.count;
  const weights = new Float32Array(numbers.count);
  for (let id = 0; id < weights.length; id++) {
    weights[id] = Math.log(total / (first.frequency[id]! + second.frequency[id]!));
  }
  weigh(first, weights);
  weigh(second, weights);
  return { a: first, b: second, aIds, bIds, weights, inA: first.frequency, inB: second.frequency };
}

/** The same pair with the texts exchanged. */
export function swapped({ a, b, aIds, bIds, weights, inA, inB }: PairVectors): PairVectors {
  return { a: b, b: a, aIds: bIds, bIds: aIds, weights, inA: inB, inB: inA };
}

interface Counted extends SentenceVectors {
  /** The number of sentences with each token. */
  frequency: Uint32Array;
}

/** Vectors whose weights are still the counts of each token in its sentence. */
function distinctBySentence({ sentences }: DeepText, ids: Uint32Array, known: number): Counted {
  const count = sentences.length - 1;
  const starts = new Uint32Array(count + 1);
  const entries = new Uint32Array(ids.length);
  const counts = new Float32Array(ids.length);
  const frequency = new Uint32Array(known);
  // Entry + 1 of each token in the current sentence; entries of earlier sentences are before its
  // start.
  const entryOf = new Uint32Array(known);
  let filled = 0;
  for (let s = 0; s < count; s++) {
    const start = filled;
    starts[s] = start;
    for (let t = sentences[s]!; t < sentences[s + 1]!; t++) {
      const id = ids[t]!;
      const entry = entryOf[id]!;
      if (entry > start) {
        counts[entry - 1]! += 1;
        continue;
      }
      frequency[id]! += 1;
      entries[filled] = id;
      counts[filled] = 1;
      entryOf[id] = ++filled;
    }
  }
  starts[count] = filled;
  const norms = new Float32Array(count);
  return {
    count,
    starts,
    ids: entries.subarray(0, filled),
    weights: counts.subarray(0, filled),
    norms,
    frequency,
  };
}

function weigh({ count, starts, ids, weights, norms }: Counted, byToken: Float32Array): void {
  for (let s = 0; s < count; s++) {
    let squares = 0;
    for (let e = starts[s]!; e < starts[s + 1]!; e++) {
      const weight = weights[e]! * byToken[ids[e]!]!;
      weights[e] = weight;
      squares += weight * weight;
    }
    norms[s] = Math.sqrt(squares);
  }
}

/** Numbers tokens from 0 in the order of their first occurrence. */
class TokenNumbers {
  count = 0;
  readonly #keys: Uint32Array;
  /** Number + 1; 0 if the slot is free. */
  readonly #numbers: Uint32Array;
  readonly #shift: number;

  /** @param most the most tokens to come. */
  constructor(most: number) {
    const bits = Math.max(4, 33 - Math.clz32(most));
    this.#shift = 32 - bits;
    this.#keys = new Uint32Array(2 ** bits);
    this.#numbers = new Uint32Array(2 ** bits);
  }

  of(tokens: Uint32Array): Uint32Array {
    const numbers = new Uint32Array(tokens.length);
    const mask = this.#keys.length - 1;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i]!;
      let slot = Math.imul(token, 0x9e3779b1) >>> this.#shift;
      while (this.#numbers[slot] !== 0 && this.#keys[slot] !== token) slot = (slot + 1) & mask;
      if (this.#numbers[slot] === 0) {
        this.#keys[slot] = token;
        this.#numbers[slot] = ++this.count;
      }
      numbers[i] = this.#numbers[slot]! - 1;
    }
    return numbers;
  }
}

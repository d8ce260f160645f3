import type { PassageKind } from '../align/passage-kind.js';
import type { Engine } from '../kernel/engine.js';
import { TextKernel } from '../kernel/text-kernel.js';
import { Uint32List } from '../sketch/lists.js';
import { alignDeeply } from './deep-align.js';
import { type PreparedText, prepareText } from './deep-text.js';
import type { PairWorkerSetup } from './messages.js';

/** Numbers of a passage in {@link AlignedPairs.passages}. */
export const PAIR_PASSAGE = {
  /** Number of the pair in its job. */
  pair: 0,
  firstStart: 1,
  firstEnd: 2,
  secondStart: 3,
  secondEnd: 4,
  words: 5,
  matches: 6,
  edits: 7,
  kind: 8,
  length: 9,
} as const;

/** Kinds by their numbers in {@link PAIR_PASSAGE.kind}. */
export const PASSAGE_KINDS: readonly PassageKind[] = ['verbatim', 'edited', 'summary'];

/** The results of the pairs of one job. */
export interface AlignedPairs {
  /** {@link PAIR_PASSAGE.length} numbers per passage, in the order of pairs; spans are offsets. */
  passages: Uint32Array;
  /** Tokens of the two articles of each pair. */
  tokens: Uint32Array;
}

/** The most tokens of prepared articles in memory: some 150 MB. */
const KEPT_TOKENS = 8_000_000;

/** Aligns pairs of articles; an article that comes again soon is not prepared again. */
export class DeepAligner {
  readonly #engine: Engine;
  readonly #kernel = new TextKernel();
  readonly #setup: PairWorkerSetup;
  readonly #ready = new Map<number, PreparedText>();
  #tokens = 0;

  constructor(engine: Engine, setup: PairWorkerSetup) {
    this.#engine = engine;
    this.#setup = setup;
  }

  /** @param pairs two numbers of articles each. */
  align(pairs: Uint32Array): AlignedPairs {
    const passages = new Uint32List();
    const tokens = new Uint32Array(pairs.length);
    for (let pair = 0; 2 * pair < pairs.length; pair++) {
      const a = this.#text(pairs[2 * pair]!);
      const b = this.#text(pairs[2 * pair + 1]!);
      tokens[2 * pair] = a.tokens.length;
      tokens[2 * pair + 1] = b.tokens.length;
      for (const passage of alignDeeply(this.#engine, a, b, this.#setup.minPassage)) {
        passages.push(pair);
        passages.push(a.spans[2 * passage.aStart]!);
        passages.push(a.spans[2 * passage.aEnd - 1]!);
        passages.push(b.spans[2 * passage.bStart]!);
        passages.push(b.spans[2 * passage.bEnd - 1]!);
        passages.push(passage.aEnd - passage.aStart);
        passages.push(passage.matches);
        passages.push(passage.edits);
        passages.push(PASSAGE_KINDS.indexOf(passage.kind));
      }
    }
    return { passages: passages.view().slice(), tokens };
  }

  #text(article: number): PreparedText {
    const known = this.#ready.get(article);
    if (known) return known;
    const { texts, ends } = this.#setup;
    const start = article === 0 ? 0 : ends[article - 1]!;
    // A copy, because the decoder of strings accepts no shared memory.
    const text = prepareText(this.#engine, this.#kernel, texts.slice(start, ends[article]!));
    if (this.#tokens > KEPT_TOKENS) {
      this.#ready.clear();
      this.#tokens = 0;
    }
    this.#ready.set(article, text);
    this.#tokens += text.tokens.length;
    return text;
  }
}

/**
 * News without text: for each article its role among the others, and the hashes of its tokens.
 * Everything is drawn from streams keyed by the article's number, so nothing is stored: a copy is
 * made by writing its original again, and a check asks for the truth again.
 */
import { Random } from '../corpora/random.js';

/** The ways in which an article is a copy of another one. */
export const COPY_KINDS = ['exact', 'replaced', 'cut', 'added'] as const;
type CopyKind = (typeof COPY_KINDS)[number];

/**
 * The role of an article. `original` is the number of the earlier article that it takes from, or
 * its own number.
 */
export interface Role {
  kind: 'own' | 'passage' | CopyKind;
  original: number;
}

/** Share of articles that are copies, and of articles that take a passage. */
const COPIES = 0.3;
const PASSAGES = 0.05;
/** The most tokens of a passage that an article takes from another one. */
const PASSAGE_TOKENS = 40;
/** The most tokens that a copy replaces, as a share, and the shares that it drops or adds. */
const MOST_REPLACED = 0.05;
const LEAST_MOVED = 0.1;
const MOST_MOVED = 0.3;

/**
 * Half of all copies have their originals among this many articles around them: some thousand make
 * a block.
 */
const NEIGHBOURS = 1250;
/** Other originals are drawn by the cube of a number, so early ones have thousands of copies. */
const POPULARITY = 3;

/** Outlets, the first one with a twentieth of all articles; every fourth one has a footer. */
const SOURCES = 400;
const FOOTER_EVERY = 4;
const FOOTER_TOKENS = 20;

/** The random bits that select a word; the other bits decide whether a phrase begins. */
const WORD_BITS = 16;
/** Mandelbrot's shift, as in benchmarks/corpora/vocabulary.ts. */
const WORD_SHIFT = 2.2;
/** The number of 2^16 values that begin a phrase of six tokens on average: a quarter of a text. */
const PHRASE_CHANCE = 2 ** WORD_BITS / 18;
/**
 * Phrases by Zipf and Mandelbrot: the first one occurs in one of some hundred articles. All are
 * shorter than a passage, as set phrases are.
 */
const PHRASES = 2 ** 24;
const PHRASE_SHIFT = 100;
const PHRASE_TOKENS = [4, 8] as const;

/** Keys of the streams. */
const STREAM = { role: 1, text: 2, change: 3, source: 4, footer: 5, phrase: 6, words: 7 } as const;

/** The token hash at each quantile of a vocabulary's distribution p(rank) ~ 1 / (rank + shift). */
const WORDS = drawVocabulary();

/** Articles of some `tokens` tokens each, by number. */
export class SimulatedNews {
  /** Space that the tokens of one article need. */
  readonly mostTokens: number;
  readonly #tokens: number;
  readonly #seed: number;

  /** @param tokens on average; an article has between half and one and a half of them. */
  constructor(tokens: number, seed: number) {
    this.#tokens = tokens;
    this.#seed = seed;
    this.mostTokens = Math.ceil(1.5 * (1 + MOST_MOVED) * tokens) + PASSAGE_TOKENS + FOOTER_TOKENS;
  }

  /** The role of an article. Cost: half a microsecond. */
  roleOf(article: number): Role {
    const random = new Random(this.#seed, STREAM.role, article);
    const share = random.unit();
    if (article === 0 || share >= COPIES + PASSAGES) return { kind: 'own', original: article };
    const isPassage = share >= COPIES;
    const kind = isPassage ? 'passage' : random.pick(COPY_KINDS);
    // A passage that many stories share would be boilerplate, so its sources are drawn evenly.
    const power = isPassage ? 1 : POPULARITY;
    return { kind, original: this.#drawOriginal(article, random, power) };
  }

  /** The number of an article's source, from 1. An exact copy has the source of its original. */
  sourceOf(article: number): number {
    const { kind, original } = this.roleOf(article);
    return this.#sourceOf(kind === 'exact' ? original : article);
  }

  /**
   * Writes the hashes of an article's tokens to `out`, which has space for {@link mostTokens}.
   * Cost: two microseconds for 200 tokens.
   * @returns their number.
   */
  write(article: number, out: Uint32Array): number {
    const { kind, original } = this.roleOf(article);
    const random = new Random(this.#seed, STREAM.change, article);
    let count = this.#writeOwn(kind === 'passage' ? article : original, out);
    if (kind === 'replaced') replace(out, count, random);
    if (kind === 'cut') count = cut(out, count, random);
    if (kind === 'added') count = add(out, count, random);
    if (kind === 'passage') count = this.#addPassage(original, out, count, random);
    return this.#addFooter(this.#sourceOf(kind === 'exact' ? original : article), out, count);
  }

  #isOwn(article: number): boolean {
    const share = new Random(this.#seed, STREAM.role, article).unit();
    return article === 0 || share >= COPIES + PASSAGES;
  }

  /**
   * An earlier article that takes from no other; the first one always qualifies.
   * @param power with 1 all articles are equally likely, with more the first ones are preferred.
   */
  #drawOriginal(article: number, random: Random, power: number): number {
    const nearest = article - (article % NEIGHBOURS);
    for (;;) {
      const isNear = random.chance(0.5) && nearest < article;
      const original = isNear
        ? random.between(nearest, article - 1)
        : Math.floor(article * random.unit() ** power);
      if (this.#isOwn(original)) return original;
    }
  }

  #sourceOf(article: number): number {
    const place = new Random(this.#seed, STREAM.source, article).unit();
    return 1 + Math.floor(SOURCES * place ** 2);
  }

  #writeOwn(article: number, out: Uint32Array): number {
    const random = new Random(this.#seed, STREAM.text, article);
    const half = this.#tokens / 2;
    const count = random.between(Math.ceil(half), Math.floor(3 * half));
    writeWords(out, 0, count, random);
    return count;
  }

  #addPassage(original: number, out: Uint32Array, count: number, random: Random): number {
    const whole = new Uint32Array(this.mostTokens);
    const wholeCount = this.#writeOwn(original, whole);
    const length = Math.min(PASSAGE_TOKENS, wholeCount >> 1);
    const start = random.below(wholeCount - length);
    const at = random.below(count);
    out.copyWithin(at + length, at, count);
    out.set(whole.subarray(start, start + length), at);
    return count + length;
  }

  #addFooter(source: number, out: Uint32Array, count: number): number {
    if (source % FOOTER_EVERY !== 0) return count;
    const random = new Random(this.#seed, STREAM.footer, source);
    for (let i = 0; i < FOOTER_TOKENS; i++) out[count + i] = random.next();
    return count + FOOTER_TOKENS;
  }
}

/** Running text from `from` to `to`: words, and phrases among them. */
function writeWords(out: Uint32Array, from: number, to: number, random: Random): void {
  for (let at = from; at < to; ) {
    const drawn = random.next();
    if ((drawn & (2 ** WORD_BITS - 1)) >= PHRASE_CHANCE) {
      out[at++] = WORDS[drawn >>> WORD_BITS]!;
    } else {
      const rank = PHRASE_SHIFT * ((1 + PHRASES / PHRASE_SHIFT) ** random.unit() - 1);
      const phrase = new Random(STREAM.phrase, rank);
      for (let left = phrase.between(...PHRASE_TOKENS); left > 0 && at < to; left--) {
        out[at++] = WORDS[phrase.next() >>> WORD_BITS]!;
      }
    }
  }
}

/** Replaces single tokens. */
function replace(out: Uint32Array, count: number, random: Random): void {
  const most = Math.max(1, Math.floor(MOST_REPLACED * count));
  for (let left = random.between(1, most); left > 0; left--) {
    out[random.below(count)] = random.next();
  }
}

/** Drops a passage. */
function cut(out: Uint32Array, count: number, random: Random): number {
  const length = movedTokens(count, random);
  const at = random.below(count - length);
  out.copyWithin(at, at + length, count);
  return count - length;
}

/** Adds a passage. */
function add(out: Uint32Array, count: number, random: Random): number {
  const length = movedTokens(count, random);
  const at = random.below(count);
  out.copyWithin(at + length, at, count);
  writeWords(out, at, at + length, random);
  return count + length;
}

function movedTokens(count: number, random: Random): number {
  return random.between(Math.ceil(LEAST_MOVED * count), Math.floor(MOST_MOVED * count));
}

function drawVocabulary(): Uint32Array {
  const slots = 2 ** WORD_BITS;
  const random = new Random(STREAM.words);
  const words = new Uint32Array(slots);
  let total = 0;
  for (let rank = 1; rank <= slots; rank++) total += 1 / (rank + WORD_SHIFT);
  for (let rank = 1, slot = 0, sum = 0; rank <= slots; rank++) {
    sum += 1 / (rank + WORD_SHIFT);
    const end = rank === slots ? slots : Math.round((sum / total) * slots);
    words.fill(random.next(), slot, end);
    slot = end;
  }
  return words;
}

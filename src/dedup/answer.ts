/** Answers as records show them. */

import type { Incoming } from '../judge/incoming.js';
import type { JudgedPassage, Judgement, Verdict } from '../judge/verdict.js';
import { rounded } from '../records/assemble.js';
import type { KnownRecord } from '../seen/known.js';

/** A span of the article's text, in the unit of the index. */
export interface TextSpan {
  start: number;
  end: number;
}

/** A passage that the article shares with a seen one. */
export interface SharedSpan extends TextSpan {
  /** Id of the seen article. */
  article: string;
  /** The span in the text of the seen article. */
  otherStart: number;
  otherEnd: number;
  /** Share of the aligned tokens that match. */
  identity: number;
}

/** The answer to one article. */
export interface Answer {
  verdict: Verdict;
  /** Id of the article that stands for all of its copies: the first that was seen, or its own. */
  canonical: string;
  /** Id of the seen article that the verdict is about; missing if it is new. */
  of?: string;
  /** Jaccard similarity of the shingle sets of the two. */
  jaccard?: number;
  /** Share of the article's shingles that occur in the other. */
  containment?: number;
  /** Share of the other's shingles that occur in the article. */
  contains?: number;
  /** Matching tokens of their passages over the tokens of the shorter of the two. */
  aligned?: number;
  /** Share of the article's tokens that occur in seen articles. */
  coverage: number;
  /** Spans of new text. */
  novelty: TextSpan[];
  passages: SharedSpan[];
  /** Agencies that the article credits. */
  credits: string[];
  /** Whether the article was given before: then this is its first answer, and nothing changed. */
  replayed?: true;
}

/** An article of a scan that an index has seen before, or of which it has seen a part. */
export interface SeenRecord extends Answer {
  type: 'seen';
  article: string;
}

/** How numbers of seen articles become ids. */
export interface AnswerContext {
  ownId: string;
  idOf: (number: number) => string;
  canonicalOf: (cluster: number) => string;
  /** The spans of the article's tokens: (start, end) pairs. */
  spans: () => Uint32Array;
}

const NO_SPANS = new Uint32Array(0);

/** The answer of a judgement. */
export function answerOf(
  { credits, tokens, units }: Incoming,
  judgement: Judgement,
  { ownId, idOf, canonicalOf, spans }: AnswerContext,
): Answer {
  const { verdict, of, cluster, similarity, novelty, passages } = judgement;
  const isWhole = passages.length === 0 && novelty.length === 2 && novelty[1] === tokens.length;
  // Nearly all articles are new as a whole, and need no spans.
  const own = isWhole || tokens.length === 0 ? NO_SPANS : spans();
  const canonical = cluster === null ? ownId : canonicalOf(cluster);
  const coverage = rounded(judgement.coverage);
  const fresh = isWhole ? [{ start: 0, end: units }] : spansOf(own, novelty);
  const shared = passages.map((passage) => sharedSpan(passage, own, idOf));
  const found = { coverage, novelty: fresh, passages: shared, credits: [...credits] };
  if (of === null) return { verdict, canonical, ...found };
  const figures = similarity === null ? {} : roundedFigures(similarity);
  return { verdict, canonical, of: idOf(of), ...figures, ...found };
}

/** The JSON of an answer. Most say only that a whole text is new; these need no look at all fields. */
export function jsonOf(answer: Answer): string {
  const { verdict, canonical, of, coverage, novelty, passages, credits, replayed } = answer;
  const isPlain = (of ?? replayed) === undefined && coverage === 0 && novelty.length === 1;
  if (verdict !== 'new' || !isPlain || passages.length > 0) return JSON.stringify(answer);
  const { start, end } = novelty[0]!;
  const named = credits.length === 0 ? '[]' : JSON.stringify(credits);
  return `{"verdict":"new","canonical":${JSON.stringify(canonical)},"coverage":0,"novelty":[{"start":${start},"end":${end}}],"passages":[],"credits":${named}}`;
}

/** Whether an answer says only that the whole text is new, so that {@link firstAnswer} needs no JSON. */
export function isWhollyNew(
  { verdict, of, canonical, novelty }: Answer,
  { id, units }: KnownRecord,
): boolean {
  if (verdict !== 'new' || of !== undefined || canonical !== id || novelty.length !== 1)
    return false;
  return novelty[0]!.start === 0 && novelty[0]!.end === units;
}

/** The first answer to an article of an index. */
export function firstAnswer({ id, units, credits = [], answer }: KnownRecord): Answer {
  if (answer !== undefined) return JSON.parse(answer) as Answer;
  const novelty = [{ start: 0, end: units }];
  return { verdict: 'new', canonical: id, coverage: 0, novelty, passages: [], credits };
}

function sharedSpan(
  { number, start, end, otherStart, otherEnd, identity, otherSpans }: JudgedPassage,
  own: Uint32Array,
  idOf: (number: number) => string,
): SharedSpan {
  const span = spanOf(own, start, end);
  const other = spanOf(otherSpans(), otherStart, otherEnd);
  return {
    article: idOf(number),
    start: span.start,
    end: span.end,
    otherStart: other.start,
    otherEnd: other.end,
    identity: rounded(identity),
  };
}

function roundedFigures(figures: NonNullable<Judgement['similarity']>) {
  const { jaccard, containment, contains, aligned } = figures;
  return {
    jaccard: rounded(jaccard),
    containment: rounded(containment),
    contains: rounded(contains),
    aligned: rounded(aligned),
  };
}

/** Spans in the text, given spans of tokens. */
function spansOf(own: Uint32Array, ofTokens: readonly number[]): TextSpan[] {
  return Array.from({ length: ofTokens.length / 2 }, (_, i) => {
    return spanOf(own, ofTokens[2 * i]!, ofTokens[2 * i + 1]!);
  });
}

function spanOf(spans: Uint32Array, first: number, end: number): TextSpan {
  return { start: spans[2 * first] ?? 0, end: spans[2 * end - 1] ?? 0 };
}

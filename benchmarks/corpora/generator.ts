/**
 * Synthetic news with planted truth: copies, passages and repeats at known places, among articles
 * that are otherwise unrelated. The same options give the same bytes on every platform.
 */
import {
  type CopyKind,
  choosePassage,
  copyDraft,
  type PassageKind,
  plantPassage,
  plantRepeat,
  type RepeatKind,
} from './changes.js';
import { frameOf, OUTLETS } from './outlets.js';
import { type Plan, planCorpus, type Role } from './plan.js';
import { type Draft, type Mark, render, type Span, writeDraft } from './prose.js';
import { Random } from './random.js';

/** Options of a corpus. */
export interface CorpusOptions {
  /** The number of articles, at least 1. */
  articles: number;
  /** 32-bit integer. */
  seed: number;
  /** Whether each outlet sets its own header, footer and newsletter lines around its articles. */
  boilerplate: boolean;
}

/** One synthetic article. The text begins with the title. */
export interface SyntheticArticle {
  id: string;
  title: string;
  /** ISO 8601, UTC. Copies are later than their base, in any order of output. */
  date: string;
  /** Name of the outlet. */
  source: string;
  text: string;
}

/** A span `[start, end)` in UTF-16 units of an article's text. */
export interface TrueSpan extends Span {
  article: string;
}

/** A base and its copies, by id. */
export interface TrueCluster {
  base: string;
  copies: { article: string; kind: CopyKind }[];
}

/** A passage: the place that it was taken from comes first, then the places where it was set. */
export interface TruePassage {
  kind: PassageKind;
  occurrences: TrueSpan[];
}

/** A paragraph pasted again in the same article. */
export interface TrueRepeat {
  kind: RepeatKind;
  article: string;
  first: Span;
  again: Span;
}

/** Everything planted in a corpus. */
export interface Truth {
  options: CorpusOptions;
  clusters: TrueCluster[];
  passages: TruePassage[];
  repeats: TrueRepeat[];
  /** The lines that outlets set around their articles; empty without `boilerplate`. */
  boilerplate: TrueSpan[];
}

/** Names of the random streams, so that no two parts of the corpus draw from the same one. */
const STREAM = { draft: 1, change: 2, passage: 3, origin: 4, frame: 5 } as const;

/**
 * Gives articles one at a time and returns the truth after the last. Holds the plan and the truth
 * (some hundred bytes per article), no texts.
 */
export function* generateCorpus(options: CorpusOptions): Generator<SyntheticArticle, Truth, void> {
  const { articles, seed } = options;
  if (!Number.isInteger(articles) || articles < 1) {
    throw new RangeError(`articles: expected an integer of 1 or more, got ${articles}`);
  }
  if (!Number.isInteger(seed)) throw new RangeError(`seed: expected an integer, got ${seed}`);
  const plan = planCorpus(articles, seed);
  const truth = startTruth(options, plan);
  for (const number of plan.order) yield writeArticle(number, plan, truth);
  return truth;
}

/** All articles at once, for small corpora. */
export function collectCorpus(options: CorpusOptions): {
  articles: SyntheticArticle[];
  truth: Truth;
} {
  const articles: SyntheticArticle[] = [];
  const generator = generateCorpus(options);
  for (;;) {
    const next = generator.next();
    if (next.done) return { articles, truth: next.value };
    articles.push(next.value);
  }
}

/** The truth as far as the plan knows it; spans are added when their articles are written. */
function startTruth(options: CorpusOptions, plan: Plan): Truth {
  const idOf = (number: number): string => nameArticle(plan.position[number]!);
  return {
    options: { ...options },
    clusters: plan.clusters.map(({ base, copies }) => ({
      base: idOf(base),
      copies: copies.map(({ article, kind }) => ({ article: idOf(article), kind })),
    })),
    passages: plan.families.map(({ kind, source, hosts }) => ({
      kind,
      occurrences: [source, ...hosts].map((n) => ({ article: idOf(n), start: 0, end: 0 })),
    })),
    repeats: [],
    boilerplate: [],
  };
}

/** Writes the article of a number in the plan and records the places of its planted parts. */
function writeArticle(number: number, plan: Plan, truth: Truth): SyntheticArticle {
  const { seed, boilerplate } = truth.options;
  const id = nameArticle(plan.position[number]!);
  const role = plan.roles[number]!;
  const { draft, marks } = draftOf(number, role, seed);
  const { text: body, spans } = render(draft, marks);
  const { outlet, date } = originOf(number, role, seed);

  let text = body;
  if (boilerplate) {
    const { before, after } = frameOf(outlet, new Random(seed, STREAM.frame, number));
    text = before + body + after;
    const bodyEnd = before.length + body.length;
    truth.boilerplate.push(
      { article: id, start: 0, end: before.length },
      { article: id, start: bodyEnd, end: text.length },
    );
    for (const span of spans) {
      span.start += before.length;
      span.end += before.length;
    }
  }
  record(id, role, spans, truth);
  return { id, title: draft.headline, date, source: OUTLETS[outlet]!, text };
}

/** The draft of an article with its planted parts. */
function draftOf(number: number, role: Role, seed: number): { draft: Draft; marks: Mark[] } {
  const change = new Random(seed, STREAM.change, number);
  if (role.type === 'copy') {
    return { draft: copyDraft(firstDraft(role.base, seed), role.kind, change), marks: [] };
  }
  const draft = firstDraft(number, seed);
  switch (role.type) {
    case 'source':
      return { draft, marks: [passageOf(role.family, draft, seed).mark] };
    case 'host': {
      const { words } = passageOf(role.family, firstDraft(role.source, seed), seed);
      return { draft, marks: [plantPassage(draft, words, role.kind, change)] };
    }
    case 'repeat':
      return { draft, marks: plantRepeat(draft, role.kind, change) };
    case 'plain':
      return { draft, marks: [] };
  }
}

/** An article as its author wrote it: the same at each call. */
function firstDraft(number: number, seed: number): Draft {
  return writeDraft(new Random(seed, STREAM.draft, number));
}

/** The passage that a family shares: the same for its source and for each of its hosts. */
function passageOf(family: number, source: Draft, seed: number) {
  return choosePassage(source, new Random(seed, STREAM.passage, family));
}

/**
 * Outlet and date. Articles that belong together come from different outlets, the first one first.
 */
function originOf(number: number, role: Role, seed: number): { outlet: number; date: string } {
  const root = role.type === 'copy' ? role.base : role.type === 'host' ? role.source : number;
  const slot = role.type === 'copy' || role.type === 'host' ? role.slot : 0;
  const random = new Random(seed, STREAM.origin, root);
  // 7 has no factor in common with the 40 outlets, so the outlets of slots 0 to 4 differ.
  const outlet = (random.below(OUTLETS.length) + 7 * slot) % OUTLETS.length;
  const minutes = random.below(365 * 24 * 60) + slot * random.between(5, 12 * 60);
  return { outlet, date: new Date(Date.UTC(2024, 0, 1) + minutes * 60_000).toISOString() };
}

function record(id: string, role: Role, spans: readonly Span[], truth: Truth): void {
  if (role.type === 'repeat') {
    truth.repeats.push({ kind: role.kind, article: id, first: spans[0]!, again: spans[1]! });
  } else if (role.type === 'source' || role.type === 'host') {
    const slot = role.type === 'host' ? role.slot : 0;
    Object.assign(truth.passages[role.family]!.occurrences[slot]!, spans[0]);
  }
}

function nameArticle(position: number): string {
  return `a${String(position).padStart(6, '0')}`;
}

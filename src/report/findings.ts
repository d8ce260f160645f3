/** Findings for gates and editors: the copies, shared passages and doubled texts of a result. */
import type { Finding } from '../options/output-tables.js';
import { comparedCopies } from '../records/compared-copies.js';
import { count } from '../records/figures.js';
import type { ClusterRecord, LazyResult, PassageRecord, RepeatRecord } from '../records/records.js';
import { comparedWords } from '../records/relation-words.js';
import { CLASS_WORDS, isDoubled } from '../records/repeat-lines.js';
import { isShared } from './passage-lines.js';

/** A place of a finding: an article, or a span of it. */
export interface FoundPlace {
  article: string;
  start?: number;
  end?: number;
  /** This place, in a few words. */
  message: string;
}

/** One record that `--fail-on` counts. */
export interface GateFinding {
  kind: Finding;
  /** Its kind more exactly, such as `doubled-paragraph`. */
  rule: string;
  message: string;
  /** Where the words were first, as far as it is known. */
  first: FoundPlace;
  /** Where they are again; at least one. */
  again: FoundPlace[];
}

/** The rules of findings, with the words for each. */
export const RULES = {
  copy: 'an article is a copy of another',
  stub: 'pages in place of articles',
  passage: 'a passage occurs in several articles',
  'doubled-body': CLASS_WORDS['doubled-body'],
  'doubled-tail': CLASS_WORDS['doubled-tail'],
  'doubled-paragraph': CLASS_WORDS['doubled-paragraph'],
} as const;

/** All findings, in the order of their records: one for each record that `--fail-on` counts. */
export function* findingsOf({
  clusters,
  passages,
  repeats,
}: Pick<LazyResult, 'clusters' | 'passages' | 'repeats'>): Generator<GateFinding> {
  for (const cluster of clusters) yield copies(cluster);
  for (const passage of passages) if (isShared(passage)) yield sharedPassage(passage);
  for (const repeat of repeats) if (isDoubled(repeat)) yield doubled(repeat);
}

function copies(cluster: ClusterRecord): GateFinding {
  const { canonical, stub, members } = cluster;
  const articles = count(members.length, 'article is a copy', 'articles are copies');
  const pages = count(
    members.length + 1,
    'page in place of an article',
    'pages in place of articles',
  );
  return {
    kind: 'duplicates',
    rule: stub ? 'stub' : 'copy',
    message: stub ? `${pages}, such as ${canonical}` : `${articles} of ${canonical}`,
    first: { article: canonical, message: 'the canonical article' },
    again: comparedCopies(cluster).map((copy) => ({
      article: copy.article,
      message: `copy of ${canonical}: ${comparedWords(copy, canonical)}`,
    })),
  };
}

function sharedPassage({ words, origin, occurrences }: PassageRecord): GateFinding {
  const from = occurrences.find(({ article }) => article === origin) ?? occurrences[0]!;
  const others = occurrences.filter((occurrence) => occurrence !== from);
  const shared = count(words, 'word');
  return {
    kind: 'passages',
    rule: 'passage',
    message: `a passage of ${shared} in ${count(occurrences.length, 'place')}, ${
      origin === null ? 'such as' : 'from'
    } ${from.article}`,
    first: { ...spanOf(from), message: origin === null ? 'the earliest place' : 'the origin' },
    again: others.map((place) => ({
      ...spanOf(place),
      message: `${shared} as in ${from.article}`,
    })),
  };
}

function doubled({ article, class: rule, words, first, again }: RepeatRecord): GateFinding {
  const what = `${CLASS_WORDS[rule]}: lines ${first.line} and ${again.line}, ${count(words, 'word')}`;
  return {
    ...{ kind: 'repeats', rule, message: `${article}: ${what}` },
    first: { ...spanOf({ article, ...first }), message: 'the first place' },
    again: [{ ...spanOf({ article, ...again }), message: what }],
  };
}

function spanOf({ article, start, end }: { article: string; start: number; end: number }) {
  return { article, start, end };
}

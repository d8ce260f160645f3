import { passageLimits } from '../align/chain.js';
import { UsageError } from '../errors.js';
import { NO_TEXT } from '../match/distinct-texts.js';
import { containment, jaccard, reversed } from '../match/verify.js';
import type { Relation } from '../options/kinds.js';
import { candidateProbability } from '../options/plan.js';
import type { ScanOptions } from '../options/scan-options.js';
import { validateOptions } from '../options/validate.js';
import { isoDate, rounded } from '../records/assemble.js';
import type { ExplainedArticle, Explanation } from '../records/explanation.js';
import type { ClusterRecord } from '../records/records.js';
import { sentenceOf, verdictOf } from '../records/verdict.js';
import { type Analysis, analyseForPairs } from './analyse.js';
import { findArticle, quoted } from './find-article.js';
import type { ScanHooks } from './hooks.js';
import type { ScanInput } from './input.js';
import {
  alignmentsOf,
  formOf,
  type Pair,
  type PairAnalysis,
  rulesOf,
  storiesOf,
} from './pair-evidence.js';
import { measurePair, type PairFigures } from './pair-figures.js';
import type { Matching } from './reduce.js';

/**
 * Explains why two articles of a scan were joined or parted: runs the scan, and asks each of its
 * stages for the figures of this pair.
 *
 * @param input what `scan` takes; boilerplate and clusters depend on all of it.
 * @param a the id of an article, or the path of its file.
 * @param b the id or path of another article.
 * @throws {UsageError} for wrong options, or if a or b names no article or several, or both name
 *   the same one.
 */
export async function explain(
  input: ScanInput,
  a: string,
  b: string,
  options: Partial<Omit<ScanOptions, 'only'>> = {},
  hooks: ScanHooks = {},
): Promise<Explanation> {
  const settings = validateOptions({ ...options, only: null });
  const analysis = await analyseForPairs(input, settings, hooks);
  try {
    return explainPair(analysis, a, b, settings);
  } finally {
    await analysis.close();
  }
}

function explainPair(
  analysis: PairAnalysis,
  a: string,
  b: string,
  settings: ScanOptions,
): Explanation {
  const pair: Pair = [findArticle(a, analysis), findArticle(b, analysis)];
  if (pair[0] === pair[1]) throw new UsageError(`a and b are the same article, ${quoted(a)}`);
  const { texts } = analysis.catalogue;
  const [first = NO_TEXT, second = NO_TEXT] = pair.map((article) => texts.textOf[article]);
  const { matching } = analysis;
  const hasWords = first !== NO_TEXT && second !== NO_TEXT;
  if (!hasWords) return explanationOf(analysis, pair, WITHOUT_WORDS, settings);
  const measure = (one: number, other: number) =>
    measurePair({ ...analysis, ...matching }, one, other);
  if (first === second)
    return explanationOf(analysis, pair, figuresOfSame(analysis, matching, first), settings);
  const figures = first < second ? measure(first, second) : swapped(measure(second, first));
  return explanationOf(analysis, pair, figures, settings);
}

const NO_OVERLAP = { shared: 0, first: 0, second: 0 };
const NO_FINGERPRINTS = { shared: 0, linked: 0, common: 0, boilerplate: 0, elsewhere: 0 };

/** The figures of an article without words, which shares nothing with any other. */
const WITHOUT_WORDS: PairFigures = {
  overlap: NO_OVERLAP,
  wholeOverlap: NO_OVERLAP,
  estimate: 0,
  bandsHit: 0,
  fingerprints: NO_FINGERPRINTS,
  chains: [],
  aligned: 0,
};

/** Articles with the same tokens are one text, which the scan does not compare with itself. */
function figuresOfSame({ engine, plan }: Analysis, { bodies }: Matching, text: number) {
  const tokens = bodies.tokens(text);
  const overlap = engine.overlap(tokens, tokens);
  const shared = new Set(bodies.fingerprints(engine, text).keys).size;
  return {
    ...WITHOUT_WORDS,
    overlap,
    wholeOverlap: overlap,
    estimate: 1,
    bandsHit: plan.bands,
    fingerprints: { ...NO_FINGERPRINTS, shared },
    aligned: 1,
  };
}

/** Figures of a pair as figures of the same pair in the other order. */
function swapped(figures: PairFigures): PairFigures {
  const chains = figures.chains.map(({ chain, rule }) => {
    const { aStart, aEnd, bStart, bEnd } = chain;
    return { rule, chain: { ...chain, aStart: bStart, aEnd: bEnd, bStart: aStart, bEnd: aEnd } };
  });
  chains.sort((x, y) => x.chain.aStart - y.chain.aStart || x.chain.bStart - y.chain.bStart);
  return {
    ...figures,
    overlap: reversed(figures.overlap),
    wholeOverlap: reversed(figures.wholeOverlap),
    chains,
  };
}

function explanationOf(
  analysis: PairAnalysis,
  [a, b]: Pair,
  figures: PairFigures,
  settings: ScanOptions,
): Explanation {
  const { plan, catalogue } = analysis;
  const { overlap, wholeOverlap } = figures;
  const { textOf } = catalogue.texts;
  const share = (value: number) => (Number.isNaN(value) ? 0 : rounded(value));
  const wholeJaccard = jaccard(wholeOverlap) || 0;
  const facts = {
    type: 'explanation' as const,
    offsets: settings.offsets,
    a: articleOf(analysis, a, overlap.first),
    b: articleOf(analysis, b, overlap.second),
    shingle: plan.shape.shingle,
    minPassage: plan.minPassage,
    limits: passageLimits(plan.minPassage),
    isSameText: textOf[a] === textOf[b] && textOf[a] !== NO_TEXT,
    similarity: {
      shared: overlap.shared,
      jaccard: share(jaccard(overlap)),
      aInB: share(containment(overlap)),
      bInA: share(containment(reversed(overlap))),
      estimate: rounded(figures.estimate),
      wholeJaccard: rounded(wholeJaccard),
    },
    bands: {
      hit: figures.bandsHit,
      of: plan.bands,
      rows: plan.rows,
      probability: rounded(candidateProbability(wholeJaccard, plan.bands, plan.rows)),
    },
    fingerprints: figures.fingerprints,
    isNominated: isNominated(analysis, a, b),
    alignments: alignmentsOf(analysis, [a, b], figures),
    aligned: rounded(figures.aligned),
    rules: rulesOf(figures, plan.threshold),
    form: formOf(analysis, a, b),
    stories: storiesOf(analysis, [a, b], figures),
  };
  const verdict = verdictOf(facts);
  return { ...facts, verdict, sentence: sentenceOf(facts, verdict) };
}

function articleOf(analysis: PairAnalysis, article: number, shingles: number): ExplainedArticle {
  const { catalogue, clusters, clusterOf, collection, matching } = analysis;
  const id = collection.ids[article] ?? '';
  const text = catalogue.texts.textOf[article] ?? NO_TEXT;
  const words = collection.set.tokenCount(article);
  const cluster = clusters.find((one) => one.id === `c${clusterOf[article]}`);
  return {
    id,
    ...namesOf(catalogue, article),
    words,
    setAside: text !== NO_TEXT ? words - matching.bodies.count(text) : 0,
    shingles,
    fingerprints: collection.set.keyCount(article),
    cluster: cluster?.id ?? null,
    canonical: cluster?.canonical ?? null,
    centre: cluster?.centre ?? null,
    relation: cluster ? relationIn(cluster, id) : null,
    through: cluster ? through(analysis, text, cluster.centre) : null,
  };
}

/** The relation of an article of a cluster to its centre. */
function relationIn(cluster: ClusterRecord, id: string): Relation | 'centre' {
  if (cluster.centre === id) return 'centre';
  const member = cluster.members.find(({ article }) => article === id);
  return (member ?? cluster.canonicalToCentre).relation;
}

/** The title, source and date of an article, as far as they are known. */
function namesOf({ set, sourceOf, dates }: Analysis['catalogue'], article: number) {
  const [title, source, moment] = [
    set.string(article, 'title'),
    sourceOf(article),
    dates[article]!,
  ];
  return {
    ...(title !== '' && { title }),
    ...(source !== '' && { source }),
    ...(!Number.isNaN(moment) && { published: isoDate(moment) }),
  };
}

function isNominated({ catalogue, matching }: PairAnalysis, a: number, b: number): boolean {
  const [one = NO_TEXT, other = NO_TEXT] = [a, b].map((x) => catalogue.texts.textOf[x]);
  if (one === other) return one !== NO_TEXT;
  return matching.copies.find(Math.min(one, other), Math.max(one, other)) >= 0;
}

/**
 * The article that connects a text to a cluster, if no stage nominated the text with the centre.
 */
function through(
  { catalogue, collection, findings, matching }: PairAnalysis,
  text: number,
  centreId: string,
): string | null {
  const { textOf, representative } = catalogue.texts;
  const centre = textOf[collection.ids.indexOf(centreId)] ?? NO_TEXT;
  const isPair = (one: number, other: number) =>
    matching.copies.find(Math.min(one, other), Math.max(one, other)) >= 0;
  if (text === centre || isPair(text, centre)) return null;
  const { members } = findings.clusters;
  for (let tie = 0; tie < members.count; tie++) {
    const between = members.text(tie);
    const isBetween = members.other(tie) === centre && isPair(between, text);
    if (isBetween && isPair(between, centre)) return collection.ids[representative[between]!]!;
  }
  return null;
}

/**
 * Our own generator: planted items must be found, with boilerplate around them as well as without.
 */

import { intersect, measure, unite } from '../../src/evaluate/spans.js';
import { collectCorpus, type Truth } from '../corpora/generator.js';
import type { Span } from '../corpora/prose.js';
import { scan } from './checked-scan.js';
import type { FoundPassage } from './passages.js';
import { type Scores, scoreFindings } from './score.js';
import type { Row } from './table.js';

/** An occurrence with this share in boilerplate is only boilerplate. */
const ALL_BOILERPLATE = 0.95;

/** Boilerplate must cost nothing that four digits show. */
const NOTHING = 0.0005;

/** Scores a corpus of `articles` articles, without boilerplate and with it. */
export async function measureSynthetic(articles: number, seed: number): Promise<Row[]> {
  const plain = await scoreCorpus(articles, seed, false);
  const framed = await scoreCorpus(articles, seed, true);
  return [
    ...scoreRows('synthetic', plain.scores),
    ...scoreRows('synthetic, boilerplate', framed.scores),
    ...boilerplateRows('synthetic, boilerplate', plain.scores, framed.scores, framed.alone),
  ];
}

async function scoreCorpus(count: number, seed: number, boilerplate: boolean) {
  const { articles, truth } = collectCorpus({ articles: count, seed, boilerplate });
  const { clusters, passages, repeats, summary } = await scan(articles);
  const findings = { clusters, passages, repeats, digest: summary.digest };
  return { scores: scoreFindings(findings, truth), alone: boilerplateAlone(passages, truth) };
}

/** Passages that consist only of boilerplate but are not set aside as such. */
function boilerplateAlone(passages: readonly FoundPassage[], truth: Truth): number {
  const frames = new Map<string, Span[]>();
  for (const { article, start, end } of truth.boilerplate) {
    frames.set(article, [...(frames.get(article) ?? []), { start, end }]);
  }
  const isFrame = ({ article, start, end }: Span & { article: string }): boolean => {
    const common = (frames.get(article) ?? []).map((frame) => intersect(frame, { start, end }));
    return measure(unite(common)) >= ALL_BOILERPLATE * (end - start);
  };
  return passages.filter((p) => !p.boilerplate && p.occurrences.every(isFrame)).length;
}

function scoreRows(corpus: string, { clusters, passages, repeats }: Scores): Row[] {
  const row = (what: string, figure: number, least: number): Row => ({
    corpus,
    what,
    figure,
    target: { least },
  });
  const granularity = (what: string, figure: number): Row => ({
    corpus,
    what,
    figure,
    target: { most: 1.02 },
  });
  return [
    row('clusters: recall of pairs', clusters.recall, 0.99),
    row('clusters: precision of pairs', clusters.precision, 0.995),
    ...Object.entries(clusters.recallByKind).map(([kind, recall]) =>
      row(`clusters: recall of ${kind}`, recall, 0.98),
    ),
    row('exact passages: recall', passages.exact.recall, 0.995),
    row('exact passages: precision', passages.exact.precision, 0.99),
    granularity('exact passages: granularity', passages.exact.granularity),
    row('edited passages: recall', passages.edited.recall, 0.97),
    row('edited passages: precision', passages.edited.precision, 0.98),
    granularity('edited passages: granularity', passages.edited.granularity),
    { corpus, what: 'all passages: precision', figure: passages.all.precision, better: 'higher' },
    row('repeats: recall', repeats.recall, 1),
    row('repeats: precision', repeats.precision, 1),
  ];
}

function boilerplateRows(corpus: string, plain: Scores, framed: Scores, alone: number): Row[] {
  const lost = (what: string, without: number, within: number): Row => ({
    corpus,
    what: `lost: ${what}`,
    figure: Math.max(0, without - within),
    target: { most: NOTHING },
  });
  return [
    lost('recall of pairs', plain.clusters.recall, framed.clusters.recall),
    lost('recall of exact passages', plain.passages.exact.recall, framed.passages.exact.recall),
    lost('recall of edited passages', plain.passages.edited.recall, framed.passages.edited.recall),
    { corpus, what: 'passages of boilerplate alone', figure: alone, target: { most: 0 } },
  ];
}

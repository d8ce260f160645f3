/** Results made by hand, for tests of their output. */
import { labelOfRecord } from '../../src/records/article-label.js';
import type { ScanResult } from '../../src/records/records.js';
import type { QuotableResult } from '../../src/report/reporter.js';

const FIRST = 'Minsk protests\n\nThe minister said it was over.\nIt was not.';
const SECOND = 'He said: The minister said it was over.\nIt was not. It was not.';

type MadeResult = QuotableResult & ScanResult;

/** One of everything that a scan can find. */
export function makeResult(changes: Partial<MadeResult> = {}): MadeResult {
  const texts: Record<string, string> = { 'a.txt': FIRST, 'b/c.txt': SECOND };
  const result: MadeResult = {
    articles: [
      {
        type: 'article',
        id: 'a.txt',
        words: 11,
        credits: ['AP', 'dpa'],
        coverage: 0.5,
        cluster: 'c1',
      },
      { type: 'article', id: 'b/c.txt', words: 14, credits: [], coverage: 0.25, cluster: 'c1' },
    ],
    clusters: [
      {
        type: 'cluster',
        id: 'c1',
        canonical: 'a.txt',
        centre: 'a.txt',
        canonicalToCentre: {
          relation: 'identical',
          jaccard: 1,
          containment: 1,
          contains: 1,
          aligned: 1,
        },
        stub: false,
        links: [],
        agency: {
          name: 'AP',
          article: 'a.txt',
          place: 'dateline',
          line: 3,
          credited: 1,
          share: 0.5,
        },
        origin: { article: 'a.txt', evidence: 'date', reason: 'It is the earliest of 2 articles.' },
        lineage: [
          {
            article: 'a.txt',
            published: '2024-05-06T10:00:00.000Z',
            delay: 0,
            credits: ['AP', 'dpa'],
            uncredited: false,
            changes: null,
          },
          {
            article: 'b/c.txt',
            published: '2024-05-06T11:00:00.000Z',
            delay: 3600,
            credits: [],
            uncredited: true,
            changes: {
              ...{ kept: 9, cut: 2, added: 5, changed: 0, changedTo: 0 },
              ...{ edits: [[0, 14, 0, 7]], moved: [] },
            },
          },
        ],
        members: [
          {
            article: 'b/c.txt',
            relation: 'near-duplicate',
            jaccard: 0.934,
            containment: 0.95,
            contains: 0.98,
            aligned: 0.99,
          },
        ],
      },
    ],
    passages: [
      {
        type: 'passage',
        id: 'p1',
        words: 6,
        origin: 'a.txt',
        boilerplate: false,
        house: false,
        occurrences: [
          { article: 'a.txt', start: 16, end: 45, identity: 1, edits: 0 },
          { article: 'b/c.txt', start: 9, end: 38, identity: 0.8333, edits: 0 },
        ],
      },
    ],
    repeats: [
      {
        type: 'repeat',
        article: 'b/c.txt',
        class: 'doubled-tail',
        words: 3,
        identity: 1,
        first: { start: 40, end: 50, line: 2 },
        again: { start: 52, end: 62, line: 2 },
      },
    ],
    forms: [
      {
        type: 'form',
        id: 'f1',
        article: 'a.txt',
        blanks: [{ start: 1, end: 3 }],
        members: [{ article: 'b/c.txt', kept: 1, replaced: 4, reworded: 1, jaccard: 0.25 }],
      },
    ],
    notices: [
      {
        type: 'notice',
        cause: 'unknown-date',
        count: 1,
        article: 'a.txt',
        message: 'the date "06.05.24" is not understood: its article counts as undated',
      },
    ],
    sources: [
      {
        ...{ type: 'source', source: 'b', articles: 1, words: 14 },
        ...{ originality: 0.75, given: 0, taken: 1 },
      },
    ],
    skipped: [
      { type: 'skipped', path: 'x.bin', reason: 'binary', message: 'a NUL byte' },
      { type: 'skipped', path: 'n.jsonl', reason: 'no-text', message: 'no text', line: 7 },
    ],
    summary: {
      type: 'summary',
      articles: 2,
      words: 25,
      bytes: 1234,
      clusters: 1,
      forms: 1,
      passages: 1,
      repeats: 1,
      skipped: 2,
      offsets: 'utf16',
      digest: '0123456789abcdef',
    },
    textOf: (id) => texts[id] ?? '',
    labelOf: (id) => {
      const known = made.articles.find((article) => article.id === id);
      return labelOfRecord(known ?? { ...made.articles[0]!, id, credits: [] });
    },
  };
  const made = { ...result, ...changes };
  return made;
}

/** The result of a scan of two articles that share nothing. */
export function makeEmptyResult(): MadeResult {
  const full = makeResult();
  const summary = { ...full.summary, clusters: 0, forms: 0, passages: 0, repeats: 0, skipped: 0 };
  const articles = full.articles.map((article) => ({ ...article, coverage: 0, cluster: null }));
  return makeResult({
    articles,
    clusters: [],
    forms: [],
    passages: [],
    repeats: [],
    sources: [],
    skipped: [],
    notices: [],
    summary,
  });
}

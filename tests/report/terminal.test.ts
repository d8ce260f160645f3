import { describe, expect, test } from 'vitest';
import { count, formatBytes, percent } from '../../src/records/figures.js';
import type { QuotableResult, ReportView } from '../../src/report/reporter.js';
import { describeAllSkipped } from '../../src/report/skipped-lines.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { makeEmptyResult, makeResult } from './results.js';

const VIEW: ReportView = {
  color: false,
  width: 80,
  all: false,
  minPassage: 12,
  threshold: 0.5,
  only: null,
};

const ESC = '\u001b';
const ESCAPE = new RegExp(`${ESC}\\[\\d+m`, 'g');

function render(result: QuotableResult, view: Partial<ReportView> = {}): string {
  return [...renderTerminal(result, { ...VIEW, ...view })].join('');
}

describe('renderTerminal', () => {
  test('shows all findings, the canonical article of a cluster first', () => {
    expect(render(makeResult())).toMatchInlineSnapshot(`
      "2 articles: 1 cluster of copies, 1 shared passage, 1 repeat inside an article

      Copies  1
        a.txt  credits AP, dpa
          b/c.txt  near-duplicate 93%  no credit

      One form filled in anew: no copies  1
        2 articles like a.txt
            “M[in]”
          b/c.txt  4 of 5 numbers differ, other words in 1 place

      Shared passages  1
        6 words in 2 articles; from a.txt
            “The minister said it was over”
          a.txt  line 3, 16-45  credits AP, dpa
          b/c.txt  line 1, 9-38, 83% the same

      Repeats inside an article  1
        b/c.txt  its ending twice: line 2, 3 words
            “It was not”

      Skipped, or read only in part  2
        x.bin: binary, a NUL byte
        n.jsonl, line 7: no-text, no text

      Notices  1
        the date "06.05.24" is not understood: its article counts as undated (a.txt)

      2 articles, 25 words, 1.2 KB; 64% of the words are new
      "
    `);
  });

  test('lists faults, counts other repeats, and lists them on request', () => {
    const [repeat] = makeResult().repeats;
    const repeats = (['refrain', 'doubled-body', 'pull-quote', 'refrain'] as const).map((kind) => ({
      ...repeat!,
      class: kind,
    }));
    const short = render(makeResult({ repeats }), { only: 'repeats' });
    expect(short).toContain('Repeats inside an article  1\n  b/c.txt  the whole text twice');
    expect(short).toContain('\n  1 pull-quote, 2 refrains, there on purpose; --all lists them\n');
    expect(short).not.toContain('words that come back');
    const all = render(makeResult({ repeats }), { only: 'repeats', all: true });
    expect(all).toContain('Repeats inside an article  4\n  b/c.txt  words that come back');
    expect(all).not.toContain('--all');
  });

  test('names the limits if nothing was found', () => {
    expect(render(makeEmptyResult())).toMatchInlineSnapshot(`
      "2 articles: nothing is copied

      Copies
        No two articles reach a similarity of 0.5 (--threshold, Jaccard), and no
        article is contained in another or edited from it.
        The texts are short: --shingle 2 --min-passage 5 finds copies with a word changed.

      Shared passages
        No two articles share a passage of 12 words (--min-passage) or more.

      Repeats inside an article
        No article repeats 12 words (--min-passage) or a whole paragraph.

      2 articles, 25 words, 1.2 KB; 100% of the words are new
      "
    `);
  });

  test('shows only the requested findings', () => {
    const repeats = render(makeResult(), { only: 'repeats' });
    expect(repeats).toContain('its ending twice: line 2, 3 words');
    expect(repeats).not.toMatch(/Copies|Shared passages/);
    expect(render(makeResult(), { only: 'documents' })).not.toMatch(/^Repeats|^Shared/m);
  });

  test('has no escape sequence without colour, and closes each with it', () => {
    expect(render(makeResult())).not.toContain('\u001b');
    const colored = render(makeResult(), { color: true });
    const plain = colored.replaceAll(ESCAPE, '');
    expect(colored).toContain('\u001b[1m');
    expect(plain).toBe(render(makeResult()));
    const codes = colored.match(ESCAPE) ?? [];
    expect(codes.filter((_, index) => index % 2 === 1)).toEqual(
      Array(codes.length / 2).fill('\u001b[0m'),
    );
  });

  test('treats ids, paths, credits and texts as data', () => {
    const evil = 'x\u001b[2J\n\u202e';
    const base = makeResult();
    const text = render(
      makeResult({
        articles: [{ ...base.articles[0]!, id: evil, credits: [evil] }],
        clusters: [{ ...base.clusters[0]!, canonical: evil }],
        passages: [
          {
            ...base.passages[0]!,
            origin: evil,
            occurrences: base.passages[0]!.occurrences.map((place) => ({
              ...place,
              article: evil,
            })),
          },
        ],
        repeats: [{ ...base.repeats[0]!, article: evil }],
        skipped: [{ type: 'skipped', path: evil, reason: 'binary', message: evil }],
        textOf: () => evil.repeat(20),
      }),
    );
    expect(text).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
    expect(text).not.toContain('x\ufffd[2J\n');
  });

  test('shortens long lists, and says how many more there are and how to see them', () => {
    const base = makeResult();
    const times = <T>(length: number, item: T) => Array.from({ length }, () => item);
    const members = times(13, base.clusters[0]!.members[0]!);
    const occurrences = times(9, base.passages[0]!.occurrences[0]!);
    const text = render(
      makeResult({
        clusters: times(25, { ...base.clusters[0]!, members }),
        passages: times(1021, { ...base.passages[0]!, occurrences }),
        repeats: times(22, base.repeats[0]!),
        skipped: times(23, base.skipped[0]!),
      }),
    );
    for (const rest of [5, 3, 1, '1,001', 2]) {
      expect(text).toContain(`and ${rest} more; --format ndjson shows all`);
    }
    expect(text.split('\n').length).toBeLessThan(800);
  });

  test('leaves boilerplate out, and says so', () => {
    const passages = makeResult().passages.map((passage) => ({ ...passage, boilerplate: true }));
    const text = render(makeResult({ passages }));
    expect(text).toContain('1 passage set aside as boilerplate; --format ndjson shows all');
    expect(text).toContain('No two articles share a passage of 12 words');
  });

  test('counts house passages, and lists them separately on request', () => {
    const passages = makeResult().passages.map((passage) => ({ ...passage, house: true }));
    const text = render(makeResult({ passages }));
    expect(text).toContain('1 house passage: within one source alone');
    expect(text).toContain('No passage of 12 words (--min-passage) or more travelled.');
    expect(text).not.toContain('6 words in 2 articles');
    const all = render(makeResult({ passages }), { all: true });
    expect(all).toContain('House passages: within one source alone');
    expect(all).toContain('6 words in 2 articles');
  });

  test('keeps the findings if a text cannot be read again', () => {
    const textOf = () => {
      throw new Error('gone');
    };
    const text = render(makeResult({ textOf }));
    expect(text).toContain('(its text could not be read again)');
    expect(text).toContain('a.txt  offsets 16-45');
  });

  test('quotes by the unit in the summary', () => {
    const base = makeResult();
    const article = 'ä🎉 The minister said it was over.';
    const [start, end] = [7, Buffer.byteLength(article)];
    const occurrences = base.passages[0]!.occurrences.map((place) => ({ ...place, start, end }));
    const text = render(
      makeResult({
        passages: [{ ...base.passages[0]!, occurrences }],
        summary: { ...base.summary, offsets: 'byte' },
        textOf: () => article,
      }),
    );
    expect(text).toContain('“The minister said it was over.”');
  });

  test('fits in narrow terminals', () => {
    const longId = `${'folder/'.repeat(30)}a.txt`;
    const repeats = [{ ...makeResult().repeats[0]!, article: longId }];
    expect(render(makeResult({ repeats }), { width: 40 })).toContain('folder/fol…der/a.txt');
  });
});

describe('figures', () => {
  test('are whole numbers if possible, and never 100 % of less', () => {
    expect([0, 0.001, 0.5, 0.994, 0.9999, 1].map(percent)).toEqual([
      '0%',
      '<1%',
      '50%',
      '99%',
      '99%',
      '100%',
    ]);
    expect([0, 999, 1000, 18_319, 999_499, 1_000_000, 2.5e12].map(formatBytes)).toEqual([
      '0 bytes',
      '999 bytes',
      '1.0 KB',
      '18 KB',
      '999 KB',
      '1.0 MB',
      '2500 GB',
    ]);
    expect([count(1, 'word'), count(2851, 'word')]).toEqual(['1 word', '2,851 words']);
  });
});

describe('describeAllSkipped', () => {
  test('is one line with path, line and reason', () => {
    expect(describeAllSkipped(makeResult().skipped)).toEqual([
      'x.bin: binary, a NUL byte',
      'n.jsonl, line 7: no-text, no text',
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import type { ArticleLabel } from '../../src/records/article-label.js';
import { displayWidth } from '../../src/records/display-width.js';
import { count, formatBytes, percent } from '../../src/records/figures.js';
import type { QuotableResult, ReportView } from '../../src/report/reporter.js';
import { describeAllSkipped } from '../../src/report/skipped-lines.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { makeEmptyResult, makeResult } from './results.js';

const VIEW: ReportView = {
  color: false,
  top: 20,
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
      "2 articles: 1 cluster of copies, 1 shared passage, 1 repeat inside an article, 1
        form filled in anew

      1 cluster of copies
        a.txt  canonical
            from a.txt. It is the earliest of 2 articles.
            credits AP: 1 of 2 articles, a.txt in the dateline, line 3
            without credit: b
          b/c.txt  near-duplicate 93%

      1 form filled in anew: its articles are not copies
        2 articles like a.txt
            “M[in]”
          b/c.txt  4 of 5 numbers differ, other words in 1 place

      1 shared passage
        6 words in 2 articles, from a.txt
            “The minister said it was over”
          a.txt  line 3, 16-45  credits AP, dpa
          b/c.txt  line 1, 9-38, 83% the same

      1 repeat inside an article
        b/c.txt  its ending twice: line 2, 3 words
            “It was not”

      Skipped, or read only in part: 2 parts
        x.bin: binary, a NUL byte
        n.jsonl, line 7: no-text, no text

      1 notice
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
    expect(short).toContain('\n1 repeat inside an article\n  b/c.txt  the whole text twice');
    expect(short).toContain('\n  1 pull-quote, 2 refrains, there on purpose; --all lists them\n');
    expect(short).not.toContain('words that come back');
    const all = render(makeResult({ repeats }), { only: 'repeats', all: true });
    expect(all).toContain('\n4 repeats inside articles\n  b/c.txt  words that come back');
    expect(all).not.toContain('--all');
  });

  test('names the limits if nothing was found', () => {
    expect(render(makeEmptyResult())).toMatchInlineSnapshot(`
      "2 articles: nothing is copied

      No clusters of copies
        No two articles reach a similarity of 0.5 (--threshold, Jaccard), and no
        article is contained in another or edited from it.
        The texts are short: --shingle 2 --min-passage 5 finds copies with a word
        changed.

      No shared passages
        No two articles share a passage of 12 words (--min-passage) or more.

      No repeats inside articles
        No article repeats 12 words (--min-passage) or a whole paragraph.

      2 articles, 25 words, 1.2 KB; 100% of the words are new
      "
    `);
  });

  test('shows only the requested findings', () => {
    const repeats = render(makeResult(), { only: 'repeats' });
    expect(repeats).toContain('its ending twice: line 2, 3 words');
    expect(repeats).not.toMatch(/^\d+ clusters? of copies|^\d+ shared/m);
    expect(render(makeResult(), { only: 'documents' })).not.toMatch(
      /^\d+ repeats? inside|^\d+ shared/m,
    );
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
    const occurrences = times(11, base.passages[0]!.occurrences[0]!);
    const text = render(
      makeResult({
        clusters: times(25, { ...base.clusters[0]!, members }),
        passages: times(1021, { ...base.passages[0]!, occurrences }),
        repeats: times(22, base.repeats[0]!),
        skipped: times(23, base.skipped[0]!),
      }),
    );
    for (const rest of [5, 3, 1, '1,001', 2]) {
      expect(text).toContain(`and ${rest} more; --top all shows all`);
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
    expect(all).toContain('\n1 house passage: within one source alone');
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
    expect(render(makeResult({ repeats }), { width: 40 })).toMatch(/^ {2}folder\S+…\S+a\.txt/m);
  });
});

describe('articles of a summary', () => {
  const labels: Record<string, ArticleLabel> = {
    'a.txt': {
      title: 'Minister says it is over, and that nobody has to be afraid of anything any more',
      source: 'Lakeside Tribune',
      published: Date.UTC(2024, 4, 6, 10),
      credits: ['AP'],
    },
    'b/c.txt': {
      title: 'It was not',
      source: '首都新聞',
      published: Date.UTC(2024, 4, 7),
      credits: [],
    },
  };
  const named = () => makeResult({ labelOf: (id) => labels[id]! });

  test('have their titles, sources and dates where these are known, and always their ids', () => {
    const text = render(named());
    expect(text).toContain('\n  Minister says it is over, and that nobody has to be afraid of');
    expect(text).toContain(
      '\n    a.txt    canonical           Lakeside Tribune, 2024-05-06 10:00\n',
    );
    expect(text).toContain('\n    b/c.txt  near-duplicate 93%  首都新聞, 2024-05-07\n');
    expect(text).toContain('      “It was not”\n');
    expect(text).toContain('\n      首都新聞, 2024-05-07: It was not\n');
    expect(text).toContain('\n      without credit: 首都新聞\n');
  });

  test('are cut at the width of the terminal', () => {
    for (const line of render(named(), { width: 60 }).split('\n')) {
      expect(displayWidth(line)).toBeLessThanOrEqual(60);
    }
    expect(render(named(), { width: 60 })).toContain(
      'Minister says it is over, and that nobody has to be afrai…',
    );
  });

  test.each([40, 80, 200])(
    'are in lines of at most %i columns, unless one word is longer',
    (width) => {
      const base = named();
      const long =
        'A sentence of many words that no line of a narrow terminal can hold, 日本の首相は言った. ';
      const result = {
        ...base,
        notices: [{ ...base.notices[0]!, message: long.repeat(3) }],
        skipped: [{ ...base.skipped[0]!, message: `${'x'.repeat(300)} ${long}` }],
        sources: ['a', long].map((source) => ({ ...base.sources[0]!, source })),
      };
      for (const color of [false, true]) {
        for (const line of render(result, { width, color }).replaceAll(ESCAPE, '').split('\n')) {
          if (line.trim().includes(' ')) expect(displayWidth(line)).toBeLessThanOrEqual(width);
        }
      }
    },
  );
});

describe('counts of a summary', () => {
  test('are the same at the top and in the section, in the same words', () => {
    const base = makeResult();
    const clusters = [false, false, true].map((stub) => ({ ...base.clusters[0]!, stub }));
    const text = render(makeResult({ clusters, repeats: [...base.repeats, ...base.repeats] }), {
      width: 200,
    });
    const [headline = '', ...rest] = text.split('\n');
    const found = headline.replace(/^2 articles: /, '').split(', ');
    expect(found).toHaveLength(5);
    for (const words of found) expect(rest.some((line) => line.startsWith(words))).toBe(true);
  });

  test('have a repeat of an article and its copies once, with the number of copies', () => {
    const base = makeResult();
    const copies = [1, 2, 3, 4, 5].map((n) => `copy ${n}`);
    const members = copies.map((article) => ({ ...base.clusters[0]!.members[0]!, article }));
    const repeats = ['a.txt', ...copies, 'other'].map((article) => ({
      ...base.repeats[0]!,
      article,
    }));
    const textOf = () => 'x'.repeat(52) + 'It was not.'.slice(0, 10);
    const text = render(
      makeResult({ clusters: [{ ...base.clusters[0]!, members }], repeats, textOf }),
    );
    expect(text).toContain('2 repeats inside articles');
    expect(text).toContain(
      'a.txt  its ending twice: line 2, 3 words; the same in 5 copies of it\n',
    );
    expect(text).toContain('other  its ending twice: line 2, 3 words\n');
  });

  test('keep repeats of copies apart that have other words or cannot be read', () => {
    const base = makeResult();
    const repeats = ['a.txt', 'b/c.txt'].map((article) => ({ ...base.repeats[0]!, article }));
    const words = makeResult({ repeats, textOf: (id) => id.padEnd(52, id).padEnd(70, `${id} `) });
    expect(render(words)).toContain('2 repeats inside articles');
    const gone = () => {
      throw new Error('gone');
    };
    expect(render(makeResult({ repeats, textOf: gone }))).toContain('2 repeats inside articles');
  });

  test('show the originality of two sources and more, the largest first', () => {
    const [source] = makeResult().sources;
    const sources = [
      { ...source!, source: 'Lakeside Tribune', articles: 3, originality: 0.25 },
      { ...source!, source: '首都新聞', articles: 1200, originality: 1 },
    ];
    expect(render(makeResult({ sources }))).toContain(
      [
        'Originality of 2 sources',
        '  New words occur in no other article, or occurred here first.',
        '  source              articles   new words',
        '  首都新聞               1,200        100%',
        '  Lakeside Tribune           3         25%',
        '',
      ].join('\n'),
    );
    expect(render(makeResult())).not.toContain('Originality');
    expect(render(makeResult({ sources }), { top: 1 })).toContain(
      'and 1 more; --top all shows all',
    );
    const all = render(makeResult({ sources }), { top: Number.POSITIVE_INFINITY });
    expect(all).not.toContain('more; --top');
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

import { describe, expect, test } from 'vitest';
import { OUTLETS } from '../../benchmarks/corpora/outlets.js';
import { makeUnkindCorpus, type UnkindOptions } from '../../benchmarks/corpora/unkind/corpus.js';
import { FORM_KINDS } from '../../benchmarks/corpora/unkind/form-grammar.js';

const OPTIONS: UnkindOptions = { articles: 1000, seed: 1, boilerplate: false, sources: 'outlets' };
const { articles, truth } = makeUnkindCorpus(OPTIONS);
const byId = new Map(articles.map((article) => [article.id, article]));
const textOf = (id: string): string => byId.get(id)!.text;
const wordsOf = (text: string): string[] => text.split(/\s+/);
const figuresOf = (text: string): string[] => text.match(/\d+/g) ?? [];

describe('an unkind corpus', () => {
  test('is the same, byte for byte, for the same seed, and differs for another seed', () => {
    const small = { ...OPTIONS, articles: 40 };
    const first = JSON.stringify(makeUnkindCorpus(small));
    expect(JSON.stringify(makeUnkindCorpus(small))).toBe(first);
    expect(JSON.stringify(makeUnkindCorpus({ ...small, seed: 2 }))).not.toBe(first);
  });

  test('names each article once, in the order of ids, and has no part of a template in a text', () => {
    const ids = articles.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const { text, title } of articles) {
      expect(text).not.toMatch(/[<>{}]/);
      expect(text).not.toMatch(/\S {2}|undefined| \./);
      expect(wordsOf(text).join(' ')).toContain(title);
    }
  });

  test('dates copies before their base as often as after it, and a fifth of all articles not at all', () => {
    const undated = articles.filter(({ date }) => date === undefined).length / articles.length;
    expect(Math.abs(undated - 0.2)).toBeLessThan(0.04);
    const dated = truth.stories.flatMap(({ base, copies }) => {
      const from = byId.get(base)!.date;
      return copies.flatMap(({ article }) => {
        const to = byId.get(article)!.date;
        return from === undefined || to === undefined ? [] : [to < from];
      });
    });
    const earlier = dated.filter(Boolean).length / dated.length;
    expect(Math.abs(earlier - 0.5)).toBeLessThan(0.08);
  });

  test('sets the lines of outlets around stories and forms on request', () => {
    const framed = makeUnkindCorpus({ ...OPTIONS, articles: 60, boilerplate: true });
    const bare = makeUnkindCorpus({ ...OPTIONS, articles: 60 });
    expect(framed.truth).toEqual(bare.truth);
    for (const [i, { text, source }] of bare.articles.entries()) {
      const other = framed.articles[i]!.text;
      expect(other).toContain(text);
      expect(other !== text).toBe(OUTLETS.includes(source!));
    }
  });

  test('is of one folder, and of no other source, on request', () => {
    const folder = makeUnkindCorpus({ ...OPTIONS, articles: 60, sources: 'folder' }).articles;
    expect(folder.every(({ id, source }) => id.startsWith('news/') && source === undefined)).toBe(
      true,
    );
  });

  test.each([0, -1, 1.5, Number.NaN])('of %d articles is refused', (count) => {
    expect(() => makeUnkindCorpus({ ...OPTIONS, articles: count })).toThrow(/articles: expected/);
  });
});

describe('copies of stories', () => {
  const pairs = truth.stories.flatMap(({ base, copies }) =>
    copies.map(({ article, kind }) => ({ base: textOf(base), copy: textOf(article), kind })),
  );
  const ofKind = (kind: string) => pairs.filter((pair) => pair.kind === kind);

  test('are of every kind', () => {
    const kinds = 'captioned corrected cut60 edited20 edited5 framed identical one-line part';
    expect([...new Set(pairs.map(({ kind }) => kind))].sort()).toEqual([
      ...kinds.split(' '),
      'reordered',
      'wrapped',
    ]);
  });

  test('in wrapped lines or in one have the words of their base', () => {
    for (const { base, copy } of [...ofKind('wrapped'), ...ofKind('one-line')]) {
      expect(wordsOf(copy)).toEqual(wordsOf(base));
    }
    for (const { copy } of ofKind('wrapped')) {
      const widths = copy.split('\n').map((line) => line.length);
      expect(Math.max(...widths)).toBeLessThanOrEqual(80);
      expect(widths.length).toBeGreaterThan(30);
    }
    for (const { copy } of ofKind('one-line')) expect(copy.split('\n\n').length).toBe(2);
  });

  test('that are corrected differ in at most one figure, apart from the headline', () => {
    for (const { base, copy } of ofKind('corrected')) {
      const [before, after] = [base, copy].map((text) => wordsOf(text.slice(text.indexOf('\n'))));
      const changed = before!.filter((word, i) => word !== after![i]);
      expect(after!.length).toBe(before!.length);
      expect(changed.length).toBeLessThanOrEqual(1);
    }
  });

  test('that are captioned hold all of their base, and a caption that repeats a part of it', () => {
    for (const { base, copy } of ofKind('captioned')) {
      const [, ...body] = base.split('\n\n');
      for (const paragraph of body) expect(copy).toContain(paragraph);
      const caption = /^Photo: (.*) \(\d\)$/m.exec(copy)![1]!;
      expect(base).toContain(caption);
    }
  });

  test('that are parts are 20 to 60 % of their base, in its order', () => {
    for (const { base, copy } of ofKind('part')) {
      const [, ...paragraphs] = copy.split('\n\n');
      const share = wordsOf(paragraphs.join(' ')).length / wordsOf(base).length;
      expect(share).toBeGreaterThan(0.15);
      expect(share).toBeLessThan(0.65);
      expect(wordsOf(base).join(' ')).toContain(wordsOf(paragraphs.join(' ')).join(' '));
    }
  });
});

describe('forms', () => {
  test('are of eight kinds, in four languages, and have at least two fillings', () => {
    expect([...new Set(truth.forms.map(({ kind }) => kind))].sort()).toEqual(
      [...FORM_KINDS].sort(),
    );
    expect([...new Set(truth.forms.map(({ language }) => language))].sort()).toEqual(
      ['de', 'en', 'es', 'fr'].sort(),
    );
    expect(truth.forms.every(({ fillings }) => fillings.length >= 2)).toBe(true);
  });

  test('have the same words in all their fillings, and other figures', () => {
    for (const { fillings } of truth.forms) {
      const [first, second] = fillings.map(textOf);
      const known = new Set(wordsOf(first!));
      const shared = wordsOf(second!).filter((word) => known.has(word)).length;
      expect(shared / wordsOf(second!).length).toBeGreaterThan(0.5);
      const figures = new Set(figuresOf(first!));
      const other = figuresOf(second!).filter((figure) => !figures.has(figure)).length;
      expect(other).toBeGreaterThan(2);
    }
  });

  test('have corrections that change one figure or one name of their original, or nothing', () => {
    const corrections = truth.forms.flatMap((form) => form.corrections);
    expect([...new Set(corrections.map(({ kind }) => kind))].sort()).toEqual(
      ['figure', 'name', 'note', 'reprint'].sort(),
    );
    for (const { original, corrected, kind } of corrections) {
      const [before, after] = [textOf(original), textOf(corrected)];
      if (kind === 'reprint') {
        expect(after.slice(after.indexOf('\n'))).toBe(before.slice(before.indexOf('\n')));
        continue;
      }
      const put = wordsOf(after);
      const changed = wordsOf(before).filter((word, i) => word !== put[i]);
      if (kind === 'note') expect(changed.length).toBe(1);
      else expect(new Set(changed.map((word) => word.replace(/[’'].*|\W+$/u, ''))).size).toBe(1);
    }
  });

  test('of one kind are worded in many ways', () => {
    const weather = truth.forms.filter(
      ({ kind, language }) => kind === 'weather' && language === 'en',
    );
    const worded = weather.map(({ fillings }) => textOf(fillings[0]!).replace(/\d+/g, ''));
    expect(new Set(worded).size).toBe(weather.length);
  });
});

describe('pages of sites', () => {
  const shinglesOf = (text: string, length: number): Set<string> => {
    const words = wordsOf(text);
    return new Set(words.slice(0, 1 - length).map((_, i) => words.slice(i, i + length).join(' ')));
  };

  test('in place of articles have some 300 words of the site and two lines of their own', () => {
    expect(truth.shells.map(({ pages }) => pages.length)).toEqual([136, 40, 24, 16, 12]);
    for (const { pages } of truth.shells) {
      const [one, other] = pages.map((page) => new Set(textOf(page).split('\n\n')));
      const common = [...one!].filter((part) => other!.has(part)).join(' ');
      expect(wordsOf(common).length).toBeGreaterThan(280);
      for (const page of pages) {
        const own = textOf(page)
          .split('\n\n')
          .filter((part) => !other!.has(part) || !one!.has(part));
        expect(wordsOf(own.join(' ')).length).toBeLessThan(60);
      }
    }
  });

  test('that are whole have 100 words in a row that no other page has, and some stand alone too', () => {
    const places = new Map<string, number>();
    const saved = truth.sites.flatMap(({ pages, bodies }) => [
      ...pages,
      ...bodies.map(({ body }) => body),
    ]);
    for (const text of saved.map(textOf)) {
      for (const run of shinglesOf(text, 20)) places.set(run, (places.get(run) ?? 0) + 1);
    }
    for (const { pages, bodies } of truth.sites) {
      expect(pages.length).toBeGreaterThanOrEqual(2);
      for (const { page, body } of bodies) expect(textOf(page)).toContain(textOf(body));
      for (const page of pages) {
        const most = bodies.some((one) => one.page === page) ? 2 : 1;
        const words = wordsOf(textOf(page));
        let run = 0;
        let longest = 0;
        for (let i = 0; i + 20 <= words.length; i++) {
          run = places.get(words.slice(i, i + 20).join(' '))! <= most ? run + 1 : 0;
          longest = Math.max(longest, run);
        }
        expect(longest + 19).toBeGreaterThanOrEqual(100);
      }
    }
    expect(truth.sites.some(({ bodies }) => bodies.length > 0)).toBe(true);
  });
});

test('a roundup holds the first paragraph of each of its stories', () => {
  expect(truth.roundups.length).toBeGreaterThanOrEqual(20);
  for (const { article, stories } of truth.roundups) {
    expect(stories.length).toBeGreaterThanOrEqual(2);
    for (const story of stories) {
      const paragraph = textOf(story)
        .split('\n\n')[1]!
        .replace(/^[A-Z]+(?: \([^)]*\))? - /, '');
      expect(textOf(article)).toContain(paragraph);
    }
  }
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RepeatRecord, scan } from '../../src/index.js';
import { cases, Prose, tokensOf } from '../fixtures/articles.js';
import { cpuTime } from '../fixtures/cpu-time.js';
import { cut } from '../fixtures/results.js';
import { runsWithin } from '../oracles/shared-runs.js';

async function repeatsOf(text: string): Promise<RepeatRecord[]> {
  const { repeats } = await scan([{ id: 'a', text }]);
  return repeats;
}

/** Both places of each repeat, as text. */
const quotes = (text: string, repeats: readonly RepeatRecord[]) =>
  repeats.map(({ first, again }) => [cut(text, first), cut(text, again)]);

/** An article in which the paragraph occurs a second time, between others. */
function withRepeat(prose: Prose, paragraph: string, again: string): string {
  return [
    ...prose.paragraphs(2),
    paragraph,
    ...prose.paragraphs(2),
    again,
    prose.paragraph(30),
  ].join('\n\n');
}

/** The paragraph without the stop at its end, which is not part of a span. */
const bare = (paragraph: string) => paragraph.replace(/[^\p{L}]+$/u, '');

describe('a paragraph that occurs twice is found', () => {
  const prose = new Prose(1);
  const paragraph = prose.paragraph(30);
  const short = 'He did not say when or why.';
  const changes: [name: string, given: string, again: string][] = [
    ['unchanged', paragraph, paragraph],
    ['of five words', 'It was a quiet afternoon.', 'It was a quiet afternoon.'],
    ['with spaces behind it', paragraph, `${paragraph}   \t`],
    ['with other spaces in it', paragraph, paragraph.replaceAll(' ', '\u00a0 ')],
    ['in capitals', paragraph, paragraph.toUpperCase()],
    ['in quotes', short, `“${short}”`],
    ['without its punctuation', paragraph, paragraph.replaceAll(/[.,]/g, '')],
    ['as a list item', short, `* ${short}`],
  ];

  test.each(changes)('%s', async (_, given, again) => {
    const text = withRepeat(prose, given, again);
    const repeats = await repeatsOf(text);
    const words = tokensOf(given).length;
    // Less than half a sentence may be repeated on purpose; a paragraph without its stop is a caption.
    const isCaption = again === paragraph.replaceAll(/[.,]/g, '');
    const kind = words < 12 ? 'refrain' : isCaption ? 'pull-quote' : 'doubled-paragraph';
    expect(repeats).toMatchObject([{ class: kind, words, identity: 1 }]);
    const [[first, second] = []] = quotes(text, repeats);
    expect(tokensOf(first ?? '')).toEqual(tokensOf(given));
    expect(tokensOf(second ?? '')).toEqual(tokensOf(again));
  });

  test('with any one word edited that is not at its ends', async () => {
    const words = bare(paragraph).split(' ');
    for (let at = 2; at < words.length - 2; at++) {
      const again = words.with(at, 'Edited').join(' ');
      const text = withRepeat(prose, paragraph, `${again}.`);
      const repeats = await repeatsOf(text);
      expect(repeats, `word ${at}`).toMatchObject([{ class: 'doubled-paragraph', words: 30 }]);
      expect(quotes(text, repeats)).toEqual([[bare(paragraph), again]]);
    }
  });

  test.each([0, 1, 28, 29])('with a word at its ends edited: the one at %i', async (at) => {
    const again = bare(paragraph).split(' ').with(at, 'Edited').join(' ');
    const repeats = await repeatsOf(withRepeat(prose, paragraph, `${again}.`));
    expect(repeats).toMatchObject([{ class: 'doubled-paragraph' }]);
    expect(repeats[0]?.words).toBeGreaterThanOrEqual(28);
  });
});

describe('repeats', () => {
  test('do not occur in a text that says nothing twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const text = new Prose(seed).article(6, 60);
        expect(runsWithin(tokensOf(text), 8)).toEqual([]);
        expect(await repeatsOf(text)).toEqual([]);
      }),
      cases(15),
    );
  });

  test.each(['\n', '\r\n'])('name their first lines, with %j as line end', async (end) => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const prose = new Prose(seed);
        const paragraphs = prose.paragraphs(8, 25);
        const doubled = [...paragraphs, ...prose.shuffled(paragraphs).slice(0, 3)];
        const text = doubled.map((own) => own + end.repeat(1 + prose.below(3))).join('');
        const repeats = await repeatsOf(text);
        expect(repeats.length).toBeGreaterThan(0);
        for (const place of repeats.flatMap(({ first, again }) => [first, again])) {
          expect(place.line).toBe(text.slice(0, place.start).split('\n').length);
        }
      }),
      cases(15),
    );
  });

  test('never overlap themselves, and cover every run of 12 tokens that occurs twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const prose = new Prose(seed);
        const paragraphs = prose.paragraphs(5, 20);
        const list = Array.from({ length: 9 }, () => prose.edited(prose.pick(paragraphs), 0.02));
        const text = list.join('\n\n');
        const repeats = await repeatsOf(text);
        const again = new Set<string>();
        for (const repeat of repeats) {
          expect(repeat.first.end).toBeLessThanOrEqual(repeat.again.start);
          expect(repeat.first.start).toBeLessThan(repeat.first.end);
          expect(repeat.again.start).toBeLessThan(repeat.again.end);
          for (let at = repeat.again.start; at < repeat.again.end; at++) again.add(String(at));
        }
        const starts = [...text.matchAll(/\p{L}+/gu)].map((word) => word.index);
        for (const run of runsWithin(tokensOf(text), 12)) {
          const missed = starts
            .slice(run.b, run.b + run.length)
            .filter((start) => !again.has(String(start)));
          expect(missed.length, `${run.length} tokens at ${run.b}, first at ${run.a}`).toBe(0);
        }
      }),
      cases(40),
    );
  });

  test('are all paragraphs of an article with each paragraph twice in a row', async () => {
    const paragraphs = new Prose(2).paragraphs(4, 30);
    const text = paragraphs.flatMap((paragraph) => [paragraph, paragraph]).join('\n\n');
    const expected = paragraphs.map((paragraph) => [bare(paragraph), bare(paragraph)]);
    expect(quotes(text, await repeatsOf(text))).toEqual(expected);
  });

  test.each([2, 3, 4, 7])(
    'are all but the first of a paragraph that occurs %i times in a row',
    async (n) => {
      const prose = new Prose(2);
      const paragraph = prose.paragraph(25);
      const text = [prose.paragraph(40), ...Array(n).fill(paragraph), prose.paragraph(40)].join(
        '\n\n',
      );
      const places = (await repeatsOf(text)).map(({ again }) => again);
      let reached = text.indexOf(paragraph) + paragraph.length;
      for (const { start, end } of places) {
        expect(text.slice(reached, Math.max(reached, start))).not.toMatch(/\p{L}/u);
        reached = Math.max(reached, end);
      }
      expect(reached).toBe(text.lastIndexOf(paragraph) + bare(paragraph).length);
    },
  );

  test('are as many as paragraphs, each with its line, and found in seconds', async () => {
    const paragraph = (n: number) =>
      `${Array.from({ length: 12 }, (_, i) => `w${((n * 7919 + i * 104_729) % 999_983).toString(36)}`).join(' ')}.`;
    const paragraphs = Array.from({ length: 20_000 }, (_, n) => paragraph(n));
    const text = paragraphs.map((one) => `${one}\n${one}`).join('\n');
    const before = cpuTime();
    const repeats = await repeatsOf(text);
    expect(cpuTime() - before).toBeLessThan(15_000);
    expect(repeats.map(({ again }) => again.line)).toEqual(paragraphs.map((_, n) => 2 * n + 2));
  });

  test('are few in a million times the same word, and found in seconds', async () => {
    const text = 'word '.repeat(1_000_000);
    const before = cpuTime();
    const repeats = await repeatsOf(text);
    expect(cpuTime() - before).toBeLessThan(20_000);
    expect(repeats.length).toBeGreaterThan(0);
    expect(repeats.length).toBeLessThan(100);
    for (const { first, again, words } of repeats) {
      expect(first.end).toBeLessThanOrEqual(again.start);
      expect(again.end).toBeLessThanOrEqual(text.length);
      expect(words).toBeGreaterThanOrEqual(5);
    }
  });
});

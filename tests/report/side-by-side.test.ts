import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/compare/compare.js';
import { comparisonRecords } from '../../src/compare/compare-records.js';
import type { ComparedArticles, ReportView } from '../../src/report/reporter.js';
import { SIDE_BY_SIDE } from '../../src/report/side-by-side.js';
import { cases, Prose } from '../fixtures/articles.js';

const VIEW: ReportView = {
  color: false,
  top: 20,
  width: 100,
  minPassage: 12,
  threshold: 0.5,
  only: null,
  all: false,
};

const ESC = '\u001b';
const ESCAPE = new RegExp(`${ESC}\\[\\d+m`, 'g');

/** The comparison of two texts, named `first` and `second`, as the command hands it to a reporter. */
function comparisonOf(first: string, second: string): ComparedArticles {
  const article = (id: string, text: string) => ({
    id,
    text: new TextEncoder().encode(text),
    encoding: 0,
    metadata: {},
  });
  const pair = [article('first', first), article('second', second)] as const;
  const result = comparisonRecords(compare(first, second), pair, [], 'utf16');
  return {
    ...result,
    textOf: (id) => (id === 'first' ? first : second),
  };
}

async function report(result: ComparedArticles, view: Partial<ReportView> = {}): Promise<string> {
  let text = '';
  const pieces = SIDE_BY_SIDE.render(result, { ...VIEW, ...view });
  for await (const piece of pieces) text += piece;
  return text;
}

/** Two stories that share passages, some of them edited. */
function pairOf(seed: number): [first: string, second: string] {
  const prose = new Prose(seed);
  const shared = prose.paragraphs(1 + prose.below(3), 40);
  const around = () => prose.paragraph(60);
  const edited = shared.map((one) => prose.edited(one, 0.1 * prose.below(3)));
  return [[around(), ...shared].join('\n\n'), [...edited, around()].join('\n\n')];
}

describe('a comparison for people', () => {
  test('shows each passage, with the first words that its places have in the two texts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), async (seed) => {
        const texts = pairOf(seed);
        const result = comparisonOf(...texts);
        const [summary = '', ...passages] = (await report(result)).split(/\n\n(?=\d+ {2})/);
        expect(result.passages.length).toBeGreaterThan(0);
        expect(summary).toContain('first');
        expect(passages).toHaveLength(result.passages.length);
        for (const [i, shown] of passages.entries()) {
          const { occurrences } = result.passages[i]!;
          const starts = occurrences.map(
            ({ start }, side) => texts[side]!.slice(start).split(/\s/)[0],
          );
          const [, row = ''] = shown.split('\n');
          const words = row.split(' │ ').map((half) => half.split(' ')[0]);
          expect(words.map((one) => one?.replace(/^\[-|^\{\+|-\]$|\+\}$/g, ''))).toEqual(starts);
        }
      }),
      cases(40),
    );
  });

  test('has the same words with colours as without', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 40, max: 160 }), async (seed, width) => {
        const result = comparisonOf(...pairOf(seed));
        const coloured = await report(result, { color: true, width });
        expect(coloured).toContain(`${ESC}[`);
        expect(coloured.replace(ESCAPE, '')).toBe(await report(result, { width }));
      }),
      cases(20),
    );
  });
});

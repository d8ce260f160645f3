import { describe, expect, test } from 'vitest';
import { Kernel } from '../../src/kernel/kernel.js';
import { NumberTokens } from '../../src/match/number-words.js';
import { compareForms, type FormChanges, isSameForm } from '../../src/match/same-form.js';
import { planScan } from '../../src/options/plan.js';
import { validateOptions } from '../../src/options/validate.js';
import { Prose } from '../fixtures/articles.js';
import { corrected, FORM_KINDS, filledForm } from '../fixtures/forms.js';
import { STORY, updatedStory } from '../fixtures/forms-beside.js';

const kernel = new Kernel(planScan(validateOptions({})).shape);
const numbers = new NumberTokens(kernel);

function changesOf(one: string, other: string): FormChanges {
  const [a, b] = [one, other].map((text) =>
    kernel.tokenise(new TextEncoder().encode(text)).tokens.slice(),
  ) as [Uint32Array, Uint32Array];
  return compareForms(a, b, kernel.matchTokens(a, b), numbers);
}

const areSame = (one: string, other: string) => isSameForm(changesOf(one, other));

const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

describe.each(FORM_KINDS)('reports of one form: %s', (kind) => {
  test('are the same form, filled in anew', () => {
    const known = SEEDS.filter((seed) =>
      areSame(filledForm(kind, seed), filledForm(kind, seed + 500)),
    );
    expect(known.length).toBeGreaterThanOrEqual(39);
  });

  test('and their corrected copies are one report', () => {
    for (const seed of SEEDS) {
      const report = filledForm(kind, seed);
      expect(areSame(report, corrected(report, seed))).toBe(false);
      expect(areSame(corrected(report, seed), report)).toBe(false);
    }
  });
});

describe('draws of a lottery', () => {
  const draw = (row: readonly number[], extra: number, jackpot: number) =>
    `The winning numbers in Saturday evening's drawing of the state lottery were: ${row.join(', ')}, ` +
    `Powerball ${extra}. The estimated jackpot was $${jackpot} million. For winning numbers in ` +
    'previous drawings, visit the website of the lottery or call the information line at any time.';
  const ROW = [20, 7, 9, 4, 27];

  test.each([
    ['at the ends of their rows', [27, 35, 44, 24, 1]],
    ['in the midst of them', [3, 9, 25, 60, 23]],
    ['at the same place', [3, 7, 25, 60, 23]],
    ['at two places', [7, 36, 20, 61, 15]],
    ['nowhere', [1, 2, 3, 5, 6]],
  ])('are the same form if they share a number %s', (_, row) => {
    expect(areSame(draw(ROW, 4, 361), draw(row, 1, 212))).toBe(true);
    expect(areSame(draw(row, 1, 212), draw(ROW, 4, 361))).toBe(true);
  });

  test('are one report if a number was corrected, or added', () => {
    const report = draw(ROW, 4, 361);
    expect(areSame(report, draw([20, 7, 8, 4, 27], 4, 361))).toBe(false);
    expect(areSame(report, draw([20, 7, 8, 9, 4, 27], 4, 361))).toBe(false);
  });
});

describe('a copy is not a form', () => {
  test('if one figure of 400 words was corrected, even the only one', () => {
    const story = (dead: number) =>
      `A fire in a factory kills ${dead}. ${new Prose(1).article(6, 65)}`;
    expect(areSame(story(12), story(13))).toBe(false);
  });

  test('if two figures among 300 words and every tenth word differ', () => {
    const prose = new Prose(5);
    const text = `${prose.article(2, 75)} It cost 14 million. ${prose.article(2, 75)} In all 37 came.`;
    const rewritten = prose.edited(text, 0.1).replace('14', '15').replace('37', '41');
    expect(areSame(text, rewritten)).toBe(false);
  });

  test.each([0, 1, 2])('if a story is updated with a new toll, update %i', (update) => {
    expect(areSame(STORY, updatedStory(update))).toBe(false);
  });

  test('if two outlets print it under different datelines', () => {
    const body = new Prose(8).article(3, 40);
    const first = `MINSK, August 14, 2020 (Reuters) - ${body} It was the 3rd such case.`;
    const second = `MINSK, 15.8. - ${body} It was the 3rd such case.`;
    expect(areSame(first, second)).toBe(false);
  });

  test('if its numbers are the same in another order', () => {
    const rows = ['Leeds 3', 'York 14', 'Dover 7', 'Luton 22', 'Derby 9'].map((row) => `${row}.`);
    expect(areSame(rows.join(' '), rows.toReversed().join(' '))).toBe(false);
  });

  test('if it has no numbers', () => {
    const prose = new Prose(3);
    const text = prose.article(1, 40);
    expect(areSame(text, prose.edited(text, 0.2))).toBe(false);
  });
});

describe('numbers', () => {
  test.each([
    ['the rate rose 17.18 percent in March', 'the rate rose 17.55 percent in March', 0, 1],
    [
      'five ships were loading and six were waiting',
      'nine ships were loading and six were waiting',
      1,
      1,
    ],
    ['winds of 20 and 30', 'winds of 20 and 30', 2, 0],
    ['am 12. März sank der Wert', 'am 14. März sank der Wert', 0, 1],
  ])('%s / %s', (one, other, kept, replaced) => {
    expect(changesOf(one, other)).toMatchObject({ kept, replaced });
  });

  test('of a row count one each, in rows of any length', () => {
    const row = (bonus: number) => `drawn were 4 9 16 25 36 and 49 ${bonus}`;
    expect(changesOf(row(7), row(8))).toMatchObject({ kept: 5, replaced: 1 });
  });
});

import { expect, test } from 'vitest';
import { caseFile, doublesIn } from './doubles.js';

const NAME = '05-headline-line-makes-pull-quote';
const { repeats, cut } = await doublesIn(NAME);

test.each([
  ['body-twice.txt', 'doubled-body', [2, 4]],
  ['control-blank-line.txt', 'doubled-body', [3, 5]],
  ['headline-byline.txt', 'doubled-body', [3, 4]],
  ['first-paragraph-twice.txt', 'doubled-paragraph', [2, 4]],
])('a headline line above does not change the class of a repeat: %s', (file, kind, lines) => {
  expect(repeats[file]).toEqual([[kind, expect.anything(), lines]]);
  const [first = 0, again = 0] = lines;
  const original = caseFile(NAME, file).split('\n');
  expect(original[again - 1]).toBe(original[first - 1]);
  const kept = (cut[file] ?? '').split('\n').filter(Boolean);
  expect(kept).toEqual(original.filter((line, at) => line !== '' && at !== again - 1));
});

import { expect, test } from 'vitest';
import { caseFile, doublesIn } from './doubles.js';

const NAME = '08-next-paragraphs-begin-alike';
const { repeats, cut } = await doublesIn(NAME);

test.each(['control-four-words.txt', 'five-words.txt'])(
  'a doubled paragraph keeps its end, for any beginning of the next one: %s',
  (file) => {
    expect(repeats[file]).toEqual([['doubled-paragraph', 19, [1, 5]]]);
    expect(cut[file]).toBe(caseFile(NAME, file).split('\n').toSpliced(4, 2).join('\n'));
  },
);

import { describe, expect, test } from 'vitest';
import { caseFile, doublesIn } from './doubles.js';

const NAME = '02-wrapped-lines-called-verse';
const { repeats, cut } = await doublesIn(NAME);

describe('doubled articles that are wrapped', () => {
  test.each(['wrapped72.txt', 'control-unwrapped.txt'])('are doubled bodies: %s', (file) => {
    expect(repeats[file]).toMatchObject([['doubled-body', 264, [1, expect.anything()]]]);
    const words = (text: string) => text.split(/\s+/).filter(Boolean);
    const all = words(caseFile(NAME, file));
    expect(words(cut[file] ?? '')).toEqual(all.slice(0, all.length / 2));
  });

  test('in narrow columns are not verse', () => {
    const file = 'column40-one-paragraph.txt';
    expect(repeats[file]).toEqual([['doubled-paragraph', 19, [5, 9]]]);
    const lines = caseFile(NAME, file).split('\n');
    expect(cut[file]).toBe(lines.toSpliced(8, 4).join('\n'));
  });
});

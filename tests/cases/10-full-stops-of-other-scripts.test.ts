import { expect, test } from 'vitest';
import { caseFile, doublesIn } from './doubles.js';

const NAME = '10-full-stops-of-other-scripts';
const { repeats, cut } = await doublesIn(NAME);

test.each(['de.txt', 'hi-control.txt', 'hy.txt', 'ur.txt'])(
  'paragraphs may end with the full stops and quotes of any script: %s',
  (file) => {
    expect(repeats[file]).toMatchObject([
      ['doubled-body', expect.anything(), [1, expect.anything()]],
    ]);
    const lines = caseFile(NAME, file).trimEnd().split('\n');
    expect(cut[file]).toBe(`${lines.slice(0, lines.length / 2).join('\n')}\n`);
  },
);

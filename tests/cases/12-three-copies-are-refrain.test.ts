import { expect, test } from 'vitest';
import { doublesIn } from './doubles.js';

const { repeats, cut } = await doublesIn('12-three-copies-are-refrain');

test.each([
  ['body-x3.txt', 'doubled-body', 2],
  ['paragraph-x3-side-by-side.txt', 'doubled-paragraph', 2],
  ['each-paragraph-twice-then-all-again.txt', 'doubled-body', 5],
])(
  'three or more copies are a fault, and all except the first are cut: %s',
  (file, kind, count) => {
    expect(repeats[file]?.map(([own]) => own)).toEqual(Array(count).fill(kind));
    const paragraphs = (cut[file] ?? '').trimEnd().split('\n\n');
    expect(paragraphs).toHaveLength(4);
    expect(new Set(paragraphs).size).toBe(4);
  },
);

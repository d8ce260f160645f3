import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SketchColumns } from '../../src/kernel/engine.js';
import { describeBuilds, encode, kernelOf, SHAPE } from './engines.js';
import { cases } from './texts.js';

/** Words that may recur ... */
const phrase = (maxLength: number) =>
  fc.array(fc.nat(30), { maxLength, size: 'max' }).map((numbers) => numbers.map((n) => `w${n}`));

/** ... and words that never recur, so that each shingle occurs at one place only. */
const distinctPhrase = (length: number) =>
  fc
    .uniqueArray(fc.nat(100_000), { minLength: length, maxLength: length })
    .map((numbers) => numbers.map((n) => `x${n}`));

type Fingerprints = Pick<SketchColumns, 'keys' | 'positions'>;

interface Places {
  first: Fingerprints;
  second: Fingerprints;
}

const WINDOWS = [
  { shingle: 5, window: 8 },
  { shingle: 5, window: 1 },
  { shingle: 3, window: 4 },
  { shingle: 1, window: 6 },
];

describeBuilds('winnowing', (build) => {
  it.each(WINDOWS)('finds each shared run of w + k - 1 tokens: %j', ({ shingle, window }) => {
    const kernel = kernelOf(build, { ...SHAPE, shingle, seed: shingle, window });
    const columnsOf = (words: string[]): Fingerprints => {
      kernel.sketch(encode(words.join(' ')));
      const { keys, positions } = kernel.take();
      return { keys: keys.slice(), positions: positions.slice() };
    };
    const length = window + shingle - 1;
    const frames = fc.tuple(phrase(30), phrase(30), phrase(30), phrase(30));
    fc.assert(
      fc.property(frames, distinctPhrase(length), (frame, run) => {
        const first = columnsOf([...frame[0], ...run, ...frame[1]]);
        const second = columnsOf([...frame[2], ...run, ...frame[3]]);
        const runs = { a: frame[0].length, b: frame[2].length, shingles: window };
        expect(sharedInside({ first, second }, runs)).toBeGreaterThan(0);
      }),
      cases(200),
    );
  });

  it('chooses every shingle of a text of at most w shingles', () => {
    for (let words = 0; words <= 12; words++) {
      const kernel = kernelOf(build);
      kernel.sketch(encode(Array.from({ length: words }, (_, n) => `w${n}`).join(' ')));
      const shingles = words === 0 ? 0 : Math.max(1, words - 4);
      expect([...kernel.take().positions]).toEqual(Array.from({ length: shingles }, (_, n) => n));
    }
  });

  it('chooses about 2 of w + 1 shingles of varied text', () => {
    const kernel = kernelOf(build);
    kernel.sketch(encode(Array.from({ length: 20_000 }, (_, n) => `w${n}`).join(' ')));
    expect(kernel.take().keys.length / 20_000).toBeCloseTo(2 / 9, 1);
  });

  it('leaves no window without a choice', () => {
    const kernel = kernelOf(build);
    fc.assert(
      fc.property(phrase(120), (words) => {
        kernel.sketch(encode(words.join(' ')));
        const { positions } = kernel.take();
        const shingles = Math.max(0, words.length - 4);
        for (let start = 0; start + 8 <= shingles; start++) {
          expect(positions.some((at) => at >= start && at < start + 8)).toBe(true);
        }
      }),
      cases(100),
    );
  });
});

/** Fingerprints that both articles chose at the same place of their shared run. */
function sharedInside(
  { first, second }: Places,
  { a, b, shingles }: { a: number; b: number; shingles: number },
): number {
  let shared = 0;
  for (const [n, key] of first.keys.entries()) {
    const inside = first.positions[n]! - a;
    if (inside < 0 || inside >= shingles) continue;
    if (second.keys.some((other, m) => other === key && second.positions[m]! - b === inside)) {
      shared++;
    }
  }
  return shared;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Engine, OffsetUnit, SketchShape } from '../../src/kernel/engine.js';
import type { Kernel } from '../../src/kernel/kernel.js';
import { BUILDS, encode, kernelOf, referenceOf, SHAPE } from './engines.js';
import { allSeeds, cases, edit, edited, repetitiveText, text, tokens } from './texts.js';

const UNITS: OffsetUnit[] = ['utf16', 'codepoint', 'byte'];

/** Shapes with shingles and windows of one, of the usual sizes, and larger than most texts. */
const SHAPES: SketchShape[] = [
  ...UNITS.map((unit) => ({ ...SHAPE, unit })),
  { ...SHAPE, shingle: 1, seed: 1, window: 1 },
  { ...SHAPE, shingle: 5, seed: 2, window: 5 },
  { ...SHAPE, shingle: 9, seed: 4, window: 30 },
  { ...SHAPE, window: 0 },
];

/** Holds both builds of a kernel to what the reference gives, which is slow and asked once. */
function expectBoth<Found>(expected: Found, ask: (kernel: Kernel) => Found, shape = SHAPE): void {
  for (const build of BUILDS) expect(ask(kernelOf(build, shape)), build).toEqual(expected);
}

describe('both builds of the kernel = reference', () => {
  it.each(SHAPES)('in every column of a block of articles: $shingle, $window, $unit', (shape) => {
    const block = fc.array(fc.oneof(text, repetitiveText), { maxLength: 4 });
    fc.assert(
      fc.property(block, (articles) => {
        const reference = referenceOf(shape);
        for (const article of articles) {
          const written = encode(article);
          const expected = reference.sketch(written).repeatCount;
          expectBoth(expected, (kernel) => kernel.sketch(written).repeatCount, shape);
        }
        expectBoth(reference.take(), (kernel) => kernel.take(), shape);
      }),
      cases(150),
    );
  });

  it('in every code point of two bytes, sign and ideograph, at any place', () => {
    const ranges = [
      [0x80, 0x800],
      [0x2000, 0x2040],
      [0x4e00, 0xa000],
    ] as const;
    for (const [first, end] of ranges) {
      const points = Array.from({ length: end - first }, (_, i) => String.fromCharCode(first + i));
      const written = encode(
        points.map((c) => `${c} x${c}y ж${c}ж${c}8 中${c}\u0301ö${c}`).join(' '),
      );
      expectBoth(referenceOf().tokenise(written), (kernel) => kernel.tokenise(written));
    }
  });

  it.each(UNITS)('in runs and gaps of every length up to 140, in %s', (unit) => {
    const shape = { ...SHAPE, unit };
    const reference = referenceOf(shape);
    for (const letter of ['a', 'ж', 'é', '中', '9']) {
      for (const gap of [' ', '–', '. ']) {
        // Runs of each length, each followed by a gap of another length, and then by a short gap.
        const runs = Array.from({ length: 140 }, (_, n) => {
          return `${letter.repeat(n + 1)}${gap.repeat(1 + ((n * 37) % 140))}x${gap}`;
        });
        const article = encode(runs.join(''));
        reference.sketch(article);
        const sketchAndTake = (kernel: Kernel) => {
          kernel.sketch(article);
          return kernel.take();
        };
        expectBoth(reference.take(), sketchAndTake, shape);
      }
    }
  });

  it('in the sketch of an article', () => {
    fc.assert(
      fc.property(fc.oneof(text, repetitiveText), (article) => {
        const reference = referenceOf();
        const written = encode(article);
        const { tokens, repeats, spans, units } = reference.sketch(written);
        expectBoth({ tokens, repeats, spans, units }, (kernel) => {
          const sketch = kernel.sketch(written);
          return {
            tokens: sketch.tokens.slice(),
            repeats: sketch.repeats.slice(),
            spans: sketch.spans.slice(),
            units: sketch.units,
          };
        });
        expectBoth(reference.tokenise(written), (kernel) => kernel.tokenise(written));
        const decoded = reference.decodeSpans(spans, tokens.length);
        expectBoth(decoded, (kernel) => kernel.decodeSpans(spans, tokens.length));
        for (const build of BUILDS) kernelOf(build).take();
      }),
      cases(300),
    );
  });

  it('in the lines with names at the ends of an article', () => {
    const line = fc.array(text, { maxLength: 9 }).map((some) => some.join(' '));
    const article = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
    const place = fc.tuple(fc.integer({ min: -160, max: 160 }), fc.boolean());
    let named = 0;
    fc.assert(
      fc.property(article, fc.array(place, { maxLength: 4 }), (written, places) => {
        const bytes = encode(written);
        const expected = referenceOf().sketch(bytes);
        const { tokens } = expected;
        const pairs = places.map(([at, isPair]) => [
          tokens.at(at) ?? 1,
          isPair ? (tokens.at(at + 1) ?? 1) : 0,
        ]);
        const names = Uint32Array.from(pairs.flat());
        const lines = expected.namedLines(names);
        expectBoth(lines, (kernel) => kernel.sketch(bytes).namedLines(names));
        for (const build of BUILDS) kernelOf(build).take();
        named += lines.length;
      }),
      cases(400),
    );
    expect(named).toBeGreaterThan(500);
  });

  it('in the matches of tokens', () => {
    const reference = referenceOf();
    // Few words need the table of the common subsequence, many have anchors.
    const pairs = [3, 40, 500, 100_000].map((words) =>
      fc.tuple(tokens(words, 700), tokens(words, 700), fc.nat(700), fc.nat(700)),
    );
    fc.assert(
      fc.property(fc.oneof(...pairs), ([a, b, from, to]) => {
        const copy = Uint32Array.from([...b.subarray(from), ...a.subarray(from, to), ...b]);
        for (const other of [b, copy]) {
          expectBoth(reference.matchTokens(a, other), (kernel) => kernel.matchTokens(a, other));
          expectBoth(reference.matchTokens(other, a), (kernel) => kernel.matchTokens(other, a));
        }
      }),
      cases(150),
    );
  });

  it('in the overlap of shingle sets', () => {
    for (const shingle of [1, 3, 5]) {
      const shape = { ...SHAPE, shingle };
      const reference = referenceOf(shape);
      fc.assert(
        fc.property(tokens(3, 60), tokens(3, 60), (a, b) => {
          expectBoth(reference.overlap(a, b), (kernel) => kernel.overlap(a, b), shape);
        }),
        cases(100),
      );
    }
  });

  it('in alignments of random sequences, after any earlier alignments', () => {
    const reference = referenceOf();
    const sequence = fc.oneof(tokens(2, 80), tokens(4, 120), tokens(40, 120));
    fc.assert(
      fc.property(sequence, sequence, fc.boolean(), (a, b, within) => {
        const second = within ? null : b;
        const seeds = allSeeds(a, second, 5);
        expectBoth(reference.align(a, second, seeds), (kernel) => kernel.align(a, second, seeds));
      }),
      cases(400),
    );
  });

  it('in alignments of edited and moved copies, within one article and across two', () => {
    const reference = referenceOf();
    const copy = fc.tuple(
      tokens(500, 150),
      fc.array(edit, { maxLength: 25, size: 'max' }),
      tokens(9, 40),
    );
    fc.assert(
      fc.property(copy, fc.nat(3), (drawn, arrangement) => {
        const [original, edits, between] = drawn;
        const changed = edited(original, edits, 1);
        const [a, b] = [
          [original, changed],
          [Uint32Array.of(...between, ...original), Uint32Array.of(...changed, ...between)],
          [Uint32Array.of(...original, ...changed), null],
          [Uint32Array.of(...original, ...between, ...changed, ...between), null],
        ][arrangement] as [Uint32Array, Uint32Array | null];
        const seeds = allSeeds(a, b, 5);
        expectBoth(reference.align(a, b, seeds), (kernel) => kernel.align(a, b, seeds));
      }),
      cases(300),
    );
  });

  it('in alignments around seeds that are false, or few', () => {
    const shape = { ...SHAPE, shingle: 2, seed: 2 };
    const reference = referenceOf(shape);
    const places = fc.array(fc.tuple(fc.nat(999), fc.nat(999)), { maxLength: 12 });
    fc.assert(
      fc.property(tokens(3, 50), tokens(3, 50), places, fc.boolean(), (a, b, drawn, within) => {
        const other = within ? a : b;
        if (a.length === 0 || other.length === 0) return;
        const seeds = drawn
          .map(([i, j]) => [i % a.length, j % other.length] as [number, number])
          .filter(([i, j]) => !within || i < j)
          .sort(([i], [j]) => i - j)
          .flat();
        const second = within ? null : b;
        const from = Uint32Array.from(seeds);
        const expected = reference.align(a, second, from);
        expectBoth(expected, (kernel) => kernel.align(a, second, from), shape);
      }),
      cases(300),
    );
  });

  it('in the order of sorted pairs', () => {
    const key = fc.oneof(fc.nat(5), fc.integer({ min: 0, max: 0xffffffff }));
    fc.assert(
      fc.property(fc.array(key, { maxLength: 200, size: 'max' }), (drawn) => {
        const sortedBy = (engine: Engine) => {
          const [keys, values] = [Uint32Array.from(drawn), Uint32Array.from(drawn.keys())];
          engine.sortPairs(keys, values);
          return { keys, values };
        };
        expectBoth(sortedBy(referenceOf()), sortedBy);
      }),
      cases(100),
    );
  });
});

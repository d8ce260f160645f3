import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bufferBytes, columnBytes, mostSpanBytes, mostTokens } from '../../src/kernel/bounds.js';
import type { SketchColumns, SketchShape } from '../../src/kernel/engine.js';
import { Kernel } from '../../src/kernel/kernel.js';
import { instantiate } from '../../src/kernel/load.js';
import { describeBuilds, encode, kernelOf, SHAPE } from './engines.js';
import { cases } from './texts.js';

/** Articles and bytes that are collected before the columns are taken. */
const [ARTICLES, BYTES] = [16_384, 4 * 2 ** 20];

/** Pieces of text with many tokens, spans, fingerprints or runs for each byte. */
const PIECES = [
  'a ',
  'a    ',
  'b字',
  '字',
  'é ',
  'w'.repeat(63),
  'w'.repeat(64),
  ' '.repeat(255),
  '\n',
];

/** A text of exactly `bytes` bytes: pieces in turn, then letters or spaces. */
function textOf(pieces: readonly string[], bytes: number, rest: string): Uint8Array {
  const text = new Uint8Array(bytes).fill(rest.charCodeAt(0));
  const whole = encode(pieces.join(''));
  for (let at = 0; whole.length > 0 && at + whole.length <= bytes; at += whole.length)
    text.set(whole, at);
  return text;
}

const drawnText = (most: number) =>
  fc
    .tuple(
      fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 1, max: most }),
      fc.constantFrom('z', ' '),
    )
    .map(([pieces, bytes, rest]) => textOf(pieces, bytes, rest));

const shape = fc.record({
  shingle: fc.constantFrom(1, 2, 5),
  seed: fc.constantFrom(1, 4),
  slots: fc.constantFrom(0, 16, 17, 33, 128),
  window: fc.constantFrom(1, 8, 300),
  unit: fc.constantFrom('utf16' as const, 'codepoint' as const, 'byte' as const),
});

/** The columns of one article, which the caller owns. */
function aloneIn(kernel: Kernel, text: Uint8Array): SketchColumns {
  kernel.sketch(text);
  const columns = kernel.take();
  return Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, column.slice()]),
  ) as unknown as SketchColumns;
}

/** Whether a column consists of the columns of single articles in turn. */
function isInTurn(
  column: Uint32Array | Uint8Array,
  parts: readonly (Uint32Array | Uint8Array)[],
): boolean {
  let at = 0;
  for (const part of parts) {
    const found = column.subarray(at, at + part.length);
    if (Buffer.compare(bytesOf(found), bytesOf(part)) !== 0) return false;
    at += part.length;
  }
  return at === column.length;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Uint8Array) =>
  Buffer.from(buffer, byteOffset, byteLength);

describeBuilds('columns that are filled to their brim', (build) => {
  /**
   * Fills the columns with the texts in turn, and compares them with the columns of each text
   * alone.
   */
  function expectWhole(given: SketchShape, texts: readonly Uint8Array[]): void {
    const [kernel, other] = [kernelOf(build, given), kernelOf(build, given)];
    const alone = texts.map((text) => aloneIn(other, text));
    const order: number[] = [];
    for (let n = 0; ; n = (n + 1) % texts.length) {
      const text = texts[n]!;
      if (!kernel.hasRoomFor(text.length)) break;
      kernel.sketch(text);
      order.push(n);
    }
    const columns = kernel.take();
    for (const name of Object.keys(columns) as (keyof SketchColumns)[]) {
      const parts = order.map((n) => alone[n]![name]);
      expect(isInTurn(columns[name], parts), name).toBe(true);
    }
  }

  test('hold each article as if it were alone, for any articles before it', () => {
    fc.assert(
      fc.property(shape, fc.array(drawnText(700), { minLength: 1, maxLength: 3 }), expectWhole),
      cases(5),
    );
  });

  test('hold articles before and after one for which buffers grow', () => {
    const [short, long] = [textOf(['ein Wort '], 300, 'b'), textOf(['a b字 '], 200_000, 'c')];
    expectWhole({ ...SHAPE, slots: 64, shingle: 2, seed: 1, window: 5 }, [short, long, short]);
  });

  test.each([
    ['spans: one-letter words four spaces apart', textOf(['a    '], 256, 'a')],
    ['tokens, fingerprints and runs: one-letter words', textOf(['a '], 255, 'a')],
    ['tokens of their own: ideographs and letters', textOf(['b字'], 256, 'b')],
    ['rows and signatures: a letter', textOf([], 1, 'a')],
    ['text: one article of all bytes', textOf(['a    '], BYTES, 'a')],
  ])('with %s', (_, text) => {
    expectWhole({ ...SHAPE, slots: 64, shingle: 1, seed: 1, window: 300 }, [text]);
  });
});

describeBuilds('a sketch writes nothing past its bounds', (build) => {
  const exports = instantiate(build);
  const GUARD = 4096;
  exports.memory.grow(256);

  test('in any region, for any text', () => {
    fc.assert(
      fc.property(shape, drawnText(5_000), (given, text) => {
        const { slots, shingle, seed, window } = given;
        const tokens = mostTokens(text.length);
        const size = { articles: 1, bytes: text.length, tokens, slots };
        const sizes = { ...columnBytes(size), ...bufferBytes(size) };
        let next = Math.ceil(exports.heapBase() / 16) * 16;
        const begin = next;
        const at = Object.fromEntries(
          Object.entries(sizes).map(([name, size]) => {
            const pointer = next;
            next = Math.ceil((pointer + size + GUARD) / 16) * 16;
            return [name, pointer];
          }),
        ) as typeof sizes;
        const memory = new Uint8Array(exports.memory.buffer);
        memory.fill(0xa5, begin, next);
        memory.set(text, at.text);
        const unit = { utf16: 0, codepoint: 1, byte: 2 }[given.unit];
        exports.sketch(
          at.text,
          text.length,
          unit,
          shingle,
          seed,
          slots,
          window,
          at.tokens,
          at.spans,
          at.signatures,
          at.keys,
          at.positions,
          at.repeats,
          at.rows,
          at.scratch,
        );
        for (const name of Object.keys(sizes) as (keyof typeof sizes)[]) {
          const end = at[name] + sizes[name];
          const guard = memory.subarray(end, Math.min(end + GUARD, next));
          expect(
            guard.findIndex((byte) => byte !== 0xa5),
            name,
          ).toBe(-1);
        }
      }),
      cases(400),
    );
  });
});

describe('the bounds', () => {
  test('are reached, so no smaller ones would do', () => {
    const kernel = new Kernel(SHAPE);
    for (const bytes of [1, 2, 5, 6, 7, 11, 255, 256, 4096]) {
      const dense = kernel.sketch(textOf(['a '], bytes, 'a'));
      expect(dense.tokens.length).toBe(mostTokens(bytes));
      const sparse = kernel.sketch(textOf(['a    '], bytes, 'a'));
      if (bytes % 5 === 1) expect(sparse.spans.length).toBe(mostSpanBytes(bytes));
    }
    // The same number of articles, each with an odd number of bytes.
    const bytes = ARTICLES * 255;
    expect(mostTokens(bytes, ARTICLES)).toBe(ARTICLES * mostTokens(255));
  });
});

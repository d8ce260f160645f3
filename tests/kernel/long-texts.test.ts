import { expect, it } from 'vitest';
import { ROW } from '../../src/kernel/abi.js';
import { Kernel } from '../../src/kernel/kernel.js';
import { instantiate } from '../../src/kernel/load.js';
import { KernelFullError, KernelMemory } from '../../src/kernel/memory.js';
import { Prose } from '../fixtures/articles.js';
import { describeBuilds } from './engines.js';

const SHAPE = { shingle: 5, seed: 4, slots: 128, window: 9, unit: 'utf16' } as const;

describeBuilds('texts longer than the columns', (build) => {
  const prose = new Prose(5);
  const paragraphs = Array.from({ length: 50 }, () => prose.paragraph(60));
  const long = Buffer.from(
    Array.from({ length: 14_000 }, () => `${prose.pick(paragraphs)} ${prose.paragraph(3)}`).join(
      '\n',
    ),
  );
  const short = paragraphs.slice(0, 20).map((text) => Buffer.from(text));

  it('are sketched as in a kernel of their own, before and after others', () => {
    expect(long.length).toBeGreaterThan(5 * 2 ** 20);
    const alone = (text: Uint8Array) => {
      const kernel = new Kernel(SHAPE, build);
      const repeats = kernel.sketch(text).repeats.slice();
      return { repeats, columns: structuredClone(kernel.take()) };
    };
    const [expectedShort, expectedLong] = [alone(short[0]!), alone(long)];
    const kernel = new Kernel(SHAPE, build);
    for (const text of [short[0]!, long, short[0]!, short[0]!, long, long, short[0]!]) {
      const expected = text === long ? expectedLong : expectedShort;
      expect(kernel.hasRoomFor(text.length)).toBe(true);
      const sketch = kernel.sketch(text);
      expect(sketch.repeats).toEqual(expected.repeats);
      expect(kernel.tokenCount(text)).toBe(sketch.tokens.length);
      expect(structuredClone(kernel.take())).toEqual(expected.columns);
    }
  });

  it('leave no space for another until they are taken', () => {
    const kernel = new Kernel(SHAPE, build);
    kernel.sketch(long);
    expect(kernel.hasRoomFor(10)).toBe(false);
    expect(() => kernel.sketch(short[0]!)).toThrow(RangeError);
    kernel.take();
    for (const text of short) kernel.sketch(text);
    expect(kernel.take().rows.length / ROW.length).toBe(short.length);
  });
});

it('too long for any kernel give an error of its own', () => {
  const { memory: own, heapBase } = instantiate();
  const memory = new KernelMemory(own, heapBase());
  expect(() => memory.take(2 ** 32)).toThrow(KernelFullError);
});

import { expect, it } from 'vitest';
import { ROW } from '../../src/kernel/abi.js';
import { Kernel } from '../../src/kernel/kernel.js';
import { cpuTime } from '../fixtures/cpu-time.js';
import { describeBuilds, encode, referenceOf, SHAPE } from './engines.js';

const WITH_SIGNATURES = { ...SHAPE, slots: 128 };
const MOST_MS = 4000;
const MILLION = 1_000_000;

/** An article, and its number of tokens. */
const HUGE: [string, string, number][] = [
  ['a million times the same word', 'word '.repeat(MILLION), MILLION],
  ['a million of two words in turn', 'yes no '.repeat(MILLION / 2), MILLION],
  ['a word of a million letters', 'w'.repeat(MILLION), 1],
  ['a million lone characters', '中'.repeat(MILLION), MILLION],
  ['a million letters and lone characters in turn', 'a中'.repeat(MILLION / 2), MILLION],
  ['a letter apostrophe before each of a million letters', 'ʼa'.repeat(MILLION), MILLION],
  ['a million marks on one letter', `a${'\u0301'.repeat(MILLION)}`, 1],
  ['a million full stops', '.'.repeat(MILLION), 0],
  ['more text than the columns are made for', 'some words of text '.repeat(300_000), 1_200_000],
];

describeBuilds('extremes', (build) => {
  it.each(HUGE)('%s is sketched in time, and small articles after it', (_, text, tokens) => {
    const kernel = new Kernel(WITH_SIGNATURES, build);
    const begin = cpuTime();
    kernel.sketch(encode(text));
    expect(cpuTime() - begin).toBeLessThan(MOST_MS);
    const large = kernel.take();
    expect(large.rows[ROW.tokens]).toBe(tokens);
    expect(large.tokens.length).toBe(tokens);
    const borders = kernel.decodeSpans(large.spans, tokens);
    expect(borders.at(-1) ?? 0).toBe(tokens ? text.trimEnd().length : 0);

    const small = encode('A small article of a few words, after which there is no more.');
    const fresh = new Kernel(WITH_SIGNATURES, build);
    for (const engine of [kernel, fresh]) {
      engine.sketch(small);
      engine.sketch(small);
    }
    expect(kernel.take()).toEqual(fresh.take());
  });

  it.each(['a ', 'aʼ', '中a', 'é '])('tokens packed as closely as %j fit their regions', (text) => {
    const source = text.repeat(3000);
    const kernel = new Kernel(SHAPE, build);
    const reference = referenceOf();
    // Until the columns are full: no article may write into the next region.
    let articles = 0;
    for (; kernel.hasRoomFor(source.length * 3); articles++) kernel.sketch(encode(source));
    reference.sketch(encode(source));
    const [all, one] = [kernel.take(), reference.take()];
    expect(all.tokens.length).toBe(articles * one.tokens.length);
    expect(all.spans.length).toBe(articles * one.spans.length);
    for (let n = 0; n < articles; n++) {
      const spans = all.spans.subarray(n * one.spans.length, (n + 1) * one.spans.length);
      expect(Buffer.compare(spans, one.spans)).toBe(0);
    }
  });

  it('aligning a constant article with itself ends', () => {
    const constant = new Uint32Array(100_000).fill(7);
    const kernel = new Kernel(SHAPE, build);
    const seeds = Uint32Array.from({ length: 2000 }, (_, n) => (n % 2 ? (n >> 1) + 5 : n >> 1));
    const begin = cpuTime();
    kernel.align(constant, null, seeds);
    kernel.align(constant, constant, seeds);
    expect(cpuTime() - begin).toBeLessThan(MOST_MS);
  });

  it('an article that does not fit in the columns is refused until they are taken', () => {
    const kernel = new Kernel(SHAPE, build);
    const large = encode('word '.repeat(MILLION));
    kernel.sketch(encode('a small one'));
    expect(kernel.hasRoomFor(large.length)).toBe(false);
    expect(() => kernel.sketch(large)).toThrow(RangeError);
    expect(kernel.take().rows[ROW.tokens]).toBe(3);
    kernel.sketch(large);
    expect(kernel.take().rows[ROW.tokens]).toBe(MILLION);
  });

  it('columns hold the stated number of articles', () => {
    const kernel = new Kernel(SHAPE, build);
    const article = encode('a b');
    let count = 0;
    for (; kernel.hasRoomFor(article.length); count++) kernel.sketch(article);
    const { rows, tokens } = kernel.take();
    expect([rows.length / ROW.length, tokens.length]).toEqual([count, count * 2]);
    expect(tokens.every((token, n) => token === tokens[n % 2])).toBe(true);
  });

  it('the result of a call may be given to the next', () => {
    const kernel = new Kernel(SHAPE, build);
    const sketch = kernel.sketch(encode('one two three four '.repeat(200_000)));
    const borders = kernel.decodeSpans(sketch.spans, sketch.tokens.length);
    expect([...borders.slice(0, 4)]).toEqual([0, 3, 4, 7]);
    expect(kernel.overlap(sketch.tokens, sketch.tokens).shared).toBe(4);
    expect(kernel.align(sketch.tokens, null, Uint32Array.of(0, 400_000))[1]).toBe(400_000);
  });

  it('a sketch cannot be read after the next one, or after its columns were taken', () => {
    const kernel = new Kernel(SHAPE, build);
    const names = Uint32Array.of(1, 0);
    const first = kernel.sketch(encode('one two'));
    const second = kernel.sketch(encode('three'));
    expect(second.tokens).toHaveLength(1);
    expect(() => first.tokens).toThrow('a sketch is read after the next one');
    expect(() => first.namedLines(names)).toThrow('a sketch is read after the next one');
    kernel.take();
    for (const read of [() => second.tokens, () => second.repeats, () => second.units]) {
      expect(read).toThrow('or after take()');
    }
    expect(() => second.namedLines(names)).toThrow('or after take()');
  });
});

import { describe, expect, it } from 'vitest';
import { ReferenceEngine } from '../../src/reference/engine.js';
import { foldToken } from '../../src/reference/fold.js';
import { hashShingles, hashToken } from '../../src/reference/hash.js';
import { encodeSpans } from '../../src/reference/spans.js';
import { tokenise } from '../../src/reference/tokenise.js';
import { jaccard, shingleSet } from '../oracles/jaccard.js';

const SHAPE = { shingle: 5, seed: 5, slots: 128, window: 8, unit: 'utf16' } as const;
const encode = (text: string) => new TextEncoder().encode(text);

describe('the reference engine', () => {
  it('ignores case, width, composition and ligatures', () => {
    expect(foldToken('ＳＴＲＡẞＥ')).toBe('strasse');
    expect(foldToken('ﬁn\u00adal')).toBe('final');
    expect(foldToken('É')).toBe('e\u0301');
    expect(foldToken('ᾳ\u0301')).toBe('αι');
  });

  it('splits text according to the glossary', () => {
    const texts = tokenise('Don’t 日本 stop\u00ad, x² ок.', 'utf16').map((token) => token.text);
    expect(texts).toEqual(['don', 't', '日', '本', 'stop', 'x2', 'ок']);
  });

  it('hashes a token by the eight bytes that it is padded to', () => {
    // The definition by hand, for one word of eight bytes: "a" is 0x61.
    const u64 = (value: bigint) => BigInt.asUintN(64, value);
    const product = u64((0x9e3779b97f4a7c15n ^ 0x61n) * 0xbf58476d1ce4e5b9n);
    const hash = product ^ (product >> 32n);
    expect(hashToken('a')).toBe(Number(u64(hash * 0x94d049bb133111ebn) >> 32n));
  });

  it('has one shingle of a text shorter than a shingle, and no shingle of an empty one', () => {
    expect(hashShingles(Uint32Array.of(1, 2), 5)).toHaveLength(1);
    expect(hashShingles(new Uint32Array(0), 5)).toHaveLength(0);
    expect(hashShingles(Uint32Array.of(1, 2, 3, 4, 5, 6), 5)).toHaveLength(2);
  });

  it('encodes short gaps and lengths in one byte, and values of 255 and more in five each', () => {
    const encoded = (start: number, end: number) => [...encodeSpans([{ start, end }])];
    expect(encoded(3, 66)).toEqual([255]);
    expect(encoded(0, 1)).toEqual([1]);
    expect(encoded(4, 5)).toEqual([0, 4, 1]);
    expect(encoded(0, 64)).toEqual([0, 0, 64]);
    expect(encoded(254, 509)).toEqual([0, 254, 255, 255, 0, 0, 0]);
  });

  it('signs with the requested number of slots, which may be 0', () => {
    for (const slots of [0, 1, 64, 128]) {
      const engine = new ReferenceEngine({ ...SHAPE, slots });
      engine.sketch(encode('a few words of text to sign'));
      expect(engine.take().signatures).toHaveLength(slots);
    }
  });

  it('signs so that slots agree about as often as shingles do', () => {
    const words = Array.from({ length: 260 }, (_, n) => `word${n}`);
    const engine = new ReferenceEngine({ ...SHAPE, slots: 512 });
    const [a, b] = [words.slice(0, 200), words.slice(60)];
    engine.sketch(encode(a.join(' ')));
    engine.sketch(encode(b.join(' ')));
    const { signatures } = engine.take();
    const second = signatures.subarray(512);
    const agree = signatures.subarray(0, 512).filter((value, n) => value === second[n]).length;
    const expected = jaccard(shingleSet(a, 5), shingleSet(b, 5));
    expect(Math.abs(agree / 512 - expected)).toBeLessThan(4 * Math.sqrt(0.25 / 512));
  });

  it('keeps nothing of its results', () => {
    const engine = new ReferenceEngine(SHAPE);
    const { tokens } = engine.sketch(encode('one two'));
    engine.take();
    engine.sketch(encode('three'));
    expect(tokens).toHaveLength(2);
    expect(engine.take().tokens).toHaveLength(1);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROW } from '../../src/kernel/abi.js';
import type { Engine, SketchShape } from '../../src/kernel/engine.js';
import { hashShingles } from '../../src/reference/hash.js';
import { tokenise } from '../../src/reference/tokenise.js';
import { similaritySketch } from '../oracles/similarity-sketch.js';
import { describeBuilds, encode, kernelOf, referenceOf } from './engines.js';

/** An article with all data of its sketch; `about` in the file explains the lists. */
interface Vector {
  name: string;
  text: string;
  textHash: number[];
  tokens: string[];
  hashes: number[];
  spans: number[];
  signature: number[];
  fingerprints: { keys: number[]; positions: number[] };
  repeats: number;
  repeatedRuns: number[];
}

const file = new URL('../fixtures/golden-vectors.json', import.meta.url);
const { shape, articles } = JSON.parse(readFileSync(file, 'utf8')) as {
  shape: SketchShape;
  articles: Vector[];
};

/** The sketch of a vector's text, in the form of the file, without tokens and signature. */
function sketchOf(engine: Engine, text: string) {
  const sketch = engine.sketch(encode(text));
  const [repeats, repeatedRuns] = [sketch.repeatCount, [...sketch.repeats]];
  const { rows, tokens, spans, keys, positions } = engine.take();
  // Views of the kernel's memory, which decoding the spans may grow.
  const sketched = {
    textHash: [rows[ROW.textHashLow], rows[ROW.textHashHigh]],
    hashes: [...tokens],
    fingerprints: { keys: [...keys], positions: [...positions] },
  };
  return {
    ...sketched,
    spans: [...engine.decodeSpans(spans.slice(), sketched.hashes.length)],
    repeats,
    repeatedRuns,
  };
}

describeBuilds('the kernel gives the golden vectors', (build) => {
  it.each(articles)('$name', ({ name, text, tokens, signature, ...sketch }) => {
    expect(sketchOf(kernelOf(build, shape), text)).toEqual(sketch);
    const kernel = kernelOf(build, shape);
    kernel.sketch(encode(text));
    expect([...kernel.take().signatures]).toEqual(signature);
  });
});

describe('the reference gives the golden vectors', () => {
  it.each(articles)('$name', ({ name, text, tokens, signature, ...sketch }) => {
    expect(sketchOf(referenceOf({ ...shape, slots: 0 }), text)).toEqual(sketch);
    expect(tokenise(text, shape.unit).map((token) => token.text)).toEqual(tokens);
    const shingles = hashShingles(Uint32Array.from(sketch.hashes), shape.shingle);
    if (shingles.length > 0) expect(similaritySketch(shingles, shape.slots)).toEqual(signature);
  });
});

// Writes tests/fixtures/golden-vectors.json anew from its articles, for intentional changes of an
// algorithm. The reference gives the tokens, the kernel everything else.

import { readFileSync, writeFileSync } from 'node:fs';
import { ROW } from '../dist/kernel/abi.js';
import { Kernel } from '../dist/kernel/kernel.js';
import { tokenise } from '../dist/reference/tokenise.js';

const FILE = 'tests/fixtures/golden-vectors.json';
const { about, shape, articles } = JSON.parse(readFileSync(FILE, 'utf8'));
const kernel = new Kernel(shape);

const vectors = articles.map(({ name, text }) => {
  const sketch = kernel.sketch(new TextEncoder().encode(text));
  const [repeats, repeatedRuns] = [sketch.repeatCount, [...sketch.repeats]];
  const { rows, tokens, spans, signatures, keys, positions } = kernel.take();
  return {
    name,
    text,
    textHash: [rows[ROW.textHashLow], rows[ROW.textHashHigh]],
    tokens: tokenise(text, shape.unit).map((token) => token.text),
    hashes: [...tokens],
    spans: [...kernel.decodeSpans(spans.slice(), tokens.length)],
    signature: [...signatures],
    fingerprints: { keys: [...keys], positions: [...positions] },
    repeats,
    repeatedRuns,
  };
});

// One line for each list, so that a difference shows which list of which article changed.
const written = vectors.map((vector) => {
  const lines = Object.entries(vector).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  return `    {\n      ${lines.join(',\n      ')}\n    }`;
});
const head = `"about": ${JSON.stringify(about)},\n  "shape": ${JSON.stringify(shape)}`;
writeFileSync(FILE, `{\n  ${head},\n  "articles": [\n${written.join(',\n')}\n  ]\n}\n`);

/** minhash: one Minhash an article, LshIndex, candidates filtered by the estimate. */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import minhash from 'minhash';

const { LshIndex, Minhash } = minhash;

/** Its README reads the results of the index as a similarity of at least 0.5. */
const DEFAULTS = { bands: '32', rows: '4', threshold: '0.5' };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    bands: { type: 'string', default: DEFAULTS.bands },
    rows: { type: 'string', default: DEFAULTS.rows },
    threshold: { type: 'string', default: DEFAULTS.threshold },
  },
});
const [articlesPath, groupsPath] = positionals;
const bandSize = Number(values.rows);
// Slots that do not fill a band would make a short, overeager one, so there are 126 slots for 42
// bands of 3.
const numPerm = Number(values.bands) * bandSize;

const articles = readFileSync(articlesPath, 'utf8').trimEnd().split('\n').map(JSON.parse);
const index = new LshIndex({ bandSize });
const sketches = new Map();
for (const { id, text } of articles) {
  const sketch = new Minhash({ numPerm });
  for (const shingle of shinglesOf(text)) sketch.update(shingle);
  sketches.set(id, sketch);
  index.insert(id, sketch);
}

const lines = [];
for (const [id, sketch] of sketches) {
  for (const other of index.query(sketch)) {
    if (id < other && sketch.jaccard(sketches.get(other)) >= Number(values.threshold)) {
      lines.push(`${JSON.stringify([id, other])}\n`);
    }
  }
}
writeFileSync(groupsPath, lines.join(''));

/** Distinct runs of five words; a shorter text is one shingle. */
function shinglesOf(text) {
  const words = text.toLowerCase().match(/[\p{L}\p{N}_]+/gu) ?? [];
  const shingles = new Set();
  const last = Math.max(0, words.length - 5);
  for (let start = 0; start <= last; start++) shingles.add(words.slice(start, start + 5).join(' '));
  return shingles;
}

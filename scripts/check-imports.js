// Fails when an import in src/ goes against the phases or in a circle. A file imports from its own
// folder and from what stands earlier in this list; type imports count.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const RANKS = [
  ...[
    'encodings',
    'errors',
    'abort',
    'bytes',
    'option-kinds',
    'option-tables',
    'options',
    'kernel',
    'plan',
    'tune',
    'read',
    'text',
    'sketch',
    'match',
  ],
  ...[
    'reference',
    'group',
    'report',
    'evaluate',
    'pool',
    'article-facts',
    'reduce',
    'compare',
    'compare-records',
  ],
  ...[
    'sketch-text',
    'input',
    'analyse',
    'scan',
    'compare-pairs',
    'compare-files',
    'explain',
    'index',
    'cli',
  ],
];

const root = 'src';
const files = readdirSync(root, { recursive: true }).filter((file) => /(?<!\.d)\.ts$/.test(file));
const partOf = (file) => file.split(path.sep)[0].replace(/\.ts$/, '');
const faults = [];
const graph = new Map();

for (const file of files) {
  const text = readFileSync(path.join(root, file), 'utf8');
  const targets = [...text.matchAll(/(?:from|import\(|import) ?'(\.[^']+)'/g)]
    .map(([, target]) => path.join(path.dirname(file), target).replace(/\.js$/, '.ts'))
    .filter((target) => !target.startsWith('..'));
  graph.set(file, targets);
  const rank = RANKS.indexOf(partOf(file));
  if (rank < 0) faults.push(`${file}: ${partOf(file)} has no rank in scripts/check-imports.js`);
  for (const target of targets) {
    if (RANKS.indexOf(partOf(target)) > rank)
      faults.push(`${file} imports ${target}, a later phase`);
  }
}

const state = new Map();
function visit(file, trail) {
  if (state.get(file) === 'done') return;
  if (state.get(file) === 'open') {
    faults.push(`a circle: ${[...trail.slice(trail.indexOf(file)), file].join(' -> ')}`);
    return;
  }
  state.set(file, 'open');
  for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
  state.set(file, 'done');
}
for (const file of files) visit(file, []);

for (const fault of faults) console.error(fault);
console.log(`${files.length} files, ${faults.length} faults in the order of imports`);
process.exitCode = faults.length > 0 ? 1 : 0;

// Fails if imports form a circle in src/, assembly/, benchmarks/ or web/, or if one in src/ goes against
// the order: a file imports from its own folder and from earlier entries of this list. Type imports
// count. web/ imports the records of src/ and the layout of its data alone. Modules of the build that
// benchmarks load by name must exist.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const RANKS = [
  'errors',
  'expression',
  'make-folder',
  'article',
  'kernel',
  'options',
  'pool',
  'extract',
  'read',
  'repair',
  'text',
  'sketch',
  'store',
  'align',
  'repeats',
  'match',
  'group',
  'reference',
  'records',
  'scan',
  'seen',
  'judge',
  'dedup',
  'serve',
  'compare',
  'evaluate',
  'cut',
  'report',
  'index',
  'cli',
];

const partOf = (file) => file.split(path.sep)[0].replace(/\.ts$/, '');
const faults = [];

/** The files that a file imports, as paths from the folder of the project. */
function importsOf(file) {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import\(|import) ?'(\.[^']+)'/g)].map(([, target]) => {
    const module = path.join(path.dirname(file), target.replace(/\.js$/, ''));
    return existsSync(`${module}.tsx`) ? `${module}.tsx` : `${module}.ts`;
  });
}

/** The files of a folder, each with the files of the same folder that it imports. */
function readGraph(root) {
  const files = readdirSync(root, { recursive: true }).filter((file) =>
    /(?<!\.d)\.tsx?$/.test(file),
  );
  const imports = (file) =>
    importsOf(path.join(root, file))
      .map((target) => path.relative(root, target))
      .filter((target) => !target.startsWith('..'));
  return new Map(files.map((file) => [file, imports(file)]));
}

function checkRanks(graph) {
  for (const [file, targets] of graph) {
    const rank = RANKS.indexOf(partOf(file));
    if (rank < 0) faults.push(`${file}: ${partOf(file)} has no rank in scripts/check-imports.js`);
    for (const target of targets) {
      if (RANKS.indexOf(partOf(target)) > rank)
        faults.push(`${file} imports ${target}, a later phase`);
    }
  }
}

/** Parts that the command line may use beside its own: the library by its public interface. */
const OPEN_TO_CLI = ['cli', 'errors', 'index', 'make-folder', 'options', 'records', 'report'];

function checkCli(graph) {
  for (const [file, targets] of graph) {
    if (partOf(file) !== 'cli') continue;
    for (const target of targets) {
      if (!OPEN_TO_CLI.includes(partOf(target))) {
        faults.push(`${file} imports ${target}: the command line uses the library by src/index.ts`);
      }
    }
  }
}

/** Folders of src/ that the page of results may import. */
const OPEN_TO_WEB = ['src/records/', 'src/report/page/'].map(path.normalize);

function checkWeb(graph) {
  for (const file of graph.keys()) {
    for (const target of importsOf(path.join('web', file))) {
      const isOpen = OPEN_TO_WEB.some((folder) => target.startsWith(folder));
      if (!isOpen && !target.startsWith(`web${path.sep}`))
        faults.push(`web/${file} imports ${target}: the page knows records and its data alone`);
    }
  }
}

function checkCircles(root, graph) {
  const state = new Map();
  const visit = (file, trail) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      const circle = [...trail.slice(trail.indexOf(file)), file];
      faults.push(`a circle in ${root}: ${circle.join(' -> ')}`);
      return;
    }
    state.set(file, 'open');
    for (const target of graph.get(file) ?? []) visit(target, [...trail, file]);
    state.set(file, 'done');
  };
  for (const file of graph.keys()) visit(file, []);
}

/** Modules that are loaded by name, which the compiler does not follow. */
function checkBuilt(root) {
  for (const file of readdirSync(root, { recursive: true })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const [, module] of text.matchAll(/importBuilt\(\s*\w+,\s*'([^']+)\.js'/g)) {
      if (!existsSync(path.join('src', `${module}.ts`)))
        faults.push(`${root}/${file} loads ${module}.js of the build, which src/ does not have`);
    }
  }
}

let count = 0;
for (const root of ['src', 'assembly', 'benchmarks', 'web']) {
  const graph = readGraph(root);
  count += graph.size;
  if (root === 'src') {
    checkRanks(graph);
    checkCli(graph);
  }
  if (root === 'web') checkWeb(graph);
  checkCircles(root, graph);
}
checkBuilt('benchmarks');

for (const fault of faults) console.error(fault);
console.log(`${count} files, ${faults.length} faults in the order of imports`);
process.exitCode = faults.length > 0 ? 1 : 0;

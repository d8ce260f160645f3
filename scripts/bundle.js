// Bundles the command line to dist/bundle/: a process loads a handful of files instead of hundreds, which
// saves a third of the time of a scan of a handful of articles. Dependencies are not bundled.
import { readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { build } from 'rolldown';

/** Exports the library, of which a command uses a part. */
const LIBRARY = path.resolve('dist/index.js');

/** The files that files in dist/ load when they are imported, themselves included; `import()` loads later. */
function loadedBy(...names) {
  const found = new Set();
  const add = (file) => {
    if (file === LIBRARY || found.has(file)) return;
    found.add(file);
    const imports = readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g);
    for (const [, name] of imports) add(path.resolve(path.dirname(file), name));
  };
  for (const name of names) add(path.resolve('dist', name));
  return found;
}

/** The commands, each of which is loaded when it runs. */
const COMMANDS = [
  ...readFileSync('dist/cli/commands.js', 'utf8').matchAll(/import\(["']\.\/([\w-]+\.js)["']\)/g),
].map(([, name]) => `cli/${name}`);
/** The program, and the threads, which are started by the names of their files. */
const ENTRIES = {
  main: 'cli/main.js',
  'command-thread': 'cli/command-thread.js',
  worker: 'scan/worker.js',
  'pair-worker': 'compare/pair-worker.js',
  'line-worker': 'dedup/line-worker.js',
  'segment-worker': 'seen/segment-worker.js',
};

// Without groups, files that several commands or threads share fall into some fifty pieces, and a scan loads
// most of them. Other commands load a part of these groups in vain.
const mapping = loadedBy('scan/worker.js');
// The entry stays a file of its own, because loading it begins the work of a thread.
mapping.delete(path.resolve('dist/scan/worker.js'));
const scanning = loadedBy('cli/scan.js', 'scan/scan.js', 'scan/since.js', 'scan/input.js');

/** Whether an entry needs so few files of a scan that it should not load all of them. */
function isSmall(entry) {
  const bytes = (files) => files.reduce((sum, file) => sum + statSync(file).size, 0);
  const shared = [...loadedBy(entry)].filter((file) => scanning.has(file));
  return 10 * bytes(shared) < bytes([...scanning]);
}
const small = loadedBy(...[...COMMANDS, ...Object.values(ENTRIES)].filter(isSmall));

const dir = 'dist/bundle';
rmSync(dir, { recursive: true, force: true });
await build({
  input: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, `dist/${file}`])),
  platform: 'node',
  external: [
    'hyparquet',
    'hyparquet-compressors',
    'hyparquet/src/column.js',
    'fast-glob',
    'minhash',
    'iconv-lite',
    'xxhash-wasm',
    'htmlparser2',
    'yaml',
    'smol-toml',
    'fastify',
    'pino',
    'prom-client',
  ],
  // There is a third as much to parse; the names of functions and classes stay, for stacks.
  output: {
    dir,
    format: 'esm',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'common', test: (id) => small.has(id) && (scanning.has(id) || mapping.has(id)) },
        { name: 'mapping', test: (id) => mapping.has(id) && !small.has(id) },
        { name: 'scanning', test: (id) => scanning.has(id) && !mapping.has(id) && !small.has(id) },
      ],
    },
    minify: {
      compress: false,
      mangle: { toplevel: false, keepNames: true },
      codegen: { removeWhitespace: true },
    },
  },
  // As the splitting of code wants it.
  preserveEntrySignatures: 'allow-extension',
  treeshake: { moduleSideEffects: (id) => !id.endsWith('/dist/index.js') },
  logLevel: 'warn',
});

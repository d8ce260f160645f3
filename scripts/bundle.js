// Bundles the command line to dist/bundle/: a process loads a handful of files instead of hundreds, which
// saves a third of the time of a scan of a handful of articles. Dependencies are not bundled.
import { readFileSync, rmSync } from 'node:fs';
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

// Without groups, files that several commands or threads share fall into some fifty pieces, and a scan loads
// most of them. Other commands load a part of these groups in vain.
const small = loadedBy('cli/main.js', 'cli/tune.js', 'cli/eval.js', 'seen/segment-worker.js');
const mapping = loadedBy('scan/worker.js');
// The entry stays a file of its own, because loading it begins the work of a thread.
mapping.delete(path.resolve('dist/scan/worker.js'));
const scanning = loadedBy('cli/scan.js', 'scan/scan.js', 'scan/since.js', 'scan/input.js');

const dir = 'dist/bundle';
rmSync(dir, { recursive: true, force: true });
await build({
  // The threads are entries of their own, because they are started by the names of their files.
  input: {
    main: 'dist/cli/main.js',
    'command-thread': 'dist/cli/command-thread.js',
    worker: 'dist/scan/worker.js',
    'pair-worker': 'dist/compare/pair-worker.js',
    'line-worker': 'dist/dedup/line-worker.js',
    'segment-worker': 'dist/seen/segment-worker.js',
  },
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

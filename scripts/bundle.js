// Bundles the command line to dist/bundle/: a process loads a few files instead of a hundred, which
// saves a quarter of the time of a scan of a handful of articles. Dependencies are not bundled.
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'rolldown';

/** The files that a file loads when it is imported, itself included; `import()` loads later. */
function loadedBy(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  const imports = readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g);
  for (const [, name] of imports) loadedBy(path.resolve(path.dirname(file), name), found);
  return found;
}

// Formats that are loaded later share code with every scan; without a group it falls into twenty files.
const command = loadedBy(path.resolve('dist/cli/main.js'));
const reading = loadedBy(path.resolve('dist/read/read-job.js'));

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
    'fastify',
    'pino',
    'prom-client',
  ],
  // Without comments and white space there is half as much to parse; names stay, for stacks.
  output: {
    dir,
    format: 'esm',
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [{ name: 'reading', test: (id) => reading.has(id) && !command.has(id) }],
    },
    minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
  },
  // As the splitting of code wants it.
  preserveEntrySignatures: 'allow-extension',
  treeshake: { moduleSideEffects: (id) => !id.endsWith('/dist/index.js') },
  logLevel: 'warn',
});

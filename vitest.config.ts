import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import fastGlob from 'fast-glob';
import { defineConfig } from 'vitest/config';

/** Lanes of tests; `npm test` runs all of them, `npm run test:unit` the first. */
const LANES = ['unit', 'properties', 'long', 'alone'] as const;

/** Tests of long inputs, of processes and in a browser, which a look at their imports does not show. */
const LONG = new RegExp(
  [
    'kernel/(?:long-texts|extremes)',
    'seen/damage',
    '(?:regression|formats|report/page)/',
    '(?:extract|read/xml)/hostile',
    'read/(?:archive/zip|warc/warc)',
    'scan/(?:odd-articles|hooks)',
    'benchmarks/generator',
  ]
    .map((names) => `^tests/${names}`)
    .join('|'),
);

/** Tests that depend on the memory of their process; files of other lanes share a process and its modules. */
const ALONE = /^tests\/(?:scan\/memory|store\/memory-budget|benchmarks\/simulation)\./;

/** Imports of tests that run commands, or start processes or threads. */
const COMMANDS = /node:child_process|\/(?:run|server|command)\.js'|dist\//;

const files = fastGlob.sync('tests/**/*.test.ts').map((file) => ({ file, lane: laneOf(file) }));

/** The lane of a test file: long if it runs commands, processes or threads, else properties if it draws input. */
function laneOf(file: string): (typeof LANES)[number] {
  if (ALONE.test(file)) return 'alone';
  const text = readFileSync(file, 'utf8');
  if (LONG.test(file) || COMMANDS.test(text)) return 'long';
  return text.includes("'fast-check'") ? 'properties' : 'unit';
}

export default defineConfig({
  test: {
    // Long tests start processes, which take several times as long beside others.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Tests wait for processes, a browser and signals: one file more than there are cores.
    maxWorkers: availableParallelism() + 1,
    // Memory of kernels starts many collections; threads that help with them would take twice as much of
    // the processor.
    execArgv: ['--single-threaded-gc'],
    // .ci/run counts from the second, of which each version of Node writes its own.
    reporters: ['default', ['json', { outputFile: process.env.TESTS_JSON ?? 'build/tests.json' }]],
    projects: LANES.map((name) => ({
      extends: true,
      test: {
        name,
        include: files.filter(({ lane }) => lane === name).map(({ file }) => file),
        isolate: name === 'alone',
        setupFiles: ['tests/fixtures/setup.ts'],
      },
    })),
  },
});

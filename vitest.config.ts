import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    // .ci/run counts from the second, of which each version of Node writes its own.
    reporters: ['default', ['json', { outputFile: process.env.TESTS_JSON ?? 'build/tests.json' }]],
  },
});

import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    // The second is what .ci/run counts from.
    reporters: ['default', ['json', { outputFile: 'build/tests.json' }]],
  },
});

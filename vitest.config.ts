import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests of storage and of pages start databases and browsers: two at a time, on two cores.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
    coverage: {
      include: ['src/**/*.ts'],
      exclude: ['src/storage/client/**', 'src/simulator/page/**', 'src/http/upload/page/**'],
    },
  },
});

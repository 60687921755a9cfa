import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    restoreMocks: true,
    passWithNoTests: false,
    projects: [
      { test: { name: 'unit', include: ['src/**/*.test.ts'], testTimeout: 20_000 } },
      {
        test: {
          name: 'suites',
          include: ['suites/**/*.suite.ts'],
          testTimeout: 120_000,
          hookTimeout: 900_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'clients',
          include: ['clients/**/*.test.ts'],
          testTimeout: 60_000,
          // One file after the other: the first may have to build the image that they share.
          fileParallelism: false,
        },
      },
    ],
  },
});

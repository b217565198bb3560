import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Most tests open real SQLite files and some build whole sites: forks keep native handles apart.
    pool: 'forks',
    maxWorkers: 2,
    // A browser on a busy machine is late now and then. What fails twice is wrong; what needed it is told of.
    retry: 1,
    testTimeout: 30_000,
    hookTimeout: 120_000,
  },
})

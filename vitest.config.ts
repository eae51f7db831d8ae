import { defineConfig } from 'vitest/config'

const postgres = './server/src/test/start-postgres.ts'

/** A server that starts, a browser that opens: slower than a rule, and not at fault for it. */
const patience = { testTimeout: 90_000, hookTimeout: 120_000 }

const BARRIERS = 'e2e/src/barriers.test.ts'
const inChromium = { globalSetup: [postgres], testTimeout: 180_000, hookTimeout: 180_000 }

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      { test: { name: 'rules', include: ['rules/src/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'contract', include: ['contract/src/**/*.test.ts'] } },
      {
        test: { name: 'server', include: ['server/src/**/*.test.ts'], globalSetup: [postgres], ...patience },
      },
      { test: { name: 'web', include: ['web/src/**/*.test.{ts,tsx}'] } },
      {
        test: { name: 'e2e', include: ['e2e/src/**/*.test.ts'], exclude: [BARRIERS], ...inChromium },
      },
      {
        test: { name: 'barriers', include: [BARRIERS], ...inChromium, maxConcurrency: 3 },
      },
      {
        test: {
          name: 'samples',
          include: ['server/src/**/*.samples.ts'],
          globalSetup: [postgres],
          ...patience,
        },
      },
    ],
  },
})

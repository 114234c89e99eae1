import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres.ts'],
    testTimeout: 30_000,
    // However busy the machine is: what is waited for comes, or the test fails.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 60_000,
  },
});

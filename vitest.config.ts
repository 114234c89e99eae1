import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { FULL } from './test/support/full.js';
import { SlowFirst } from './test/support/slow-first.js';

/**
 * Most code runs too briefly in the tests to be worth optimizing: V8 does that only after thirty times as long as usual, which saves
 * about an eighth of the processor time. Node 24 no longer knows the flag.
 */
const OPTIMIZED_LATE = process.versions.node.startsWith('20.') ? ['--interrupt-budget=2000000'] : [];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres.ts'],
    // Modules are loaded once for each worker, not once for each file: loading takes longer than most files run.
    isolate: false,
    // What Vite makes of a module is kept in node_modules until the module changes.
    experimental: { fsModuleCache: true },
    // Two more than there are cores: some wait for a program, a browser or a database.
    maxWorkers: availableParallelism() + 2,
    // Tests make much that is soon forgotten: with more room for it, less time goes to collecting it.
    execArgv: ['--max-semi-space-size=64', ...OPTIMIZED_LATE],
    sequence: { sequencer: SlowFirst },
    setupFiles: [
      'test/support/async-storage.ts',
      'test/support/pool-hooks.ts',
      ...(FULL ? ['test/support/more-runs.ts'] : []),
    ],
    testTimeout: FULL ? 900_000 : 60_000,
    // `npx vitest run --coverage` measures the product; the models are data that training wrote.
    coverage: { include: ['src/**'], exclude: ['src/clarity/models/**'], reporter: ['text-summary', 'json-summary'] },
    // Long enough for a busy machine: what a test waits for arrives, or the test fails.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 60_000,
  },
});

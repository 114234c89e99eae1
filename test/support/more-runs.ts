/** Loaded before the tests of `npm run soak`: properties that do not set their number of runs get 2,000 in place of 100. */
import fc from 'fast-check';

fc.configureGlobal({ numRuns: 2_000 });

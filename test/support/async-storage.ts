/**
 * Ends what test files leave enabled of `AsyncLocalStorage`. On Node 20 each enabled one makes every promise slower, and files
 * share a worker: without this, the fake Teams and the browser would slow down all files that come after them.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { afterAll } from 'vitest';

const used = new Set<AsyncLocalStorage<unknown>>();
const run = AsyncLocalStorage.prototype.run;

AsyncLocalStorage.prototype.run = function (this: AsyncLocalStorage<unknown>, ...args: Parameters<typeof run>) {
  used.add(this);
  return run.apply(this, args);
};

afterAll(() => {
  for (const storage of used) storage.disable();
  AsyncLocalStorage.prototype.run = run;
});

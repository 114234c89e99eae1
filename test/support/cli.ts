/** The command line, run in this process. */
import { runBaton } from '../../adapters/cli/program.js';
import { outputOf } from './output.js';

/** What `baton` prints for these arguments, and its exit code. */
export const baton = (...args: string[]) => outputOf(() => runBaton(args));

/**
 * The same with settings, as what a process would print and end with. The store is opened beside a running Baton as by a process
 * of its own, since Baton is another process; only the start of Node.js is spared.
 */
export async function batonWith(env: Record<string, string>, ...args: string[]) {
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    const { code, out, errors } = await baton(...args);
    return { code, out: out + errors };
  } finally {
    for (const name of Object.keys(env)) {
      const was = before[name];
      if (was === undefined) delete process.env[name];
      else process.env[name] = was;
    }
  }
}

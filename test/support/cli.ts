/** The command line, run in this process. */
import { runBaton } from '../../adapters/cli/program.js';
import { outputOf } from './output.js';

/** What `baton` prints for these arguments, and its exit code. */
export const baton = (...args: string[]) => outputOf(() => runBaton(args));

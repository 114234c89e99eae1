/** `npm start`: the same as `baton start`, with the same options. */
import { runBaton } from './cli/program.js';
import { endWithReader } from './common/exit-code.js';

endWithReader();
process.exitCode = await runBaton(['start', ...process.argv.slice(2)]);

#!/usr/bin/env node
/** `baton` */
import { endWithReader } from '../common/exit-code.js';
import { runBaton } from './program.js';

endWithReader();
process.exitCode = await runBaton(process.argv.slice(2));

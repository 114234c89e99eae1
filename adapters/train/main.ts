#!/usr/bin/env node
/** Trains the models of the language engine: `node dist/adapters/train/main.js <folder>`. */
import { runCommandLine } from '../common/command-line.js';
import { endWithReader } from '../common/exit-code.js';
import { trainProgram } from './programs.js';

endWithReader();
process.exitCode = await runCommandLine(trainProgram(), process.argv.slice(2));

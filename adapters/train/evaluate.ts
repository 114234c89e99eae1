#!/usr/bin/env node
/** Measures the models of the language engine: `node dist/adapters/train/evaluate.js <folder> [--errors]`. */
import { runCommandLine } from '../common/command-line.js';
import { endWithReader } from '../common/exit-code.js';
import { evaluateProgram } from './programs.js';

endWithReader();
process.exitCode = await runCommandLine(evaluateProgram(), process.argv.slice(2));

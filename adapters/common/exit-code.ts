/** What a program ends with, and what it prints when something went wrong. docs/cli.md lists the codes. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { BadUsage } from './bad-usage.js';
import { codeOf, messageOf } from './errors.js';
import { OperatorError } from './operator-error.js';

/** The exit codes of every program. */
export const EXIT = {
  done: 0,
  /** `baton check` found more than is accepted. */
  findings: 1,
  /** The command was right and could not be carried out. */
  failed: 1,
  /** The command line is wrong, or names a file that cannot be used. */
  usage: 2,
  /** A fault of Baton itself. EX_SOFTWARE of sysexits.h */
  fault: 70,
  /** Whoever read the output has stopped: 128 and the number of SIGPIPE, as other programs end then. */
  pipe: 141,
} as const;

/** Ends a command with an exit code and without a message. */
export class EndWith extends Error {
  override name = 'EndWith';
  constructor(readonly code: number) {
    super(`exit code ${code}`);
  }
}

/** A problem with a file that somebody named, by the code of Node.js. */
const FILE_PROBLEMS: Record<string, (path: string) => string> = {
  ENOENT: (path) => `There is no ${existsSync(dirname(path)) ? `file ${path}` : `folder ${dirname(path)}`}.`,
  ENOTDIR: (path) => `There is no file ${path}.`,
  EEXIST: (path) => `${path} exists already. Baton does not overwrite it: choose another name.`,
  EISDIR: (path) => `${path} is a folder. Name a file.`,
  EACCES: (path) => `You are not allowed to use ${path}. Check its permissions, or choose another file.`,
  EPERM: (path) => `You are not allowed to use ${path}. Check its permissions, or choose another file.`,
  EROFS: (path) => `${path} cannot be written: the disk is read-only. Choose another place.`,
};

/** A problem of the machine, whatever file it met. */
const MACHINE_PROBLEMS: Record<string, string> = {
  ENOSPC: 'The disk is full. Free some space, and start again.',
  EDQUOT: 'Your disk quota is used up. Free some space, and start again.',
  EMFILE: 'Too many files are open. Raise the limit (ulimit -n), and start again.',
};

/** What to print about an error, and the exit code. Undefined to print nothing; a fault of Baton keeps its stack. */
export function failureOf(error: unknown): { print: unknown; code: number } {
  if (error instanceof EndWith) return { print: undefined, code: error.code };
  if (error instanceof BadUsage) return { print: error.message, code: EXIT.usage };
  if (error instanceof OperatorError) return { print: error.message, code: EXIT.failed };
  const code = codeOf(error) ?? '';
  const path = pathOf(error);
  const file = path === undefined ? undefined : FILE_PROBLEMS[code];
  if (file) return { print: file(path ?? ''), code: EXIT.usage };
  const machine = MACHINE_PROBLEMS[code];
  if (machine) return { print: machine, code: EXIT.failed };
  return { print: error, code: EXIT.fault };
}

/** The file that an error of Node.js is about. */
const pathOf = (error: unknown): string | undefined =>
  error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : undefined;

/** Ends the process without a word when whoever reads its output has stopped: `baton check plan.md | head -1`. */
export function endWithReader(): void {
  process.stdout.on('error', (error) => {
    if (codeOf(error) === 'EPIPE') process.exit(EXIT.pipe);
    const { print, code } = failureOf(error);
    console.error(code === EXIT.fault ? messageOf(error) : print);
    process.exit(EXIT.failed);
  });
  // Nobody is left to be told.
  process.stderr.on('error', () => {});
}

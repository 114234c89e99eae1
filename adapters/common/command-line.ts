/** Command lines: one way to say what a program takes, to refuse what it does not take, and to print help. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError, Help } from '@commander-js/extra-typings';
import { nearest } from '../../src/model/names.js';
import { BadUsage } from './bad-usage.js';
import { EXIT, failureOf } from './exit-code.js';
import { root } from './paths.js';

/** Columns of the narrowest terminal in use. */
const WIDTH = 80;

/** What the help of a command says besides its arguments and options. */
interface CommandText {
  /** In the list of commands. */
  summary: string;
  description: string;
  /** A command line, and what it does. */
  examples: readonly (readonly [line: string, does: string])[];
  /** What there is to know besides, before the examples. Lines of 80 columns at most. */
  notes?: string;
  /** Whether `--version` is declared by the command itself. */
  ownVersion?: boolean;
}

/** "baton 0.1.0" */
export function versionText(): string {
  const about: unknown = JSON.parse(readFileSync(join(root(), 'package.json'), 'utf8'));
  const known = typeof about === 'object' && about !== null && 'version' in about ? about.version : '';
  return `baton ${String(known)}`;
}

/** A command that has `--help` and `--version`, and whose errors are thrown, not printed. */
export function newCommand(name: string, text: CommandText): Command {
  const command = new Command(name)
    .summary(text.summary)
    .description(text.description)
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    // An option counts for the command before it: `baton teams package --version 1.0.1` is not `baton --version`.
    .enablePositionalOptions()
    .exitOverride()
    .configureHelp(helpLayout)
    .configureOutput({ getOutHelpWidth: () => WIDTH, outputError: () => {} })
    .addHelpText('after', () => `${text.notes ? `\n${text.notes}\n` : ''}\nExamples:\n${examplesText(text.examples)}`);
  return text.ownVersion ? command : command.version(versionText(), '-v, --version', 'show the version of Baton');
}

const LAST = ['--version', '--help'];
const plainHelp = new Help();

/** What all commands share stands last, and a command of two words is listed with both. */
const helpLayout: Partial<Help> = {
  visibleOptions: (command) => {
    const rank = ({ long }: { long?: string | undefined }) => LAST.indexOf(long ?? '');
    return plainHelp.visibleOptions(command).sort((a, b) => rank(a) - rank(b));
  },
  visibleCommands: (command) =>
    command.commands.flatMap((one) => (command.parent === null && one.commands.length > 0 ? one.commands : [one])),
  subcommandTerm: (command) => {
    const group = command.parent?.parent ? `${command.parent.name()} ` : '';
    return group + plainHelp.subcommandTerm(command).replace(' [options]', '');
  },
};

/** Each example with what it does behind it, or above it where the two do not fit into a line. */
function examplesText(examples: CommandText['examples']): string {
  const widest = Math.max(0, ...examples.map(([line]) => line.length));
  const fits = examples.every(([, does]) => 2 + widest + 2 + does.length <= WIDTH);
  const lines = examples.map(([line, does]) =>
    fits ? `  ${line.padEnd(widest)}  ${does}`.trimEnd() : `  # ${does}\n  ${line}`,
  );
  return lines.join('\n');
}

/** A command in the tree of commands, whatever its arguments and options. */
interface AnyCommand {
  name(): string;
  readonly commands: readonly AnyCommand[];
  readonly options: readonly { long?: string | undefined }[];
  readonly parent: AnyCommand | null;
  /** "[options] <person> [file]" */
  usage(): string;
  outputHelp(): void;
}

/** The outermost command. */
interface Program extends AnyCommand {
  parseAsync(args: readonly string[], how: { from: 'user' }): Promise<unknown>;
}

/** Runs a command line, and prints what went wrong: without a stack if the user can correct it. @returns the exit code */
export async function runCommandLine(program: Program, args: readonly string[]): Promise<number> {
  const { command, rest, help } = reached(program, args);
  try {
    refuseUnknownCommand(command, rest[0]);
    if (help || isHelpWanted(command, rest)) command.outputHelp();
    else await program.parseAsync([...args], { from: 'user' });
    return EXIT.done;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.done;
    const refused = error instanceof CommanderError ? new BadUsage(usageProblem(error, command)) : error;
    const { print, code } = failureOf(refused);
    if (print !== undefined) console.error(print);
    return code;
  }
}

/** The innermost command that the first words name, the words after it, and whether `help` was among them. */
function reached(program: AnyCommand, args: readonly string[]) {
  let command = program;
  let help = false;
  let taken = 0;
  for (const word of args) {
    const next = command.commands.find((one) => one.name() === word);
    if (next) command = next;
    else if (word === 'help' && command.commands.length > 0) help = true;
    else break;
    taken += 1;
  }
  return { command, rest: args.slice(taken), help };
}

/** Help is given whatever else stands there, and for a command that does nothing without another word. */
function isHelpWanted(command: AnyCommand, rest: readonly string[]): boolean {
  if (rest.length === 0) return command.commands.length > 0;
  const end = rest.indexOf('--');
  return rest.slice(0, end < 0 ? undefined : end).some((word) => word === '--help' || word === '-h');
}

/** @throws BadUsage with the nearest command */
function refuseUnknownCommand(command: AnyCommand, word: string | undefined): void {
  const names = command.commands.map((one) => one.name());
  if (word === undefined || word.startsWith('-') || names.length === 0) return;
  throw new BadUsage(
    `There is no command ${pathOf(command)} ${word}.${didYouMean(word, names)}\n${pathOf(command)} --help lists all commands.`,
  );
}

/** " Did you mean export?", or nothing if no word is near. */
export function didYouMean(word: string, words: readonly string[]): string {
  const near = nearest(word.toLowerCase(), words, 2);
  return near.length === 0 ? '' : ` Did you mean ${near.join(' or ')}?`;
}

/** "baton slack manifest" */
const pathOf = (command: AnyCommand): string =>
  command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();

/** What commander says about a wrong command line: its code, what its message names, and how we put it. */
const PROBLEMS: Record<string, readonly [names: RegExp, say: (usage: string, ...named: string[]) => string]> = {
  'commander.missingArgument': [/'(.*)'/s, (usage, argument) => `Which ${argument}? Write: ${usage}`],
  'commander.optionMissingArgument': [
    /'(.*)'/s,
    (_, option = '') => `${option.split(' ')[0]} needs a value: ${option}.`,
  ],
  'commander.conflictingOption': [
    /'(.*)' cannot be used with option '(.*)'/s,
    (_, one = '', other = '') => `${one.split(' ')[0]} and ${other.split(' ')[0]} do not go together.`,
  ],
  'commander.excessArguments': [
    /Expected (\d+) arguments? but got (\d+)/,
    (usage, most, got) => `That is ${got} arguments, not ${most}: ${usage}. Put quotes around a name of several words.`,
  ],
};

/** What stands behind `=` is not repeated: it may be a secret. */
function unknownOption(message: string, command: AnyCommand): string {
  const [option = ''] = /--?[^'=\s]*/.exec(message) ?? [];
  const names = command.options.flatMap(({ long }) => (long ? [long.slice(2)] : [])).concat('help');
  const near = option.startsWith('--') ? didYouMean(option.slice(2), names) : '';
  return `There is no option ${option}.${near.replace(/ (?=[\w-]+(?: or |\?$))/g, ' --')}`;
}

/** One sentence about a wrong command line, and one that leads to the help. */
function usageProblem({ code, message }: CommanderError, command: AnyCommand): string {
  const path = pathOf(command);
  const [names, say] = PROBLEMS[code] ?? [];
  const named = names?.exec(message);
  const more = `${path} --help shows how it is used.`;
  if (code === 'commander.unknownOption') return `${unknownOption(message, command)}\n${more}`;
  const usage = `${path} ${command.usage().replace('[options] ', '')}`;
  const problem = say && named ? say(usage, ...named.slice(1)) : message.replace(/^error: /, '');
  return `${problem}\n${more}`;
}

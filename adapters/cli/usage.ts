/** What a command prints when it was used wrongly: the reason alone, without a stack. */
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { codeOf, messageOf } from '../common/errors.js';

/** The command line is wrong; the message says what to write instead. */
export class BadUsage extends Error {
  override name = 'BadUsage';
}

/** The exit code of a command that was used wrongly. */
export const BAD_USAGE = 2;

type ErrorClass = abstract new (...args: never[]) => Error;

/**
 * Runs a command and prints the message of a mistake that the user can correct.
 * @param correctable errors that are such mistakes, besides BadUsage and those of `parseArgs`
 * @returns the exit code
 */
export async function reportBadUsage(
  command: () => number | Promise<number>,
  ...correctable: ErrorClass[]
): Promise<number> {
  try {
    return await command();
  } catch (error) {
    const known = [BadUsage, ...correctable].some((kind) => error instanceof kind);
    if (!known && !isParseError(error)) throw error;
    console.error(messageOf(error));
    return BAD_USAGE;
  }
}

const isParseError = (error: unknown) => codeOf(error)?.startsWith('ERR_PARSE_ARGS') ?? false;

/**
 * Parses arguments.
 * @param help the command that lists the options, such as "baton slack manifest --help"
 * @throws BadUsage for an unknown option or a missing value
 */
export function parseOptions<T extends ParseArgsConfig>(config: T, help: string): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!isParseError(error)) throw error;
    throw new BadUsage(`${messageOf(error).split('. ')[0]}. ${help} says what there is.`);
  }
}

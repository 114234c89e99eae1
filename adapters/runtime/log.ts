/** Baton's own log, on the standard error. */
import { destination, type Logger, pino } from 'pino';
import { codeOf } from '../common/errors.js';

/** A log without process id, host name, secrets, or anything that people wrote. */
export const makeLog = (level: string, out = destination(2)): Logger =>
  pino({ level, base: null, serializers: { err: faultForLog } }, out);

/** How many causes of causes are logged. */
const DEEPEST = 4;

/**
 * What is logged of an error: its kind, code, message, place and cause. Libraries hang requests with their tokens, and rows with
 * their texts, on their errors: none of that is logged. What a JSON parser quotes is left out too.
 */
export function faultForLog(error: unknown, depth = 0): Record<string, unknown> {
  if (!(error instanceof Error)) return { type: typeof error };
  const message = error instanceof SyntaxError ? 'the text cannot be parsed' : error.message;
  const places = error.stack?.split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.name,
    code: codeOf(error),
    message,
    stack: places?.join('\n'),
    cause: error.cause !== undefined && depth < DEEPEST ? faultForLog(error.cause, depth + 1) : undefined,
  };
}

/** What errors of a database mean: two transactions got in each other's way, or it can keep nothing just now. */
import { Conflict } from '../../src/ports/store.js';
import { codeOf } from '../common/errors.js';

/**
 * PostgreSQL: serialization failure, deadlock, unique violation (two made the same thing at once: the second finds it).
 * Source: https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const CODES = new Set(['40001', '40P01', '23505']);
const SQLITE_CODES = ['SQLITE_CONSTRAINT', 'SQLITE_BUSY'];

/** Whether an error comes from a clash with another transaction. */
export function isClash(error: unknown): boolean {
  if (error instanceof Conflict) return true;
  const code = codeOf(error) ?? '';
  return CODES.has(code) || SQLITE_CODES.some((prefix) => code.startsWith(prefix));
}

/**
 * PostgreSQL: a lost connection, a server that can only be read, resources that are used up (a full disk), a server that is
 * shutting down or starting, and errors of its system.
 */
const AWAY = /^(?:08|25006|53|57P|58)|^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)/;

/** Whether an error means that the database can keep nothing just now, not even an apology. */
export const isStoreTrouble = (error: unknown): boolean => AWAY.test(codeOf(error) ?? '');

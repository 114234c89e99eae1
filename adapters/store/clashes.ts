/** Which errors mean that two transactions got in each other's way, so that the work can be done again. */
import { Conflict } from '../../src/ports.js';
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

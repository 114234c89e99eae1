/** An opened database, whichever it is. */
import type { Kysely } from 'kysely';
import { OperatorError } from '../common/operator-error.js';
import type { Direct } from './direct.js';
import type { Seal } from './seal.js';
import type { Database } from './tables.js';

/** An opened database. */
export interface Opened {
  db: Kysely<Database>;
  dialect: 'sqlite' | 'postgres';
  /** SQLite without Kysely, within a transaction. */
  direct?: Direct;
  /** Resolves once everything committed before is on the disk. */
  flush(): Promise<void>;
  /** Encrypts what must not be readable at rest. */
  seal: Seal;
  close(): Promise<void>;
}

/** The database cannot be opened, or another process has it. The message says what to do. */
export class CannotOpen extends OperatorError {
  override name = 'CannotOpen';
}

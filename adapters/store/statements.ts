/** One transaction in one workspace, and the way its statements take to the database. */
import { CompiledQuery, type Transaction } from 'kysely';
import { Parameters } from './conditions.js';
import { asJson } from './direct.js';
import type { Opened } from './opened.js';
import type { Seal } from './seal.js';
import type { Database, Stored } from './tables.js';

/** Runs the statements of a transaction. */
export class Statements {
  readonly seal: Seal;
  readonly dialect: Opened['dialect'];
  readonly direct: Opened['direct'];
  private isOver = false;

  constructor(
    readonly tx: Transaction<Database>,
    readonly workspace: string,
    { seal, dialect, direct }: Pick<Opened, 'seal' | 'dialect' | 'direct'>,
  ) {
    this.seal = seal;
    this.dialect = dialect;
    this.direct = direct;
  }

  /** For a new statement. */
  parameters(): Parameters {
    return new Parameters(this.dialect === 'postgres');
  }

  /** The rows of a query, each as the values of its columns. @param columns their names, as SQL that reads each to the last digit */
  async rows(query: string, columns: readonly string[], { values }: Parameters): Promise<Stored[][]> {
    if (this.direct) return this.direct.rows(asJson(columns, query), values);
    const { rows } = await this.tx.executeQuery<Record<string, Stored>>(CompiledQuery.raw(query, values));
    return rows.map((row) => Object.values(row));
  }

  /** @returns how many rows were written */
  async write(text: string, { values }: Parameters): Promise<number> {
    this.mustBeOpen();
    if (this.direct) return this.direct.run(text, values);
    const { numAffectedRows = 0n } = await this.tx.executeQuery(CompiledQuery.raw(text, values));
    return Number(numAffectedRows);
  }

  /** The transaction ends: what somebody forgot to wait for must not be written outside of it. */
  end(): void {
    this.isOver = true;
  }

  /** @throws Error if the transaction has ended */
  mustBeOpen(): void {
    if (this.isOver) throw new Error('the transaction is over: something in it was not waited for');
  }
}

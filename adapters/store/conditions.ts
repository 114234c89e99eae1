/**
 * The conditions of a query in SQL, as text: they are written for each look-up of each command, and a query builder takes
 * longer for that than SQLite takes to answer. Names come from the schema alone, and values are always parameters.
 */
import type { Kind } from '../../src/model/rows.js';
import { type Codec, flag, word } from './codecs.js';
import { columnOf, TABLES } from './schema/schema.js';
import type { Seal } from './seal.js';
import type { Stored } from './tables.js';

/** Which rows are meant. */
interface Selection {
  workspace: string;
  kind: Kind;
  /** As `Where` states it. */
  where: object;
  /** At least one of these holds as well. */
  any?: readonly object[] | undefined;
}

/** The parameters of a statement, in their order. */
export class Parameters {
  readonly values: Stored[] = [];

  /** @param numbered whether the database wants `$1`, `$2` rather than `?` */
  constructor(private readonly numbered: boolean) {}

  /** The function that says where in a text another one begins: 1 and up; 0 if nowhere. */
  get within(): string {
    return this.numbered ? 'strpos' : 'instr';
  }

  /** Adds a value. @returns what stands for it in the statement */
  add(value: Stored): string {
    this.values.push(value);
    return this.numbered ? `$${this.values.length}` : '?';
  }
}

/** The name of a table or column as SQL. */
export const quoted = (name: string): string => `"${name}"`;

/** The rows of one kind in one workspace of which all conditions hold. */
export function selected({ workspace, kind, where, any }: Selection, parameters: Parameters, seal: Seal): string {
  const { prefix } = TABLES[kind];
  const all = (wanted: object) => conditions(kind, wanted, parameters, seal);
  return allOf([
    `"workspace" = ${parameters.add(workspace)}`,
    ...(prefix === undefined ? [] : [`"id" like '${prefix}%'`]),
    ...all(where),
    ...(any === undefined ? [] : [oneOf(any.map((one) => allOf(all(one))))]),
  ]);
}

const allOf = (parts: readonly string[]): string => (parts.length === 0 ? '1 = 1' : `(${parts.join(' and ')})`);
const oneOf = (parts: readonly string[]): string => (parts.length === 0 ? '1 = 0' : `(${parts.join(' or ')})`);

const conditions = (kind: Kind, where: object, parameters: Parameters, seal: Seal): string[] =>
  Object.entries(where)
    .filter(([, wanted]) => wanted !== undefined)
    .map(([field, wanted]) => condition(kind, field, wanted, parameters, seal));

/** The condition for one field: one of several values, none of several, a value in a list, parts of a text, bounds, or a value. */
function condition(kind: Kind, field: string, wanted: unknown, parameters: Parameters, seal: Seal): string {
  const { name, codec } = columnOf(kind, field);
  const column = quoted(name);
  const stored = (value: unknown) => literal(codec, value) ?? parameters.add(codec.encode(value, seal));
  const list = (values: readonly unknown[]) => values.map(stored).join(', ');
  if (Array.isArray(wanted)) return wanted.length === 0 ? '1 = 0' : `${column} in (${list(wanted)})`;
  if (typeof wanted === 'object' && wanted !== null) {
    const { below, above, except, has, contains } = rangeOf(wanted);
    if (has !== undefined) return hasValue(column, has, parameters);
    if (contains !== undefined) return allOf(contains.map((part) => likePart(column, part, parameters)));
    if (except !== undefined) return except.length === 0 ? '1 = 1' : `${column} not in (${list(except)})`;
    return allOf([
      ...(below === undefined ? [] : [`${column} < ${stored(below)}`]),
      ...(above === undefined ? [] : [`${column} >= ${stored(above)}`]),
    ]);
  }
  return codec.encode(wanted, seal) === null ? `${column} is null` : `${column} = ${stored(wanted)}`;
}

/**
 * A value that is part of the statement: one of a few that the program itself has. Some indexes speak of such columns, and
 * SQLite would plan a statement with a parameter for one of them afresh at each run, which takes ten times as long as most.
 */
function literal(codec: Codec, value: unknown): string | undefined {
  if (codec === flag) return value ? '1' : '0';
  return codec === word && typeof value === 'string' && /^[a-z]+$/.test(value) ? `'${value}'` : undefined;
}

/** Lists are kept as JSON; most are empty, and the index is over the others. */
const hasValue = (column: string, value: string, parameters: Parameters): string =>
  allOf([`${column} <> '[]'`, `${parameters.within}(${column}, ${parameters.add(JSON.stringify(value))}) > 0`]);

/** Some part of a text is this one; `%`, `_` and `\` stand for themselves. */
function likePart(column: string, part: string, parameters: Parameters): string {
  const pattern = `%${part.replace(/[\\%_]/g, '\\$&')}%`;
  return `${column} like ${parameters.add(pattern)} escape '\\'`;
}

/** The forms of a condition that are no value. */
interface Range {
  below?: unknown;
  above?: unknown;
  except?: readonly unknown[];
  has?: string;
  contains?: readonly string[];
}

const rangeOf = (wanted: object): Range => wanted;

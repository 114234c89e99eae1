/** Changes of rows, as plain data: what commands return, and a unit of the store makes. */
import type { Project } from './project-rows.js';
import type { Row } from './row.js';
import type { Kind, Rows } from './rows.js';

/** A row that is not in the store yet, and so has no version. */
type NewRow<K extends Kind> = { [P in K]: Omit<Rows[P], 'version'> }[K];

/** A change that adds a row. */
type Added<K extends Kind = Kind> = {
  [P in K]: { do: 'add'; kind: P; row: NewRow<P> & Pick<Row, 'version'> };
}[K];
/** A change of a row from `was` to `row`. */
export type Updated<K extends Kind = Kind> = { [P in K]: { do: 'set'; kind: P; was: Rows[P]; row: Rows[P] } }[K];
/** A change that removes a row. */
export type Removed<K extends Kind = Kind> = { [P in K]: { do: 'remove'; kind: P; was: Rows[P] } }[K];

/**
 * One change of one row. `set` and `remove` name the row as it was read: if it has changed since, the store refuses. The
 * history takes neither. `erase` removes a sample project with everything that belongs to it.
 */
export type Change = Added | Updated | Removed | { do: 'erase'; kind: 'project'; was: Project };

/** Adds a row. */
export function add<K extends Kind>(kind: K, row: NewRow<K>): Added<K> {
  return { do: 'add', kind, row: { ...row, version: 1 } };
}

/** Changes some fields of a row. */
export function set<K extends Kind>(kind: K, was: Rows[K], patch: Partial<Rows[K]>): Updated<K> {
  return { do: 'set', kind, was, row: { ...was, ...patch } };
}

/** Removes a row. */
export function remove<K extends Kind>(kind: K, was: Rows[K]): Removed<K> {
  return { do: 'remove', kind, was };
}

/** The product's rows as tables: names of tables and columns, and how each value is kept. */
import type { Kind, Row, Rows } from '../../src/model/rows.js';
import { type Codec, day, flag, json, plain, prefixed, renamed, sealed } from './codecs.js';
import type { Seal } from './seal.js';

/** The fields that rows of a kind have besides those of every row. */
type Columns<R> = { [F in Exclude<keyof R, keyof Row>]-?: Codec };

const COLUMNS: { [K in Kind]: Columns<Rows[K]> } = {
  project: {
    name: plain,
    key: plain,
    description: plain,
    lead: plain,
    archived: flag,
    sample: flag,
    createdAt: plain,
  },
  stage: {
    project: plain,
    name: plain,
    key: plain,
    position: plain,
    state: plain,
    since: plain,
    reason: plain,
    due: day,
    owner: plain,
    deputies: json,
    pass: plain,
    dropped: flag,
  },
  task: {
    number: plain,
    title: plain,
    project: plain,
    stage: plain,
    state: plain,
    owner: plain,
    deputies: json,
    due: day,
    createdAt: plain,
    createdBy: plain,
    link: plain,
  },
  offer: {
    project: plain,
    item: plain,
    itemId: plain,
    asked: plain,
    by: plain,
    state: plain,
    word: plain,
    at: plain,
    answeredAt: plain,
    channel: plain,
    thread: plain,
  },
  history: {
    project: plain,
    item: plain,
    itemId: plain,
    at: plain,
    by: plain,
    field: plain,
    from: plain,
    to: plain,
    why: plain,
    via: plain,
    channel: plain,
    pass: plain,
  },
  person: { name: plain, zone: plain, admin: flag, gone: flag },
  channel: { name: plain, direct: flag },
  link: { channel: plain, project: plain, main: flag, at: plain },
  setting: { scope: plain, target: plain, key: plain, value: plain },
  undo: { at: plain, what: plain, changes: plain },
  alarm: { at: plain, what: plain, subject: plain },
  nudge: {
    channel: plain,
    thread: plain,
    message: plain,
    author: plain,
    // Older instances know what is held out by this name.
    state: renamed({ held_out: 'silent' }),
    kind: plain,
    rule: plain,
    score: plain,
    at: plain,
    dueAt: plain,
    whisper: plain,
    held: sealed,
  },
  lastNudge: { at: plain },
  nudgeCount: { day: plain, count: plain },
  lastDigest: { at: plain, day: plain, skipped: plain },
  lastReminder: { at: plain, day: plain },
  ledger: {
    channel: plain,
    rule: plain,
    shown: plain,
    assigned: plain,
    taken: plain,
    rewritten: plain,
    dismissed: plain,
    muted: plain,
    expired: plain,
    level: plain,
    shownThen: plain,
    awayThen: plain,
  },
  holdOut: { channel: plain, rule: plain, at: plain, shown: flag, ownedAt: plain },
};

/** Where rows of a kind are kept, if not in a table of the kind's name with a column for each field. */
interface Placement {
  table: string;
  /** What the ids in the table begin with: rows of other kinds in the same table begin with something else. */
  prefix?: string;
  /** Columns that have another name than their field. */
  names?: Readonly<Record<string, string>>;
  /** Values for columns that rows of this kind do not use. */
  unused?: Readonly<Record<string, unknown>>;
}

/**
 * Four kinds share the table `pace`: an older instance, which may run next to this one, knows them as rows of one kind and
 * keeps them there.
 */
const PLACEMENTS: { [K in Kind]?: Placement } = {
  lastNudge: { table: 'pace', prefix: 'person:', unused: { day: '', count: 0 } },
  nudgeCount: { table: 'pace', prefix: 'channel:', unused: { at: 0 } },
  lastDigest: { table: 'pace', prefix: 'digest:', names: { skipped: 'count' } },
  lastReminder: { table: 'pace', prefix: 'reminder:', unused: { count: 0 } },
  // The name that older instances know.
  holdOut: { table: 'trial' },
};

/** One field of a kind as the database has it. */
export interface Column {
  name: string;
  codec: Codec;
}

/** One kind of rows as the database has it. */
export interface Table {
  name: string;
  /** What the ids of this kind begin with in a table that it shares with others. */
  prefix: string | undefined;
  /** By field. */
  columns: ReadonlyMap<string, Column>;
  unused: Readonly<Record<string, unknown>>;
}

function tableOf(kind: Kind): Table {
  const { table = kind, prefix, names = {}, unused = {} } = PLACEMENTS[kind] ?? {};
  const id = prefix === undefined ? plain : prefixed(prefix);
  const codecs: Record<string, Codec> = { id, workspace: plain, version: plain, ...COLUMNS[kind] };
  const columns = Object.entries(codecs).map(
    ([field, codec]) => [field, { name: names[field] ?? field, codec }] as const,
  );
  return { name: table, prefix, columns: new Map(columns), unused };
}

export const KINDS = Object.keys(COLUMNS) as Kind[];

export const TABLES = Object.fromEntries(KINDS.map((kind) => [kind, tableOf(kind)])) as Record<Kind, Table>;

/** The names of all tables with rows of the product. */
export const TABLE_NAMES: readonly string[] = [...new Set(KINDS.map((kind) => TABLES[kind].name))];

/** The column of a field. @throws TypeError if rows of the kind have no such field */
export function columnOf(kind: Kind, field: string): Column {
  const column = TABLES[kind].columns.get(field);
  if (!column) throw new TypeError(`${kind} has no field ${field}`);
  return column;
}

/** The columns of a row, as the database takes them. */
export function toDatabase<K extends Kind>(kind: K, row: Rows[K], seal: Seal): Record<string, unknown> {
  const columns = [...TABLES[kind].columns];
  return Object.fromEntries(
    columns.map(([field, { name, codec }]) => [name, codec.encode(row[field as keyof Rows[K]], seal)]),
  );
}

/** A row as the program takes it. */
export function fromDatabase<K extends Kind>(kind: K, raw: Record<string, unknown>, seal: Seal): Rows[K] {
  const columns = [...TABLES[kind].columns];
  return Object.fromEntries(
    columns.map(([field, { name, codec }]) => [field, codec.decode(raw[name], seal)]),
  ) as unknown as Rows[K];
}

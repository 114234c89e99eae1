/** The product's rows as tables: names of tables and columns, and how each value is kept. */
import type {
  Alarm,
  Channel,
  HistoryEvent,
  HoldOut,
  Kind,
  LastDigest,
  LastNudge,
  LastReminder,
  Ledger,
  Link,
  Nudge,
  NudgeCount,
  Offer,
  Person,
  Project,
  Row,
  Rows,
  Setting,
  Stage,
  Task,
  Undo,
} from '../../src/model/rows.js';
import { type Codec, day, flag, json, plain, prefixed, renamed, sealed } from './codecs.js';
import type { Seal } from './seal.js';
import type { Stored } from './tables.js';

/** One field as the database has it. */
interface Column {
  name: string;
  codec: Codec;
}

/** One kind of rows as the database has it. */
interface Table {
  name: string;
  /** What the ids of this kind begin with, in a table that several kinds share. */
  prefix?: string;
  /** Values for columns that only the other kinds of a shared table use. */
  unused: Readonly<Record<string, Stored>>;
  /** By field. */
  columns: ReadonlyMap<string, Column>;
}

/** How each field is kept, besides those that every row has. */
type Codecs<R extends Row> = { [F in Exclude<keyof R, keyof Row>]-?: Codec };

/** How a kind is kept in a table that it shares; `names`: columns with another name than their field. */
interface Shared {
  prefix: string;
  names?: Readonly<Record<string, string>>;
  unused?: Readonly<Record<string, Stored>>;
}

function table<R extends Row>(name: string, codecs: Codecs<R>, shared?: Shared): Table {
  const { prefix, names = {}, unused = {} } = shared ?? {};
  const id = prefix === undefined ? plain : prefixed(prefix);
  const all: Record<string, Codec> = { id, workspace: plain, version: plain, ...codecs };
  const columns = new Map(Object.entries(all).map(([field, codec]) => [field, { name: names[field] ?? field, codec }]));
  return { name, ...(prefix !== undefined && { prefix }), unused, columns };
}

/** Each kind of rows as a table. */
export const TABLES: { readonly [K in Kind]: Table } = {
  project: table<Project>('project', {
    name: plain,
    key: plain,
    description: plain,
    lead: plain,
    archived: flag,
    sample: flag,
    createdAt: plain,
  }),
  stage: table<Stage>('stage', {
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
  }),
  task: table<Task>('task', {
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
  }),
  offer: table<Offer>('offer', {
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
  }),
  history: table<HistoryEvent>('history', {
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
  }),
  person: table<Person>('person', { name: plain, zone: plain, admin: flag, gone: flag }),
  channel: table<Channel>('channel', { name: plain, direct: flag }),
  link: table<Link>('link', { channel: plain, project: plain, main: flag, at: plain }),
  setting: table<Setting>('setting', { scope: plain, target: plain, key: plain, value: plain }),
  undo: table<Undo>('undo', { at: plain, what: plain, changes: plain }),
  alarm: table<Alarm>('alarm', { at: plain, what: plain, subject: plain }),
  nudge: table<Nudge>('nudge', {
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
  }),
  // Four kinds share a table: an older instance, which can run next to this one, knows them as rows of one kind.
  lastNudge: table<LastNudge>('pace', { at: plain }, { prefix: 'person:', unused: { day: '', count: 0 } }),
  nudgeCount: table<NudgeCount>('pace', { day: plain, count: plain }, { prefix: 'channel:', unused: { at: 0 } }),
  lastDigest: table<LastDigest>(
    'pace',
    { at: plain, day: plain, skipped: plain },
    { prefix: 'digest:', names: { skipped: 'count' } },
  ),
  lastReminder: table<LastReminder>('pace', { at: plain, day: plain }, { prefix: 'reminder:', unused: { count: 0 } }),
  ledger: table<Ledger>('ledger', {
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
  }),
  // Older instances know the table by this name.
  holdOut: table<HoldOut>('trial', { channel: plain, rule: plain, at: plain, shown: flag, ownedAt: plain }),
};

/** All kinds of rows: the keys of TABLES, which Object.keys gives as strings. */
export const KINDS = Object.keys(TABLES) as Kind[];

/** The names of all tables with rows of the product. */
export const TABLE_NAMES: readonly string[] = [...new Set(Object.values(TABLES).map(({ name }) => name))];

/** The column of a field. @throws TypeError if rows of the kind have no such field */
export function columnOf(kind: Kind, field: string): Column {
  const column = TABLES[kind].columns.get(field);
  if (!column) throw new TypeError(`${kind} has no field ${field}`);
  return column;
}

/** The columns of a row as the database takes them. */
export function toDatabase(kind: Kind, row: Row, seal: Seal): Record<string, Stored> {
  const values = new Map<string, unknown>(Object.entries(row));
  const columns = [...TABLES[kind].columns.entries()];
  return Object.fromEntries(columns.map(([field, { name, codec }]) => [name, codec.encode(values.get(field), seal)]));
}

/** A row as the program takes it. */
export function fromDatabase<K extends Kind>(kind: K, raw: Readonly<Record<string, Stored>>, seal: Seal): Rows[K] {
  const columns = [...TABLES[kind].columns.entries()];
  const row: object = Object.fromEntries(
    columns.map(([field, { name, codec }]) => [field, codec.decode(raw[name] ?? null, seal)]),
  );
  // What the table has was made by `toDatabase` from a row of this kind.
  return row as Rows[K];
}

/** The product's rows as tables: names, and which columns need a translation between the program and the database. */
import type { Kind, Rows } from '../../src/model/rows.js';

/** `json`: kept as text. `flag`: 0 or 1. `day`: a missing day is kept as the last one there is, so that it sorts last. */
export type Codec = 'plain' | 'json' | 'flag' | 'day';

type Columns<R> = { [F in keyof R]-?: Codec };

const row = { id: 'plain', workspace: 'plain', version: 'plain' } as const;
const plain = 'plain' as const;

export const TABLES: { [K in Kind]: Columns<Rows[K]> } = {
  project: {
    ...row,
    name: plain,
    key: plain,
    description: plain,
    lead: plain,
    archived: 'flag',
    sample: 'flag',
    createdAt: plain,
  },
  stage: {
    ...row,
    project: plain,
    name: plain,
    key: plain,
    position: plain,
    state: plain,
    since: plain,
    reason: plain,
    due: 'day',
    owner: plain,
    deputies: 'json',
    pass: plain,
    dropped: 'flag',
  },
  task: {
    ...row,
    number: plain,
    title: plain,
    project: plain,
    stage: plain,
    state: plain,
    owner: plain,
    deputies: 'json',
    due: 'day',
    createdAt: plain,
    createdBy: plain,
  },
  offer: {
    ...row,
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
    ...row,
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
  person: { ...row, name: plain, zone: plain, admin: 'flag' },
  channel: { ...row, name: plain, direct: 'flag' },
  link: { ...row, channel: plain, project: plain, main: 'flag', at: plain },
  setting: { ...row, scope: plain, target: plain, key: plain, value: plain },
  undo: { ...row, at: plain, what: plain, changes: plain },
};

export const KINDS = Object.keys(TABLES) as Kind[];

const NO_DAY = '9999-12-31';

/** One value on its way into the database. */
export function encode(codec: Codec, value: unknown): unknown {
  if (codec === 'json') return JSON.stringify(value);
  if (codec === 'flag') return value ? 1 : 0;
  return codec === 'day' ? (value ?? NO_DAY) : value;
}

/** One value on its way out. */
function decode(codec: Codec, value: unknown): unknown {
  if (codec === 'json') return JSON.parse(String(value));
  if (codec === 'flag') return value === 1;
  return codec === 'day' && value === NO_DAY ? null : value;
}

/** A row as the database takes it. */
export function toDatabase<K extends Kind>(kind: K, row: Rows[K]): Record<string, unknown> {
  const columns = TABLES[kind] as Record<string, Codec>;
  return Object.fromEntries(
    Object.entries(columns).map(([name, codec]) => [name, encode(codec, row[name as keyof Rows[K]])]),
  );
}

/** A row as the program takes it. */
export function fromDatabase<K extends Kind>(kind: K, raw: Record<string, unknown>): Rows[K] {
  const columns = TABLES[kind] as Record<string, Codec>;
  return Object.fromEntries(
    Object.entries(columns).map(([name, codec]) => [name, decode(codec, raw[name])]),
  ) as unknown as Rows[K];
}

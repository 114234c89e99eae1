/** The product's rows as tables: names, and which columns need a translation between the program and the database. */
import type { Kind, Rows } from '../../src/model/rows.js';
import type { Seal } from './seal.js';

/**
 * `json`: kept as text. `flag`: 0 or 1. `day`: a missing day is kept as the last one there is, so that it sorts last.
 * `sealed`: JSON, encrypted; null where it cannot be opened any more.
 */
export type Codec = 'plain' | 'json' | 'flag' | 'day' | 'sealed';

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
    link: plain,
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
  person: { ...row, name: plain, zone: plain, admin: 'flag', gone: 'flag' },
  channel: { ...row, name: plain, direct: 'flag' },
  link: { ...row, channel: plain, project: plain, main: 'flag', at: plain },
  setting: { ...row, scope: plain, target: plain, key: plain, value: plain },
  undo: { ...row, at: plain, what: plain, changes: plain },
  alarm: { ...row, at: plain, what: plain, subject: plain },
  nudge: {
    ...row,
    channel: plain,
    thread: plain,
    message: plain,
    author: plain,
    state: plain,
    kind: plain,
    rule: plain,
    score: plain,
    at: plain,
    dueAt: plain,
    whisper: plain,
    held: 'sealed',
  },
  pace: { ...row, at: plain, day: plain, count: plain },
  ledger: {
    ...row,
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
  trial: { ...row, channel: plain, rule: plain, at: plain, shown: 'flag', ownedAt: plain },
};

export const KINDS = Object.keys(TABLES) as Kind[];

const NO_DAY = '9999-12-31';

/** One value on its way into the database. */
export function encode(codec: Codec, value: unknown, seal: Seal): unknown {
  if (codec === 'sealed') return value === null ? null : seal.close(JSON.stringify(value));
  if (codec === 'json') return JSON.stringify(value);
  if (codec === 'flag') return value ? 1 : 0;
  return codec === 'day' ? (value ?? NO_DAY) : value;
}

/** One value on its way out. */
function decode(codec: Codec, value: unknown, seal: Seal): unknown {
  if (codec === 'sealed') return JSON.parse((value === null ? undefined : seal.open(String(value))) ?? 'null');
  if (codec === 'json') return JSON.parse(String(value));
  if (codec === 'flag') return value === 1;
  return codec === 'day' && value === NO_DAY ? null : value;
}

/** A row as the database takes it. */
export function toDatabase<K extends Kind>(kind: K, row: Rows[K], seal: Seal): Record<string, unknown> {
  const columns = TABLES[kind] as Record<string, Codec>;
  return Object.fromEntries(
    Object.entries(columns).map(([name, codec]) => [name, encode(codec, row[name as keyof Rows[K]], seal)]),
  );
}

/** A row as the program takes it. */
export function fromDatabase<K extends Kind>(kind: K, raw: Record<string, unknown>, seal: Seal): Rows[K] {
  const columns = TABLES[kind] as Record<string, Codec>;
  return Object.fromEntries(
    Object.entries(columns).map(([name, codec]) => [name, decode(codec, raw[name], seal)]),
  ) as unknown as Rows[K];
}

/** The product's rows as tables: names of tables and columns, and how each value is kept. */

import type { Alarm, LastDigest, LastReminder } from '../../src/model/alarm-rows.js';
import type { AuditAnswer, AuditProfile, AuditQuestionRow } from '../../src/model/audit/rows.js';
import type { Chapter, Chronicle } from '../../src/model/chronicle-rows.js';
import type { HistoryEvent } from '../../src/model/history-rows.js';
import type { HoldOut, LastNudge, Ledger, Nudge, NudgeCount } from '../../src/model/nudge-rows.js';
import type { Channel, Forgotten, Person, Place, PlaceMember } from '../../src/model/people-rows.js';
import type { Link, Offer, Project, Stage, Task } from '../../src/model/project-rows.js';
import type { Contradiction, Promotion } from '../../src/model/promotion-rows.js';
import type { Row } from '../../src/model/row.js';
import type { Kind, Rows } from '../../src/model/rows.js';
import type { Setting } from '../../src/model/setting-rows.js';
import type { Incident, SignalRule } from '../../src/model/signals/incident-rows.js';
import type { SignalPayload, SignalSource, Transition } from '../../src/model/signals/rows.js';
import type { Talk } from '../../src/model/talk-rows.js';
import type { Undo } from '../../src/model/undo-row.js';
import {
  type Codec,
  dayCodec,
  flag,
  fraction,
  json,
  plainCodec,
  prefixed,
  renamed,
  sealed,
  sealedList,
  word,
} from './codecs.js';
import type { Seal } from './seal.js';
import type { Stored } from './tables.js';

/** One field as the database has it. */
interface Column {
  field: string;
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
  columns: readonly Column[];
  byField: ReadonlyMap<string, Column>;
  /** All columns as SQL, in their order: their names, and each read to the last digit. */
  sql: { names: string; exact: readonly string[] };
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
  const id = prefix === undefined ? plainCodec : prefixed(prefix);
  const all: Record<string, Codec> = { id, workspace: plainCodec, version: plainCodec, ...codecs };
  const columns = Object.entries(all).map(([field, codec]) => ({ field, name: names[field] ?? field, codec }));
  const byField = new Map(columns.map((column) => [column.field, column]));
  const sql = { names: columns.map((column) => `"${column.name}"`).join(', '), exact: columns.map(exactly) };
  return { name, ...(prefix !== undefined && { prefix }), unused, columns, byField, sql };
}

/** SQLite writes a fraction into JSON with 15 digits, and it can have 17. */
const exactly = ({ name, codec }: Column) => (codec === fraction ? `printf('%!.17g', "${name}")` : `"${name}"`);

/** Each kind of rows as a table. */
export const TABLES: { readonly [K in Kind]: Table } = {
  project: table<Project>('project', {
    name: plainCodec,
    key: plainCodec,
    description: plainCodec,
    lead: plainCodec,
    archived: flag,
    sample: flag,
    createdAt: plainCodec,
    audience: plainCodec,
    reach: plainCodec,
  }),
  stage: table<Stage>('stage', {
    project: plainCodec,
    name: plainCodec,
    key: plainCodec,
    position: fraction,
    state: plainCodec,
    since: plainCodec,
    reason: plainCodec,
    due: dayCodec,
    owner: plainCodec,
    deputies: json,
    pass: plainCodec,
    dropped: flag,
  }),
  task: table<Task>('task', {
    number: plainCodec,
    title: plainCodec,
    project: plainCodec,
    stage: plainCodec,
    state: plainCodec,
    owner: plainCodec,
    deputies: json,
    due: dayCodec,
    createdAt: plainCodec,
    createdBy: plainCodec,
    link: plainCodec,
    channel: plainCodec,
    thread: plainCodec,
  }),
  offer: table<Offer>('offer', {
    project: plainCodec,
    item: plainCodec,
    itemId: plainCodec,
    asked: plainCodec,
    by: plainCodec,
    state: word,
    word: plainCodec,
    at: plainCodec,
    answeredAt: plainCodec,
    channel: plainCodec,
    thread: plainCodec,
  }),
  history: table<HistoryEvent>('history', {
    project: plainCodec,
    item: plainCodec,
    itemId: plainCodec,
    at: plainCodec,
    by: plainCodec,
    field: plainCodec,
    from: plainCodec,
    to: plainCodec,
    why: plainCodec,
    via: plainCodec,
    channel: plainCodec,
    pass: plainCodec,
  }),
  person: table<Person>('person', {
    name: plainCodec,
    key: plainCodec,
    firstKey: plainCodec,
    standing: plainCodec,
    zone: plainCodec,
    admin: flag,
    gone: flag,
  }),
  forgotten: table<Forgotten>('forgotten', { at: plainCodec, standing: plainCodec, name: plainCodec }),
  channel: table<Channel>('channel', {
    name: plainCodec,
    direct: flag,
    access: plainCodec,
    place: plainCodec,
    toldAt: plainCodec,
  }),
  place: table<Place>('place', { listedAt: plainCodec }),
  member: table<PlaceMember>('member', { place: plainCodec, person: plainCodec, at: plainCodec }),
  link: table<Link>('link', { channel: plainCodec, project: plainCodec, main: flag, at: plainCodec }),
  setting: table<Setting>('setting', { scope: plainCodec, target: plainCodec, key: plainCodec, value: plainCodec }),
  undo: table<Undo>('undo', { at: plainCodec, what: plainCodec, changes: plainCodec, private: flag }),
  talk: table<Talk>('talk', {
    person: plainCodec,
    channel: plainCodec,
    at: plainCodec,
    items: json,
    call: sealed,
    asked: sealed,
    offered: sealedList,
  }),
  alarm: table<Alarm>('alarm', { at: plainCodec, what: plainCodec, subject: plainCodec }),
  nudge: table<Nudge>('nudge', {
    channel: plainCodec,
    thread: plainCodec,
    message: plainCodec,
    author: plainCodec,
    // Older instances know what is held out by this name.
    state: renamed({ held_out: 'silent' }),
    kind: plainCodec,
    rule: plainCodec,
    score: fraction,
    at: plainCodec,
    dueAt: plainCodec,
    whisper: plainCodec,
    held: sealed,
  }),
  // Four kinds share a table: an older instance, which can run next to this one, knows them as rows of one kind.
  lastNudge: table<LastNudge>(
    'pace',
    { at: plainCodec, asked: flag },
    { prefix: 'person:', unused: { day: '', count: 0 } },
  ),
  nudgeCount: table<NudgeCount>(
    'pace',
    { day: plainCodec, count: plainCodec },
    { prefix: 'channel:', unused: { at: 0 } },
  ),
  lastDigest: table<LastDigest>(
    'pace',
    { at: plainCodec, day: plainCodec, skipped: plainCodec },
    { prefix: 'digest:', names: { skipped: 'count' } },
  ),
  lastReminder: table<LastReminder>(
    'pace',
    { at: plainCodec, day: plainCodec, told: json, toldAt: plainCodec },
    { prefix: 'reminder:', unused: { count: 0 } },
  ),
  ledger: table<Ledger>('ledger', {
    channel: plainCodec,
    rule: plainCodec,
    shown: plainCodec,
    assigned: plainCodec,
    taken: plainCodec,
    rewritten: plainCodec,
    dismissed: plainCodec,
    muted: plainCodec,
    expired: plainCodec,
    level: plainCodec,
    shownThen: plainCodec,
    awayThen: plainCodec,
  }),
  // Older instances know the table by this name.
  holdOut: table<HoldOut>('trial', {
    channel: plainCodec,
    rule: plainCodec,
    at: plainCodec,
    shown: flag,
    ownedAt: plainCodec,
  }),
  auditAnswer: table<AuditAnswer>('audit_answer', {
    project: plainCodec,
    area: plainCodec,
    question: plainCodec,
    revision: plainCodec,
    asked: plainCodec,
    value: plainCodec,
    reason: plainCodec,
    evidence: plainCodec,
    evidenceFrom: plainCodec,
    evidenceAt: plainCodec,
    owner: plainCodec,
    at: plainCodec,
    by: plainCodec,
    undoneAt: plainCodec,
  }),
  auditQuestion: table<AuditQuestionRow>('audit_question', {
    key: plainCodec,
    area: plainCodec,
    revision: plainCodec,
    weight: fraction,
    effort: plainCodec,
    shelfDays: plainCodec,
    kind: plainCodec,
    title: plainCodec,
    ask: plainCodec,
    hand: plainCodec,
    auto: plainCodec,
    task: plainCodec,
    dropped: flag,
    at: plainCodec,
    by: plainCodec,
    undoneAt: plainCodec,
  }),
  auditProfile: table<AuditProfile>('audit_profile', {
    project: plainCodec,
    criticality: plainCodec,
    kind: plainCodec,
    doneBar: plainCodec,
  }),
  chronicle: table<Chronicle>('chronicle', { project: plainCodec, through: plainCodec, made: plainCodec, carry: json }),
  chapter: table<Chapter>('chapter', { project: plainCodec, year: plainCodec, facts: json }),
  signalSource: table<SignalSource>('signal_source', {
    kind: plainCodec,
    name: plainCodec,
    channel: plainCodec,
    by: plainCodec,
    at: plainCodec,
    paused: flag,
    secrets: sealed,
    page: sealed,
    heardAt: plainCodec,
    arrivedAt: plainCodec,
  }),
  signalPayload: table<SignalPayload>('signal_payload', {
    source: plainCodec,
    at: plainCodec,
    outcome: plainCodec,
    body: sealed,
    signals: sealedList,
  }),
  transition: table<Transition>('transition', {
    source: plainCodec,
    at: plainCodec,
    outcome: plainCodec,
    about: plainCodec,
  }),
  promotion: table<Promotion>('promotion', {
    project: plainCodec,
    is: plainCodec,
    about: plainCodec,
    model: plainCodec,
    alias: plainCodec,
    slot: plainCodec,
    live: flag,
    to: plainCodec,
    at: plainCodec,
    toldAt: plainCodec,
    by: plainCodec,
    actor: plainCodec,
    evidence: plainCodec,
    source: plainCodec,
    callback: plainCodec,
    undoneAt: plainCodec,
  }),
  contradiction: table<Contradiction>('contradiction', {
    project: plainCodec,
    stage: plainCodec,
    slot: plainCodec,
    is: plainCodec,
    promotion: plainCodec,
    said: plainCodec,
    asked: plainCodec,
    at: plainCodec,
    state: plainCodec,
    settledBy: plainCodec,
    settledAt: plainCodec,
  }),
  signalRule: table<SignalRule>('signal_rule', {
    project: plainCodec,
    source: plainCodec,
    conditions: json,
    stage: plainCodec,
    meaning: plainCodec,
    position: fraction,
    at: plainCodec,
    by: plainCodec,
  }),
  incident: table<Incident>('incident', {
    number: plainCodec,
    project: plainCodec,
    state: word,
    meaning: plainCodec,
    subject: plainCodec,
    subjects: json,
    firing: json,
    starts: json,
    ended: json,
    title: plainCodec,
    text: plainCodec,
    link: plainCodec,
    severity: plainCodec,
    count: plainCodec,
    stage: plainCodec,
    reopened: json,
    channel: plainCodec,
    asked: plainCodec,
    askedBefore: json,
    taken: plainCodec,
    closedBy: plainCodec,
    cause: plainCodec,
    openedAt: plainCodec,
    takenAt: plainCodec,
    retrainedAt: plainCodec,
    evaluatedAt: plainCodec,
    redeployedAt: plainCodec,
    quietAt: plainCodec,
    closedAt: plainCodec,
    lastAt: plainCodec,
    toldAt: plainCodec,
    untoldAt: plainCodec,
    askUntil: plainCodec,
    steps: json,
  }),
};

/** All kinds of rows: the keys of TABLES, which Object.keys gives as strings. */
export const ROW_KINDS = Object.keys(TABLES) as Kind[];

/** The names of all tables with rows of the product. */
export const TABLE_NAMES: readonly string[] = [...new Set(Object.values(TABLES).map(({ name }) => name))];

/** The column of a field. @throws TypeError if rows of the kind have no such field */
export function columnOf(kind: Kind, field: string): Column {
  const column = TABLES[kind].byField.get(field);
  if (!column) throw new TypeError(`${kind} has no field ${field}`);
  return column;
}

/** The columns of a row as the database takes them. */
export function toDatabase(kind: Kind, row: Row, seal: Seal): Record<string, Stored> {
  const values: Record<string, unknown> = { ...row };
  const stored: Record<string, Stored> = {};
  for (const { field, name, codec } of TABLES[kind].columns) stored[name] = codec.encode(values[field], seal);
  return stored;
}

/** A row as the program takes it. @param values those of its columns, in the order of the table's columns */
export function fromDatabase<K extends Kind>(kind: K, values: readonly Stored[], seal: Seal): Rows[K] {
  const row: Record<string, unknown> = {};
  for (const [index, { field, codec }] of TABLES[kind].columns.entries())
    row[field] = codec.decode(values[index] ?? null, seal);
  // What the table has was made by `toDatabase` from a row of this kind.
  return row as unknown as Rows[K];
}

/** A row by the names of its columns as the program takes it. */
export const fromRecord = <K extends Kind>(kind: K, raw: Readonly<Record<string, Stored>>, seal: Seal): Rows[K] =>
  fromDatabase(
    kind,
    TABLES[kind].columns.map(({ name }) => raw[name] ?? null),
    seal,
  );

/**
 * What Baton keeps, as plain data. Every row belongs to one workspace and carries a `version` that grows by one with each
 * change, so that a change made from an outdated reading is noticed.
 *
 * Instants are epoch milliseconds (UTC); due dates are calendar days (`YYYY-MM-DD`) without a zone: "Friday" is Friday for all.
 */

export interface Row {
  id: string;
  workspace: string;
  version: number;
}

export type StageState = 'not_started' | 'in_progress' | 'at_risk' | 'blocked' | 'done' | 'skipped';

/** Something one person can be responsible for. */
export type ItemKind = 'project' | 'stage' | 'task';

export interface Project extends Row {
  name: string;
  /** The name folded for look-ups (see `keyOf`); unique in its workspace. */
  key: string;
  description: string;
  lead: string | null;
  archived: boolean;
  /** Made by `sample`, so it may be removed without trace. */
  sample: boolean;
  createdAt: number;
}

export interface Stage extends Row {
  project: string;
  name: string;
  key: string;
  position: number;
  state: StageState;
  /** When it entered `state`. */
  since: number;
  /** Why it is blocked or at risk, or was re-opened or skipped. */
  reason: string | null;
  due: string | null;
  owner: string | null;
  deputies: string[];
  /** 1, and one more each time the stage is re-opened. */
  pass: number;
  dropped: boolean;
}

export type TaskState = 'open' | 'done' | 'dropped';

export interface Task extends Row {
  /** Short number, unique in its workspace: #12. */
  number: number;
  title: string;
  project: string;
  stage: string | null;
  state: TaskState;
  owner: string | null;
  deputies: string[];
  due: string | null;
  createdAt: number;
  createdBy: string;
  /** Address of the message that it was made from; null where it came from none. */
  link: string | null;
}

export type OfferState = 'waiting' | 'accepted' | 'declined' | 'passed' | 'withdrawn';

/** The baton, held out to somebody who has not taken it yet. */
export interface Offer extends Row {
  project: string;
  item: ItemKind;
  itemId: string;
  /** Who is asked. */
  asked: string;
  /** Who asks. */
  by: string;
  state: OfferState;
  /** The word given when declining. */
  word: string | null;
  at: number;
  answeredAt: number | null;
  /** Where it was offered, so that the outcome is told there. */
  channel: string;
  thread: string | null;
}

/** `platform`: not a person's own act, as when somebody's account ends. */
export type Via = 'command' | 'button' | 'form' | 'undo' | 'sample' | 'platform';

/** What a line of the history is about. `offer` moves from asker to asked; all others change the field of that name. */
export type Field =
  | 'created'
  | 'state'
  | 'owner'
  | 'offer'
  | 'deputy'
  | 'due'
  | 'name'
  | 'title'
  | 'description'
  | 'position'
  | 'stage'
  | 'lead'
  | 'archived'
  | 'dropped'
  | 'channel';

/** One line of the append-only history. */
export interface HistoryEvent extends Row {
  project: string;
  item: ItemKind;
  itemId: string;
  at: number;
  by: string;
  field: Field;
  from: string | null;
  to: string | null;
  why: string | null;
  via: Via;
  channel: string | null;
  /** The pass through the stage that the event belongs to; null where it is not about a stage. */
  pass: number | null;
}

export interface Person extends Row {
  name: string;
  /** IANA zone as the platform tells it. */
  zone: string;
  /** May change the workspace's settings where somebody may. */
  admin: boolean;
  /** Has no account any more. */
  gone: boolean;
}

export interface Channel extends Row {
  name: string;
  direct: boolean;
}

/** A project that lives in a channel; its id is `channel:project`. */
export interface Link extends Row {
  channel: string;
  project: string;
  /** What a command means that names no project. */
  main: boolean;
  at: number;
}

export type Scope = 'workspace' | 'channel' | 'person';

/** A value somebody set; its id is `scope:target:key`. */
export interface Setting extends Row {
  scope: Scope;
  target: string;
  key: string;
  value: string;
}

/** How to take back the last change of the person whose id this row has. */
export interface Undo extends Row {
  at: number;
  /** What was done, as it was told then. */
  what: string;
  /** The inverse changes (`Change[]`), as JSON. */
  changes: string;
}

/** Something to look at again at a time. Any instance can do it; one does. */
export interface Alarm extends Row {
  at: number;
  /** `arm`: sets all other alarms of a workspace. */
  what: 'nudge' | 'digest' | 'reminder' | 'arm';
  /** Id of the nudge or the person; for whom a digest is; how far the setting has come. */
  subject: string;
}

/** The words of a message as far as a nudge needs them: sealed in the store, gone with the nudge. */
export interface Held {
  /** The sentence that it is about. */
  sentence: string;
  /** What is to be done, in the author's words. */
  title: string;
  /** The very words. */
  actual: string;
  /** What is missing, in a few words. */
  message: string;
  /** The sentence as it could be written; null where only the author can say. */
  rewrite: string | null;
  /** The day that the work is due, `YYYY-MM-DD`. */
  due: string | null;
  /** The stage that the words speak of; "unknown" where they do not. */
  stage: string;
  /** Names and ids that the words bring up, with the reason. */
  candidates: { name: string; reason: string }[];
  /** Address of the message. */
  link: string | null;
}

/**
 * A word to one person about a message: `waiting` for the grace time, `shown`, `later` (put off by its reader), or
 * `held_out` (withheld, so that a team can see what nudges change; its words are gone). `over`: settled, and nothing but
 * its id is left.
 * `owner`: who will do it? `youre`: your or you're. `keep`: shall what you took become a task?
 */
export interface Nudge extends Row {
  channel: string;
  thread: string | null;
  /** The platform's id of the message. */
  message: string;
  /** Who is asked: the author, or who took the work. */
  author: string;
  state: 'waiting' | 'shown' | 'later' | 'held_out' | 'over';
  kind: 'owner' | 'youre' | 'keep';
  rule: string;
  /** How sure the engine is: log odds above its threshold. */
  score: number;
  at: number;
  dueAt: number;
  /** Id of the whisper it was shown in. */
  whisper: string | null;
  /** Null where it cannot be opened any more. */
  held: Held | null;
}

/** When a person was last nudged. Its id is the person's. */
export interface LastNudge extends Row {
  at: number;
}

/** How many nudges a channel has had on one day, the last on which it had any. Its id is the channel's. */
export interface NudgeCount extends Row {
  /** In UTC. */
  day: string;
  count: number;
}

/** How far the digests for a channel or a person have come. Its id is the subject of the digest's alarm: "channel:C1". */
export interface LastDigest extends Row {
  /** Times up to this instant are settled: a digest was sent or skipped, or there was to be none. */
  at: number;
  /** The day of the last time, in the zone of the digest; empty before the first. */
  day: string;
  /** How many were skipped since the last one that was sent. */
  skipped: number;
}

/** When a person's open work was last looked through for a reminder. Its id is the person's. */
export interface LastReminder extends Row {
  at: number;
  /** In the person's zone. */
  day: string;
}

/**
 * One piece of open work in a team that withholds a share of its nudges to see what they change: whether the nudge was
 * shown, and when the work had an owner. Its id is the message's; no words, no people.
 */
export interface HoldOut extends Row {
  channel: string;
  rule: string;
  at: number;
  shown: boolean;
  ownedAt: number | null;
}

/** What became of the nudges of one rule in one channel: counts without people or words. Its id is `channel:rule`. */
export interface Ledger extends Row {
  channel: string;
  rule: string;
  shown: number;
  assigned: number;
  taken: number;
  rewritten: number;
  dismissed: number;
  muted: number;
  expired: number;
  /** 0 as it began, 1 with a raised threshold, 2 asleep. */
  level: number;
  /** How many were shown, and turned away, when the level last changed: the next judgement starts there. */
  shownThen: number;
  awayThen: number;
}

/** The rows of each kind, as the store gives them back. */
export interface Rows {
  project: Project;
  stage: Stage;
  task: Task;
  offer: Offer;
  history: HistoryEvent;
  person: Person;
  channel: Channel;
  link: Link;
  setting: Setting;
  undo: Undo;
  alarm: Alarm;
  nudge: Nudge;
  lastNudge: LastNudge;
  nudgeCount: NudgeCount;
  lastDigest: LastDigest;
  lastReminder: LastReminder;
  ledger: Ledger;
  holdOut: HoldOut;
}

export type Kind = keyof Rows;

/** A row that is not in the store yet, and so has no version. */
export type NewRow<K extends Kind> = { [P in K]: Omit<Rows[P], 'version'> }[K];

export type Added<K extends Kind = Kind> = {
  [P in K]: { do: 'add'; kind: P; row: NewRow<P> & Pick<Row, 'version'> };
}[K];
export type Updated<K extends Kind = Kind> = { [P in K]: { do: 'set'; kind: P; was: Rows[P]; row: Rows[P] } }[K];
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

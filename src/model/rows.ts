/**
 * What Baton keeps, as plain data. Instants are epoch milliseconds (UTC). Due dates are calendar days (`YYYY-MM-DD`) without
 * a zone: "Friday" is Friday for everybody.
 */
import type { Alarm, LastDigest, LastReminder } from './alarm-rows.js';
import type { AuditAnswer, AuditProfile, AuditQuestionRow } from './audit/rows.js';
import type { Chapter, Chronicle } from './chronicle-rows.js';
import type { HoldOut, LastNudge, Ledger, Nudge, NudgeCount } from './nudge-rows.js';
import type { Contradiction, Promotion } from './promotion-rows.js';
import type { Row } from './row.js';
import type { Incident, SignalRule } from './signals/incident-rows.js';
import type { SignalPayload, SignalSource, Transition } from './signals/rows.js';
import type { Talk } from './talk-rows.js';

/** Where a stage is. */
export type StageState = 'not_started' | 'in_progress' | 'at_risk' | 'blocked' | 'done' | 'skipped';

/** Something one person can be responsible for. */
export type ItemKind = 'project' | 'stage' | 'task';

/**
 * Who is to see a project. `auto`: derived from where it is linked. `everyone`: every full member of the workspace. `channels`:
 * the people of the channels it is linked to. `owners`: those who lead it or have work in it.
 */
export type Audience = 'auto' | 'everyone' | 'channels' | 'owners';

/** Who sees a project, as derived from its audience and its links (`reachOf` in audience.ts). `nowhere`: it has no links. */
export type Reach = 'everyone' | 'places' | 'owners' | 'nowhere';

/** A project of the workspace. */
export interface Project extends Row {
  name: string;
  /** The name folded for look-ups (`keyOf` in names.ts). Unique only among what one person can see. */
  key: string;
  description: string;
  lead: string | null;
  archived: boolean;
  /** Made by the command `sample`, so it can be removed without a trace. */
  sample: boolean;
  createdAt: number;
  audience: Audience;
  reach: Reach;
}

/** A stage of a project, such as training. */
export interface Stage extends Row {
  project: string;
  name: string;
  key: string;
  position: number;
  state: StageState;
  /** When it entered its state. */
  since: number;
  /** Why it is blocked or at risk, or why it was re-opened or skipped. */
  reason: string | null;
  due: string | null;
  owner: string | null;
  deputies: string[];
  /** 1 at first, one more each time the stage is re-opened. */
  pass: number;
  dropped: boolean;
}

/** Where a task is. */
export type TaskState = 'open' | 'done' | 'dropped';

/** A task of a project. */
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
  /** Address of the message it was made from; null if there was none. */
  link: string | null;
  /** Channel of the thread that it was made in; null if there was none. */
  channel: string | null;
  /** That thread, as long as it has not heard that the task is done; else null. */
  thread: string | null;
}

/** Where an offer is; `passed`: the person asked named somebody else. */
type OfferState = 'waiting' | 'accepted' | 'declined' | 'passed' | 'withdrawn';

/** The baton, held out to somebody: take this project, stage or task? */
export interface Offer extends Row {
  project: string;
  item: ItemKind;
  itemId: string;
  /** Who is asked. */
  asked: string;
  /** Who asks. */
  by: string;
  state: OfferState;
  /** The reason given when declining. */
  word: string | null;
  at: number;
  answeredAt: number | null;
  /** Where it was offered: the outcome is reported there. */
  channel: string;
  thread: string | null;
}

/** What caused a change; `platform`: nobody's own act, as when an account ends. `signal`: another system said so. */
export type Via = 'command' | 'button' | 'form' | 'undo' | 'sample' | 'platform' | 'signal';

/**
 * Of audits: one answer, evidence or an owner for a question (which is `why`), a whole area, what the audit goes by, and a stage
 * that was done below the expected score.
 */
type AuditField = 'answer' | 'evidence' | 'keeper' | 'audit' | 'criticality' | 'audit-kind' | 'done-bar' | 'passed-bar';

/** What a line of the history is about: the field of that name changed. An `offer` goes from who asks to who is asked. */
export type HistoryField =
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
  | 'channel'
  | 'audience'
  | 'live'
  | AuditField;

/** One line of the append-only history. */
export interface HistoryEvent extends Row {
  project: string;
  item: ItemKind;
  itemId: string;
  at: number;
  by: string;
  field: HistoryField;
  from: string | null;
  to: string | null;
  why: string | null;
  via: Via;
  channel: string | null;
  /** The pass through the stage that it belongs to; null if it is not about a stage. */
  pass: number | null;
}

/**
 * How somebody belongs to the workspace. `guest`: invited to single channels. `external`: of another organisation. `bot`: no
 * person. `unknown`: the platform has not said, which gives no more rights than `external`.
 */
type Standing = 'member' | 'guest' | 'external' | 'bot' | 'unknown';

/** Somebody of the workspace. The id is the platform's. */
export interface Person extends Row {
  name: string;
  /** The name folded for look-ups, and its first word. Empty in rows from before these were kept. */
  key: string;
  firstKey: string;
  standing: Standing;
  /** IANA zone as the platform reports it; empty if it reports none. */
  zone: string;
  /** An admin on the platform. */
  admin: boolean;
  /** Has no account any more. */
  gone: boolean;
}

/**
 * Somebody whose data was removed at their request. The id is the platform's, and all that stays: without it, the platform's
 * next list of people would bring them back by name. It is kept as it is: whoever holds the store and the platform's list of
 * people could undo a hash by trying them all, and alone the id means nothing to anybody. Their own next word removes it.
 */
export interface Forgotten extends Row {
  at: number;
  /** Whether they read along as a full member or as somebody from outside still decides what is shown in a channel. */
  standing: Standing;
  /** The name, while it is being removed everywhere; then empty. */
  name: string;
}

/** A channel or a direct conversation. The id is the platform's. */
export interface Channel extends Row {
  name: string;
  direct: boolean;
  /** `public`: every full member of the workspace can read it. `private`: its people only, or nobody knows. */
  access: 'public' | 'private';
  /** Whose people are the channel's: its own id, or its team's in Teams. */
  place: string;
  /** When its people were told what Baton reads; null if they have not been. */
  toldAt: number | null;
}

/** Where people are together: a channel, or a team in Teams. The id is the platform's. */
export interface Place extends Row {
  /** When the platform last listed all of its people; 0 if it never did. */
  listedAt: number;
}

/** Somebody who is in a place. The id is "place:person". */
export interface PlaceMember extends Row {
  place: string;
  person: string;
  /** When an event last showed it, or the platform first said so. A later list of the place confirms it too. */
  at: number;
}

/** A project's home in a channel. The id is "channel:project". */
export interface Link extends Row {
  channel: string;
  project: string;
  /** The project meant by a command that names none. */
  main: boolean;
  at: number;
}

/** What a setting applies to. */
export type Scope = 'workspace' | 'channel' | 'person';

/** A value that somebody set. The id is "scope:target:key". */
export interface Setting extends Row {
  scope: Scope;
  target: string;
  key: string;
  value: string;
}

/** How to take back a person's last change. The id is the person's. */
export interface Undo extends Row {
  at: number;
  /** What was done, in the words of the answer at the time. */
  what: string;
  /** The inverse changes (`Change[]`), as JSON. */
  changes: string;
  /** It is nobody else's business, such as a mute: so is that it was taken back. */
  private: boolean;
}

/** The rows of each kind, as the store gives them back. */
export interface Rows {
  project: Project;
  stage: Stage;
  task: Task;
  offer: Offer;
  history: HistoryEvent;
  person: Person;
  forgotten: Forgotten;
  channel: Channel;
  place: Place;
  member: PlaceMember;
  link: Link;
  setting: Setting;
  undo: Undo;
  talk: Talk;
  alarm: Alarm;
  nudge: Nudge;
  lastNudge: LastNudge;
  nudgeCount: NudgeCount;
  lastDigest: LastDigest;
  lastReminder: LastReminder;
  ledger: Ledger;
  holdOut: HoldOut;
  auditAnswer: AuditAnswer;
  auditQuestion: AuditQuestionRow;
  auditProfile: AuditProfile;
  chronicle: Chronicle;
  chapter: Chapter;
  signalSource: SignalSource;
  signalPayload: SignalPayload;
  transition: Transition;
  promotion: Promotion;
  contradiction: Contradiction;
  signalRule: SignalRule;
  incident: Incident;
}

/** A kind of rows. */
export type Kind = keyof Rows;

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

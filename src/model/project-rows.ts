/** Projects, their stages and tasks, who is asked to take them, and where they are at home. */
import type { Row } from './row.js';

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

/** A project's home in a channel. The id is "channel:project". */
export interface Link extends Row {
  channel: string;
  project: string;
  /** The project meant by a command that names none. */
  main: boolean;
  at: number;
}

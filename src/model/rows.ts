/**
 * What Baton keeps, as plain data: all kinds of rows. Instants are epoch milliseconds (UTC). Due dates are calendar days
 * (`YYYY-MM-DD`) without a zone: "Friday" is Friday for everybody.
 */
import type { Alarm, LastDigest, LastReminder } from './alarm-rows.js';
import type { AuditAnswer, AuditProfile, AuditQuestionRow } from './audit/rows.js';
import type { Chapter, Chronicle } from './chronicle-rows.js';
import type { HistoryEvent } from './history-rows.js';
import type { HoldOut, LastNudge, Ledger, Nudge, NudgeCount } from './nudge-rows.js';
import type { Channel, Forgotten, Person, Place, PlaceMember } from './people-rows.js';
import type { Link, Offer, Project, Stage, Task } from './project-rows.js';
import type { Contradiction, Promotion } from './promotion-rows.js';
import type { Setting } from './setting-rows.js';
import type { Incident, SignalRule } from './signals/incident-rows.js';
import type { SignalPayload, SignalSource, Transition } from './signals/rows.js';
import type { Talk } from './talk-rows.js';
import type { Undo } from './undo-row.js';

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

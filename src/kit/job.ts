/** What background work shares: nudges, digests and reminders run without anybody giving a command. */
import type { AuditBook } from '../model/audit/questions.js';
import type { Change } from '../model/changes.js';
import { dayAt } from '../model/dates/calendar.js';
import type { Person } from '../model/people-rows.js';
import { readSetting } from '../model/read-setting.js';
import type { Setting } from '../model/setting-rows.js';
import { flat } from '../model/text.js';
import type { Outbound } from '../ports/outbound.js';
import type { Say } from '../ports/say.js';
import type { Reader } from '../ports/store.js';

/** The part of a command's context that background work has. */
export interface JobContext {
  read: Reader;
  now: number;
  workspace: string;
  say: Say;
  /** The questions that audits ask. */
  auditBook: AuditBook;
  label(id: string, args?: Parameters<Say>[1]): string;
  newId(): string;
}

/** The part of it that only reads. */
export type ReadContext = Pick<JobContext, 'read' | 'now' | 'workspace'>;

/** Changes to make and messages to send, in one transaction. */
export interface Plan {
  changes: Change[];
  messages: Outbound[];
}

/** Nothing to do. */
export const NO_PLAN: Plan = { changes: [], messages: [] };

/** Several plans as one. */
export const mergePlans = (...plans: readonly Plan[]): Plan => ({
  changes: plans.flatMap((p) => p.changes),
  messages: plans.flatMap((p) => p.messages),
});

/** A job context from its parts. */
export const jobContext = (parts: Omit<JobContext, 'label'>): JobContext => ({
  ...parts,
  label: (id, args) => flat(parts.say(id, args)),
});

/** The settings that apply to a person in a channel. */
export const settingsFor = (job: Pick<ReadContext, 'read' | 'workspace'>, channel: string, person: string) =>
  job.read.find('setting', { where: { target: [job.workspace, channel, person] } });

/** The value of a setting, given the rows that apply; its default if none is set. */
export const settingIn = (rows: readonly Setting[], key: string) => readSetting(rows, key).value;

/** A person's time zone: their own setting, else what the platform says, else the workspace's setting. */
export function personZone(rows: readonly Setting[], person: Pick<Person, 'zone'> | undefined): string {
  const own = readSetting(rows, 'time-zone', 'person');
  return own.from === 'person' ? own.value : person?.zone || settingIn(rows, 'time-zone');
}

/** The calendar day (`YYYY-MM-DD`) that it is now in a time zone. */
export const dayInZone = (job: JobContext, zone: string) => dayAt(job.now, zone);

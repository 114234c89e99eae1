/** What the parts that speak up of their own accord share: reading, saying, and the rows around a nudge. */
import { dayAt } from '../model/dates.js';
import type { Change, Person, Setting } from '../model/rows.js';
import { readSetting } from '../model/settings.js';
import { flat } from '../model/text.js';
import type { Outbound, Reader, Say } from '../ports.js';

/** As much of a command's context as it takes to speak without being spoken to. */
export interface JobContext {
  read: Reader;
  now: number;
  workspace: string;
  say: Say;
  label(id: string, args?: Parameters<Say>[1]): string;
  newId(): string;
}

/** As much of it as it takes to look. */
export type ReadContext = Pick<JobContext, 'read' | 'now' | 'workspace'>;

/** What is to be written and sent together. */
export interface Plan {
  changes: Change[];
  messages: Outbound[];
}

export const NO_PLAN: Plan = { changes: [], messages: [] };

export const mergePlans = (...plans: readonly Plan[]): Plan => ({
  changes: plans.flatMap((p) => p.changes),
  messages: plans.flatMap((p) => p.messages),
});

export const jobContext = (parts: Omit<JobContext, 'label'>): JobContext => ({
  ...parts,
  label: (id, args) => flat(parts.say(id, args)),
});

/** The settings that hold for a person in a channel. */
export const settingsFor = (job: Pick<ReadContext, 'read' | 'workspace'>, channel: string, person: string) =>
  job.read.find('setting', { where: { target: [job.workspace, channel, person] } });

export const settingIn = (rows: readonly Setting[], key: string) => readSetting(rows, key).value;

/** A person's zone: their own setting, the platform's word, the workspace's setting. */
export function personZone(rows: readonly Setting[], person: Pick<Person, 'zone'> | undefined): string {
  const own = readSetting(rows, 'time-zone', 'person');
  return own.from === 'person' ? own.value : person?.zone || settingIn(rows, 'time-zone');
}

export const dayInZone = (job: JobContext, zone: string) => dayAt(job.now, zone);

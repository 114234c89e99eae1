/** The alarms that changes set: a channel with a project gets digests, a person with work gets reminders. */
import { setDigestAlarm } from '../features/digest/alarm.js';
import { setChronicleAlarm } from '../features/insights/alarm.js';
import { setReminderAlarm } from '../features/reminders/alarm.js';
import type { ReadContext } from '../kit/job.js';
import type { Change } from '../model/changes.js';
import { affectedBy } from './affected.js';
import { setPersonAlarms } from './person-alarms.js';
import { setWorkspaceAlarm } from './workspace-alarm.js';

/** The changes that set, move or remove alarms after other changes. Call it once those are made. */
export async function alarmsFor(job: ReadContext, changes: readonly Change[]): Promise<Change[]> {
  const { channels, people, moved, given, workspace } = affectedBy(changes);
  const alarms: Change[] = [];
  for (const id of channels) alarms.push(...(await setDigestAlarm(job, { kind: 'channel', id })));
  for (const id of people) alarms.push(...(await setPersonAlarms(job, id)));
  for (const id of moved) if (!people.has(id)) alarms.push(...(await setPersonAlarms(job, id, true)));
  for (const id of given)
    if (!people.has(id) && !moved.has(id)) alarms.push(...(await setReminderAlarm(job, id, false)));
  if (workspace) alarms.push(await setWorkspaceAlarm(job));
  if (changes.some(({ kind, do: what }) => kind === 'project' && what === 'add'))
    alarms.push(...(await setChronicleAlarm(job)));
  return alarms;
}

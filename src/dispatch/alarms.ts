/** Which alarms a change sets: a channel with a project gets digests, a person with work gets reminders. */

import { setDigestAlarm } from '../features/digest/alarm.js';
import { setReminderAlarm } from '../features/reminders/alarm.js';
import { NO_PLAN, type Plan, type ReadContext } from '../kit/job.js';
import { add, type Change, type Scope, set } from '../model/rows.js';

const DIGEST_KEYS = new Set(['digest', 'my-digest', 'portfolio-digest', 'digest-pause', 'holidays', 'time-zone']);
const REMINDER_KEYS = new Set([
  'reminders',
  'reminder-time',
  'snoozed-until',
  'holidays',
  'time-zone',
  'quiet-hours',
  'weekends',
]);
/** How many channels, or people, get their alarms set in one transaction. */
const BATCH = 50;

/** Whose alarms a change affects. */
interface Touched {
  channels: Set<string>;
  people: Set<string>;
  /** People who are now in another zone. */
  moved: Set<string>;
  /** People who were given work or asked to take it: they may need their first reminder. */
  given: Set<string>;
  workspace: boolean;
}

function touch(touched: Touched, scope: Scope, target: string): void {
  if (scope === 'workspace') touched.workspace = true;
  else if (scope === 'channel') touched.channels.add(target);
  else touched.people.add(target);
}

function touchedBy(changes: readonly Change[]): Touched {
  const touched: Touched = {
    channels: new Set(),
    people: new Set(),
    moved: new Set(),
    given: new Set(),
    workspace: false,
  };
  for (const change of changes) {
    const row = change.do === 'erase' ? undefined : change.do === 'remove' ? change.was : change.row;
    if (change.kind === 'link' && change.do !== 'set')
      touched.channels.add(change.do === 'add' ? change.row.channel : change.was.channel);
    else if (change.kind === 'setting') {
      const { scope, target, key } = change.do === 'add' ? change.row : change.was;
      if (DIGEST_KEYS.has(key) || REMINDER_KEYS.has(key)) touch(touched, scope, target);
    } else if (change.kind === 'person' && change.do === 'set' && change.was.zone !== change.row.zone)
      touched.moved.add(change.row.id);
    else if ((change.kind === 'task' || change.kind === 'stage') && row && 'owner' in row && row.owner)
      touched.given.add(row.owner);
    else if (change.kind === 'offer' && change.do === 'add') touched.given.add(change.row.asked);
  }
  return touched;
}

/** Sets all alarms of one person again. */
async function setPersonAlarms(job: ReadContext, id: string, moved = false): Promise<Change[]> {
  return [
    ...(await setDigestAlarm(job, { kind: 'me', id }, moved)),
    ...(await setDigestAlarm(job, { kind: 'portfolio', id }, moved)),
    ...(await setReminderAlarm(job, id, true)),
  ];
}

/** The changes that set, move or remove alarms after other changes. Call it once those are made. */
export async function alarmsFor(job: ReadContext, changes: readonly Change[]): Promise<Change[]> {
  const { channels, people, moved, given, workspace } = touchedBy(changes);
  const alarms: Change[] = [];
  for (const id of channels) alarms.push(...(await setDigestAlarm(job, { kind: 'channel', id })));
  for (const id of people) alarms.push(...(await setPersonAlarms(job, id)));
  for (const id of moved) if (!people.has(id)) alarms.push(...(await setPersonAlarms(job, id, true)));
  for (const id of given)
    if (!people.has(id) && !moved.has(id)) alarms.push(...(await setReminderAlarm(job, id, false)));
  if (workspace) alarms.push(await setWorkspaceAlarm(job));
  return alarms;
}

/** The alarm that sets all others of a workspace, some at a time. */
const WORKSPACE_ALARM = 'arm';

/** Starts setting the alarms of a whole workspace, at once. */
async function setWorkspaceAlarm(job: ReadContext): Promise<Change> {
  const old = await job.read.get('alarm', WORKSPACE_ALARM);
  if (old) return set('alarm', old, { at: job.now, subject: '' });
  return add('alarm', { id: WORKSPACE_ALARM, workspace: job.workspace, at: job.now, what: 'arm', subject: '' });
}

/**
 * Sets the alarms of the next channels, then of the next people, and moves on.
 * @param done how far it has come: "channel:C7" or "person:U3" with the last id; empty at the start
 */
export async function onWorkspaceAlarm(job: ReadContext, done: string): Promise<Plan> {
  const alarm = await job.read.get('alarm', WORKSPACE_ALARM);
  if (!alarm) return NO_PLAN;
  const phase = done.startsWith('person:') ? 'person' : 'channel';
  const after = done.slice(phase.length + 1);
  // `above` includes the bound itself.
  const found = await job.read.find(phase, { where: { id: { above: after } }, order: ['id'], limit: BATCH + 1 });
  const rows = found.filter(({ id }) => id !== after).slice(0, BATCH);
  const changes: Change[] = [];
  for (const { id } of rows)
    changes.push(
      ...(phase === 'channel' ? await setDigestAlarm(job, { kind: 'channel', id }) : await setPersonAlarms(job, id)),
    );
  const last = rows.at(-1)?.id ?? '';
  if (rows.length < BATCH && phase === 'person') return { changes, messages: [] };
  const subject = rows.length < BATCH ? 'person:' : `${phase}:${last}`;
  return { changes: [...changes, set('alarm', alarm, { at: job.now, subject })], messages: [] };
}

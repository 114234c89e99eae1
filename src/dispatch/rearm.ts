/** Which alarms a change sets: a channel with a project has a digest, somebody with work a reminder. */

import { armDigest } from '../features/digest/alarm.js';
import { armReminder } from '../features/reminders/alarm.js';
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
/** Channels, or people, that are armed in one go. */
const BATCH = 50;

/** For whom something is to be set anew, and who may need their first reminder. */
interface Touched {
  channels: Set<string>;
  people: Set<string>;
  /** Now in another zone. */
  moved: Set<string>;
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

/** Everything of one person that comes at its time, set anew. */
async function armPerson(job: ReadContext, id: string, moved = false): Promise<Change[]> {
  return [
    ...(await armDigest(job, { kind: 'me', id }, moved)),
    ...(await armDigest(job, { kind: 'portfolio', id }, moved)),
    ...(await armReminder(job, id, true)),
  ];
}

/** The alarms that changes set, move or end; asked once the changes are made. */
export async function armFor(job: ReadContext, changes: readonly Change[]): Promise<Change[]> {
  const { channels, people, moved, given, workspace } = touchedBy(changes);
  const arms: Change[] = [];
  for (const id of channels) arms.push(...(await armDigest(job, { kind: 'channel', id })));
  for (const id of people) arms.push(...(await armPerson(job, id)));
  for (const id of moved) if (!people.has(id)) arms.push(...(await armPerson(job, id, true)));
  for (const id of given) if (!people.has(id) && !moved.has(id)) arms.push(...(await armReminder(job, id, false)));
  if (workspace) arms.push(await armAll(job));
  return arms;
}

const ALL = 'arm';

/** A whole workspace is set anew, some at a time, beginning at once. */
async function armAll(job: ReadContext): Promise<Change> {
  const old = await job.read.get('alarm', ALL);
  if (old) return set('alarm', old, { at: job.now, subject: '' });
  return add('alarm', { id: ALL, workspace: job.workspace, at: job.now, what: 'arm', subject: '' });
}

/** The next channels, then the next people. @param done how far it has come: `channel:` or `person:` with the last id */
export async function onArm(job: ReadContext, done: string): Promise<Plan> {
  const alarm = await job.read.get('alarm', ALL);
  if (!alarm) return NO_PLAN;
  const phase = done.startsWith('person:') ? 'person' : 'channel';
  const after = done.slice(phase.length + 1);
  // The bound is found once more itself.
  const found = await job.read.find(phase, { where: { id: { above: after } }, order: ['id'], limit: BATCH + 1 });
  const rows = found.filter(({ id }) => id !== after).slice(0, BATCH);
  const changes: Change[] = [];
  for (const { id } of rows)
    changes.push(...(phase === 'channel' ? await armDigest(job, { kind: 'channel', id }) : await armPerson(job, id)));
  const last = rows.at(-1)?.id ?? '';
  if (rows.length < BATCH && phase === 'person') return { changes, messages: [] };
  const subject = rows.length < BATCH ? 'person:' : `${phase}:${last}`;
  return { changes: [...changes, set('alarm', alarm, { at: job.now, subject })], messages: [] };
}

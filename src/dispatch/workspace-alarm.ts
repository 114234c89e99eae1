/** Setting the alarms of a whole workspace, some at a time: one alarm goes off until all are set. */
import { setDigestAlarm } from '../features/digest/alarm.js';
import { NO_PLAN, type Plan, type ReadContext } from '../kit/job.js';
import { add, type Change, set } from '../model/changes.js';
import { setPersonAlarms } from './person-alarms.js';

/** Channels, or people, whose alarms are set in one transaction. */
const BATCH = 50;

/** The id of the alarm. */
export const WORKSPACE_ALARM = 'arm';

/** Starts, or starts again: the alarm goes off at once. */
export async function setWorkspaceAlarm({ read, now, workspace }: ReadContext): Promise<Change> {
  const old = await read.get('alarm', WORKSPACE_ALARM);
  if (old) return set('alarm', old, { at: now, subject: '' });
  return add('alarm', { id: WORKSPACE_ALARM, workspace, at: now, what: 'arm', subject: '' });
}

/**
 * Sets the alarms of the next channels, then of the next people, and moves on.
 * @param done how far it has come: "channel:C7" or "person:U3" with the last id; empty at the start
 */
export async function onWorkspaceAlarm(job: ReadContext, done: string): Promise<Plan> {
  const alarm = await job.read.get('alarm', WORKSPACE_ALARM);
  if (!alarm) return NO_PLAN;
  const kind = done.startsWith('person:') ? 'person' : 'channel';
  const ids = await idsAfter(job, kind, done.slice(kind.length + 1));
  const changes: Change[] = [];
  for (const id of ids) changes.push(...(await setAlarms(job, kind, id)));
  const isLast = ids.length < BATCH;
  if (isLast && kind === 'person') return { changes, messages: [] };
  const subject = isLast ? 'person:' : `${kind}:${ids.at(-1) ?? ''}`;
  return { changes: [...changes, set('alarm', alarm, { at: job.now, subject })], messages: [] };
}

async function idsAfter({ read }: ReadContext, kind: 'channel' | 'person', after: string): Promise<string[]> {
  // `above` includes the bound itself.
  const rows = await read.find(kind, { where: { id: { above: after } }, order: ['id'], limit: BATCH + 1 });
  const ids = rows.map(({ id }) => id).filter((id) => id !== after);
  return ids.slice(0, BATCH);
}

const setAlarms = (job: ReadContext, kind: 'channel' | 'person', id: string): Promise<Change[]> =>
  kind === 'channel' ? setDigestAlarm(job, { kind, id }) : setPersonAlarms(job, id);

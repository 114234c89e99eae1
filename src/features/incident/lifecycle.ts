/** How an incident is kept: its first row, its number, and the alarm at which it is looked at again. */
import type { JobContext } from '../../kit/job.js';
import { add, type Change, remove, set } from '../../model/changes.js';
import { episodeOf, isMoreThanAFalseAlarm, tooLongAt, WATCH_MS } from '../../model/signals/episodes.js';
import { subjectKey, timeOf } from '../../model/signals/incident.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import type { Mapped } from '../../model/signals/mapping.js';
import type { Signal } from '../../model/signals/signal.js';

/** The id of the message that an incident's thread hangs on. */
export const rootOf = ({ id }: Pick<Incident, 'id'>): string => `incident:${id}`;

/** An incident as its first signal makes it: watched, and known to nobody yet. Its version is 0 until it is in the store. */
export function firstRow(
  { newId, workspace, now }: Pick<JobContext, 'newId' | 'workspace' | 'now'>,
  source: string,
  signal: Signal,
  { project, stage, meaning }: Mapped,
): Incident {
  const subject = subjectKey(source, signal);
  const at = timeOf(signal, now);
  return {
    ...{ id: newId(), workspace, version: 0, number: 0, project, state: 'watched', meaning, stage },
    ...{ subject, subjects: [subject], firing: [], starts: [], ended: [], count: 0, reopened: [], channel: '' },
    ...{ title: signal.title, text: signal.text, link: signal.link, severity: signal.severity },
    ...{ asked: null, askedBefore: [], taken: null, closedBy: null, cause: null },
    ...{ openedAt: at, takenAt: null, retrainedAt: null, evaluatedAt: null, redeployedAt: null, quietAt: null },
    ...{ closedAt: null, lastAt: at, toldAt: 0, untoldAt: null, askUntil: null, steps: [] },
  };
}

/** The number of the next incident. Two that choose it at once clash, and the second one looks again. */
export async function nextNumber({ read }: Pick<JobContext, 'read'>): Promise<number> {
  const [last] = await read.find('incident', { order: ['-number'], limit: 1 });
  return (last?.number ?? 0) + 1;
}

/** Whether drift that is watched has become an incident. */
export const isRipe = (incident: Incident, now: number): boolean => isMoreThanAFalseAlarm(incident, now);

/** When an incident is to be looked at again; undefined if only signals and people move it on. */
function nextLook(incident: Incident): number | undefined {
  if (incident.state === 'closed') return undefined;
  const times =
    incident.state === 'watched'
      ? [tooLongAt(incident), incident.lastAt + WATCH_MS]
      : [incident.taken === null ? incident.askUntil : null, incident.untoldAt];
  const known = times.filter((at) => at !== null && at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** The id of an incident's alarm. */
export const alarmId = ({ id }: Pick<Incident, 'id'>): string => `incident:${id}`;

/** The changes that keep an incident, and set or remove its alarm. @param was undefined for a new one */
export async function keepIncident(
  { read, workspace }: Pick<JobContext, 'read' | 'workspace'>,
  was: Incident | undefined,
  incident: Incident,
): Promise<Change[]> {
  const kept = was ? set('incident', was, incident) : add('incident', incident);
  const at = nextLook(incident);
  const alarm = await read.get('alarm', alarmId(incident));
  if (at === undefined) return alarm ? [kept, remove('alarm', alarm)] : [kept];
  if (alarm) return [kept, set('alarm', alarm, { at })];
  return [kept, add('alarm', { id: alarmId(incident), workspace, at, what: 'incident', subject: incident.id })];
}

/** The incident with an episode that is known to have begun, or to be over. */
export function withEpisode(incident: Incident, signal: Signal, key: string, what: 'starts' | 'ended'): Incident {
  const episode = episodeOf(key, signal.startedAt);
  const known = incident[what];
  return { ...incident, [what]: known.includes(episode) ? known : [...known, episode] };
}

/** An incident begins: its stages are at risk, its card is in the channel, and somebody is asked to take it. */
import { stagesOf } from '../../commands/lookups.js';
import type { JobContext, Plan } from '../../kit/job.js';
import { type Change, remove } from '../../model/changes.js';
import type { Project } from '../../model/project-rows.js';
import { firstSource, isOneMatter, withStep } from '../../model/signals/incident.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import { askNext } from './ask.js';
import { alarmId, keepIncident, nextNumber } from './lifecycle.js';
import { cardMessages, homeOf } from './messages.js';
import { affectedStages, changedBySignal, putAtRisk } from './stages.js';

/** Opens an incident. @param was the row under which it was watched */
export async function openIncident(
  job: JobContext,
  was: Incident | undefined,
  watched: Incident,
  project: Project,
): Promise<Plan> {
  const affected = affectedStages(await stagesOf(job.read, project.id), watched.meaning, watched.stage);
  const changed = changedBySignal(affected);
  const others = await watchedAlong(job, watched);
  const incident = begun(job, joined(watched, others), {
    number: await nextNumber(job),
    channel: await homeOf(job.read, project),
    reopened: changed.map(({ id }) => id),
    source: (await job.read.get('signalSource', firstSource(watched)))?.name,
  });
  const asked = await askNext(job, incident, project);
  const risks = putAtRisk(job, changed, watched.title);
  // The card tells what the stages are once these changes are made: their names stay the same.
  return {
    changes: [...risks, ...(await endWatches(job, others)), ...(await keepIncident(job, was, asked))],
    messages: await cardMessages(job, asked, project),
  };
}

function begun(
  { now }: JobContext,
  watched: Incident,
  { source, ...more }: Pick<Incident, 'number' | 'channel' | 'reopened'> & { source: string | undefined },
): Incident {
  const isQuiet = watched.firing.length === 0;
  const open: Incident = { ...watched, ...more, state: 'open', quietAt: isQuiet ? now : null };
  const step = {
    what: 'alert',
    at: watched.openedAt,
    by: null,
    note: watched.title,
    ...(source && { source }),
  } as const;
  return withStep(open, step);
}

/** Drift of the same project that was watched so far: it explains what happens now. */
async function watchedAlong({ read }: JobContext, { id, project, meaning }: Incident): Promise<Incident[]> {
  const watched = await read.find('incident', { where: { project, state: 'watched' }, order: ['id'] });
  return watched.filter((one) => one.id !== id && one.firing.length > 0 && isOneMatter(one.meaning, meaning));
}

const joined = (incident: Incident, others: readonly Incident[]): Incident => ({
  ...incident,
  subjects: [...incident.subjects, ...others.flatMap(({ subjects }) => subjects)],
  firing: [...incident.firing, ...others.flatMap(({ firing }) => firing)],
  starts: [...incident.starts, ...others.flatMap(({ starts }) => starts)],
  ended: [...incident.ended, ...others.flatMap(({ ended }) => ended)],
  count: incident.count + others.reduce((sum, { count }) => sum + count, 0),
});

async function endWatches({ read }: JobContext, watched: readonly Incident[]): Promise<Change[]> {
  const changes: Change[] = [];
  for (const row of watched) {
    changes.push(remove('incident', row));
    const alarm = await read.get('alarm', alarmId(row));
    if (alarm) changes.push(remove('alarm', alarm));
  }
  return changes;
}

/** What a signal does: an incident begins, goes on, becomes quiet, or comes a step further; stages are put at risk. */
import { stagesOf } from '../../commands/lookups.js';
import { type JobContext, NO_PLAN, type Plan } from '../../kit/job.js';
import type { Project } from '../../model/project-rows.js';
import {
  isEnd,
  isOneMatter,
  isTrouble,
  loopStepOf,
  MOST_EPISODES,
  subjectKey,
  timeOf,
  withEnd,
  withLoopStep,
  withTrouble,
} from '../../model/signals/incident.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import type { Mapped, Meaning } from '../../model/signals/mapping.js';
import type { Signal } from '../../model/signals/signal.js';
import { firstRow, isRipe, keepIncident, withEpisode } from './lifecycle.js';
import { openIncident } from './open.js';
import { affectedStages, changedBySignal, putAtRisk } from './stages.js';
import { tellLoopStep, tellNews, untoldFrom } from './tell.js';

/** One signal, and what it is about. */
interface Arrived {
  signal: Signal;
  mapped: Mapped;
  project: Project;
  key: string;
  source: string;
}

/** Failed runs of these say something only of a stage that was done: while people work on it, runs fail. */
const NEEDS_DONE: readonly Meaning[] = ['training', 'evaluation'];

/** What follows from a signal. @param source the system that sent it */
export async function incidentPlan(
  job: JobContext,
  source: { id: string },
  signal: Signal,
  mapped: Mapped,
): Promise<Plan> {
  const project = await job.read.get('project', mapped.project);
  if (!project || project.archived || mapped.meaning === 'ignore') return NO_PLAN;
  const arrived: Arrived = { signal, mapped, project, key: subjectKey(source.id, signal), source: source.id };
  if (isTrouble(signal, mapped.meaning)) return onTrouble(job, arrived);
  return onBetter(job, arrived);
}

/** A signal that is one of too many: it is counted in the incident it belongs to, and nothing else follows. */
export async function countedPlan(
  job: JobContext,
  source: { id: string },
  signal: Signal,
  mapped: Mapped,
): Promise<Plan> {
  const project = await job.read.get('project', mapped.project);
  if (!project || project.archived || !isTrouble(signal, mapped.meaning)) return NO_PLAN;
  const arrived: Arrived = { signal, mapped, project, key: subjectKey(source.id, signal), source: source.id };
  const own = await ownIncident(job, arrived);
  const was = own?.state === 'open' ? own : (await openOf(job, arrived)).find(({ quietAt }) => quietAt === null);
  if (!was) return NO_PLAN;
  // How many there were is told with the next news, or in a while.
  const untoldAt = was.untoldAt ?? untoldFrom(was, job.now);
  const counted = { ...was, count: was.count + 1, lastAt: Math.max(was.lastAt, timeOf(signal, job.now)), untoldAt };
  return { changes: await keepIncident(job, was, counted), messages: [] };
}

/** The incident of this very thing that is not closed. */
async function ownIncident({ read }: JobContext, { key, project }: Arrived): Promise<Incident | undefined> {
  const where = { project: project.id, state: ['watched', 'open'] as const, subjects: { has: key } };
  const found = await read.find('incident', {
    where: { ...where, state: ['watched', 'open'] },
    order: ['-number'],
    limit: 1,
  });
  return found[0];
}

/** Something went wrong. */
async function onTrouble(job: JobContext, arrived: Arrived): Promise<Plan> {
  const own = await ownIncident(job, arrived);
  if (own?.state === 'open') return goesOn(job, arrived, own);
  const same = (await openOf(job, arrived)).find(({ quietAt }) => quietAt === null);
  if (same) return goesOn(job, arrived, same);
  return begins(job, arrived, own ?? (await watchOf(job, arrived)));
}

/** Drift of a project is watched as one thing, whichever system tells of it. */
async function watchOf({ read }: JobContext, { mapped, project }: Arrived): Promise<Incident | undefined> {
  if (mapped.meaning !== 'drift') return undefined;
  const where = { project: project.id, state: 'watched' as const, meaning: 'drift' as const };
  const [watch] = await read.find('incident', { where, order: ['id'], limit: 1 });
  return watch;
}

/** Something that was not told yet: it is watched, or becomes an incident. */
async function begins(
  job: JobContext,
  { signal, mapped, project, key, source }: Arrived,
  was: Incident | undefined,
): Promise<Plan> {
  const stages = affectedStages(await stagesOf(job.read, project.id), mapped.meaning, mapped.stage);
  if (NEEDS_DONE.includes(mapped.meaning) && !stages.some(({ state }) => state === 'done')) return NO_PLAN;
  const before = was ?? firstRow(job, source, signal, mapped);
  const taken = withTrouble(before, key, signal, job.now).incident;
  const incident = { ...taken, meaning: mapped.meaning, steps: before.steps };
  const isWatched = mapped.meaning === 'drift' && !isRipe(incident, job.now);
  if (isWatched) return { changes: await keepIncident(job, was, incident), messages: [] };
  // What was watched may have begun with something else: this is what happens now.
  const { title, text, link } = signal;
  return openIncident(job, was, { ...incident, title, text, link }, project);
}

/** An open incident goes on. What it means may be worse than it was: then more stages are at risk. */
async function goesOn(job: JobContext, { signal, mapped, project, key }: Arrived, was: Incident): Promise<Plan> {
  const { incident, news } = withTrouble(was, key, signal, job.now);
  const affected = affectedStages(await stagesOf(job.read, project.id), mapped.meaning, mapped.stage);
  const changed = news ? changedBySignal(affected) : [];
  const worse = mapped.meaning === 'performance' ? 'performance' : incident.meaning;
  const severity = signal.severity === 'critical' ? 'critical' : incident.severity;
  const reopened = [...new Set([...incident.reopened, ...changed.map(({ id }) => id)])];
  const after: Incident = { ...incident, meaning: worse, severity, reopened };
  const told = await tellNews(job, was, after, project, { news, title: signal.title });
  return {
    changes: [...putAtRisk(job, changed, signal.title), ...(await keepIncident(job, was, told.incident))],
    messages: told.messages,
  };
}

/** Something ended, or went well: what it was about is quiet, or the loop has come a step further. */
async function onBetter(job: JobContext, arrived: Arrived): Promise<Plan> {
  const { signal, mapped, project, key } = arrived;
  const own = isEnd(signal) ? await ownIncident(job, arrived) : undefined;
  const step = loopStepOf(signal, mapped.meaning);
  if (!own && !step) return isEnd(signal) && signal.kind === 'alert' ? endsBefore(job, arrived) : NO_PLAN;
  if (own?.state === 'watched')
    return { changes: await keepIncident(job, own, withEpisode(own, signal, key, 'ended')), messages: [] };
  const open = step ? await job.read.find('incident', { where: { project: project.id, state: 'open' } }) : [];
  const all = own && !open.some(({ id }) => id === own.id) ? [...open, own] : open;
  const plan: Plan = { changes: [], messages: [] };
  for (const was of all) {
    const ended = was.id === own?.id ? withEnd(was, key, signal, job.now) : { incident: was, news: undefined };
    const at = timeOf(signal, job.now);
    const stepped = step ? withLoopStep(ended.incident, step, { at, by: null, note: signal.title }) : ended.incident;
    const quiet = await tellNews(job, was, stepped, project, { news: ended.news, title: signal.title });
    const isStep = step !== undefined && stepped !== ended.incident;
    const loop = isStep
      ? await tellLoopStep(job, quiet.incident, project, { step, note: signal.title, at, by: null })
      : [];
    plan.changes.push(...(await keepIncident(job, was, quiet.incident)));
    plan.messages.push(...quiet.messages, ...loop);
  }
  return plan;
}

/** The end of an episode came before its beginning, which may still be on its way: then it will be over already. */
async function endsBefore(job: JobContext, arrived: Arrived): Promise<Plan> {
  const { signal, mapped, key, source } = arrived;
  const [open] = await openOf(job, arrived);
  const was = open ?? (await watchOf(job, arrived));
  const ended = withEpisode(was ?? firstRow(job, source, signal, mapped), signal, key, 'ended');
  if (ended.ended.length > MOST_EPISODES) return NO_PLAN;
  return { changes: await keepIncident(job, was, ended), messages: [] };
}

/** The open incidents of a project to which a signal can belong. */
async function openOf({ read }: JobContext, { project, mapped }: Arrived): Promise<Incident[]> {
  const open = await read.find('incident', { where: { project: project.id, state: 'open' }, order: ['number'] });
  return open.filter((one) => isOneMatter(one.meaning, mapped.meaning));
}

/** Who is asked to take an incident: whoever looks after its stages, then their deputies, then the project's lead. */
import { stagesOf } from '../../commands/lookups.js';
import { hoursBy } from '../../kit/hours.js';
import { type JobContext, settingIn } from '../../kit/job.js';
import type { Person } from '../../model/people-rows.js';
import type { Project } from '../../model/project-rows.js';
import type { Setting } from '../../model/setting-rows.js';
import { withStep } from '../../model/signals/incident.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import { askAgain } from './last-resort.js';
import { affectedStages } from './stages.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Somebody who can be asked, and from when on. */
interface Candidate {
  person: Person;
  /** Epoch ms; in the past for somebody at work. */
  from: number;
  /** They are away today, as they said themselves or by a holiday. */
  away: boolean;
}

/** Whether somebody looks after something that an incident is about: they may take it whoever else may not. */
export const isCandidate = async (job: Pick<JobContext, 'read'>, incident: Incident, project: Project, id: string) =>
  (await candidateIds(job, incident, project)).includes(id);

async function candidateIds(
  { read }: Pick<JobContext, 'read'>,
  incident: Incident,
  project: Project,
): Promise<string[]> {
  const stages = affectedStages(await stagesOf(read, project.id), incident.meaning, incident.stage);
  const all = stages.flatMap(({ owner, deputies }) => [owner, ...deputies]);
  return [...new Set([...all, project.lead].filter((id) => id !== null))];
}

type AskContext = Pick<JobContext, 'read' | 'now' | 'workspace'>;

async function candidates(job: AskContext, incident: Incident, project: Project): Promise<Candidate[]> {
  const ids = (await candidateIds(job, incident, project)).filter((id) => !incident.askedBefore.includes(id));
  if (ids.length === 0) return [];
  const people = await job.read.find('person', { where: { id: ids, gone: false, standing: { except: ['bot'] } } });
  const rows = await job.read.find('setting', { where: { target: [job.workspace, ...ids] } });
  return ids.flatMap((id) => {
    const person = people.find((one) => one.id === id);
    return person ? [candidateOf(job, person, rows)] : [];
  });
}

function candidateOf({ now, workspace }: AskContext, person: Person, rows: readonly Setting[]): Candidate {
  const own = rows.filter(({ scope, target }) => scope !== 'channel' && (target === workspace || target === person.id));
  const hours = hoursBy(own, person);
  const awake = hours.awake(now);
  const away = hours.isDayOff(now);
  return { person, away, from: hours.isDayOff(awake) ? (hours.next(now) ?? now + DAY) : awake };
}

/**
 * The incident with the next person asked. Outside of their hours people are asked only about what is critical; else the
 * incident waits for whoever is at work first.
 */
export async function askNext(job: AskContext, incident: Incident, project: Project): Promise<Incident> {
  const all = await candidates(job, incident, project);
  const isCritical = incident.severity === 'critical';
  const next = isCritical ? (all.find(({ away }) => !away) ?? all[0]) : all.find(({ from }) => from <= job.now);
  if (next) return asking(job, incident, next.person, await waitOf(job, incident));
  const nobody = { ...incident, asked: null };
  const from = Math.min(...all.map((one) => one.from));
  if (Number.isFinite(from)) return { ...nobody, askUntil: from };
  return askAgain(job, incident, project);
}

/** The incident with this person asked, whoever had it. */
export const askThem = async (job: AskContext, incident: Incident, person: Person): Promise<Incident> =>
  asking(job, { ...incident, taken: null }, person, await waitOf(job, incident));

function asking({ now }: AskContext, incident: Incident, { id }: Person, wait: number): Incident {
  const asked = {
    ...incident,
    asked: id,
    askedBefore: [...new Set([...incident.askedBefore, id])],
    askUntil: now + wait,
  };
  return withStep(asked, { what: 'asked', at: now, by: id, note: null });
}

/** How long somebody has to take it, in ms. */
async function waitOf({ read, workspace }: AskContext, { channel }: Incident): Promise<number> {
  const rows = await read.find('setting', { where: { target: [workspace, channel] } });
  return Number(settingIn(rows, 'incident-wait')) * MINUTE;
}

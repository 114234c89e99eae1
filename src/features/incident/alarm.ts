/** The alarm of an incident: watched drift has lasted too long, somebody has had their time, or something is still to be told. */
import { type JobContext, NO_PLAN, type Plan } from '../../kit/job.js';
import { knownPerson, peopleById } from '../../kit/text.js';
import { type Change, remove, set } from '../../model/changes.js';
import type { Project } from '../../model/project-rows.js';
import { WATCH_MS } from '../../model/signals/episodes.js';
import { isEverybodyAsked } from '../../model/signals/incident.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import type { Text } from '../../model/text.js';
import { askNext } from './ask.js';
import { alarmId, isRipe, keepIncident } from './lifecycle.js';
import { cardAgain, threadMessages } from './messages.js';
import { openIncident } from './open.js';
import { tellStanding } from './tell.js';

/** How often the incidents of an archived project are looked at. */
const ARCHIVED_MS = 86_400_000;

/** The alarm of an incident went off. */
export async function onIncidentAlarm(job: JobContext, id: string): Promise<Plan> {
  const incident = await job.read.get('incident', id);
  const project = incident && (await job.read.get('project', incident.project));
  if (!incident || !project || incident.state === 'closed') return NO_PLAN;
  if (project.archived) return { changes: await lookLater(job, incident), messages: [] };
  return incident.state === 'watched' ? onWatched(job, incident, project) : onOpen(job, incident, project);
}

/** Nothing happens in an archived project. Once it is restored, the incident goes on. */
async function lookLater({ read, now }: JobContext, incident: Incident): Promise<Change[]> {
  const alarm = await read.get('alarm', alarmId(incident));
  return alarm ? [set('alarm', alarm, { at: now + ARCHIVED_MS })] : [];
}

async function onWatched(job: JobContext, incident: Incident, project: Project): Promise<Plan> {
  if (isRipe(incident, job.now)) return openIncident(job, incident, incident, project);
  const isOver = incident.lastAt + WATCH_MS <= job.now;
  const changes: Change[] = isOver ? [remove('incident', incident)] : await keepIncident(job, incident, incident);
  return { changes, messages: [] };
}

async function onOpen(job: JobContext, was: Incident, project: Project): Promise<Plan> {
  const isAsked = was.taken === null && was.askUntil !== null && was.askUntil <= job.now;
  const asked = isAsked ? await askedNext(job, was, project) : { incident: was, messages: [] };
  const isUntold = was.untoldAt !== null && was.untoldAt <= job.now;
  const told = isUntold ? await tellStanding(job, asked.incident, project) : { incident: asked.incident, messages: [] };
  return {
    changes: await keepIncident(job, was, told.incident),
    messages: [...asked.messages, ...told.messages],
  };
}

/** The next person is asked, in the thread, where a mention calls them. */
async function askedNext(job: JobContext, was: Incident, project: Project) {
  const incident = await askNext(job, was, project);
  const says = await askingWords(job, was, incident);
  if (!says) return { incident, messages: [] };
  return {
    incident,
    messages: [...threadMessages(job, incident, project, says), ...(await cardAgain(job, incident, project))],
  };
}

/** Undefined if nothing has changed for anybody. */
async function askingWords(job: JobContext, was: Incident, incident: Incident): Promise<Text | undefined> {
  const { asked, number, steps } = incident;
  const isNew = steps.length > was.steps.length;
  if (asked === null) {
    if (isNew) return job.say('incident-nobody');
    return was.asked === null || isEverybodyAsked(incident) ? undefined : job.say('incident-later');
  }
  const who = knownPerson(await peopleById(job, [asked]), asked);
  return job.say(isNew ? 'incident-asks-next' : 'incident-asks-again', { who, number });
}

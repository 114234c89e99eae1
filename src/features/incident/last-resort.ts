/** Once everybody has been asked, the lead, or whoever connected the system, is asked again each working day. */
import { hoursBy, type ReminderHours } from '../../kit/hours.js';
import type { JobContext } from '../../kit/job.js';
import { readerFor } from '../../kit/seen-reader.js';
import { dayAt } from '../../model/dates/calendar.js';
import type { Person } from '../../model/people-rows.js';
import type { Project } from '../../model/project-rows.js';
import { firstSource, isEverybodyAsked, withStep } from '../../model/signals/incident.js';
import type { Incident } from '../../model/signals/incident-rows.js';

type AskContext = Pick<JobContext, 'read' | 'now' | 'workspace'>;

/** The incident once nobody is left who was not asked: on the first time that is a step, and on later days somebody is asked again. */
export async function askAgain(job: AskContext, incident: Incident, project: Project): Promise<Incident> {
  const { now } = job;
  const person = await lastResort(job, incident, project);
  const hours = person && (await hoursOf(job, person));
  const askUntil = (hours && nextDay(hours, now)) ?? null;
  if (!isEverybodyAsked(incident)) {
    const step = { what: 'nobody', at: now, by: null, note: null } as const;
    return withStep({ ...incident, asked: null, askUntil }, step);
  }
  if (!person || !hours) return { ...incident, asked: null, askUntil: null };
  // Their day off, or another zone than they were in yesterday.
  if (hours.isDayOff(now)) return { ...incident, asked: null, askUntil };
  const awake = hours.awake(now);
  return awake > now ? { ...incident, asked: null, askUntil: awake } : { ...incident, asked: person.id, askUntil };
}

/** The lead; without one, whoever connected the system that told of it, if they see the project. */
async function lastResort(
  { read, now }: AskContext,
  incident: Incident,
  project: Project,
): Promise<Person | undefined> {
  const lead = project.lead === null ? undefined : await read.get('person', project.lead);
  if (lead && isThere(lead)) return lead;
  const source = await read.get('signalSource', firstSource(incident));
  const person = source && (await read.get('person', source.by));
  if (!person || !isThere(person)) return undefined;
  const seen = await readerFor(read, { me: person, channel: null, now });
  return (await seen.get('project', project.id)) ? person : undefined;
}

const isThere = ({ gone, standing }: Person): boolean => !gone && standing !== 'bot';

async function hoursOf({ read, workspace }: AskContext, person: Person): Promise<ReminderHours> {
  const rows = await read.find('setting', { where: { target: [workspace, person.id] } });
  return hoursBy(
    rows.filter(({ scope }) => scope !== 'channel'),
    person,
  );
}

/** When their next working day begins, after the one that it is for them now. */
function nextDay({ next, zone }: ReminderHours, now: number): number | undefined {
  const soon = next(now);
  return soon !== undefined && dayAt(soon, zone) === dayAt(now, zone) ? next(soon) : soon;
}

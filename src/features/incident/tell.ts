/** What is said of an open incident as it goes on: in its thread, and not too often. */
import { button, call } from '../../commands/calls.js';
import type { JobContext } from '../../kit/job.js';
import { durationText, knownPerson, peopleById } from '../../kit/text.js';
import type { Project } from '../../model/project-rows.js';
import type { LoopStep, Taken } from '../../model/signals/incident.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import type { Outbound } from '../../ports/outbound.js';
import { cardAgain, type TellingIncident, threadMessages } from './messages.js';

/** What its signals do is told this often at most; in between, it is counted. */
const TELL_MS = 10 * 60_000;

/** An incident, and what is said of it. */
interface Told {
  incident: Incident;
  messages: Outbound[];
}

/** What is new, and in which words of the sender. */
interface News {
  news: Taken['news'];
  title: string;
}

/** Tells what a signal has changed, at once or with what else happens in the next minutes. */
export async function tellNews(
  job: JobContext,
  was: Incident,
  incident: Incident,
  project: Project,
  { news, title }: News,
): Promise<Told> {
  if (!news) return { incident, messages: [] };
  if (was.toldAt > 0 && job.now - was.toldAt < TELL_MS)
    return { incident: { ...incident, untoldAt: was.untoldAt ?? untoldFrom(was, job.now) }, messages: [] };
  const told = { ...incident, toldAt: job.now, untoldAt: null };
  const lasted = durationText(job, Math.max(0, (told.quietAt ?? job.now) - told.openedAt));
  const says = job.say(`incident-news-${news}`, news === 'quiet' ? { lasted } : { title });
  const close = button(job.label('button-incident-close'), closeCall(told));
  return {
    incident: told,
    messages: [
      ...threadMessages(job, told, project, says, news === 'quiet' ? close : undefined),
      ...(await cardAgain(job, told, project)),
    ],
  };
}

/** When what is only counted now is told. */
export const untoldFrom = ({ toldAt }: Pick<Incident, 'toldAt'>, now: number): number =>
  Math.max(toldAt + TELL_MS, now + (toldAt === 0 ? TELL_MS : 0));

/** The call that closes it. */
const closeCall = ({ number }: Incident) => call('incident close', { incident: String(number) });

/** Tells how things stand, after some minutes in which they were only counted. */
export async function tellStanding(job: JobContext, incident: Incident, project: Project): Promise<Told> {
  const told = { ...incident, toldAt: job.now, untoldAt: null };
  const says = job.say(told.quietAt === null ? 'incident-standing-on' : 'incident-standing-quiet', { n: told.count });
  return {
    incident: told,
    messages: [...threadMessages(job, told, project, says), ...(await cardAgain(job, told, project))],
  };
}

/** Tells that the loop has come a step further. */
export async function tellLoopStep(
  telling: TellingIncident,
  incident: Incident,
  project: Project,
  { step, note, at, by }: { step: LoopStep; note: string; at: number; by: string | null },
): Promise<Outbound[]> {
  const after = durationText(telling, Math.max(0, at - incident.openedAt));
  const who = by === null ? undefined : knownPerson(await peopleById(telling, [by]), by);
  const says = who
    ? telling.say(`incident-step-${step}-by`, { who, after, note })
    : telling.say(`incident-step-${step}`, { after, note });
  return [...threadMessages(telling, incident, project, says), ...(await cardAgain(telling, incident, project))];
}

/** Tells that a step of the loop was taken back. */
export async function tellStepUndone(
  telling: TellingIncident,
  incident: Incident,
  project: Project,
  note: string,
): Promise<Outbound[]> {
  const says = telling.say('incident-step-undone', { note });
  return [...threadMessages(telling, incident, project, says), ...(await cardAgain(telling, incident, project))];
}

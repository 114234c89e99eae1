/** What waits for one person: due soon, overdue, offers without an answer, stages that are stuck, incidents. */
import { activeProjects } from '../../kit/active-projects.js';
import { auditsOf } from '../../kit/audit.js';
import { ownedQuestions } from '../../kit/audit-owners.js';
import type { ReminderHours } from '../../kit/hours.js';
import { type OwnIncident, ownIncidents } from '../../kit/incidents.js';
import type { JobContext } from '../../kit/job.js';
import { type Stuck, stuckAmong } from '../../kit/stuck.js';
import type { AuditBook } from '../../model/audit/questions.js';
import type { QuestionScore } from '../../model/audit/score.js';
import { DAY, dayAt } from '../../model/dates/calendar.js';
import { ANSWER_WITHIN_MS, isOverdue } from '../../model/health.js';
import type { Person } from '../../model/people-rows.js';
import type { Offer, Project, Stage, Task } from '../../model/project-rows.js';
import type { Reminder } from '../../model/reminder-kinds.js';
import { dueSoon } from '../../model/reminders.js';
import type { Reader } from '../../ports/store.js';

/** Rows of one person that are read. */
const MOST_READ = 500;
/** How long before its end an answer's shelf life is worth a reminder. */
export const EXPIRES_SOON_MS = 7 * DAY;
/** States of a stage that is not finished. */
const OPEN = ['not_started', 'in_progress', 'at_risk', 'blocked'] as const;

/** Tasks and stages that have a due date. */
export interface Dated {
  tasks: Task[];
  stages: Stage[];
}

/** An answer in an audit that is past its date, or will be soon. */
export interface Expiring {
  project: Project;
  one: QuestionScore;
  expiresAt: number;
}

/** What waits for a person, by kind. */
export interface Waiting {
  due: Dated;
  overdue: Dated;
  offers: Offer[];
  stuck: Stuck[];
  evidence: Expiring[];
  incidents: OwnIncident[];
}

/** Whether nothing waits. */
export const isEmpty = ({ due, overdue, ...lists }: Waiting): boolean =>
  [due.tasks, due.stages, overdue.tasks, overdue.stages, ...Object.values(lists)].every((list) => list.length === 0);

/**
 * Everything that waits for a person, of the kinds they are reminded of, whether or not they were told before.
 * @param isAsked they want to know: every offer without an answer counts, not only those for which a reminder is due
 */
export async function waitingFor(
  { read, now, auditBook }: Pick<JobContext, 'read' | 'now' | 'auditBook'>,
  person: Pick<Person, 'id'>,
  { zone, kinds, next }: ReminderHours,
  isAsked = false,
): Promise<Waiting> {
  const today = dayAt(now, zone);
  const nextDay = dayAt(next(now) ?? now + DAY, zone);
  const { tasks, stages, offers } = await openWork(read, person.id, nextDay, isAsked ? now : now - ANSWER_WITHIN_MS);
  const isLate = (one: Task | Stage) => isOverdue(one, today);
  const isSoon = ({ due }: Task | Stage) => due !== null && dueSoon(due, today, nextDay);
  const of = <T>(kind: Reminder, list: readonly T[], isWanted: (one: T) => boolean) =>
    kinds.includes(kind) ? list.filter(isWanted) : [];
  return {
    due: { tasks: of('due', tasks, isSoon), stages: of('due', stages, isSoon) },
    overdue: { tasks: of('overdue', tasks, isLate), stages: of('overdue', stages, isLate) },
    offers: isAsked || kinds.includes('offers') ? offers : [],
    stuck: kinds.includes('stalled') ? await stuckAmong(read, stages, now) : [],
    evidence: kinds.includes('evidence') ? await expiring(read, auditBook, person.id, now) : [],
    incidents: kinds.includes('incidents') ? await ownIncidents(read, person.id) : [],
  };
}

/** The answers of somebody's questions that are past their date, or will be within a week; the oldest first. */
async function expiring(read: Reader, auditBook: AuditBook, owner: string, now: number): Promise<Expiring[]> {
  const owned = await ownedQuestions(read, owner);
  const projects = await activeProjects(read, owned);
  const audits = await auditsOf({ read, auditBook }, [...projects.values()]);
  return audits
    .flatMap((audit) =>
      audit.scoreAt(now).areas.flatMap(({ questions }) => questions.map((one) => ({ project: audit.project, one }))),
    )
    .flatMap(({ project, one }) => {
      const { expiresAt, standing } = one;
      const isTheirs = standing?.owner === owner && expiresAt !== null && expiresAt < now + EXPIRES_SOON_MS;
      return isTheirs ? [{ project, one, expiresAt }] : [];
    })
    .sort((a, b) => a.expiresAt - b.expiresAt);
}

/** What a person could be reminded of, in active projects: tasks due up to a day, open stages, offers made up to an instant. */
async function openWork(read: Reader, person: string, until: string, made: number) {
  const tasks = await read.find('task', {
    // "~" is greater than any digit: the day itself is included.
    where: { owner: person, state: 'open', due: { below: `${until}~` } },
    order: ['due', 'number'],
    limit: MOST_READ,
  });
  const stages = await read.find('stage', {
    where: { owner: person, dropped: false, state: OPEN },
    order: ['due', 'id'],
    limit: MOST_READ,
  });
  const offers = await read.find('offer', {
    where: { asked: person, state: 'waiting', at: { below: made + 1 } },
    order: ['at', 'id'],
    limit: MOST_READ,
  });
  const projects = await activeProjects(read, [...tasks, ...stages, ...offers]);
  const isActive = ({ project }: { project: string }) => projects.has(project);
  return { tasks: tasks.filter(isActive), stages: stages.filter(isActive), offers: offers.filter(isActive) };
}

/** Whether a person has anything that they could ever be reminded of. */
export async function hasOpenWork(read: Reader, person: string): Promise<boolean> {
  const limit = 1;
  const [task] = await read.find('task', { where: { owner: person, state: 'open' }, limit });
  if (task) return true;
  const [stage] = await read.find('stage', { where: { owner: person, dropped: false, state: OPEN }, limit });
  if (stage) return true;
  if ((await read.find('offer', { where: { asked: person, state: 'waiting' }, limit })).length > 0) return true;
  if ((await ownedQuestions(read, person)).length > 0) return true;
  return (await ownIncidents(read, person)).length > 0;
}

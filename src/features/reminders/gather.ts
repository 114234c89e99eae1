/** What waits for one person: due, overdue, offered and not answered, standing still. */

import { inParts } from '../../kit/past.js';
import { type Stuck, stuckAmong } from '../../kit/stuck.js';
import { ANSWER_MS, isOverdue } from '../../model/health.js';
import { dueSoon, overdueSince, reminderDue } from '../../model/reminders.js';
import type { Offer, Stage, Task } from '../../model/rows.js';
import type { Reminder } from '../../model/settings.js';
import type { Reader } from '../../ports.js';

/** Things of one person that are looked through. */
const MOST = 500;

export interface Waiting {
  due: { tasks: Task[]; stages: Stage[] };
  overdue: { tasks: Task[]; stages: Stage[] };
  offers: Offer[];
  stuck: Stuck[];
}

export const isEmpty = ({ due, overdue, offers, stuck }: Waiting) =>
  [due.tasks, due.stages, overdue.tasks, overdue.stages, offers, stuck].every((list) => list.length === 0);

interface When {
  now: number;
  /** IANA zone, and the days of now and of the next reminder in it. */
  zone: string;
  today: string;
  next: string;
  /** The last look; undefined for all that waits, whether or not it was said before. */
  last: number | undefined;
}

/** What waits for a person, of the kinds that they are reminded of. */
export async function waitingFor(
  read: Reader,
  person: string,
  kinds: readonly Reminder[],
  when: When,
): Promise<Waiting> {
  const { now, last, zone, today, next } = when;
  const { tasks, stages, offers } = await held(read, person, when);
  const isRipe = (since: number) => (last === undefined ? since <= now : reminderDue(since, last, now));
  const late = (row: Task | Stage) => row.due !== null && isOverdue(row, today) && isRipe(overdueSince(row.due, zone));
  const soon = ({ due }: Task | Stage, isNew: boolean) =>
    due !== null && dueSoon(due, today, next, last === undefined || isNew);
  const stuck = kinds.includes('stalled') ? await stuckAmong(read, stages, now) : [];
  const only = <T>(kind: Reminder, list: readonly T[], wanted: (one: T) => boolean) =>
    kinds.includes(kind) ? list.filter(wanted) : [];
  return {
    due: {
      tasks: only('due', tasks, (t) => soon(t, t.createdAt > (last ?? 0))),
      stages: only('due', stages, (s) => soon(s, false)),
    },
    overdue: { tasks: only('overdue', tasks, late), stages: only('overdue', stages, late) },
    offers: only('offers', offers, (offer) => isRipe(offer.at + ANSWER_MS)),
    stuck: stuck.filter(({ quietMs, limitMs }) => isRipe(now - quietMs + limitMs)),
  };
}

const OPEN = ['not_started', 'in_progress', 'at_risk', 'blocked'] as const;

/** What a person could be reminded of, in projects that are not put away. */
async function held(read: Reader, person: string, { now, next }: When) {
  const tasks = await read.find('task', {
    where: { owner: person, state: 'open', due: { below: `${next}~` } },
    order: ['due', 'number'],
    limit: MOST,
  });
  const where = { owner: person, dropped: false, state: OPEN };
  const stages = await read.find('stage', { where, order: ['due', 'id'], limit: MOST });
  const offers = await read.find('offer', {
    where: { asked: person, state: 'waiting', at: { below: now - ANSWER_MS + 1 } },
    order: ['at', 'id'],
    limit: MOST,
  });
  const ids = [...new Set([...tasks, ...stages, ...offers].map((row) => row.project))];
  const projects = await inParts(ids, (id) => read.find('project', { where: { id, archived: false } }));
  const active = new Set(projects.map((p) => p.id));
  const isActive = ({ project }: { project: string }) => active.has(project);
  return { tasks: tasks.filter(isActive), stages: stages.filter(isActive), offers: offers.filter(isActive) };
}

/** Whether somebody has anything that they could ever be reminded of. */
export async function holdsAnything(read: Reader, person: string): Promise<boolean> {
  const one = { limit: 1 };
  const [task] = await read.find('task', { where: { owner: person, state: 'open' }, ...one });
  if (task) return true;
  const [stage] = await read.find('stage', { where: { owner: person, dropped: false, state: OPEN }, ...one });
  if (stage) return true;
  return (await read.find('offer', { where: { asked: person, state: 'waiting' }, ...one })).length > 0;
}

/** What waits for one person: due, overdue, offered and not answered, standing still. */
import { standing } from '../digest/gather.js';
import { DAY } from '../model/dates.js';
import { dueSoon, overdueSince, ripe } from '../model/reminders.js';
import type { Offer, Stage, Task } from '../model/rows.js';
import type { REMINDERS, Reminder } from '../model/settings.js';
import type { Reader } from '../ports.js';

/** Of each kind so many are looked at. */
const MOST = 20;

export interface Waiting {
  due: { tasks: Task[]; stages: Stage[] };
  overdue: { tasks: Task[]; stages: Stage[] };
  offers: Offer[];
  stalled: { stage: Stage; quietMs: number }[];
}

export const isEmpty = ({ due, overdue, offers, stalled }: Waiting) =>
  [due.tasks, due.stages, overdue.tasks, overdue.stages, offers, stalled].every((list) => list.length === 0);

export interface When {
  now: number;
  /** IANA zone, and the days of now and of the next reminder in it. */
  zone: string;
  today: string;
  next: string;
  /** The last look; undefined for all that waits, whether or not it was said before. */
  last: number | undefined;
}

/** @param afterMs what counts as standing still where nothing is known of the usual */
export async function waitingFor(
  read: Reader,
  person: string,
  kinds: readonly Reminder[],
  when: When,
  afterMs: number,
): Promise<Waiting> {
  const { now, last } = when;
  const wants = (kind: (typeof REMINDERS)[number]) => kinds.includes(kind);
  const isRipe = (since: number) => (last === undefined ? since <= now : ripe(since, last, now));
  const late = (row: Task | Stage) =>
    row.due !== null && row.due < when.today && isRipe(overdueSince(row.due, when.zone));
  const soon = (row: Task | Stage, isNew: boolean) =>
    row.due !== null && dueSoon(row.due, when.today, when.next, last === undefined || isNew);
  const tasks = await read.find('task', {
    where: { owner: person, state: 'open', due: { below: `${when.next}~` } },
    order: ['due', 'number'],
    limit: 10 * MOST,
  });
  const active = new Set(
    await activeOf(
      read,
      tasks.map((t) => t.project),
    ),
  );
  const owned = await read.find('stage', {
    where: { owner: person, dropped: false, state: ['not_started', 'in_progress', 'at_risk', 'blocked'] },
    order: ['due', 'id'],
    limit: 10 * MOST,
  });
  for (const id of await activeOf(
    read,
    owned.map((s) => s.project),
  ))
    active.add(id);
  const mine = tasks.filter((t) => active.has(t.project));
  const stages = owned.filter((s) => active.has(s.project));
  const offers = await read.find('offer', {
    where: { asked: person, state: 'waiting', at: { below: now - DAY + 1 } },
    order: ['at', 'id'],
    limit: 10 * MOST,
  });
  const still = wants('stalled') ? await standing(read, stages, now, afterMs) : [];
  return {
    due: wants('due')
      ? {
          tasks: mine.filter((t) => soon(t, t.createdAt > (last ?? 0))).slice(0, MOST),
          stages: stages.filter((s) => soon(s, false)).slice(0, MOST),
        }
      : { tasks: [], stages: [] },
    overdue: wants('overdue')
      ? { tasks: mine.filter(late).slice(0, MOST), stages: stages.filter(late).slice(0, MOST) }
      : { tasks: [], stages: [] },
    offers: wants('offers') ? offers.filter((o) => isRipe(o.at + DAY)).slice(0, MOST) : [],
    stalled: still.filter(({ quietMs, limitMs }) => isRipe(now - quietMs + limitMs)).slice(0, MOST),
  };
}

/** Those of the projects that are not put away. */
async function activeOf(read: Reader, projects: readonly string[]): Promise<string[]> {
  const id = [...new Set(projects)];
  if (id.length === 0) return [];
  return (await read.find('project', { where: { id, archived: false } })).map((p) => p.id);
}

/** Whether somebody has anything that they could ever be reminded of. */
export async function holdsAnything(read: Reader, person: string): Promise<boolean> {
  const one = { limit: 1 };
  const [task] = await read.find('task', { where: { owner: person, state: 'open' }, ...one });
  if (task) return true;
  const open = ['not_started', 'in_progress', 'at_risk', 'blocked'] as const;
  const [stage] = await read.find('stage', { where: { owner: person, dropped: false, state: open }, ...one });
  if (stage) return true;
  return (await read.find('offer', { where: { asked: person, state: 'waiting' }, ...one })).length > 0;
}

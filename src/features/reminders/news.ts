/** What of everything that waits a person is told this morning. */
import type { LastReminder, Told } from '../../model/alarm-rows.js';
import { ANSWER_WITHIN_MS } from '../../model/health.js';
import type { Stage, Task } from '../../model/project-rows.js';
import type { Reminder } from '../../model/reminder-kinds.js';
import { type Matter, overdueSince, sortMatters } from '../../model/reminders.js';
import { EXPIRES_SOON_MS, type Waiting } from './waiting.js';

/** When a person is told something. */
interface Morning {
  now: number;
  /** In their zone. */
  today: string;
  zone: string;
}

/**
 * What is new in what waits, or was said a week ago.
 * @param last undefined if they were never looked after
 * @returns the same lists, with less in them, and what the person will have been told
 */
export function newsIn(
  waiting: Waiting,
  last: LastReminder | undefined,
  morning: Morning,
): { news: Waiting; told: Told[] } {
  const { due, overdue, offers, stuck, evidence, incidents } = mattersIn(waiting, morning);
  const all: Matter[] = [
    ...[...due.tasks, ...due.stages, ...overdue.tasks, ...overdue.stages],
    ...[...offers, ...stuck, ...evidence, ...incidents],
  ];
  const { news, told } = sortMatters(all, last, morning);
  const isNews = new Set(news);
  const kept = <R>(list: readonly (Matter & { row: R })[]): R[] =>
    list.filter((matter) => isNews.has(matter)).map(({ row }) => row);
  return {
    told,
    news: {
      due: { tasks: kept(due.tasks), stages: kept(due.stages) },
      overdue: { tasks: kept(overdue.tasks), stages: kept(overdue.stages) },
      offers: kept(offers),
      stuck: kept(stuck),
      evidence: kept(evidence),
      incidents: kept(incidents),
    },
  };
}

/** The same lists, each row as something to tell. */
const mattersIn = ({ due, overdue, offers, stuck, evidence, incidents }: Waiting, morning: Morning) => ({
  due: { tasks: due.tasks.map(dated('due', morning)), stages: due.stages.map(dated('due', morning)) },
  overdue: {
    tasks: overdue.tasks.map(dated('overdue', morning)),
    stages: overdue.stages.map(dated('overdue', morning)),
  },
  offers: offers.map((row) => ({ row, ...of('offers', row.id, '', row.at + ANSWER_WITHIN_MS) })),
  stuck: stuck.map((row) => {
    const step = morning.now - row.quietMs;
    return { row, ...of('stalled', row.stage.id, String(step), step + row.limitMs) };
  }),
  evidence: evidence.map((row) => {
    const id = `${row.project.id}:${row.one.question.key}`;
    return { row, ...of('evidence', id, String(row.expiresAt), row.expiresAt - EXPIRES_SOON_MS) };
  }),
  incidents: incidents.map((row) => {
    const { id, taken, takenAt, openedAt } = row.incident;
    // Having it is something else than being asked.
    return { row, ...of('incidents', id, taken === null ? 'asked' : 'taken', takenAt ?? openedAt) };
  }),
});

const of = (kind: Reminder, id: string, about: string, since: number): Matter => ({ kind, id, about, since });

/** A task or stage as something to tell. */
function dated(kind: 'due' | 'overdue', { now, today, zone }: Morning) {
  return <R extends Task | Stage>(row: R): Matter & { row: R } => {
    const due = row.due ?? today;
    const made = 'createdAt' in row ? row.createdAt : 0;
    const since = kind === 'overdue' ? overdueSince(due, zone) : due > today ? now : made;
    return { row, ...of(kind, row.id, due, since) };
  };
}

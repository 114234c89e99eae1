/** Which things a person is told of on a day: what is new, and what was said a week ago and still waits. Pure. */
import type { LastReminder, Told } from './alarm-rows.js';
import { DAY, dayAt, daysUntil, plusDays } from './dates/calendar.js';
import { instantOf } from './dates/wall-clock.js';

/** What is still open is brought up again after this many days. */
const AGAIN_DAYS = 7;
const AGAIN_MS = AGAIN_DAYS * DAY;

/** Something that a person could be told. */
export interface Matter extends Pick<Told, 'kind' | 'id' | 'about'> {
  /** When it came up. */
  since: number;
}

/** What is known of earlier mornings. */
type Memory = Pick<LastReminder, 'at' | 'told' | 'toldAt'>;

/** When an item becomes overdue: as the day after its due date begins. */
export const overdueSince = (due: string, zone: string) => instantOf(plusDays(due, 1), 0, zone);

/**
 * Whether a due date is near: today, or no later than the next reminder's day, so that nothing falls into a gap between
 * Friday and Monday.
 * @param next the day of the next reminder
 */
export const dueSoon = (due: string, today: string, next: string) => due >= today && (due === today || due <= next);

/**
 * Sorts out what a person is told today. What is due soon is told once, anything else again each week.
 * @param matters everything that waits for them @param memory undefined if they were never looked after
 * @returns what is new, and what there is to remember for the next morning
 */
export function sortMatters<M extends Matter>(
  matters: readonly M[],
  memory: Memory | undefined,
  { today, zone }: { today: string; zone: string },
): { news: M[]; told: Told[] } {
  const dayTold = rememberedDays(memory, zone);
  const news: M[] = [];
  const told = new Map<string, Told>();
  for (const matter of matters) {
    const before = dayTold(matter);
    const isNews = before === undefined || (matter.kind !== 'due' && daysUntil(today, before) >= AGAIN_DAYS);
    if (isNews) news.push(matter);
    const { kind, id, about } = matter;
    told.set(keyOfMatter(matter), { kind, id, about, day: isNews ? today : before });
  }
  // What is not due any more just now may be due again, on the same day: it was done, and is reopened.
  for (const one of memory?.told ?? [])
    if (one.kind === 'due' && one.about >= today && !told.has(keyOfMatter(one))) told.set(keyOfMatter(one), one);
  return { news, told: [...told.values()] };
}

const keyOfMatter = ({ kind, id, about }: Pick<Told, 'kind' | 'id' | 'about'>) => `${kind} ${id} ${about}`;

/** The day on which a person was last told of a matter; undefined if never. */
function rememberedDays(memory: Memory | undefined, zone: string): (matter: Matter) => string | undefined {
  if (!memory) return () => undefined;
  const days = new Map(memory.told.map((one) => [keyOfMatter(one), one.day]));
  return (matter) => {
    const remembered = days.get(keyOfMatter(matter));
    const inferred = inferredDay(matter, memory, zone);
    return remembered !== undefined && (inferred === undefined || remembered > inferred) ? remembered : inferred;
  };
}

/**
 * An older version, which may run beside this one, wrote down only when it looked. It told what had come up by then, and again
 * when a full week had passed.
 */
function inferredDay({ since }: Matter, { at, toldAt }: Memory, zone: string): string | undefined {
  if (at <= toldAt || since > at) return undefined;
  return dayAt(since + Math.floor((at - since) / AGAIN_MS) * AGAIN_MS, zone);
}

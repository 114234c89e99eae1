/** Stages finished by month: months of one person alone are told with their neighbours, for they would be figures of that person. Pure. */
import { type Fact, MINUTE_MS } from './facts.js';
import { FEWEST_PEOPLE } from './measure.js';

const DAY_MINUTES = 1_440;

/** What was finished in a month, or in several that follow one another. */
export interface FinishedMonths {
  /** The first minutes of the first and of the last month. */
  from: number;
  until: number;
  n: number;
}

/** The first minute of the month (UTC) that a minute is in. */
export function firstMinute(minute: number): number {
  const day = new Date(minute * MINUTE_MS);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth()) / MINUTE_MS;
}

interface Month extends FinishedMonths {
  people: Set<string>;
}

/** How many stages were finished in each month, oldest first. @param isMadeUp each month can be told by itself */
export function byMonth(passes: readonly Fact[], isMadeUp: boolean): FinishedMonths[] {
  const told: Month[] = [];
  let open: Month | undefined;
  for (const month of monthsOf(passes)) {
    open = open ? both(open, month) : month;
    if (!isMadeUp && open.people.size < FEWEST_PEOPLE) continue;
    told.push(open);
    open = undefined;
  }
  const last = told.pop();
  const end = last && open ? both(last, open) : last;
  return (end ? [...told, end] : told).map(({ from, until, n }) => ({ from, until, n }));
}

const both = (a: Month, b: Month): Month => ({
  from: a.from,
  until: b.until,
  n: a.n + b.n,
  people: new Set([...a.people, ...b.people]),
});

/** Many stages are finished on one day: its month is looked up once. */
function monthsOf(passes: readonly Fact[]): Month[] {
  const months = new Map<number, Month>();
  const days = new Map<number, Month>();
  for (const { at, who } of passes) {
    const day = Math.floor(at / DAY_MINUTES);
    const month = days.get(day) ?? monthAt(months, firstMinute(at));
    days.set(day, month);
    month.n += 1;
    if (who !== null && month.people.size < FEWEST_PEOPLE) month.people.add(who);
  }
  return [...months.values()].sort((a, b) => a.from - b.from);
}

function monthAt(months: Map<number, Month>, from: number): Month {
  const found = months.get(from) ?? { from, until: from, n: 0, people: new Set() };
  months.set(from, found);
  return found;
}

/** How people, items, days and durations read in an answer. */

import type { Item } from '../commands/args.js';
import type { Context } from '../commands/context.js';
import { DAY, daysUntil, sayDay } from '../model/dates/calendar.js';
import type { Person } from '../model/people-rows.js';
import type { Offer, StageState } from '../model/project-rows.js';
import { bold, cut, join, plain, type Span, type Text } from '../model/text.js';
import type { Mark } from '../view/view.js';

/** People who have been looked up, by id. */
export type PeopleById = Map<string, Person>;

/** Looks up people by their ids in one query; nulls are skipped. */
export async function peopleById(ctx: Pick<Context, 'read'>, ids: Iterable<string | null>): Promise<PeopleById> {
  const wanted = [...new Set([...ids].filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const found = await ctx.read.find('person', { where: { id: wanted } });
  return new Map(found.map((p) => [p.id, p]));
}

/** A person in a text, by id; shows the id itself if nobody is known by it. */
export const knownPerson = (known: PeopleById, id: string): Span => ({
  is: 'person',
  id,
  name: known.get(id)?.name ?? id,
});

/** A person in a text. */
export const personSpan = (one: Pick<Person, 'id' | 'name'>): Span => ({ is: 'person', id: one.id, name: one.name });

/** A calendar day in a text: "Fri 6 Mar". */
export const daySpan = (ctx: Pick<Context, 'today'>, day: string): Span => ({
  is: 'day',
  day,
  text: sayDay(day, ctx.today),
});

/** "3 days", "5 hours", "2 minutes": the largest unit that fits, rounded down. */
export function durationText(ctx: Pick<Context, 'say'>, ms: number): Text {
  if (ms >= DAY) return ctx.say('for-days', { n: Math.floor(ms / DAY) });
  if (ms >= 3_600_000) return ctx.say('for-hours', { n: Math.floor(ms / 3_600_000) });
  return ctx.say('for-minutes', { n: Math.max(0, Math.floor(ms / 60_000)) });
}

const TONES: Record<StageState, Mark['tone']> = {
  not_started: 'idle',
  in_progress: 'active',
  at_risk: 'warning',
  blocked: 'stopped',
  done: 'good',
  skipped: 'muted',
};

/** The name people read for a stage's state or, as `task-done`, a task's. */
export const stateName = (ctx: Pick<Context, 'label'>, state: string) =>
  ctx.label(`state-${state.replaceAll('_', '-')}`);

/** The mark of a stage's state. */
export const stateMark = (ctx: Pick<Context, 'label'>, state: StageState): Mark => ({
  tone: TONES[state],
  label: stateName(ctx, state),
});

/** "#12 Label the holdout set". */
export const taskName = (row: { number: number; title: string }): Text => [
  bold(`#${row.number}`),
  plain(` ${row.title}`),
];

/** In characters: with a word for what a button does, it fits on a phone. */
const SHORT_NAME = 18;

/** A stage's name on a button that says what it does as well. */
export const shortStageName = ({ name }: { name: string }): string => cut(name, SHORT_NAME);

/** An item's name in a sentence: "Training", "#12 Label the holdout set", "Churn model". */
export const itemName = (item: Item): Text => (item.kind === 'task' ? taskName(item.row) : [bold(item.row.name)]);

/** The name with its project, unless the item is the project: "Training in Churn model". */
export function itemNameInProject(ctx: Pick<Context, 'say'>, item: Item): Text {
  if (item.kind === 'project') return itemName(item);
  return ctx.say('in-project', { item: itemName(item), project: item.project.name });
}

/** The due date; says by how much it has passed if the item is still open. */
export function dueText(ctx: Pick<Context, 'say' | 'today'>, due: string, open: boolean): Text {
  const left = daysUntil(due, ctx.today);
  if (open && left < 0) return ctx.say('overdue', { day: daySpan(ctx, due), n: -left });
  return ctx.say('due', { day: daySpan(ctx, due) });
}

/** "deputies: Bo Berg, Chi Rao"; undefined if there are none. */
export function deputiesText(ctx: Pick<Context, 'say'>, known: PeopleById, ids: readonly string[]): Text | undefined {
  if (ids.length === 0) return undefined;
  const names = ids.map((id) => [knownPerson(known, id)]);
  return ctx.say('deputies', { who: join(names, ', ') });
}

/** Joins the parts that are present and not empty with " · ". */
export const joinDots = (...parts: (Text | undefined)[]): Text =>
  join(
    parts.filter((p): p is Text => p !== undefined && p.length > 0),
    ' · ',
  );

/** The owner and the person an offer is waiting for; "nobody" if there is neither. */
export function holderText(
  ctx: Pick<Context, 'say'>,
  known: PeopleById,
  owner: string | null,
  offer: Offer | undefined,
): Text {
  const held = owner ? [knownPerson(known, owner)] : undefined;
  const waiting = offer ? ctx.say('offered-waiting', { who: knownPerson(known, offer.asked) }) : undefined;
  return held || waiting ? joinDots(held, waiting) : ctx.say('nobody');
}

/** "Ana, Bo and Chi". */
export function listed({ say }: Pick<Context, 'say'>, names: readonly Text[]): Text {
  const [last, ...rest] = names.toReversed();
  const first = join(rest.toReversed(), ', ');
  return rest.length === 0 ? (last ?? []) : say('list-and', { first, last: last ?? [] });
}

/** "New York time"; a zone that is not named after a place as it is. */
export function zoneWords(ctx: Pick<Context, 'label'>, zone: string): string {
  const city = zone.includes('/') && !zone.startsWith('Etc/') ? zone.split('/').at(-1) : undefined;
  return city === undefined ? zone : ctx.label('zone-of', { city: city.replaceAll('_', ' ') });
}

/** How people, things, days and spans of time look in an answer. Shared by all features. */

import type { Item } from '../commands/args.js';
import type { Context } from '../commands/command.js';
import { DAY, daysUntil, sayDay } from '../model/dates.js';
import type { Offer, Person, StageState } from '../model/rows.js';
import { bold, join, plain, type Span, type Text } from '../model/text.js';
import type { Mark } from '../view.js';
export type PeopleById = Map<string, Person>;

/** The people behind some ids, in one look-up. */
export async function peopleById(ctx: Pick<Context, 'read'>, ids: Iterable<string | null>): Promise<PeopleById> {
  const wanted = [...new Set([...ids].filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const found = await ctx.read.find('person', { where: { id: wanted } });
  return new Map(found.map((p) => [p.id, p]));
}

/** A person in a text; the id where nobody is known by it. */
export const knownPerson = (known: PeopleById, id: string): Span => ({
  is: 'person',
  id,
  name: known.get(id)?.name ?? id,
});

export const personSpan = (one: Pick<Person, 'id' | 'name'>): Span => ({ is: 'person', id: one.id, name: one.name });

export const daySpan = (ctx: Pick<Context, 'today'>, day: string): Span => ({
  is: 'day',
  day,
  text: sayDay(day, ctx.today),
});

/** "3 days": whole units, the greatest that fits. */
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

export const stateName = (ctx: Pick<Context, 'label'>, state: string) =>
  ctx.label(`state-${state.replaceAll('_', '-')}`);
export const stateMark = (ctx: Pick<Context, 'label'>, state: StageState): Mark => ({
  tone: TONES[state],
  label: stateName(ctx, state),
});

export const taskName = (row: { number: number; title: string }): Text => [
  bold(`#${row.number}`),
  plain(` ${row.title}`),
];

/** What a thing is called in a sentence: the stage's name, "#12 the title", the project's name. */
export function itemName(item: Item): Text {
  if (item.kind === 'task') return taskName(item.row);
  return [bold(item.row.name)];
}

/** The same with the project where the thing is only a part of it. */
export function itemNameInProject(ctx: Pick<Context, 'say'>, item: Item): Text {
  if (item.kind === 'project') return itemName(item);
  return ctx.say('in-project', { item: itemName(item), project: item.project.name });
}

/** The due date, marked where it has passed. */
export function dueText(ctx: Pick<Context, 'say' | 'today'>, due: string, open: boolean): Text {
  const left = daysUntil(due, ctx.today);
  if (open && left < 0) return ctx.say('overdue', { day: daySpan(ctx, due), n: -left });
  return ctx.say('due', { day: daySpan(ctx, due) });
}

/** The parts that are there, " · " between. */
export const joinDots = (...parts: (Text | undefined)[]): Text =>
  join(
    parts.filter((p): p is Text => p !== undefined && p.length > 0),
    ' · ',
  );

/** Who holds a thing: the owner, and whom it is offered to; "nobody" where neither. */
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

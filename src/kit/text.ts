/** How people, things, days and spans of time look in an answer. Shared by all features. */

import type { Item } from '../commands/args.js';
import type { Context } from '../commands/command.js';
import { button } from '../commands/refusals.js';
import { DAY, daysUntil, sayDay } from '../model/dates.js';
import {
  add,
  type Change,
  type Field,
  type ItemKind,
  type Offer,
  type Person,
  type Stage,
  type StageState,
} from '../model/rows.js';
import { bold, join, plain, type Span, type Text } from '../model/text.js';
import {
  type Button,
  type Call,
  controls,
  items,
  type Item as Line,
  type Mark,
  note,
  type Picker,
  type View,
  view,
} from '../view.js';

export const PAGE = 10;

export type People = Map<string, Person>;

/** The people behind some ids, in one look-up. */
export async function people(ctx: Pick<Context, 'read'>, ids: Iterable<string | null>): Promise<People> {
  const wanted = [...new Set([...ids].filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const found = await ctx.read.find('person', { where: { id: wanted } });
  return new Map(found.map((p) => [p.id, p]));
}

/** A person in a text; the id where nobody is known by it. */
export const who = (known: People, id: string): Span => ({ is: 'person', id, name: known.get(id)?.name ?? id });

export const person = (one: Pick<Person, 'id' | 'name'>): Span => ({ is: 'person', id: one.id, name: one.name });

export const dayText = (ctx: Pick<Context, 'today'>, day: string): Span => ({
  is: 'day',
  day,
  text: sayDay(day, ctx.today),
});

/** "3 days": whole units, the greatest that fits. */
export function lasting(ctx: Pick<Context, 'say'>, ms: number): Text {
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
export const mark = (ctx: Pick<Context, 'label'>, state: StageState): Mark => ({
  tone: TONES[state],
  label: stateName(ctx, state),
});

export const calledTask = (row: { number: number; title: string }): Text => [
  bold(`#${row.number}`),
  plain(` ${row.title}`),
];

/** What a thing is called in a sentence: the stage's name, "#12 the title", the project's name. */
export function called(item: Item): Text {
  if (item.kind === 'task') return calledTask(item.row);
  return [bold(item.row.name)];
}

/** The same with the project where the thing is only a part of it. */
export function calledIn(ctx: Pick<Context, 'say'>, item: Item): Text {
  if (item.kind === 'project') return called(item);
  return ctx.say('in-project', { item: called(item), project: item.project.name });
}

/** The due date, marked where it has passed. */
export function dueText(ctx: Pick<Context, 'say' | 'today'>, due: string, open: boolean): Text {
  const left = daysUntil(due, ctx.today);
  if (open && left < 0) return ctx.say('overdue', { day: dayText(ctx, due), n: -left });
  return ctx.say('due', { day: dayText(ctx, due) });
}

/** The parts that are there, " · " between. */
export const dotted = (...parts: (Text | undefined)[]): Text =>
  join(
    parts.filter((p): p is Text => p !== undefined && p.length > 0),
    ' · ',
  );

/** Who holds a thing: the owner, and whom it is offered to; "nobody" where neither. */
export function holder(ctx: Pick<Context, 'say'>, known: People, owner: string | null, offer: Offer | undefined): Text {
  const held = owner ? [who(known, owner)] : undefined;
  const waiting = offer ? ctx.say('offered-waiting', { who: who(known, offer.asked) }) : undefined;
  return held || waiting ? dotted(held, waiting) : ctx.say('nobody');
}

/** A line of the history about a thing. `from` and `to` as stored: ids, states, days or words. */
export function record(
  ctx: Context,
  item: Item,
  field: Field,
  from: string | null,
  to: string | null,
  why: string | null = null,
): Change {
  return line(
    ctx,
    { project: item.project.id, kind: item.kind, id: item.row.id, pass: item.kind === 'stage' ? item.row.pass : null },
    field,
    from,
    to,
    why,
  );
}

export function line(
  ctx: Context,
  about: { project: string; kind: ItemKind; id: string; pass: number | null },
  field: Field,
  from: string | null,
  to: string | null,
  why: string | null = null,
): Change {
  const { project, kind, id, pass } = about;
  const where = { workspace: ctx.workspace, channel: ctx.channel.id, via: ctx.via };
  return add('history', {
    id: ctx.newId(),
    ...where,
    project,
    item: kind,
    itemId: id,
    at: ctx.now,
    by: ctx.me.id,
    field,
    from,
    to,
    why,
    pass,
  });
}

/** A change of a stage's state for the history. */
export const moved = (ctx: Context, item: Item, before: Stage, after: Stage): Change =>
  line(
    ctx,
    { project: before.project, kind: 'stage', id: item.row.id, pass: after.pass },
    'state',
    before.state,
    after.state,
    after.reason,
  );

export const undoButton = (ctx: Context): Button => button(ctx.label('button-undo'), 'undo');

/** "I'll take it", which notices when somebody else took it meanwhile. */
export const takeButton = (
  ctx: Pick<Context, 'label'>,
  row: { id: string; owner: string | null },
  more: Partial<Button> = {},
): Button => {
  const made = button(ctx.label('button-take'), 'take', { item: row.id }, more);
  return { ...made, call: { ...made.call, seen: row.owner ?? '' } };
};

/** Where a button's message goes back to after the press. */
export const back = <C extends Button | Picker>(control: C, then: Call): C => ({
  ...control,
  call: { ...control.call, after: then },
});

/** "Offer to …": a picker of people that holds out the baton for a thing. */
export function offerPicker(ctx: Pick<Context, 'label'>, id: string, likely: readonly Person[] = []): Picker {
  const options = likely.map((p) => ({ value: p.id, label: p.name }));
  return {
    control: 'picker',
    label: ctx.label('pick-offer'),
    call: { command: 'own', args: { item: id } },
    arg: 'person',
    of: 'people',
    options,
  };
}

/** A page of lines with the way to the next one; `rows` holds one more than a page where there are more. */
export function paged(
  ctx: Context,
  lines: readonly Line[],
  page: number,
): (ReturnType<typeof items> | ReturnType<typeof note> | ReturnType<typeof controls>)[] {
  const to = (n: number, id: string) => button(ctx.label(id), ctx.call.command, { ...ctx.call.args, page: String(n) });
  const more = lines.length > PAGE;
  if (!more && page === 1) return [items([...lines])];
  return [
    items(lines.slice(0, PAGE)),
    note(ctx.say('page', { page })),
    controls(page > 1 ? to(page - 1, 'button-back') : undefined, more ? to(page + 1, 'button-more') : undefined),
  ];
}

/** What a find needs for a page: one row more than it shows. */
export const slice = (page: number) => ({ limit: PAGE + 1, offset: (page - 1) * PAGE });

/** A view of one line and what can be done next. */
export const said = (...next: (Button | Picker | undefined)[]): View => view(controls(...next));

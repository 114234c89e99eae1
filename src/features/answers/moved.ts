/** What moved since a day: finished, started, blocked, re-opened. What was changed and changed back has not moved. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { inParts } from '../../kit/in-parts.js';
import { lastingMoves } from '../../kit/lasting-moves.js';
import { daySpan, joinDots, taskName } from '../../kit/text.js';
import { plusDays } from '../../model/dates/calendar.js';
import { instantOf } from '../../model/dates/wall-clock.js';
import type { HistoryEvent } from '../../model/history-rows.js';
import type { Project } from '../../model/project-rows.js';
import { bold, join, plain, type Text } from '../../model/text.js';
import { type Button, controls, heading, items, type ListItem, note, paragraph, view } from '../../view/view.js';
import { inScope, namesProjects, type ProjectScope, placeText, scopeOf } from './scope.js';

/** Moves that are read, the newest. */
const MOST_MOVES = 2_000;
/** Things that a line names. */
const MOST_NAMED = 8;
/** Projects whose whole history has a button. */
const MOST_BUTTONS = 3;

/** Groups of moves, in the order in which they are told. */
const GROUPS = ['finished', 'started', 'reopened', 'unblocked', 'blocked', 'at-risk', 'skipped', 'added'] as const;
type Group = (typeof GROUPS)[number];

/** Something that moved, as it is named. */
interface MovedItem {
  group: Group;
  project: string;
  name: Text;
}

/** Monday of the week that a day is in. */
export function startOfWeek(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return plusDays(today, -((weekday + 6) % 7));
}

/** What moved since a day, from its first minute on. @param named the project; left out, those that are meant here */
export async function moved(ctx: Context, since: string | undefined, named: Project | undefined): Promise<Outcome> {
  const day = since ?? startOfWeek(ctx.today);
  const scope = await scopeOf(ctx, named);
  const events = await eventsSince(ctx, scope, instantOf(day, 0, ctx.zone));
  const list = await movedItems(ctx, events);
  const projects = await projectsOf(ctx, scope, list);
  const words = { day: daySpan(ctx, day), place: placeText(ctx, scope) };
  const place = scope && !namesProjects(scope) ? scope.map(({ name }) => plain(name)) : undefined;
  return {
    view: view(
      list.length === 0 ? paragraph(ctx.say('moved-none', words)) : heading(joinDots(ctx.say('moved', words), place)),
      items(groupLines(ctx, list, projects, namesProjects(scope))),
      events.length < MOST_MOVES ? undefined : note(ctx.say('moved-latest', { n: MOST_MOVES })),
      controls(...historyButtons(ctx, scope, projects)),
    ),
  };
}

/** What became of stages and tasks, oldest first: moves, and tasks that were added. */
async function eventsSince(ctx: Context, scope: ProjectScope, above: number): Promise<HistoryEvent[]> {
  const where = { ...inScope(scope), field: ['state', 'created'], at: { above } } as const;
  const newest = await ctx.read.find('history', { where, order: ['-at', '-id'], limit: MOST_MOVES });
  return newest.reverse();
}

async function movedItems(ctx: Context, events: readonly HistoryEvent[]): Promise<MovedItem[]> {
  const moves = lastingMoves(events).flatMap(({ first, last }) => {
    const group = groupOf(first, last);
    return group ? [{ group, event: last }] : [];
  });
  const told = new Set(moves.map(({ event }) => event.itemId));
  const added = events.filter(({ field, item, via }) => field === 'created' && item === 'task' && via !== 'sample');
  const all = [
    ...moves,
    ...added.filter(({ itemId }) => !told.has(itemId)).map((event) => ({ group: 'added' as const, event })),
  ];
  const names = await namesOf(
    ctx,
    all.map(({ event }) => event),
  );
  return all.flatMap(({ group, event }) => {
    const name = names.get(event.itemId);
    return name ? [{ group, project: event.project, name }] : [];
  });
}

/** What a move is called; undefined for one that only takes something back. */
function groupOf(first: HistoryEvent, last: HistoryEvent): Group | undefined {
  const wasClosed = first.from === 'done' || first.from === 'skipped';
  // A stage that was made in this time comes from no state at all.
  const isNew = first.from === null || first.from === 'not_started';
  switch (last.to) {
    case 'done':
      return 'finished';
    case 'blocked':
      return 'blocked';
    case 'at_risk':
      return 'at-risk';
    case 'skipped':
      return 'skipped';
    case 'open':
      return first.from === 'done' ? 'reopened' : undefined;
    case 'in_progress':
      return wasClosed ? 'reopened' : isNew ? 'started' : 'unblocked';
    default:
      return undefined;
  }
}

/** The names of what is still there. */
async function namesOf({ read }: Context, events: readonly HistoryEvent[]): Promise<Map<string, Text>> {
  const ids = (kind: HistoryEvent['item']) => events.filter(({ item }) => item === kind).map(({ itemId }) => itemId);
  const stages = await inParts(ids('stage'), (id) => read.find('stage', { where: { id, dropped: false } }));
  const tasks = await inParts(ids('task'), (id) => read.find('task', { where: { id, state: ['open', 'done'] } }));
  return new Map([
    ...stages.map(({ id, name }): [string, Text] => [id, [bold(name)]]),
    ...tasks.map((task): [string, Text] => [task.id, taskName(task)]),
  ]);
}

/** The projects that something moved in, or the one that is meant. */
async function projectsOf(
  ctx: Context,
  scope: ProjectScope,
  list: readonly MovedItem[],
): Promise<Map<string, Project>> {
  const ids = [...new Set(list.map(({ project }) => project))];
  const found = scope ?? (await inParts(ids, (id) => ctx.read.find('project', { where: { id } })));
  return new Map(found.map((project) => [project.id, project]));
}

/** A line for each group that has something. */
function groupLines(
  ctx: Context,
  list: readonly MovedItem[],
  projects: ReadonlyMap<string, Project>,
  withProject: boolean,
): ListItem[] {
  return GROUPS.flatMap((group) => {
    const own = list.filter((one) => one.group === group);
    if (own.length === 0) return [];
    const names = own.slice(-MOST_NAMED).map(({ name, project }) => {
      const of = projects.get(project)?.name;
      return withProject && of !== undefined ? [...name, plain(` (${of})`)] : name;
    });
    const more = own.length - names.length;
    return [{ title: ctx.say(`moved-${group}`), detail: joinDots(join(names, ', '), moreText(ctx, more)) }];
  });
}

const moreText = (ctx: Context, n: number): Text | undefined => (n > 0 ? ctx.say('digest-more', { n }) : undefined);

function historyButtons(ctx: Context, scope: ProjectScope, projects: ReadonlyMap<string, Project>): Button[] {
  const of = [...projects.values()];
  if (of.length === 1)
    return of.map(({ id }) => button(ctx.label('button-full-history'), call('history', { item: id })));
  const shown = scope && scope.length <= MOST_BUTTONS ? scope : of;
  return shown
    .slice(0, MOST_BUTTONS)
    .map(({ id, name }) =>
      button(ctx.label('button-full-history-of', { project: name }), call('history', { item: id })),
    );
}

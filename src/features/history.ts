/** History: what happened to a stage, task or project, by whom and why; and how long a stage was in each state. */
import { here, type Item, maybeItem, page } from '../commands/args.js';
import { call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import type { Outcome } from '../commands/outcome.js';
import { pageOfItems, pageQuery } from '../kit/paging.js';
import {
  durationText,
  itemName,
  joinDots,
  knownPerson,
  type PeopleById,
  peopleById,
  stateMark,
  stateName,
} from '../kit/text.js';
import { sayDay, sayInstant } from '../model/dates.js';
import type { HistoryEvent, StageState } from '../model/rows.js';
import { timeInStates } from '../model/stages.js';
import { bold, plain, type Text } from '../model/text.js';
import { heading, items, type ListItem, paragraph, view } from '../view.js';

const PERSON_FIELDS = new Set(['owner', 'lead', 'deputy', 'offer']);
/** Lines about a thing's place in a list say nothing to a reader. */
const NUMBERS = new Set(['position']);
const MOST_FOR_TIMES = 2_000;

/** A stored `from` or `to` as people read it. */
function value(
  ctx: Context,
  known: PeopleById,
  names: Map<string, string>,
  event: HistoryEvent,
  raw: string | null,
): Text {
  if (raw === null) return ctx.say('history-nothing');
  if (PERSON_FIELDS.has(event.field)) return [knownPerson(known, raw)];
  if (event.field === 'state') return [plain(stateName(ctx, event.item === 'task' ? `task-${raw}` : raw))];
  if (event.field === 'due') return [plain(sayDay(raw, ctx.today))];
  if (event.field === 'stage') return [plain(names.get(raw) ?? raw)];
  if (NUMBERS.has(event.field)) return ctx.say('history-place');
  return [plain(raw)];
}

function eventLine(ctx: Context, known: PeopleById, names: Map<string, string>, event: HistoryEvent): ListItem {
  const place = event.channel === null ? undefined : names.get(event.channel);
  const created = event.field === 'created';
  const declined = event.field === 'offer' && event.to === null;
  const id = created
    ? 'history-created'
    : declined
      ? 'history-declined'
      : event.from === null
        ? 'history-set'
        : event.to === null
          ? 'history-cleared'
          : 'history-changed';
  return {
    title: joinDots(
      [bold(names.get(event.itemId) ?? '')],
      [
        ...ctx.say(id, {
          field: ctx.label(`field-${event.field}`),
          from: value(ctx, known, names, event, event.from),
          to: value(ctx, known, names, event, event.to),
        }),
      ],
    ),
    detail: joinDots(
      [knownPerson(known, event.by)],
      [plain(sayInstant(event.at, ctx.zone))],
      place ? [{ is: 'channel', id: event.channel ?? '', name: place }] : undefined,
      event.via === 'command' ? undefined : ctx.say(`via-${event.via}`),
      event.why ? [plain(`“${event.why}”`)] : undefined,
    ),
  };
}

/** The names of the stages and tasks that events are about, and of the channels they were said in. */
async function namesOf(ctx: Context, events: readonly HistoryEvent[]): Promise<Map<string, string>> {
  const ids = (kind: HistoryEvent['item']) => [...new Set(events.filter((e) => e.item === kind).map((e) => e.itemId))];
  const moved = events
    .filter((e) => e.field === 'stage')
    .flatMap((e) => [e.from, e.to])
    .filter((id) => id !== null);
  const stages = await ctx.read.find('stage', { where: { id: [...ids('stage'), ...moved] } });
  const tasks = await ctx.read.find('task', { where: { id: ids('task') } });
  const projects = await ctx.read.find('project', { where: { id: ids('project') } });
  // What was said in private stays without a place.
  const heard = [...new Set(events.flatMap((e) => e.channel ?? []))];
  const channels = await ctx.read.find('channel', { where: { id: heard, direct: false } });
  return new Map([
    ...[...stages, ...projects, ...channels].map((r) => [r.id, r.name] as const),
    ...tasks.map((t) => [t.id, `#${t.number}`] as const),
  ]);
}

async function times(ctx: Context, item: Item): Promise<ListItem[]> {
  if (item.kind !== 'stage') return [];
  const where = { project: item.project.id, itemId: item.row.id, field: 'state' as const };
  const events = await ctx.read.find('history', { where, order: ['at', 'id'], limit: MOST_FOR_TIMES });
  const sums = timeInStates(events, ctx.now).filter(([, state]) => state !== 'done' && state !== 'skipped');
  const passes = new Set(sums.map(([pass]) => pass)).size;
  return sums.map(([pass, state, ms]) => ({
    mark: stateMark(ctx, state as StageState),
    title: durationText(ctx, ms),
    ...(passes > 1 && { detail: ctx.say('pass', { n: pass }) }),
  }));
}

async function show(ctx: Context, item: Item, n: number): Promise<Outcome> {
  const toPage = (page: number) => call('history', { item: item.row.id, page: String(page) });
  const where = { project: item.project.id, ...(item.kind === 'project' ? {} : { itemId: item.row.id }) };
  const events = await ctx.read.find('history', { where, order: ['-at', '-id'], ...pageQuery(n) });
  const known = await peopleById(
    ctx,
    events.flatMap((e) => [e.by, ...(PERSON_FIELDS.has(e.field) ? [e.from, e.to] : [])]),
  );
  const names = await namesOf(ctx, events);
  const spent = n === 1 ? await times(ctx, item) : [];
  return {
    view: view(
      heading(ctx.say('history-of', { item: itemName(item) })),
      spent.length > 0 ? paragraph(ctx.say('history-times')) : undefined,
      items(spent),
      spent.length > 0 ? paragraph(ctx.say('history-events')) : undefined,
      ...pageOfItems(
        ctx,
        events.map((e) => eventLine(ctx, known, names, e)),
        n,
        toPage,
      ),
      events.length === 0 ? paragraph(ctx.say('history-none')) : undefined,
    ),
  };
}

const ARGS = {
  history: { item: maybeItem('stage', 'task', 'project'), project: here(), page: page() },
};
type HistoryArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends HistoryArgs {}
}

export const historyCommands: Command[] = [
  command({
    name: 'history',
    aliases: ['log', 'stage history', 'task history', 'project history', 'changes'],
    args: ARGS.history,
    examples: ['history', 'history data', 'history #12'],
    permission: 'anyone',
    run: (ctx, a) => show(ctx, a.item ?? { kind: 'project', row: a.project, project: a.project }, a.page ?? 1),
  }),
];

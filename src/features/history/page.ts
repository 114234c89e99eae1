/** The history of a stage, task or project, a page at a time; and how long a stage was in each state. */
import type { Item } from '../../commands/args.js';
import { call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { PAGE_SIZE, pageOfItems, pageQuery } from '../../kit/paging.js';
import { durationText, itemName, stateMark } from '../../kit/text.js';
import { lastingEvents } from '../../model/insights/lasting-events.js';
import { seesProject } from '../../model/sight.js';
import { timeInStates } from '../../model/stages.js';
import { heading, items, type ListItem, note, paragraph, view } from '../../view/view.js';
import { eventItems } from './events.js';

/** Moves of a stage from which the time in each state is computed. */
const MOST_MOVES = 2_000;

/** The newest events first; that of a project includes its stages and tasks. @param page 1 is the first */
export async function historyPage(ctx: Context, item: Item, page: number): Promise<Outcome> {
  const where = { project: item.project.id, ...(item.kind === 'project' ? {} : { itemId: item.row.id }) };
  const events = await ctx.read.find('history', { where, order: ['-at', '-id'], ...pageQuery(page) });
  const toPage = (n: number) => call('history', { item: item.row.id, page: String(n) });
  const times = page === 1 ? await timeItems(ctx, item) : [];
  return {
    view: view(
      heading(ctx.say('history-of', { item: itemName(item) })),
      item.kind === 'project' && !seesProject(ctx.sight, item.row.id) ? note(ctx.say('status-own-part')) : undefined,
      times.length > 0 ? paragraph(ctx.say('history-times')) : undefined,
      items(times),
      times.length > 0 ? paragraph(ctx.say('history-events')) : undefined,
      ...pageOfItems(ctx, await eventItems(ctx, events.slice(0, PAGE_SIZE)), page, toPage, events.length > PAGE_SIZE),
      events.length === 0 ? paragraph(ctx.say('history-none')) : undefined,
    ),
  };
}

/** How long a stage was in each open state, pass by pass. */
async function timeItems(ctx: Context, item: Item): Promise<ListItem[]> {
  if (item.kind !== 'stage') return [];
  const where = { project: item.project.id, itemId: item.row.id, field: 'state' } as const;
  const moves = await ctx.read.find('history', { where, order: ['at', 'id'], limit: MOST_MOVES });
  const times = timeInStates(lastingEvents(moves), ctx.now).filter(
    ([, state]) => state !== 'done' && state !== 'skipped',
  );
  const passes = new Set(times.map(([pass]) => pass)).size;
  return times.map(([pass, state, ms]) => ({
    mark: { ...stateMark(ctx, state), past: true },
    title: durationText(ctx, ms),
    ...(passes > 1 && { detail: ctx.say('pass', { n: pass }) }),
  }));
}

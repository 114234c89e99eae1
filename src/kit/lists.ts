/** Tasks and offers as list items with their next steps: the same in every list that shows some. */

import type { Item } from '../commands/args.js';
import { button, call } from '../commands/calls.js';
import type { Showing } from '../commands/context.js';
import { isOverdue } from '../model/health.js';
import type { Offer, Task } from '../model/project-rows.js';
import { plain, type Text } from '../model/text.js';
import type { Call, ListItem } from '../view/view.js';
import { takeButton, thenShow } from './controls.js';
import { offeredItem } from './handover.js';
import {
  dueText,
  durationText,
  holderText,
  itemName,
  itemNameInProject,
  joinDots,
  knownPerson,
  peopleById,
  stateName,
  taskName,
} from './text.js';
import { waitingOffers } from './waiting-offers.js';

/** Tasks as list items. @param then what the list's message shows after a press */
export async function taskListItems(ctx: Showing, tasks: readonly Task[], then: Call): Promise<ListItem[]> {
  const ids = tasks.map((t) => t.id);
  const waiting =
    ids.length > 0 ? await ctx.read.find('offer', { where: await waitingOffers(ctx.read, { itemId: ids }) }) : [];
  const known = await peopleById(ctx, [...tasks.map((t) => t.owner), ...waiting.map((o) => o.asked)]);
  const stageIds = [...new Set(tasks.flatMap((t) => t.stage ?? []))];
  const stages = stageIds.length > 0 ? await ctx.read.find('stage', { where: { id: stageIds } }) : [];
  return tasks.map((t) => {
    const open = t.state === 'open';
    const offered = waiting.find((o) => o.itemId === t.id);
    const take = t.owner || offered ? undefined : thenShow(takeButton(ctx, t), then);
    const finish = call(open ? 'done' : 'reopen', { item: t.id });
    // Whoever finishes a task takes it first, as a rule.
    const rare = take && open ? { minor: true as const } : {};
    const done = thenShow(button(ctx.label(open ? 'button-done' : 'button-reopen'), finish, rare), then);
    return {
      mark: {
        tone: open ? (isOverdue(t, ctx.today) ? 'warning' : 'idle') : t.state === 'done' ? 'good' : 'muted',
        label: stateName(ctx, `task-${t.state}`),
      },
      title: taskName(t),
      detail: joinDots(
        holderText(ctx, known, t.owner, offered),
        t.due ? dueText(ctx, t.due, open) : undefined,
        t.stage ? [plain(stages.find((s) => s.id === t.stage)?.name ?? '')] : undefined,
      ),
      controls: [
        ...(take && open ? [take] : []),
        done,
        button(ctx.label('button-open'), call('task show', { item: t.id }), { minor: true }),
      ],
    };
  });
}

/** What was offered: of a project, its lead. */
const offeredName = (ctx: Showing, item: Item): Text =>
  item.kind === 'project' ? ctx.say('lead-of', { item: itemName(item) }) : itemNameInProject(ctx, item);

/** Offers waiting for the reader's answer, as list items; those whose item is gone are left out. */
export async function offerListItems(ctx: Showing, offers: readonly Offer[], then: Call): Promise<ListItem[]> {
  const known = await peopleById(
    ctx,
    offers.map((o) => o.by),
  );
  const lines: ListItem[] = [];
  for (const one of offers) {
    const it = await offeredItem(ctx.read, one);
    if (!it) continue;
    const answers = [
      button(ctx.label('button-accept'), call('accept', { item: it.row.id })),
      button(ctx.label('button-decline'), call('decline', { item: it.row.id })),
    ];
    lines.push({
      title: offeredName(ctx, it),
      detail: joinDots(ctx.say('offer-from', { who: knownPerson(known, one.by) }), durationText(ctx, ctx.now - one.at)),
      controls: answers.map((b) => thenShow(b, then)),
    });
  }
  return lines;
}

/** Offers that the reader has made and that nobody has answered, as list items; those whose item is gone are left out. */
export async function madeOfferItems(ctx: Showing, offers: readonly Offer[]): Promise<ListItem[]> {
  const known = await peopleById(
    ctx,
    offers.map(({ asked }) => asked),
  );
  const lines: ListItem[] = [];
  for (const offer of offers) {
    const item = await offeredItem(ctx.read, offer);
    if (!item) continue;
    const who = knownPerson(known, offer.asked);
    const detail = joinDots(ctx.say('offered-waiting', { who }), durationText(ctx, ctx.now - offer.at));
    lines.push({ title: offeredName(ctx, item), detail });
  }
  return lines;
}

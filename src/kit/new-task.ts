/** A new task: its row, its history, the offer to its owner, and the answer. */

import type { Item } from '../commands/args.js';
import type { Context, Outcome } from '../commands/command.js';
import { refuse } from '../commands/refusals.js';
import { add, type Person, type Project, type Stage, type Task } from '../model/rows.js';
import { plain } from '../model/text.js';
import { type Call, controls, paragraph, view } from '../view.js';
import { offerPicker, takeButton, thenShow, undoButton } from './controls.js';
import { makeOffer } from './handover.js';
import { itemHistory } from './history-lines.js';
import { daySpan, itemName, joinDots, personSpan } from './text.js';

export interface NewTask {
  title: string;
  stage: Stage | undefined;
  owner: Person | undefined;
  due: string | undefined;
  project: Project;
  /** Address of the message that it is made from. */
  link?: string | null;
}

export async function addTask(ctx: Context, wish: NewTask): Promise<Outcome> {
  const { project, stage } = wish;
  if (project.archived) throw refuse(ctx, 'archived', { project: project.name });
  const mine = wish.owner?.id === ctx.me.id;
  const due = wish.due === undefined || wish.due === 'none' ? null : wish.due;
  const row: Task = {
    id: ctx.newId(),
    workspace: ctx.workspace,
    version: 1,
    number: await ctx.nextTaskNumber('task'),
    title: wish.title,
    project: project.id,
    stage: stage?.id ?? null,
    state: 'open',
    owner: mine ? ctx.me.id : null,
    deputies: [],
    due,
    createdAt: ctx.now,
    createdBy: ctx.me.id,
    link: wish.link ?? null,
  };
  const it: Item = { kind: 'task', row, project };
  const offered = wish.owner && !mine ? await makeOffer(ctx, it, wish.owner) : undefined;
  const facts = joinDots(
    stage ? [plain(stage.name)] : undefined,
    due ? ctx.say('due', { day: daySpan(ctx, due) }) : undefined,
  );
  const held = wish.owner
    ? ctx.say(mine ? 'task-is-mine' : 'task-is-offered', { who: personSpan(wish.owner) })
    : ctx.say('task-is-unowned');
  const take = wish.owner ? undefined : takeButton(ctx, row, { style: 'primary' });
  const then: Call = { command: 'task show', args: { item: row.id } };
  return {
    changes: [
      add('task', row),
      itemHistory(ctx, it, 'created', null, row.title),
      itemHistory(ctx, it, 'state', null, 'open'),
      ...(offered?.changes ?? []),
      ...(mine ? [itemHistory(ctx, it, 'owner', null, ctx.me.id)] : []),
    ],
    notice: ctx.say('task-added', { who: personSpan(ctx.me), task: itemName(it), project: project.name }),
    view: view(
      paragraph(joinDots(held, facts)),
      controls(
        take && thenShow(take, then),
        wish.owner ? undefined : thenShow(offerPicker(ctx, row.id), then),
        undoButton(ctx),
      ),
    ),
    ...(offered?.tell && { tell: offered.tell }),
  };
}

/** A new task: its row, its history, the offer to its owner, and the answer. */

import type { Item } from '../commands/args.js';
import { call } from '../commands/calls.js';
import type { Context } from '../commands/context.js';
import type { Outcome } from '../commands/outcome.js';
import { add } from '../model/changes.js';
import type { Person } from '../model/people-rows.js';
import type { Project, Stage, Task } from '../model/project-rows.js';
import { plain } from '../model/text.js';
import { type Call, controls, paragraph, type View, view } from '../view/view.js';
import { offerPicker, takeButton, thenShow, undoButton } from './controls.js';
import { makeOffer } from './handover.js';
import { itemHistory } from './history-lines.js';
import { daySpan, itemName, joinDots, personSpan } from './text.js';

/** A task to be made. */
interface NewTask {
  title: string;
  stage: Stage | undefined;
  owner: Person | undefined;
  /** `YYYY-MM-DD`, or "none". */
  due: string | undefined;
  project: Project;
  /** Address of the message it is made from. */
  link?: string | null;
  /** The thread of that message, in this channel. */
  thread?: string | null | undefined;
}

/**
 * Makes a task. Whoever makes it for themselves owns it at once; anyone else is offered it.
 */
export async function addTask(ctx: Context, task: NewTask): Promise<Outcome> {
  const { project, owner } = task;
  const mine = owner?.id === ctx.me.id;
  const row = await newRow(ctx, task, mine);
  const it: Item = { kind: 'task', row, project };
  const offered = owner && !mine ? await makeOffer(ctx, it, owner) : undefined;
  return {
    changes: [
      add('task', row),
      itemHistory(ctx, it, 'created', null, row.title),
      itemHistory(ctx, it, 'state', null, 'open'),
      ...(offered?.changes ?? []),
      ...(mine ? [itemHistory(ctx, it, 'owner', null, ctx.me.id)] : []),
    ],
    notice: ctx.say('task-added', { who: personSpan(ctx.me), task: itemName(it), project: project.name }),
    view: newTaskView(ctx, task, row),
    ...(offered?.tell && { tell: offered.tell }),
  };
}

const newRow = async (
  ctx: Context,
  { title, project, stage, due, link, thread }: NewTask,
  mine: boolean,
): Promise<Task> => ({
  id: ctx.newId(),
  workspace: ctx.workspace,
  version: 1,
  number: await ctx.nextNumber('task'),
  title,
  project: project.id,
  stage: stage?.id ?? null,
  state: 'open',
  owner: mine ? ctx.me.id : null,
  deputies: [],
  due: due === undefined || due === 'none' ? null : due,
  createdAt: ctx.now,
  createdBy: ctx.me.id,
  link: link ?? null,
  ...originOf(ctx, thread),
});

/** The thread that it is made in. Nobody else reads somebody's conversation with Baton. */
const originOf = ({ channel }: Context, thread: string | null | undefined): Pick<Task, 'channel' | 'thread'> =>
  thread && !channel.direct ? { channel: channel.id, thread } : { channel: null, thread: null };

/** Who has the task, its stage and due date; if nobody has it yet, who could. */
function newTaskView(ctx: Context, { owner, stage }: NewTask, row: Task): View {
  const holder = owner
    ? ctx.say(row.owner ? 'task-is-mine' : 'task-is-offered', { who: personSpan(owner) })
    : ctx.say('task-is-unowned');
  const due = row.due ? ctx.say('due', { day: daySpan(ctx, row.due) }) : undefined;
  const then: Call = call('task show', { item: row.id });
  return view(
    paragraph(joinDots(holder, stage ? [plain(stage.name)] : undefined, due)),
    controls(
      owner ? undefined : thenShow(takeButton(ctx, row, { style: 'primary' }), then),
      owner ? undefined : thenShow(offerPicker(ctx, row.id), then),
      undoButton(ctx),
    ),
  );
}

/** The card of one task: who has it, when it is due, and everything that can be done with it. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { offerPicker, takeButton, thenShow } from '../../kit/controls.js';
import { taskListItems } from '../../kit/lists.js';
import { deputiesText, joinDots, knownPerson, type PeopleById, peopleById } from '../../kit/text.js';
import { waitingOffers } from '../../kit/waiting-offers.js';
import type { Project, Task } from '../../model/project-rows.js';
import { bold, plain } from '../../model/text.js';
import {
  type Block,
  type Button,
  type Control,
  controls,
  heading,
  items,
  type ListItem,
  view,
} from '../../view/view.js';

/** The card of one task. */
export async function taskCard(ctx: Context, project: Project, task: Task): Promise<Outcome> {
  const [summary] = await taskListItems(ctx, [task], call('task show', { item: task.id }));
  const known = await peopleById(ctx, [task.createdBy, ...task.deputies]);
  const [offer] = await ctx.read.find('offer', { where: await waitingOffers(ctx.read, { itemId: task.id }), limit: 1 });
  return {
    view: view(
      heading([plain(`#${task.number} ${task.title}`)]),
      items([factsItem(ctx, project, task, known, summary)]),
      steps(ctx, task, offer !== undefined),
    ),
  };
}

/** @param summary the task as it is shown in lists */
function factsItem(
  ctx: Context,
  project: Project,
  task: Task,
  known: PeopleById,
  summary: ListItem | undefined,
): ListItem {
  return {
    ...(summary?.mark && { mark: summary.mark }),
    title: [bold(project.name)],
    detail: joinDots(
      summary?.detail,
      ctx.say('task-made-by', { who: knownPerson(known, task.createdBy) }),
      deputiesText(ctx, known, task.deputies),
      task.link ? [{ is: 'link', url: task.link, text: ctx.label('task-message') }] : undefined,
    ),
  };
}

/** A task that is offered to somebody is not dropped from its card: they would be asked for nothing. */
function steps(ctx: Context, task: Task, isOffered: boolean): Block {
  const after = call('task show', { item: task.id });
  const open = task.state === 'open';
  const canDrop = task.state !== 'dropped' && !isOffered;
  return controls(
    thenShow(doneButton(ctx, task), after),
    ...(open ? openSteps(ctx, task).map((step) => thenShow(step, after)) : []),
    button(ctx.label('button-history'), call('history', { item: task.id }), { minor: true }),
    canDrop ? thenShow(dropButton(ctx, task), after) : undefined,
  );
}

function doneButton(ctx: Context, { id: item, state }: Task): Button {
  const [label, made] =
    state === 'open' ? ['button-done', call('done', { item })] : ['button-reopen', call('reopen', { item })];
  return button(ctx.label(label), made, { style: 'primary' });
}

function openSteps(ctx: Context, task: Task): Control[] {
  const item = task.id;
  return [
    ...(task.owner === ctx.me.id ? [] : [takeButton(ctx, task)]),
    offerPicker(ctx, item),
    button(ctx.label('button-due'), call('due', { item }), { minor: true }),
    button(ctx.label('button-edit'), call('edit', { item }), { form: true, minor: true }),
  ];
}

const dropButton = (ctx: Context, { id: item }: Task): Button =>
  button(ctx.label('button-drop'), call('drop', { item }), { style: 'danger', confirm: ctx.label('confirm-drop') });

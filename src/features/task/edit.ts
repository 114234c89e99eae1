/** Editing a task: its title, its stage, its due date. */
import type { Item } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { Missing, type Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { itemHistory } from '../../kit/history-lines.js';
import { unchanged } from '../../kit/outcomes.js';
import { daySpan, itemName, personSpan } from '../../kit/text.js';
import { type Change, set } from '../../model/changes.js';
import type { Stage, Task } from '../../model/project-rows.js';
import { join, type Text } from '../../model/text.js';

/** What is to change; undefined for what stays. */
interface TaskEdit {
  title: string | undefined;
  stage: Stage | undefined;
  /** `YYYY-MM-DD`, or `none` to clear it. */
  due: string | undefined;
}

type TaskItem = Extract<Item, { kind: 'task' }>;

/**
 * Changes a task.
 * @throws Missing if nothing is given: a form asks, filled with what there is
 * @throws Refusal if the stage belongs to another project
 */
export function editTask(ctx: Context, item: TaskItem, edit: TaskEdit): Outcome {
  const task = item.row;
  const { title, stage, due } = edit;
  if (title === undefined && stage === undefined && due === undefined)
    throw new Missing(['title'], { initial: { title: task.title, due: task.due ?? '', stage: task.stage ?? '' } });
  if (stage && stage.project !== task.project)
    throw refuse(ctx, 'stage-elsewhere', { stage: stage.name, project: item.project.name }, { field: 'stage' });
  const edited = withEdit(task, edit);
  const lines = historyOf(ctx, item, edited);
  if (lines.length === 0) return unchanged(ctx.say('task-unchanged', { task: itemName(item) }));
  return {
    changes: [set('task', task, edited), ...lines],
    notice: noticeOf(ctx, item, edited, stage),
    view: nextSteps(undoButton(ctx), button(ctx.label('button-task'), call('task show', { item: task.id }))),
  };
}

/** What was changed, a sentence for each field. */
function noticeOf(ctx: Context, item: TaskItem, edited: Task, stage: Stage | undefined): Text {
  const [who, task] = [personSpan(ctx.me), item.row];
  const name = itemName({ ...item, row: edited });
  const renamed = ctx.say('stage-renamed', { who, before: task.title, name: edited.title });
  const moved = ctx.say('task-moved', { who, task: name, stage: stage?.name ?? '' });
  const due =
    edited.due === null
      ? ctx.say('due-cleared', { who, item: name })
      : ctx.say('due-set', { who, item: name, day: daySpan(ctx, edited.due) });
  const said = [
    ...(edited.title === task.title ? [] : [renamed]),
    ...(edited.stage === task.stage ? [] : [moved]),
    ...(edited.due === task.due ? [] : [due]),
  ];
  return join(said, ' ');
}

const withEdit = (task: Task, { title, stage, due }: TaskEdit): Task => ({
  ...task,
  title: title ?? task.title,
  stage: stage?.id ?? task.stage,
  due: due === undefined ? task.due : due === 'none' ? null : due,
});

/** A line of the history for each field that differs. */
const historyOf = (ctx: Context, item: TaskItem, edited: Task): Change[] =>
  (['title', 'stage', 'due'] as const)
    .filter((field) => edited[field] !== item.row[field])
    .map((field) => itemHistory(ctx, item, field, item.row[field], edited[field]));

/** Tasks: added, listed, shown, edited. Done, re-opened, dropped and due are commands that stages share. */
import {
  here,
  type Item,
  maybeChoice,
  maybeDay,
  maybePerson,
  maybeProject,
  maybeStage,
  maybeText,
  page,
  text,
  task as theTask,
} from '../commands/args.js';
import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import { impliedProject } from '../commands/load.js';
import { Missing, type Outcome } from '../commands/outcome.js';
import { refuse } from '../commands/refusals.js';
import { nextSteps, offerPicker, takeButton, thenShow, undoButton } from '../kit/controls.js';
import { itemHistory } from '../kit/history-lines.js';
import { taskListItems } from '../kit/lists.js';
import { addTask } from '../kit/new-task.js';
import { pageOfItems, pageQuery } from '../kit/paging.js';
import { itemName, joinDots, knownPerson, peopleById, personSpan } from '../kit/text.js';
import { type Change, type Person, type Project, type Stage, set, type Task } from '../model/rows.js';
import { bold, join, plain } from '../model/text.js';
import type { Where } from '../ports.js';
import { controls, heading, items, paragraph, view } from '../view.js';

const TITLE_MAX = 200;

/** A stage given for another project than the one meant belongs to that other project: it decides. */
async function placed(ctx: Context, stage: Stage | undefined, project: Project): Promise<Project> {
  if (!stage || stage.project === project.id) return project;
  return (await ctx.read.get('project', stage.project)) ?? project;
}

type Which = 'mine' | 'unowned' | 'overdue' | 'done' | 'open';

function wanted(
  ctx: Context,
  which: Which,
  owner: Person | undefined,
  stage: Stage | undefined,
  project: Project | undefined,
): Where<Task> {
  return {
    state: which === 'done' ? 'done' : 'open',
    ...(which === 'mine' ? { owner: ctx.me.id } : owner ? { owner: owner.id } : {}),
    ...(which === 'unowned' && { owner: null }),
    ...(which === 'overdue' && { due: { below: ctx.today } }),
    ...(stage ? { stage: stage.id } : project ? { project: project.id } : {}),
  };
}

interface Filter {
  which: Which | undefined;
  person: Person | undefined;
  stage: Stage | undefined;
  project: Project | undefined;
  page: number;
}

async function list(ctx: Context, filter: Filter): Promise<Outcome> {
  const around = filter.project ?? (filter.which === 'mine' || filter.person ? undefined : await impliedProject(ctx));
  const which = filter.which ?? (around || filter.stage || filter.person ? 'open' : 'mine');
  const tasks = await ctx.read.find('task', {
    where: wanted(ctx, which, filter.person, filter.stage, around),
    order: ['due', 'number'],
    ...pageQuery(filter.page),
  });
  const toPage = (n: number) =>
    call('task list', {
      which,
      stage: filter.stage?.id,
      person: filter.person?.id,
      project: filter.project?.id,
      page: String(n),
    });
  const then = toPage(filter.page);
  const lines = await taskListItems(ctx, tasks, then);
  const where = filter.stage?.name ?? around?.name;
  const empty = tasks.length === 0 && filter.page === 1;
  const filters: Which[] = ['open', 'mine', 'unowned', 'overdue', 'done'];
  const other = filters
    .filter((f) => f !== which)
    .map((f) =>
      button(ctx.label(`task-list-${f}`), call('task list', { which: f, ...(around && { project: around.id }) })),
    );
  const add_ = around
    ? thenShow(button(ctx.label('button-add-task'), call('task add', { project: around.id })), then)
    : undefined;
  return {
    ...(which === 'mine' && { private: true }),
    view: view(
      heading(
        joinDots(
          ctx.say(`task-list-${which}`),
          filter.person ? [plain(filter.person.name)] : undefined,
          where ? [plain(where)] : undefined,
        ),
      ),
      empty ? paragraph(ctx.say(`task-none-${which}`)) : undefined,
      ...pageOfItems(ctx, lines, filter.page, toPage),
      controls(add_, ...other),
    ),
  };
}

async function show(ctx: Context, project: Project, row: Task): Promise<Outcome> {
  const then = call('task show', { item: row.id });
  const [line] = await taskListItems(ctx, [row], then);
  const [waiting] = await ctx.read.find('offer', { where: { itemId: row.id, state: 'waiting' }, limit: 1 });
  const known = await peopleById(ctx, [row.createdBy, ...row.deputies]);
  const deputies =
    row.deputies.length > 0
      ? ctx.say('deputies', {
          who: join(
            row.deputies.map((id) => [knownPerson(known, id)]),
            ', ',
          ),
        })
      : undefined;
  const open = row.state === 'open';
  return {
    view: view(
      heading([plain(`#${row.number} ${row.title}`)]),
      items([
        {
          ...(line?.mark && { mark: line.mark }),
          title: [bold(project.name)],
          detail: joinDots(
            line?.detail,
            ctx.say('task-made-by', { who: knownPerson(known, row.createdBy) }),
            deputies,
            row.link ? [{ is: 'link', url: row.link, text: ctx.label('task-message') }] : undefined,
          ),
        },
      ]),
      controls(
        thenShow(
          button(ctx.label(open ? 'button-done' : 'button-reopen'), call(open ? 'done' : 'reopen', { item: row.id }), {
            style: 'primary',
          }),
          then,
        ),
        open && row.owner !== ctx.me.id ? thenShow(takeButton(ctx, row), then) : undefined,
        open ? thenShow(offerPicker(ctx, row.id), then) : undefined,
        open ? thenShow(button(ctx.label('button-due'), call('due', { item: row.id })), then) : undefined,
        open
          ? thenShow(button(ctx.label('button-edit'), call('edit', { item: row.id }), { form: true }), then)
          : undefined,
        button(ctx.label('button-history'), call('history', { item: row.id })),
        row.state === 'dropped' || waiting
          ? undefined
          : thenShow(
              button(ctx.label('button-drop'), call('drop', { item: row.id }), {
                style: 'danger',
                confirm: ctx.label('confirm-drop'),
              }),
              then,
            ),
      ),
    ),
  };
}

async function edit(
  ctx: Context,
  it: Item,
  title: string | undefined,
  stage: Stage | undefined,
  due: string | undefined,
): Promise<Outcome> {
  if (it.kind !== 'task') throw refuse(ctx, 'gone');
  const row = it.row;
  if (title === undefined && stage === undefined && due === undefined) {
    throw new Missing(['title'], { initial: { title: row.title, due: row.due ?? '', stage: row.stage ?? '' } });
  }
  if (stage && stage.project !== row.project)
    throw refuse(ctx, 'stage-elsewhere', { stage: stage.name, project: it.project.name }, { field: 'stage' });
  const patch: Partial<Task> = {
    ...(title !== undefined && { title }),
    ...(stage && { stage: stage.id }),
    ...(due !== undefined && { due: due === 'none' ? null : due }),
  };
  const lines: Change[] = (['title', 'stage', 'due'] as const).flatMap((field) =>
    field in patch && patch[field] !== row[field]
      ? [itemHistory(ctx, it, field, row[field], patch[field] ?? null)]
      : [],
  );
  if (lines.length === 0)
    return { notice: ctx.say('task-unchanged', { task: itemName(it) }), private: true, stale: true, view: nextSteps() };
  return {
    changes: [set('task', row, patch), ...lines],
    notice: ctx.say('task-edited', { who: personSpan(ctx.me), task: itemName({ ...it, row: { ...row, ...patch } }) }),
    view: nextSteps(undoButton(ctx), button(ctx.label('button-task'), call('task show', { item: row.id }))),
  };
}

const ARGS = {
  'task add': {
    title: text({ max: TITLE_MAX, keys: ['task'] }),
    stage: maybeStage(),
    owner: maybePerson(),
    due: maybeDay(),
    project: here(),
  },
  'task list': {
    which: maybeChoice('open', 'mine', 'my', 'unowned', 'overdue', 'done'),
    stage: maybeStage(),
    person: maybePerson(),
    project: maybeProject(),
    page: page(),
  },
  'task show': { item: theTask() },
  edit: {
    item: theTask(),
    title: maybeText({ max: TITLE_MAX }),
    stage: maybeStage(),
    due: maybeDay(),
    project: here(),
  },
};
type TaskArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends TaskArgs {}
}

export const taskCommands: Command[] = [
  command({
    name: 'task add',
    aliases: ['add task', 'new task', 'task new', 'task create', 'todo', 'add'],
    args: ARGS['task add'],
    examples: ['task add "version the training set" stage:data by friday', 'task add write the runbook owner:me'],
    permission: 'anyone',
    run: async (ctx, a) => addTask(ctx, { ...a, project: await placed(ctx, a.stage, a.project) }),
  }),
  command({
    name: 'task list',
    aliases: ['tasks', 'list tasks', 'todos', 'task ls'],
    args: ARGS['task list'],
    examples: ['task list', 'task list mine', 'tasks unowned', 'tasks overdue', 'tasks in data'],
    permission: 'anyone',
    run: (ctx, a) =>
      list(ctx, {
        which: a.which === 'my' ? 'mine' : a.which,
        person: a.person,
        stage: a.stage,
        project: a.project,
        page: a.page ?? 1,
      }),
  }),
  command({
    name: 'task show',
    aliases: ['task', 'show task', 'ticket'],
    args: ARGS['task show'],
    examples: ['task #12'],
    permission: 'anyone',
    run: async (ctx, a) => {
      if (a.item.kind !== 'task') throw refuse(ctx, 'gone');
      return show(ctx, a.item.project, a.item.row);
    },
  }),
  command({
    name: 'edit',
    aliases: ['task edit', 'edit task', 'change task', 'retitle', 'task rename'],
    args: ARGS.edit,
    examples: ['edit #12 title:"version the training and test sets"', 'edit #12 stage:evaluation due:friday'],
    permission: 'work',
    run: (ctx, a) => edit(ctx, a.item, a.title, a.stage, a.due),
  }),
];

/** Projects: made, listed, described, tied to channels, archived and restored. */
import { here, maybeChoice, maybeText, page, text, project as which } from '../commands/args.js';
import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import { projectsOf } from '../commands/lookups.js';
import type { Outcome } from '../commands/outcome.js';
import { refuse } from '../commands/refusals.js';
import { nextSteps, thenShow, undoButton } from '../kit/controls.js';
import { itemHistory } from '../kit/history-lines.js';
import { freeProjectKey, newStage, newStageChanges, readStageNames } from '../kit/new-stages.js';
import { pageOfItems, pageQuery } from '../kit/paging.js';
import { holderText, joinDots, peopleById, personSpan } from '../kit/text.js';
import { NAME_MAX } from '../model/names.js';
import { add, type Link, type Project, remove, set } from '../model/rows.js';
import { bold, plain } from '../model/text.js';
import { controls, heading, type ListItem, paragraph, view } from '../view.js';

const linkOf = (ctx: Context, to: string, main: boolean): Omit<Link, 'version'> => ({
  id: `${ctx.channel.id}:${to}`,
  workspace: ctx.workspace,
  channel: ctx.channel.id,
  project: to,
  main,
  at: ctx.now,
});

async function create(ctx: Context, name: string, stages: string | undefined): Promise<Outcome> {
  const key = await freeProjectKey(ctx, name, 'name');
  const project: Project = {
    id: ctx.newId(),
    workspace: ctx.workspace,
    version: 1,
    name,
    key,
    description: '',
    lead: null,
    archived: false,
    sample: false,
    createdAt: ctx.now,
  };
  const rows = readStageNames(ctx, stages).map((n, i) => newStage(ctx, project.id, n, i + 1));
  const others = ctx.channel.direct ? [] : await projectsOf(ctx.read, ctx.channel.id);
  const linked = ctx.channel.direct ? [] : [add('link', linkOf(ctx, project.id, others.length === 0))];
  const [first] = rows;
  const start =
    first &&
    button(ctx.label('button-start-stage', { stage: first.name }), call('start', { stage: first.id }), {
      style: 'primary',
    });
  return {
    changes: [
      add('project', project),
      itemHistory(ctx, { kind: 'project', row: project, project }, 'created', null, name),
      ...rows.flatMap((s) => newStageChanges(ctx, s)),
      ...linked,
    ],
    notice: ctx.say(linked.length > 0 ? 'project-created-here' : 'project-created', {
      who: personSpan(ctx.me),
      project: name,
      n: rows.length,
    }),
    view: nextSteps(
      start,
      button(ctx.label('button-lead-me'), call('lead', { project: project.id, person: ctx.me.id })),
      undoButton(ctx),
    ),
  };
}

async function list(ctx: Context, which: 'active' | 'archived', n: number): Promise<Outcome> {
  const toPage = (page: number) => call('projects', { which, page: String(page) });
  const archived = which === 'archived';
  const rows = await ctx.read.find('project', { where: { archived }, order: ['key'], ...pageQuery(n) });
  const known = await peopleById(
    ctx,
    rows.map((p) => p.lead),
  );
  const here = new Set((await projectsOf(ctx.read, ctx.channel.id)).map((p) => p.id));
  const lines = rows.map((p): ListItem => {
    const lead = ctx.say('led-by', { who: p.lead ? holderText(ctx, known, p.lead, undefined) : ctx.say('no-lead') });
    const next = archived
      ? thenShow(button(ctx.label('button-restore'), call('restore', { project: p.id })), toPage(n))
      : button(ctx.label('button-open'), call('status', { project: p.id }));
    const tie =
      here.has(p.id) || archived || ctx.channel.direct
        ? undefined
        : thenShow(button(ctx.label('button-link'), call('link', { project: p.id })), toPage(n));
    return {
      title: [bold(p.name)],
      detail: joinDots(
        here.has(p.id) ? ctx.say('project-linked-here') : undefined,
        lead,
        p.description ? [plain(p.description)] : undefined,
      ),
      controls: tie ? [next, tie] : [next],
    };
  });
  const empty = rows.length === 0 && n === 1;
  return {
    private: true,
    view: view(
      heading(ctx.say(archived ? 'project-list-archived' : 'project-list')),
      empty ? paragraph(ctx.say(archived ? 'no-archived' : 'no-projects')) : undefined,
      ...pageOfItems(ctx, lines, n, toPage),
      controls(empty && archived ? undefined : button(ctx.label('button-new-project'), call('new'))),
    ),
  };
}

async function tie(ctx: Context, to: Project): Promise<Outcome> {
  if (ctx.channel.direct) throw refuse(ctx, 'no-channel');
  if (to.archived) throw refuse(ctx, 'archived', { project: to.name });
  const links = await ctx.read.find('link', { where: { channel: ctx.channel.id } });
  if (links.some((l) => l.project === to.id))
    return {
      notice: ctx.say('project-already-linked', { project: to.name }),
      private: true,
      stale: true,
      view: nextSteps(),
    };
  const item = { kind: 'project', row: to, project: to } as const;
  return {
    changes: [
      add('link', linkOf(ctx, to.id, links.length === 0)),
      itemHistory(ctx, item, 'channel', null, ctx.channel.name),
    ],
    notice: ctx.say('project-linked', { who: personSpan(ctx.me), project: to.name }),
    view: nextSteps(button(ctx.label('button-status'), call('status', { project: to.id })), undoButton(ctx)),
  };
}

async function untie(ctx: Context, from: Project): Promise<Outcome> {
  const links = await ctx.read.find('link', { where: { channel: ctx.channel.id } });
  const link = links.find((l) => l.project === from.id);
  if (!link) throw refuse(ctx, 'not-linked', { project: from.name });
  const next = link.main ? links.filter((l) => l !== link).sort((a, b) => a.at - b.at)[0] : undefined;
  const item = { kind: 'project', row: from, project: from } as const;
  return {
    changes: [
      remove('link', link),
      ...(next ? [set('link', next, { main: true })] : []),
      itemHistory(ctx, item, 'channel', ctx.channel.name, null),
    ],
    notice: ctx.say('project-unlinked', { who: personSpan(ctx.me), project: from.name }),
    view: nextSteps(undoButton(ctx)),
  };
}

async function makeMain(ctx: Context, wanted: Project): Promise<Outcome> {
  const links = await ctx.read.find('link', { where: { channel: ctx.channel.id } });
  const link = links.find((l) => l.project === wanted.id);
  if (!link) throw refuse(ctx, 'not-linked', { project: wanted.name });
  if (link.main)
    return { notice: ctx.say('project-already-main', { project: wanted.name }), private: true, view: nextSteps() };
  const before = links.filter((l) => l.main).map((l) => set('link', l, { main: false }));
  return {
    changes: [...before, set('link', link, { main: true })],
    notice: ctx.say('project-main', { who: personSpan(ctx.me), project: wanted.name }),
    view: nextSteps(undoButton(ctx)),
  };
}

function archive(ctx: Context, row: Project, archived: boolean): Outcome {
  const says = archived ? 'archived' : 'restored';
  if (row.archived === archived)
    return {
      notice: ctx.say(`project-already-${says}`, { project: row.name }),
      private: true,
      stale: true,
      view: nextSteps(),
    };
  return {
    changes: [
      set('project', row, { archived }),
      itemHistory(ctx, { kind: 'project', row, project: row }, 'archived', String(row.archived), String(archived)),
    ],
    notice: ctx.say(`project-${says}`, { who: personSpan(ctx.me), project: row.name }),
    view: nextSteps(undoButton(ctx)),
  };
}

const ARGS = {
  new: {
    name: text({ max: NAME_MAX, keys: ['called', 'named'] }),
    stages: maybeText({ keys: ['steps'], max: 500 }),
  },
  projects: { which: maybeChoice('active', 'archived'), page: page() },
  link: { project: which() },
  unlink: { project: here() },
  main: { project: which() },
  describe: { project: here(), description: text({ max: 500, keys: ['text'], long: true }) },
  archive: { project: here() },
  restore: { project: which() },
};
type ProjectArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends ProjectArgs {}
}

export const projectCommands: Command[] = [
  command({
    name: 'new',
    aliases: ['project new', 'new project', 'create', 'create project', 'project add', 'add project'],
    args: ARGS.new,
    examples: ['new "Churn model"', 'new "Search ranking" stages: data, training, shadow test, launch'],
    permission: 'anyone',
    run: (ctx, a) => create(ctx, a.name, a.stages),
  }),
  command({
    name: 'projects',
    aliases: ['list', 'project list', 'list projects', 'projects list'],
    args: ARGS.projects,
    examples: ['projects', 'projects archived'],
    permission: 'anyone',
    run: (ctx, a) => list(ctx, a.which ?? 'active', a.page ?? 1),
  }),
  command({
    name: 'link',
    aliases: ['project link', 'link project'],
    args: ARGS.link,
    examples: ['link "Churn model"'],
    permission: 'project',
    run: (ctx, a) => tie(ctx, a.project),
  }),
  command({
    name: 'unlink',
    aliases: ['project unlink', 'unlink project'],
    args: ARGS.unlink,
    examples: ['unlink "Churn model"'],
    permission: 'project',
    run: (ctx, a) => untie(ctx, a.project),
  }),
  command({
    name: 'main',
    aliases: ['default', 'project main', 'project default', 'main project', 'default project'],
    args: ARGS.main,
    examples: ['main "Churn model"'],
    permission: 'project',
    run: (ctx, a) => makeMain(ctx, a.project),
  }),
  command({
    name: 'describe',
    aliases: ['project describe', 'description', 'describe project'],
    args: ARGS.describe,
    examples: ['describe "Who leaves, and why"', 'describe "Churn model" who leaves, and why'],
    permission: 'project',
    run: async (ctx, a) => ({
      changes: [
        set('project', a.project, { description: a.description }),
        itemHistory(
          ctx,
          { kind: 'project', row: a.project, project: a.project },
          'description',
          a.project.description,
          a.description,
        ),
      ],
      notice: ctx.say('project-described', {
        who: personSpan(ctx.me),
        project: a.project.name,
        description: a.description,
      }),
      view: nextSteps(undoButton(ctx)),
    }),
  }),
  command({
    name: 'archive',
    aliases: ['project archive', 'archive project'],
    args: ARGS.archive,
    examples: ['archive "Churn model"'],
    permission: 'project',
    run: async (ctx, a) => archive(ctx, a.project, true),
  }),
  command({
    name: 'restore',
    aliases: ['project restore', 'unarchive', 'restore project'],
    args: ARGS.restore,
    examples: ['restore "Churn model"'],
    permission: 'project',
    run: async (ctx, a) => archive(ctx, a.project, false),
  }),
];

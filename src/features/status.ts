/** Status: where a project is, stage by stage, and what needs a person now. */
import { maybeProject, page } from '../commands/args.js';
import { type Command, type Context, command, Missing, type Outcome } from '../commands/command.js';
import { impliedProject } from '../commands/load.js';
import { stagesOf } from '../commands/lookups.js';
import { button } from '../commands/refusals.js';
import { offerPicker, takeButton, thenShow } from '../kit/controls.js';
import { pageOfItems, pageQuery } from '../kit/paging.js';
import { stageButtons } from '../kit/stage-buttons.js';
import { dueText, durationText, holderText, joinDots, type PeopleById, peopleById, stateMark } from '../kit/text.js';
import { stalled } from '../model/health.js';
import type { Offer, Project, Stage } from '../model/rows.js';
import { current, isOpen } from '../model/stages.js';
import { bold, plain } from '../model/text.js';
import { type Call, controls, heading, items, type ListItem, note, paragraph, type View, view } from '../view.js';

/** All that a project's status is drawn from. */
export interface Picture {
  project: Project;
  stages: Stage[];
  /** Waiting offers by the id of the stage, task or project. */
  offers: Map<string, Offer>;
  openTasks: Map<string | null, number>;
  unownedTasks: number;
  overdueTasks: number;
  known: PeopleById;
}

export async function picture(ctx: Context, project: Project): Promise<Picture> {
  const stages = await stagesOf(ctx.read, project.id);
  const offers = await ctx.read.find('offer', { where: { project: project.id, state: 'waiting' }, limit: 100 });
  const open = { project: project.id, state: 'open' as const };
  const openTasks = await ctx.read.tally('task', 'stage', open);
  const unowned = await ctx.read.tally('task', 'state', { ...open, owner: null });
  const overdue = await ctx.read.tally('task', 'state', { ...open, due: { below: ctx.today } });
  const known = await peopleById(ctx, [project.lead, ...stages.map((s) => s.owner), ...offers.map((o) => o.asked)]);
  return {
    project,
    stages,
    offers: new Map(offers.map((o) => [o.itemId, o])),
    openTasks,
    unownedTasks: unowned.get('open') ?? 0,
    overdueTasks: overdue.get('open') ?? 0,
    known,
  };
}

function stageLine(ctx: Context, p: Picture, stage: Stage): ListItem {
  const open = isOpen(stage);
  const tasks = p.openTasks.get(stage.id) ?? 0;
  const offer = p.offers.get(stage.id);
  return {
    mark: stateMark(ctx, stage.state),
    title: stage.pass > 1 ? [bold(stage.name), plain(' '), ...ctx.say('pass', { n: stage.pass })] : [bold(stage.name)],
    detail: joinDots(
      open || stage.owner || offer ? holderText(ctx, p.known, stage.owner, offer) : undefined,
      stage.state === 'not_started' ? undefined : durationText(ctx, ctx.now - stage.since),
      stage.due ? dueText(ctx, stage.due, open) : undefined,
      stage.reason ? [plain(`“${stage.reason}”`)] : undefined,
      tasks > 0 ? ctx.say('open-tasks', { n: tasks }) : undefined,
    ),
  };
}

/** What needs a person now, the most urgent first. */
async function needs(ctx: Context, p: Picture, then: Call): Promise<ListItem[]> {
  const after = Number(await ctx.setting('stalled-after'));
  const lines: ListItem[] = [];
  const lead = p.project.lead ? p.known.get(p.project.lead) : undefined;
  for (const stage of p.stages.filter(isOpen)) {
    const [first] = stageButtons(ctx, stage);
    if (stage.state === 'blocked' && first)
      lines.push({ title: ctx.say('needs-unblocking', { stage: stage.name }), controls: [thenShow(first, then)] });
    if (stage.state !== 'not_started' && !stage.owner && !p.offers.has(stage.id)) {
      const take = takeButton(ctx, stage);
      lines.push({
        title: ctx.say('needs-owner', { stage: stage.name }),
        controls: [thenShow(take, then), thenShow(offerPicker(ctx, stage.id, lead ? [lead] : []), then)],
      });
    }
    if (stage.due && stage.due < ctx.today)
      lines.push({
        title: ctx.say('needs-date', { stage: stage.name }),
        controls: [button(ctx.label('button-due'), 'due', { item: stage.id })],
      });
    else if (stage.state !== 'blocked' && stalled(stage, ctx.now, after))
      lines.push({
        title: ctx.say('needs-move', { stage: stage.name, age: durationText(ctx, ctx.now - stage.since) }),
      });
  }
  const show = (choice: string) =>
    button(ctx.label('button-show'), 'task list', { which: choice, project: p.project.id });
  if (p.overdueTasks > 0)
    lines.push({ title: ctx.say('needs-overdue', { n: p.overdueTasks }), controls: [show('overdue')] });
  if (p.unownedTasks > 0)
    lines.push({ title: ctx.say('needs-taker', { n: p.unownedTasks }), controls: [show('unowned')] });
  return lines.slice(0, 6);
}

/** The status of one project as a view. */
export async function statusView(ctx: Context, project: Project): Promise<View> {
  const p = await picture(ctx, project);
  const then: Call = { command: 'status', args: { project: project.id } };
  const at = project.archived ? undefined : current(p.stages);
  const asks = project.archived ? [] : await needs(ctx, p, then);
  const lead =
    project.lead || p.offers.has(project.id)
      ? holderText(ctx, p.known, project.lead, p.offers.get(project.id))
      : ctx.say('no-lead');
  const facts = joinDots(
    project.archived ? ctx.say('archived') : undefined,
    ctx.say('led-by', { who: lead }),
    project.description ? [plain(project.description)] : undefined,
  );
  const more = {
    control: 'picker',
    label: ctx.label('pick-stage'),
    call: { command: 'stage show', args: {} },
    arg: 'stage',
    of: 'options',
  } as const;
  return view(
    heading([plain(project.name)]),
    note(facts),
    p.stages.length > 0 ? items(p.stages.map((s) => stageLine(ctx, p, s))) : paragraph(ctx.say('no-stages')),
    asks.length > 0 ? paragraph(ctx.say('needs')) : undefined,
    items(asks),
    controls(
      ...(at
        ? stageButtons(ctx, at)
            .slice(0, 2)
            .map((b) =>
              thenShow({ ...b, label: ctx.label('button-of-stage', { stage: at.name, action: b.label }) }, then),
            )
        : []),
      project.archived
        ? thenShow(button(ctx.label('button-restore'), 'restore', { project: project.id }), then)
        : button(ctx.label('button-add-task'), 'task add', { project: project.id }),
      button(ctx.label('button-tasks'), 'task list', { project: project.id }),
      p.stages.length > 0 ? { ...more, options: p.stages.map((s) => ({ value: s.id, label: s.name })) } : undefined,
    ),
  );
}

async function statusLine(ctx: Context, p: Picture): Promise<ListItem> {
  const at = current(p.stages);
  const asks = await needs(ctx, p, ctx.call);
  return {
    ...(at && { mark: stateMark(ctx, at.state) }),
    title: [bold(p.project.name)],
    detail: joinDots(
      at ? [plain(at.name)] : ctx.say(p.stages.length > 0 ? 'all-done' : 'no-stages'),
      at ? holderText(ctx, p.known, at.owner, p.offers.get(at.id)) : undefined,
      at && at.state !== 'not_started' ? durationText(ctx, ctx.now - at.since) : undefined,
      asks.length > 0 ? ctx.say('needs-count', { n: asks.length }) : undefined,
    ),
    controls: [button(ctx.label('button-open'), 'status', { project: p.project.id })],
  };
}

async function statusOfAll(ctx: Context, n: number): Promise<Outcome> {
  const projects = await ctx.read.find('project', { where: { archived: false }, order: ['key'], ...pageQuery(n) });
  const lines: ListItem[] = [];
  for (const project of projects) lines.push(await statusLine(ctx, await picture(ctx, project)));
  const empty = projects.length === 0;
  return {
    view: view(
      heading(ctx.say('status-all')),
      empty ? paragraph(ctx.say('no-projects')) : undefined,
      ...pageOfItems(ctx, lines, n),
      controls(empty ? button(ctx.label('button-new-project'), 'new', {}, { style: 'primary' }) : undefined),
    ),
  };
}

export const statusCommands: Command[] = [
  command({
    name: 'status',
    aliases: ['show', 'project show', 'project status', 'where', 'where is'],
    args: { project: maybeProject() },
    examples: ['status', 'status "Churn model"'],
    permission: 'anyone',
    run: async (ctx, a) => {
      const project = a.project ?? (await impliedProject(ctx));
      if (project) return { view: await statusView(ctx, project) };
      const any = await ctx.read.find('project', { where: { archived: false }, limit: 1 });
      if (any.length > 0) throw new Missing(['project']);
      return statusOfAll(ctx, 1);
    },
  }),
  command({
    name: 'status all',
    aliases: ['all', 'overview', 'portfolio', 'all projects'],
    args: { page: page() },
    examples: ['status all'],
    permission: 'anyone',
    run: (ctx, a) => statusOfAll(ctx, a.page ?? 1),
  }),
];

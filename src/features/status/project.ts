/** The status of one project: what needs a person, its stages, and the next moves. */

import { button, call, optionPicker } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { audienceText } from '../../kit/audience-text.js';
import { thenShow } from '../../kit/controls.js';
import { healthOf, type ProjectHealth, type StageHealth } from '../../kit/health.js';
import { stageButtons } from '../../kit/stage-buttons.js';
import {
  dueText,
  durationText,
  holderText,
  joinDots,
  type PeopleById,
  peopleById,
  shortStageName,
  stateMark,
} from '../../kit/text.js';
import type { Project } from '../../model/project-rows.js';
import { seesProject } from '../../model/sight.js';
import { currentStage, isOpen } from '../../model/stages.js';
import { bold, plain, type Text } from '../../model/text.js';
import {
  type Block,
  type Call,
  type Control,
  controls,
  controlsOf,
  heading,
  items,
  type ListItem,
  note,
  type Picker,
  paragraph,
  progress,
  type View,
  view,
} from '../../view/view.js';
import { needsBlocks } from './needs.js';

/** Everybody whom the status of some projects names. */
export const peopleIn = (ctx: Pick<Context, 'read'>, projects: readonly ProjectHealth[]): Promise<PeopleById> =>
  peopleById(
    ctx,
    projects.flatMap(({ project, offer, stages, incidents }) => [
      project.lead,
      offer?.asked ?? null,
      ...stages.flatMap((one) => [one.stage.owner, one.offer?.asked ?? null]),
      ...incidents.flatMap(({ taken, asked }) => [taken, asked]),
    ]),
  );

/** The status of one project. */
export async function projectStatus(ctx: Context, project: Project): Promise<View> {
  const [health] = await healthOf(ctx.read, [project], ctx);
  const known = health ? await peopleIn(ctx, [health]) : new Map();
  return health ? draw(ctx, health, known) : view();
}

function draw(ctx: Context, health: ProjectHealth, known: PeopleById): View {
  const { project, stages } = health;
  const after = call('status', { project: project.id });
  if (!seesProject(ctx.sight, project.id)) return drawPart(ctx, health, known);
  const needs = needsBlocks(ctx, health, known, after);
  return view(
    heading([plain(project.name)]),
    note(facts(ctx, health, known)),
    progressOf(ctx, stages),
    ...needs,
    needs.length > 0 && stages.length > 0 ? paragraph(ctx.say('status-stages')) : undefined,
    stages.length > 0 ? items(stages.map((one) => stageLine(ctx, one, known))) : paragraph(ctx.say('no-stages')),
    projectSteps(ctx, health, after, controlsOf(view(...needs))),
  );
}

/** What somebody sees of a project in which they only have work: that, and their tasks. */
function drawPart(ctx: Context, { project, stages }: ProjectHealth, known: PeopleById): View {
  return view(
    heading([plain(project.name)]),
    note(ctx.say('status-own-part')),
    items(stages.map((one) => stageLine(ctx, one, known))),
    controls(button(ctx.label('button-tasks'), call('task list', { which: 'mine' }))),
  );
}

/** How many of its stages are done; what is skipped does not count. */
function progressOf(ctx: Context, stages: readonly StageHealth[]): Block | undefined {
  const counted = stages.filter(({ stage }) => stage.state !== 'skipped');
  if (counted.length === 0) return undefined;
  const done = counted.filter(({ stage }) => stage.state === 'done').length;
  return progress(done / counted.length, ctx.say('status-progress', { done, n: counted.length }));
}

/** Whether it is archived, who leads it, what it is about. */
function facts(ctx: Context, { project, offer }: ProjectHealth, known: PeopleById): Text {
  const lead = project.lead || offer ? holderText(ctx, known, project.lead, offer) : ctx.say('no-lead');
  return joinDots(
    project.archived ? ctx.say('archived') : undefined,
    ctx.say('led-by', { who: lead }),
    project.description ? [plain(project.description)] : undefined,
    audienceText(ctx, project),
  );
}

function stageLine(ctx: Context, { stage, offer, openTasks }: StageHealth, known: PeopleById): ListItem {
  const open = isOpen(stage);
  return {
    mark: stateMark(ctx, stage.state),
    title: stage.pass > 1 ? [bold(stage.name), plain(' '), ...ctx.say('pass', { n: stage.pass })] : [bold(stage.name)],
    detail: joinDots(
      open || stage.owner || offer ? holderText(ctx, known, stage.owner, offer) : undefined,
      stage.state === 'not_started' ? undefined : durationText(ctx, ctx.now - stage.since),
      stage.due ? dueText(ctx, stage.due, open) : undefined,
      stage.reason ? [plain(`“${stage.reason}”`)] : undefined,
      openTasks > 0 ? ctx.say('open-tasks', { n: openTasks }) : undefined,
    ),
  };
}

/** @param above controls that stand above: none of them is shown twice */
function projectSteps(ctx: Context, { project, stages }: ProjectHealth, after: Call, above: readonly Control[]): Block {
  const id = project.id;
  return controls(
    ...(project.archived
      ? [thenShow(button(ctx.label('button-restore'), call('restore', { project: id })), after)]
      : [
          ...moves(ctx, stages, after).filter((move) => !above.some((other) => isSameAct(move, other))),
          thenShow(button(ctx.label('button-add-task'), call('task add', { project: id })), after),
        ]),
    button(ctx.label('button-tasks'), call('task list', { project: id })),
    stages.length > 0 ? stagePicker(ctx, stages) : undefined,
  );
}

const isSameAct = ({ call: a }: Control, { call: b }: Control): boolean =>
  a.command === b.command && (a.args.stage ?? a.args.item) === (b.args.stage ?? b.args.item);

/** The two likeliest moves of the stage that the project is at. What is blocked is unblocked before it can be done. */
function moves(ctx: Context, stages: readonly StageHealth[], after: Call): Control[] {
  const at = currentStage(stages.map(({ stage }) => stage));
  if (!at) return [];
  return stageButtons(ctx, at)
    .slice(0, at.state === 'blocked' ? 1 : 2)
    .map((move) => ({
      ...move,
      label: ctx.label('button-of-stage', { stage: shortStageName(at), action: move.label }),
    }))
    .map((move) => thenShow(move, after));
}

const stagePicker = (ctx: Context, stages: readonly StageHealth[]): Picker => {
  const options = stages.map(({ stage }) => ({ value: stage.id, label: stage.name }));
  return optionPicker(ctx.label('pick-stage'), call('stage show'), 'stage', options);
};

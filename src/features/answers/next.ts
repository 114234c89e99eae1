/** What comes next: the stage that a project is at, the one after it, and what stands in the way. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { takeButton, thenShow } from '../../kit/controls.js';
import { healthOf, type ProjectHealth, type StageHealth } from '../../kit/health.js';
import { stageButtons } from '../../kit/stage-buttons.js';
import { daySpan, durationText, type PeopleById, peopleById, shortStageName, stateName } from '../../kit/text.js';
import type { Project } from '../../model/project-rows.js';
import { currentStage } from '../../model/stages.js';
import { bold, type Text } from '../../model/text.js';
import { type Button, type Call, controls, items, type ListItem, paragraph, view } from '../../view/view.js';
import { ended, sentences, youIn } from './asked.js';
import { holderSentence } from './people.js';

/** More recent is not worth a figure. */
const MINUTE = 60_000;
/** What stands in the way, of which a card says so much. */
const MOST_LINES = 5;

/** Where a project is on its way. */
interface Course {
  project: Project;
  health: ProjectHealth;
  /** The stage that it is at; undefined if all are done. */
  at: StageHealth | undefined;
  /** The first stage after it that has not started. */
  after: StageHealth | undefined;
  known: PeopleById;
  you: string | undefined;
}

/** One short card. */
export async function next(ctx: Context, project: Project): Promise<Outcome> {
  const course = await courseOf(ctx, project);
  const status = button(ctx.label('button-status'), call('status', { project: project.id }));
  if (!course || project.archived || !course.at) {
    const says = ctx.say(standstill(project, course), { item: [bold(project.name)] });
    return { view: view(paragraph(says), controls(status)) };
  }
  const lines = inTheWay(ctx, course);
  const made = call('next', { project: project.id });
  return {
    view: view(
      paragraph(whereText(ctx, course, course.at)),
      paragraph(afterText(ctx, course)),
      lines.length > 0 ? paragraph(ctx.say('next-in-the-way')) : undefined,
      items(lines.slice(0, MOST_LINES)),
      controls(...steps(ctx, course, made), status),
    ),
  };
}

const standstill = (project: Project, course: Course | undefined): string => {
  if (project.archived) return 'about-state-archived';
  return course?.health.stages.length ? 'about-state-all-done' : 'about-state-no-stages';
};

async function courseOf(ctx: Context, project: Project): Promise<Course | undefined> {
  const [health] = await healthOf(ctx.read, [project], ctx);
  if (!health) return undefined;
  const { stages } = health;
  const current = currentStage(stages.map(({ stage }) => stage));
  const at = stages.find(({ stage }) => stage.id === current?.id);
  const after = stages.find(({ stage }) => stage.state === 'not_started' && stage.id !== current?.id);
  const known = await peopleById(
    ctx,
    [at, after].flatMap((one) => [one?.stage.owner ?? null, one?.offer?.asked ?? null]),
  );
  return { project, health, at, after, known, you: await youIn(ctx) };
}

/** "Churn model is at Training, in progress for 2 days. Bo Berg owns it." */
function whereText(ctx: Context, { project, health, known, you }: Course, at: StageHealth): Text {
  const { stage } = at;
  const words = { item: [bold(project.name)], stage: [bold(stage.name)] };
  const holder = holderSentence(ctx, stage.owner, { offer: at.offer, known, you });
  if (stage.state === 'not_started') {
    const isFirst = health.stages.every((one) => one.stage.state === 'not_started');
    return sentences(ctx.say(isFirst ? 'next-first' : 'next-up', words), holder);
  }
  const ms = ctx.now - stage.since;
  const state = stateName(ctx, stage.state);
  if (ms < MINUTE) return sentences(ctx.say('next-at-now', { ...words, state }), holder);
  return sentences(ctx.say('next-at', { ...words, state, age: durationText(ctx, ms) }), holder);
}

/** "Evaluation comes next. Nobody owns it yet." */
function afterText(ctx: Context, { at, after, known, you }: Course): Text {
  if (!after) return ctx.say('next-last');
  const { stage, offer } = after;
  return sentences(
    ctx.say(at?.stage.state === 'not_started' ? 'next-then' : 'next-after', { stage: [bold(stage.name)] }),
    holderSentence(ctx, stage.owner, { offer, known, you }),
    stage.due === null ? undefined : ctx.say('next-due', { day: daySpan(ctx, stage.due) }),
  );
}

/** What is blocked, at risk, stuck or late, and the open tasks of the stage that the project is at. */
function inTheWay(ctx: Context, { project, health, at }: Course): ListItem[] {
  const { overdue } = health.tasks;
  const show = (which: 'open' | 'overdue', stage?: string) =>
    button(ctx.label('button-show'), call('task list', { which, stage, project: project.id }));
  const name = at && { stage: [bold(at.stage.name)], n: at.openTasks };
  return [
    ...health.stages.flatMap((one) => stageTrouble(ctx, one).map((title) => ({ title }))),
    ...(at && at.openTasks > 0
      ? [{ title: ctx.say('next-open-tasks', { ...name }), controls: [show('open', at.stage.id)] }]
      : []),
    ...(overdue > 0 ? [{ title: ctx.say('needs-overdue', { n: overdue }), controls: [show('overdue')] }] : []),
  ];
}

function stageTrouble(ctx: Context, { stage, reasons, quietMs }: StageHealth): Text[] {
  const item = [bold(stage.name)];
  return reasons.flatMap((reason) => {
    if (reason === 'blocked' || reason === 'at_risk') {
      const kind = reason.replaceAll('_', '-');
      if (stage.reason === null) return [ctx.say(`about-state-${kind}`, { item })];
      return [ctx.say(`about-why-${kind}`, { item, why: ended(stage.reason) })];
    }
    if (reason === 'stuck') return [ctx.say('needs-move', { stage: item, age: durationText(ctx, quietMs) })];
    return reason === 'overdue' ? [ctx.say('needs-date', { stage: item })] : [];
  });
}

/** The likeliest move of the stage that the project is at, answering what is offered, and taking what nobody has. */
function steps(ctx: Context, { at, after }: Course, made: Call): Button[] {
  const moves = at
    ? stageButtons(ctx, at.stage)
        .slice(0, 1)
        .map((move) => ofStage(ctx, at, move))
    : [];
  const takes = [at, after].flatMap((one) => (one ? handover(ctx, one).map((step) => ofStage(ctx, one, step)) : []));
  return [...moves, ...takes].map((step) => thenShow(step, made));
}

function handover(ctx: Context, { stage, offer }: StageHealth): Button[] {
  if (offer?.asked === ctx.me.id) return [button(ctx.label('button-accept'), call('accept', { item: stage.id }))];
  return stage.owner === null && !offer ? [takeButton(ctx, stage)] : [];
}

/** A button that says which of the stages it is about. */
const ofStage = (ctx: Context, { stage }: StageHealth, move: Button): Button => ({
  ...move,
  label: ctx.label('button-of-stage', { stage: shortStageName(stage), action: move.label }),
});

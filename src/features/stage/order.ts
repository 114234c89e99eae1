/** The order of a project's stages: a new one is put in its place, and one can be moved. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { stagesOf } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { itemHistory } from '../../kit/history-lines.js';
import { MOST_STAGES, newStage, newStageChanges } from '../../kit/new-stages.js';
import { personSpan } from '../../kit/text.js';
import { set } from '../../model/changes.js';
import { keyOf } from '../../model/names.js';
import type { Project, Stage } from '../../model/project-rows.js';
import { isBefore, nameAndPlace, namesInPlace } from '../../model/stage-place.js';
import { freeStageKey } from './rename.js';

/** Adds a stage. @param place "evaluation", "after evaluation", "before evaluation"; without it, it comes last */
export async function addStage(
  ctx: Context,
  project: Project,
  named: string,
  place: string | undefined,
): Promise<Outcome> {
  // Of several who add one at the same moment, each counts those before.
  await ctx.nextNumber('project');
  const stages = await stagesOf(ctx.read, project.id);
  const { name, after } = place === undefined ? withPlace(stages, named) : { name: named, after: place };
  freeStageKey(ctx, project, stages, name);
  if (stages.length >= MOST_STAGES) throw refuse(ctx, 'too-many-stages', { max: MOST_STAGES, n: stages.length + 1 });
  const before = after === undefined ? stages.at(-1) : placeIn(ctx, stages, after);
  const stage = newStage(ctx, project.id, name, positionAfter(stages, before));
  const start = button(ctx.label('button-start-stage', { stage: name }), call('start', { stage: stage.id }));
  return {
    changes: newStageChanges(ctx, stage),
    notice: ctx.say('stage-added', { who: personSpan(ctx.me), stage: name, project: project.name }),
    view: nextSteps(start, undoButton(ctx)),
  };
}

/** Moves a stage. @param after the name of the stage that it follows, or "first" */
export async function moveStageAfter(ctx: Context, stage: Stage, project: Project, after: string): Promise<Outcome> {
  const stages = await stagesOf(ctx.read, project.id);
  const isFirst = /^(first|front|start|top)$/i.test(after);
  const others = stages.filter(({ id }) => id !== stage.id);
  if (!isFirst && stageNamed(ctx, stages, after).id === stage.id)
    throw refuse(ctx, 'behind-itself', { stage: stage.name }, { field: 'after' });
  const before = isFirst ? undefined : placeIn(ctx, others, after);
  const position = positionAfter(others, before);
  const words = { who: personSpan(ctx.me), stage: stage.name, place: before?.name ?? '' };
  const [from, to] = [String(stage.position), String(position)];
  return {
    changes: [
      set('stage', stage, { position }),
      itemHistory(ctx, { kind: 'stage', row: stage, project }, 'position', from, to),
    ],
    notice: ctx.say(before ? 'stage-moved' : 'stage-moved-first', words),
    view: nextSteps(undoButton(ctx)),
  };
}

/** "Dry run before deployment", if there is such a stage: its name, and its place. */
function withPlace(stages: readonly Stage[], words: string): { name: string; after: string | undefined } {
  const said = nameAndPlace(words);
  const isPlace = said !== undefined && stageCalled(stages, said.place) !== undefined;
  return isPlace ? { name: said.name, after: said.place } : { name: words, after: undefined };
}

/** The stage after which a place is: "after data" or just "data"; "before data" is after the one before it. */
function placeIn(ctx: Context, stages: readonly Stage[], words: string): Stage | undefined {
  const named = stageNamed(ctx, stages, words);
  return isBefore(words) ? stages[stages.indexOf(named) - 1] : named;
}

/** The stage that a place names: "data", "after the data stage". */
const stageCalled = (stages: readonly Stage[], place: string): Stage | undefined =>
  namesInPlace(place)
    .map(keyOf)
    .flatMap((called) => stages.find(({ key }) => key === called) ?? [])[0];

/** The stage with a name. @throws Refusal that lists the stages, if there is none */
function stageNamed(ctx: Context, stages: readonly Stage[], place: string): Stage {
  const found = stageCalled(stages, place);
  if (found) return found;
  const words = {
    word: (namesInPlace(place)[0] ?? '').slice(0, 60),
    stages: stages.map((stage) => stage.name).join(', '),
  };
  throw refuse(ctx, 'no-such-place', words, { field: 'after' });
}

/** A position between a stage and its successor, so that only one row changes. @param before undefined for the first place */
function positionAfter(stages: readonly Stage[], before: Stage | undefined): number {
  const at = before ? stages.findIndex(({ id }) => id === before.id) : -1;
  const from = stages[at]?.position ?? 0;
  const to = stages[at + 1]?.position;
  return to === undefined ? from + 1 : (from + to) / 2;
}

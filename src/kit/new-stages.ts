/** New stages of a project, and free names for projects. */
import { button, call } from '../commands/calls.js';
import type { Context } from '../commands/context.js';
import { projectByName } from '../commands/lookups.js';
import { Refusal } from '../commands/outcome.js';
import { refuse } from '../commands/refusals.js';
import { add, type Change } from '../model/changes.js';
import { clean, keyOf, NAME_MAX } from '../model/names.js';
import type { Project, Stage } from '../model/project-rows.js';
import { TEMPLATE } from '../model/stages.js';
import { controls, paragraph, view } from '../view/view.js';
import { historyLine } from './history-lines.js';

/** Most stages that a project begins with. */
const MAX_STAGES = 12;
/** Most stages that a project can come to have. */
export const MOST_STAGES = 20;

/**
 * The key of a project's new name.
 * @param own id of the project itself, which may keep its name
 * @throws Refusal if the name is taken, or has no letters to find it by
 */
export async function freeProjectKey(ctx: Context, name: string, field: string, own?: string): Promise<string> {
  if (keyOf(name) === '') throw refuse(ctx, 'no-letters', { name }, { field });
  await ctx.nextNumber('project');
  const taken = await projectByName(ctx.read, name);
  if (taken && taken.id !== own) throw nameTaken(ctx, taken, field);
  return keyOf(name);
}

/** With a button that leads to the project of that name: it may be the one that is wanted. */
function nameTaken(ctx: Context, { id, name, archived }: Project, field: string): Refusal {
  const says = ctx.say(archived ? 'refused-name-taken-archived' : 'refused-name-taken', { name });
  const leads = archived
    ? button(ctx.label('button-restore'), call('restore', { project: id }))
    : button(ctx.label('button-open'), call('status', { project: id }));
  return new Refusal(view(paragraph(says), controls(leads)), { field });
}

/**
 * The stages of a new project: the template's, or those typed, as in "data, training" or "data -> training".
 * @throws Refusal if there are too many, or one is too long, has no letters or comes twice
 */
export function readStageNames(ctx: Context, given: string | undefined): string[] {
  if (given === undefined) return TEMPLATE.map((id) => ctx.label(`stage-${id}`));
  const names = given
    .split(/[,;]|\s*(?:->|→|>)\s*/)
    .map(clean)
    .filter((name) => name !== '');
  const long = names.find((name) => name.length > NAME_MAX);
  const bad = names.find((name) => keyOf(name) === '');
  if (bad !== undefined) throw refuse(ctx, 'no-letters', { name: bad }, { field: 'stages' });
  if (long !== undefined)
    throw refuse(
      ctx,
      'too-long',
      { what: ctx.label('arg-name'), max: NAME_MAX, length: long.length },
      { field: 'stages' },
    );
  if (names.length > MAX_STAGES)
    throw refuse(ctx, 'too-many-stages', { max: MAX_STAGES, n: names.length }, { field: 'stages' });
  if (names.length === 0) throw refuse(ctx, 'empty', { what: ctx.label('arg-stages') }, { field: 'stages' });
  if (new Set(names.map(keyOf)).size < names.length) throw refuse(ctx, 'stage-twice', {}, { field: 'stages' });
  return names;
}

/** A stage that has not started. */
export const newStage = (ctx: Context, of: string, name: string, position: number): Stage => ({
  id: ctx.newId(),
  workspace: ctx.workspace,
  version: 1,
  project: of,
  name,
  key: keyOf(name),
  position,
  state: 'not_started',
  since: ctx.now,
  reason: null,
  due: null,
  owner: null,
  deputies: [],
  pass: 1,
  dropped: false,
});

/** The changes that add a stage, with its history. */
export const newStageChanges = (ctx: Context, stage: Stage): Change[] => [
  add('stage', stage),
  historyLine(ctx, { project: stage.project, kind: 'stage', id: stage.id, pass: 1 }, 'created', null, stage.name),
  historyLine(ctx, { project: stage.project, kind: 'stage', id: stage.id, pass: 1 }, 'state', null, 'not_started'),
];

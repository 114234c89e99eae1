/** New stages of a project, and names that are free. */
import type { Context } from '../commands/command.js';
import { projectByName } from '../commands/lookups.js';
import { refuse } from '../commands/refusals.js';
import { clean, keyOf, NAME_MAX } from '../model/names.js';
import { add, type Change, type Stage } from '../model/rows.js';
import { TEMPLATE } from '../model/stages.js';
import { historyLine } from './history-lines.js';

const STAGES_MAX = 12;

/** A name for a project that is free and can be found again, or a refusal. */
export async function freeProjectKey(ctx: Context, name: string, field: string, own?: string): Promise<string> {
  if (keyOf(name) === '') throw refuse(ctx, 'no-letters', { name }, field);
  const taken = await projectByName(ctx.read, name);
  if (taken && taken.id !== own)
    throw refuse(ctx, taken.archived ? 'name-taken-archived' : 'name-taken', { name: taken.name }, field);
  return keyOf(name);
}

/** The names of the stages: the template's, or those given, separated by commas. */
export function readStageNames(ctx: Context, given: string | undefined): string[] {
  if (given === undefined) return TEMPLATE.map((id) => ctx.label(`stage-${id}`));
  const names = given
    .split(/[,;]|\s*(?:->|→|>)\s*/)
    .map(clean)
    .filter((name) => name !== '');
  const long = names.find((name) => name.length > NAME_MAX);
  const bad = names.find((name) => keyOf(name) === '');
  if (bad !== undefined) throw refuse(ctx, 'no-letters', { name: bad }, 'stages');
  if (long !== undefined)
    throw refuse(ctx, 'too-long', { what: ctx.label('arg-name'), max: NAME_MAX, length: long.length }, 'stages');
  if (names.length > STAGES_MAX) throw refuse(ctx, 'too-many-stages', { max: STAGES_MAX, n: names.length }, 'stages');
  if (names.length === 0) throw refuse(ctx, 'empty', { what: ctx.label('arg-stages') }, 'stages');
  if (new Set(names.map(keyOf)).size < names.length) throw refuse(ctx, 'stage-twice', {}, 'stages');
  return names;
}

/** A stage that has not been started. */
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

export const newStageChanges = (ctx: Context, stage: Stage): Change[] => [
  add('stage', stage),
  historyLine(ctx, { project: stage.project, kind: 'stage', id: stage.id, pass: 1 }, 'created', null, stage.name),
  historyLine(ctx, { project: stage.project, kind: 'stage', id: stage.id, pass: 1 }, 'state', null, 'not_started'),
];

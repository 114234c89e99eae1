/** A new project with its stages, linked to the channel where it is created. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { itemHistory } from '../../kit/history-lines.js';
import { linkHere } from '../../kit/links.js';
import { freeProjectKey, newStage, newStageChanges, readStageNames } from '../../kit/new-stages.js';
import { personSpan, shortStageName } from '../../kit/text.js';
import { add } from '../../model/changes.js';
import type { Project, Stage } from '../../model/project-rows.js';
import type { Button } from '../../view/view.js';

/** Creates a project. @param stages as typed, "data, training"; without them those of the template */
export async function createProject(ctx: Context, name: string, stages: string | undefined): Promise<Outcome> {
  const project = newProject(ctx, name, await freeProjectKey(ctx, name, 'name'));
  const rows = readStageNames(ctx, stages).map((stage, i) => newStage(ctx, project.id, stage, i + 1));
  const links = await linkHere(ctx, project);
  const words = { who: personSpan(ctx.me), project: name, n: rows.length };
  return {
    changes: [
      add('project', project),
      itemHistory(ctx, { kind: 'project', row: project, project }, 'created', null, name),
      ...rows.flatMap((stage) => newStageChanges(ctx, stage)),
      ...links,
    ],
    notice: ctx.say(links.length > 0 ? 'project-created-here' : 'project-created', words),
    view: nextSteps(startButton(ctx, rows[0]), leadButton(ctx, project), undoButton(ctx)),
  };
}

const newProject = (ctx: Context, name: string, key: string): Project => ({
  id: ctx.newId(),
  workspace: ctx.workspace,
  version: 1,
  name,
  key,
  description: '',
  // Nobody else sees it until it is linked to a channel.
  lead: ctx.channel.direct ? ctx.me.id : null,
  archived: false,
  sample: false,
  createdAt: ctx.now,
  audience: 'auto',
  reach: 'nowhere',
});

const startButton = (ctx: Context, first: Stage | undefined): Button | undefined =>
  first &&
  button(ctx.label('button-start-stage', { stage: shortStageName(first) }), call('start', { stage: first.id }), {
    style: 'primary',
  });

const leadButton = (ctx: Context, { id }: Project): Button =>
  button(ctx.label('button-lead-me'), call('lead', { project: id, person: ctx.me.id }));

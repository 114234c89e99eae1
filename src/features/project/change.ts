/** Changes of a project as a whole: its description; archived and restored. */
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { itemHistory } from '../../kit/history-lines.js';
import { unchanged } from '../../kit/outcomes.js';
import { personSpan } from '../../kit/text.js';
import { set } from '../../model/changes.js';
import type { Project } from '../../model/project-rows.js';

/** Says in a few words what a project is about. */
export function describeProject(ctx: Context, project: Project, description: string): Outcome {
  const item = { kind: 'project', row: project, project } as const;
  return {
    changes: [
      set('project', project, { description }),
      itemHistory(ctx, item, 'description', project.description, description),
    ],
    notice: ctx.say('project-described', { who: personSpan(ctx.me), project: project.name, description }),
    view: nextSteps(undoButton(ctx)),
  };
}

/** Puts a project away, or brings it back. */
export function setArchived(ctx: Context, project: Project, archived: boolean): Outcome {
  const done = archived ? 'archived' : 'restored';
  if (project.archived === archived) return unchanged(ctx.say(`project-already-${done}`, { project: project.name }));
  const item = { kind: 'project', row: project, project } as const;
  return {
    changes: [
      set('project', project, { archived }),
      itemHistory(ctx, item, 'archived', String(project.archived), String(archived)),
    ],
    notice: ctx.say(`project-${done}`, { who: personSpan(ctx.me), project: project.name }),
    view: nextSteps(undoButton(ctx)),
  };
}

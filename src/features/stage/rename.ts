/** New names for stages and projects. */
import type { Item } from '../../commands/args.js';
import type { Context } from '../../commands/context.js';
import { stagesOf } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { itemHistory } from '../../kit/history-lines.js';
import { freeProjectKey } from '../../kit/new-stages.js';
import { personSpan } from '../../kit/text.js';
import { keyOf } from '../../model/names.js';
import { type Change, type Project, type Stage, set } from '../../model/rows.js';

type Named = Extract<Item, { kind: 'stage' | 'project' }>;

/** Gives a stage or project another name. @throws Refusal for a task, which has a title, or if the name is taken */
export async function renameItem(ctx: Context, item: Item, name: string): Promise<Outcome> {
  if (item.kind === 'task') throw refuse(ctx, 'rename-task', { n: item.row.number });
  const before = item.row.name;
  return {
    changes: [await renamed(ctx, item, name), itemHistory(ctx, item, 'name', before, name)],
    notice: ctx.say('stage-renamed', { who: personSpan(ctx.me), before, name }),
    view: nextSteps(undoButton(ctx)),
  };
}

async function renamed(ctx: Context, item: Named, name: string): Promise<Change> {
  if (item.kind === 'project') {
    const key = await freeProjectKey(ctx, name, 'name', item.row.id);
    return set('project', item.row, { name, key });
  }
  const others = (await stagesOf(ctx.read, item.project.id)).filter(({ id }) => id !== item.row.id);
  return set('stage', item.row, { name, key: freeStageKey(ctx, item.project, others, name) });
}

/** The key of a name that none of the other stages has. @throws Refusal */
export function freeStageKey(ctx: Context, project: Project, others: readonly Stage[], name: string): string {
  const key = keyOf(name);
  if (key === '') throw refuse(ctx, 'no-letters', { name }, { field: 'name' });
  if (others.some((stage) => stage.key === key))
    throw refuse(ctx, 'stage-name-taken', { name, project: project.name }, { field: 'name' });
  return key;
}

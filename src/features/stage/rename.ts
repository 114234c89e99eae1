/** New names for stages and projects. */
import type { Item } from '../../commands/args.js';
import type { Context } from '../../commands/context.js';
import { stagesOf } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { mayUse, mayUseAsGuest } from '../../commands/permission.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps, undoButton } from '../../kit/controls.js';
import { itemHistory } from '../../kit/history-lines.js';
import { freeProjectKey } from '../../kit/new-stages.js';
import { personSpan } from '../../kit/text.js';
import { type Change, set } from '../../model/changes.js';
import { keyOf, NAME_MAX } from '../../model/names.js';
import type { Project, Stage } from '../../model/project-rows.js';

type Named = Extract<Item, { kind: 'stage' | 'project' }>;

/** Gives a stage or project another name, or a task another title. @throws Refusal if the name is taken */
export async function renameItem(ctx: Context, item: Item, name: string): Promise<Outcome> {
  const before = item.kind === 'task' ? item.row.title : item.row.name;
  const change = item.kind === 'task' ? set('task', item.row, { title: name }) : await renamed(ctx, item, name);
  return {
    changes: [change, itemHistory(ctx, item, item.kind === 'task' ? 'title' : 'name', before, name)],
    notice: ctx.say('stage-renamed', { who: personSpan(ctx.me), before, name }),
    view: nextSteps(undoButton(ctx)),
  };
}

/** Renames what a command named: a task is anybody's to rename who may work on it, the rest belongs to the project. */
export async function renameNamed(ctx: Context, item: Item, name: string): Promise<Outcome> {
  if (item.kind !== 'task') {
    mustBeName(ctx, name);
    await mayUseAsGuest(ctx, { permission: 'project' }, [item]);
    await mayUse(ctx, 'project', [item]);
  }
  return renameItem(ctx, item, name);
}

/** @throws Refusal if it is as long as only a title may be */
function mustBeName(ctx: Context, { length }: string): void {
  const words = { what: ctx.label('arg-name'), max: NAME_MAX, length };
  if (length > NAME_MAX) throw refuse(ctx, 'too-long', words, { field: 'name' });
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

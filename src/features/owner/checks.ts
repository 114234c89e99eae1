/** What has to be true before an item changes hands. */
import type { Item } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { Refusal } from '../../commands/outcome.js';
import { mayUse } from '../../commands/permission.js';
import { refuse } from '../../commands/refusals.js';
import { ownerOf } from '../../kit/handover.js';
import { itemNameInProject } from '../../kit/text.js';
import { controls, paragraph, view } from '../../view/view.js';

/** @throws Refusal if the item is done or dropped; a task can be re-opened there and then */
export function mustBeOpen(ctx: Context, item: Item): void {
  if (item.kind === 'task' && item.row.state !== 'open')
    throw new Refusal(
      view(
        paragraph(ctx.say('refused-task-closed', { item: itemNameInProject(ctx, item) })),
        controls(button(ctx.label('button-reopen'), call('reopen', { item: item.row.id }))),
      ),
    );
  if (item.kind === 'stage' && item.row.dropped) throw refuse(ctx, 'gone');
}

/**
 * Anybody can take or offer what nobody owns; only those who may change an item can take it from its owner.
 * @throws Refusal
 */
export async function mayReassign(ctx: Context, item: Item): Promise<void> {
  const owner = ownerOf(item);
  if (owner !== null && owner !== ctx.me.id) await mayUse(ctx, item.kind === 'project' ? 'project' : 'work', [item]);
}

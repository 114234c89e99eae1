/** Lists, one page at a time. */
import type { Context } from '../commands/command.js';
import { button } from '../commands/refusals.js';
import { controls, items, type ListItem, note } from '../view.js';

/** Items on a page. */
export const PAGE_SIZE = 10;

/** A page of lines with the way to the next one; `rows` holds one more than a page where there are more. */
export function pageOfItems(
  ctx: Context,
  lines: readonly ListItem[],
  page: number,
): (ReturnType<typeof items> | ReturnType<typeof note> | ReturnType<typeof controls>)[] {
  const to = (n: number, id: string) => button(ctx.label(id), ctx.call.command, { ...ctx.call.args, page: String(n) });
  const more = lines.length > PAGE_SIZE;
  if (!more && page === 1) return [items([...lines])];
  return [
    items(lines.slice(0, PAGE_SIZE)),
    note(ctx.say('page', { page })),
    controls(page > 1 ? to(page - 1, 'button-back') : undefined, more ? to(page + 1, 'button-more') : undefined),
  ];
}

/** The query for a page, counted from 1. Asks for one row more than is shown, to know whether there is a next page. */
export const pageQuery = (page: number) => ({ limit: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE });

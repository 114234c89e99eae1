/** Lists, one page at a time. */
import { button } from '../commands/calls.js';
import type { Showing } from '../commands/context.js';
import { type Block, type Call, controls, items, type ListItem, note } from '../view/view.js';

/** Lines on a page. */
export const PAGE_SIZE = 10;

/**
 * A page of lines, with buttons to the pages before and after it.
 * @param lines one more than a page if there are more
 * @param page 1 for the first
 * @param toPage the call that shows another page
 * @param more whether there is a page after it, if the lines don't show it
 */
export function pageOfItems(
  ctx: Showing,
  lines: readonly ListItem[],
  page: number,
  toPage: (page: number) => Call,
  more = lines.length > PAGE_SIZE,
): Block[] {
  const to = (n: number, id: string) => button(ctx.label(id), toPage(n));
  if (!more && page === 1) return [items([...lines])];
  return [
    items(lines.slice(0, PAGE_SIZE)),
    note(ctx.say('page', { page })),
    controls(page > 1 ? to(page - 1, 'button-back') : undefined, more ? to(page + 1, 'button-more') : undefined),
  ];
}

/** The query for a page, counted from 1. Asks for one row more than is shown, to know whether there is a next page. */
export const pageQuery = (page: number) => ({ limit: PAGE_SIZE + 1, offset: (page - 1) * PAGE_SIZE });

/** The projects of which somebody sees no more than their own part, below a list of those they see. */
import { button, call } from '../commands/calls.js';
import type { Context } from '../commands/context.js';
import { namesApart } from '../commands/namesakes.js';
import { projectsInPart } from '../commands/own-parts.js';
import { bold } from '../model/text.js';
import { type Block, items, paragraph } from '../view/view.js';
import { PAGE_SIZE } from './paging.js';

/** The part of a list with them; nothing if there are none here, or below another page than the first. */
export async function partBlocks(ctx: Context, page: number): Promise<Block[]> {
  const parts = page === 1 ? (await projectsInPart(ctx)).slice(0, PAGE_SIZE) : [];
  if (parts.length === 0) return [];
  const nameOf = await namesApart(ctx, parts);
  const lines = parts.map((project) => ({
    title: [bold(nameOf(project))],
    controls: [button(ctx.label('button-open'), call('status', { project: project.id }))],
  }));
  return [paragraph(ctx.say('list-own-parts')), items(lines)];
}

/** The way to a first project, for those who can create one. */
import type { Text } from '../model/text.js';
import type { Button } from '../view/view.js';
import { button, call } from './calls.js';
import type { Context } from './context.js';
import { isOffered } from './permission.js';

/** [New project…]; undefined for somebody who cannot create one. */
export const newProjectButton = (ctx: Context, options: Parameters<typeof button>[2] = {}): Button | undefined =>
  isOffered(ctx, 'new') ? button(ctx.label('button-new-project'), call('new'), options) : undefined;

/** There is no project, in the channel or at all, and what the reader can do about it. */
export const noProjectText = (ctx: Context, where: 'here' | 'anywhere'): Text => {
  if (!isOffered(ctx, 'new')) return ctx.say(where === 'here' ? 'no-project-here-guest' : 'no-projects-guest');
  return ctx.say(where === 'here' ? 'refused-no-project-here' : 'no-projects');
};

/** Who sees a project, and why, in a few words. */
import type { Context } from '../commands/context.js';
import type { Project } from '../model/project-rows.js';
import type { Text } from '../model/text.js';

/** "seen by everyone, as it is in a public channel"; whether somebody chose so or it follows from the channels. */
export const audienceText = (ctx: Pick<Context, 'say'>, { audience, reach }: Project): Text =>
  ctx.say(`seen-by-${reach}${audience === 'auto' || reach === 'nowhere' ? '' : '-chosen'}`);

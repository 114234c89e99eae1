/** Welcome: what Baton says when it is added to a channel: what it reads, what it keeps, how to begin. */
import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import { projectsOf } from '../commands/lookups.js';
import type { Outcome } from '../commands/outcome.js';
import { set } from '../model/rows.js';
import { controls, items, view } from '../view.js';

const LINES = ['welcome-what', 'welcome-reads', 'welcome-keeps'];

async function welcome(ctx: Context): Promise<Outcome> {
  const channel = await ctx.read.get('channel', ctx.channel.id);
  const [linked] = await projectsOf(ctx.read, ctx.channel.id);
  const first = linked
    ? button(ctx.label('button-status'), call('status', { project: linked.id }), { style: 'primary' })
    : button(ctx.label('button-new-project'), call('new'), { style: 'primary' });
  return {
    // Everybody in the channel should know what is read there.
    private: false,
    changes: channel && channel.toldAt === null ? [set('channel', channel, { toldAt: ctx.now })] : [],
    final: true,
    view: view(
      items(LINES.map((id) => ({ title: ctx.say(id) }))),
      controls(
        first,
        button(ctx.label('button-no-nudges'), call('mute', { what: 'channel' })),
        button(ctx.label('button-help'), call('help')),
      ),
    ),
  };
}

const ARGS = {
  welcome: {},
};
type WelcomeArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends WelcomeArgs {}
}

/** The commands of this feature. */
export const welcomeCommands: Command[] = [
  command({
    name: 'welcome',
    aliases: [],
    args: ARGS.welcome,
    examples: [],
    permission: 'anyone',
    quiet: true,
    run: (ctx) => welcome(ctx),
  }),
];

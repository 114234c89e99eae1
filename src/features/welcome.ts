/** Welcome: what Baton says when it comes into a channel: what it reads, what it keeps, how to begin. */

import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import { projectsOf } from '../commands/lookups.js';
import { controls, items, view } from '../view.js';

const ARGS = {
  welcome: {},
};
type WelcomeArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends WelcomeArgs {}
}

export const welcomeCommands: Command[] = [
  command({
    name: 'welcome',
    aliases: [],
    args: ARGS.welcome,
    examples: [],
    permission: 'anyone',
    quiet: true,
    run: async (ctx) => {
      const [linked] = await projectsOf(ctx.read, ctx.channel.id);
      const first = linked
        ? button(ctx.label('button-status'), call('status', { project: linked.id }), { style: 'primary' })
        : button(ctx.label('button-new-project'), call('new'), { style: 'primary' });
      const lines = ['welcome-what', 'welcome-reads', 'welcome-keeps'];
      return {
        // Whoever is in the channel shall know what is read there.
        private: false,
        view: view(
          items(lines.map((id) => ({ title: ctx.say(id) }))),
          controls(
            first,
            button(ctx.label('button-no-nudges'), call('mute', { what: 'channel' })),
            button(ctx.label('button-help'), call('help')),
          ),
        ),
      };
    },
  }),
];

/** Welcome: what Baton says when it comes into a channel: what it reads, what it keeps, how to begin. */
import { type Command, command } from '../commands/command.js';
import { projectsOf } from '../commands/lookups.js';
import { button } from '../commands/refusals.js';
import { controls, items, view } from '../view.js';

export const welcomeCommands: Command[] = [
  command({
    name: 'welcome',
    aliases: [],
    args: {},
    examples: [],
    permission: 'anyone',
    quiet: true,
    run: async (ctx) => {
      const [linked] = await projectsOf(ctx.read, ctx.channel.id);
      const first = linked
        ? button(ctx.label('button-status'), 'status', { project: linked.id }, { style: 'primary' })
        : button(ctx.label('button-new-project'), 'new', {}, { style: 'primary' });
      const lines = ['welcome-what', 'welcome-reads', 'welcome-keeps'];
      return {
        // Whoever is in the channel shall know what is read there.
        private: false,
        view: view(
          items(lines.map((id) => ({ title: ctx.say(id) }))),
          controls(
            first,
            button(ctx.label('button-no-nudges'), 'mute', { what: 'channel' }),
            button(ctx.label('button-help'), 'help'),
          ),
        ),
      };
    },
  }),
];

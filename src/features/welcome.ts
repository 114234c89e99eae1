/** Welcome: what Baton says when it is added to a channel: what it reads, what it keeps, how to begin. */
import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import { projectsOf } from '../commands/lookups.js';
import type { Outcome } from '../commands/outcome.js';
import { set } from '../model/changes.js';
import { controls, items, note, paragraph, view } from '../view/view.js';

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

const STEPS = ['welcome-step-invite', 'welcome-step-project', 'welcome-step-owner'];

/** What whoever installed Baton sees first: the three steps that lead to something. */
const firstSteps = (ctx: Context): Outcome => ({
  private: true,
  view: view(
    paragraph(ctx.say('welcome-installed')),
    items(STEPS.map((id) => ({ title: ctx.say(id) }))),
    controls(
      button(ctx.label('button-new-project'), call('new'), { style: 'primary' }),
      button(ctx.label('web-sample'), call('sample')),
      button(ctx.label('button-settings'), call('settings')),
      button(ctx.label('button-help'), call('help')),
    ),
    note(ctx.say('welcome-keeps')),
  ),
});

const ARGS = {
  welcome: {},
  'welcome installer': {},
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
  command({
    name: 'welcome installer',
    aliases: [],
    args: ARGS['welcome installer'],
    examples: [],
    permission: 'anyone',
    quiet: true,
    run: async (ctx) => firstSteps(ctx),
  }),
];

/** Help: what can be said, drawn from the commands' own declarations. */
import { choicesOf, maybeText } from '../commands/args.js';
import { button, call, optionPicker } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import type { Declaration } from '../commands/declaration.js';
import { findCommand } from '../commands/match.js';
import type { Outcome } from '../commands/outcome.js';
import { unknownCommand } from '../commands/refusals.js';
import { tokenize } from '../commands/tokenize.js';
import { bold, code, join, plain } from '../model/text.js';
import { controls, heading, items, type ListItem, note, paragraph, view } from '../view.js';

/** The commands that a newcomer needs, under the question they answer. */
const TOPICS: readonly [string, readonly string[]][] = [
  ['help-where', ['status', 'status all', 'digest', 'history']],
  ['help-move', ['start', 'done', 'block', 'at-risk', 'reopen', 'due']],
  ['help-who', ['own', 'take', 'offers', 'lead']],
  ['help-tasks', ['task add', 'task list']],
  ['help-set-up', ['new', 'link', 'stage add', 'digests', 'reminders', 'settings', 'undo']],
];

const summaryId = (one: Pick<Declaration, 'name'>) => `command-${one.name.replaceAll(' ', '-')}`;

function overview(ctx: Context): Outcome {
  const lines = TOPICS.map(
    ([id, names]): ListItem => ({
      title: ctx.say(id),
      detail: join(
        names.map((n) => [code(n)]),
        ' · ',
      ),
    }),
  );
  const topics = ctx.commands.map((c) => ({ value: c.name, label: `${c.name} — ${ctx.label(summaryId(c))}` }));
  const pick = optionPicker(ctx.label('pick-command'), call('help'), 'topic', topics);
  return {
    private: true,
    view: view(
      heading(ctx.say('help')),
      paragraph(ctx.say('help-intro')),
      items(lines),
      controls(
        button(ctx.label('button-status'), call('status')),
        button(ctx.label('button-new-project'), call('new')),
        pick,
      ),
      note(ctx.say('help-more')),
    ),
  };
}

function shape(ctx: Context, one: Declaration): string {
  const parts = Object.entries(one.args).map(([name, arg]) => {
    const inner = choicesOf(arg, ctx.clarity).join('|') || name;
    return arg.required && !arg.implied ? `<${inner}>` : `[${inner}]`;
  });
  return [one.name, ...parts].join(' ');
}

function one(ctx: Context, topic: Declaration): Outcome {
  const arity = Object.values(topic.args).some((a) => a.required && !a.implied);
  const tryIt =
    topic.name === 'help'
      ? undefined
      : button(
          ctx.label(arity ? 'button-fill-in' : 'button-run'),
          { command: topic.name, args: {} },
          { style: 'primary' },
        );
  return {
    private: true,
    view: view(
      heading([plain(topic.name)]),
      paragraph(ctx.say(summaryId(topic))),
      paragraph([code(shape(ctx, topic))]),
      items(topic.examples.map((example): ListItem => ({ title: [code(example)] }))),
      topic.aliases.length > 0
        ? note(
            ctx.say('help-aliases', {
              names: join(
                topic.aliases.slice(0, 8).map((a) => [bold(a)]),
                ', ',
              ),
            }),
          )
        : undefined,
      note(ctx.say(`help-permission-${topic.permission}`)),
      controls(tryIt, button(ctx.label('button-help'), call('help'))),
    ),
  };
}

const ARGS = {
  help: { topic: maybeText({ max: 200 }) },
};
type HelpArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends HelpArgs {}
}

export const helpCommands: Command[] = [
  command({
    name: 'help',
    aliases: ['?', 'commands', 'usage', 'hello', 'hi', 'hey'],
    args: ARGS.help,
    examples: ['help', 'help task add'],
    permission: 'anyone',
    run: async (ctx, a) => {
      if (a.topic === undefined) return overview(ctx);
      const found = findCommand(tokenize(a.topic, []), ctx.commands);
      if (found.command) return one(ctx, found.command);
      return { private: true, view: unknownCommand(ctx, a.topic, found.near) };
    },
  }),
];

/** Help: what can be said, drawn from the commands' own declarations. */
import { choicesOf, maybeText } from '../commands/args.js';
import { type Command, type Context, command, type Outcome } from '../commands/command.js';
import { find } from '../commands/match.js';
import { button, unknownCommand } from '../commands/refusals.js';
import { words } from '../commands/tokenize.js';
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

export const summaryId = (one: Pick<Command, 'name'>) => `command-${one.name.replaceAll(' ', '-')}`;

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
  const pick = {
    control: 'picker',
    label: ctx.label('pick-command'),
    call: { command: 'help', args: {} },
    arg: 'topic',
    of: 'options',
    options: ctx.commands.map((c) => ({ value: c.name, label: `${c.name} — ${ctx.label(summaryId(c))}` })),
  } as const;
  return {
    private: true,
    view: view(
      heading(ctx.say('help')),
      paragraph(ctx.say('help-intro')),
      items(lines),
      controls(button(ctx.label('button-status'), 'status'), button(ctx.label('button-new-project'), 'new'), pick),
      note(ctx.say('help-more')),
    ),
  };
}

function shape(ctx: Context, one: Command): string {
  const parts = Object.entries(one.args).map(([name, arg]) => {
    const inner = choicesOf(arg, ctx.clarity).join('|') || name;
    return arg.required && !arg.implied ? `<${inner}>` : `[${inner}]`;
  });
  return [one.name, ...parts].join(' ');
}

function one(ctx: Context, topic: Command): Outcome {
  const arity = Object.values(topic.args).some((a) => a.required && !a.implied);
  const tryIt =
    topic.name === 'help'
      ? undefined
      : button(ctx.label(arity ? 'button-fill-in' : 'button-run'), topic.name, {}, { style: 'primary' });
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
      controls(tryIt, button(ctx.label('button-help'), 'help')),
    ),
  };
}

export const helpCommands: Command[] = [
  command({
    name: 'help',
    aliases: ['?', 'commands', 'usage', 'hello', 'hi', 'hey'],
    args: { topic: maybeText({ max: 200 }) },
    examples: ['help', 'help task add'],
    permission: 'anyone',
    run: async (ctx, a) => {
      if (a.topic === undefined) return overview(ctx);
      const found = find(words(a.topic, []), ctx.commands);
      if (found.command) return one(ctx, found.command);
      return { private: true, view: unknownCommand(ctx, a.topic, found.near) };
    },
  }),
];

/** Help: what can be said, from the commands' own declarations. */

import { choicesOf, maybeText } from '../commands/args.js';
import { button, call, optionPicker } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import type { Declaration } from '../commands/declaration.js';
import { PRIVACY } from '../commands/help-pages.js';
import { commandNamed, similarNames } from '../commands/match.js';
import { newProjectButton } from '../commands/new-project.js';
import type { Outcome } from '../commands/outcome.js';
import { unknownCommand } from '../commands/refusals.js';
import { bold, code, join, plain, type Text } from '../model/text.js';
import { type Block, type Button, controls, heading, items, note, paragraph, view } from '../view/view.js';

/** The commands that a newcomer needs, by the wording of the question they answer. */
const TOPICS: readonly { question: string; names: readonly string[] }[] = [
  {
    question: 'help-where',
    names: ['status', 'status all', 'find', 'about', 'digest', 'history', 'insights', 'forecast'],
  },
  { question: 'help-move', names: ['start', 'done', 'block', 'at-risk', 'reopen', 'due'] },
  { question: 'help-who', names: ['own', 'take', 'offers', 'lead'] },
  { question: 'help-tasks', names: ['task add', 'task list'] },
  {
    question: 'help-set-up',
    names: ['new', 'link', 'audience', 'stage add', 'digests', 'reminders', 'settings', 'undo'],
  },
];
/** Aliases that the help of a command names. */
const MOST_ALIASES = 8;
/** Values of an argument that its usage lists. */
const MOST_CHOICES = 8;

const codes = (names: readonly string[]): Text =>
  join(
    names.map((name) => [code(name)]),
    ' · ',
  );

/** The sentence that says what a command does. */
const commandSummary = (ctx: Context, { name }: Declaration): Text => ctx.say(summaryId(name));

const summaryId = (name: string) => `command-${name.replaceAll(' ', '-')}`;

const firstWord = ({ name }: Declaration): string | undefined => name.split(' ')[0];

/** The first command with the same first word: its page names the others. A platform's list holds no more than a hundred. */
const headOf = (ctx: Context, command: Declaration): Declaration | undefined =>
  ctx.commands.find((one) => firstWord(one) === firstWord(command));

/** What a newcomer needs, and a choice of all commands, those of one first word once. */
function overview(ctx: Context): Outcome {
  const topics = ctx.commands
    .filter((one) => headOf(ctx, one) === one)
    .map(({ name }) => ({ value: name, label: `${name} — ${ctx.label(summaryId(name))}` }));
  return {
    private: true,
    view: view(
      heading(ctx.say('help')),
      paragraph(ctx.say('help-intro')),
      items(TOPICS.map(({ question, names }) => ({ title: ctx.say(question), detail: codes(names) }))),
      controls(
        button(ctx.label('button-status'), call('status')),
        newProjectButton(ctx),
        optionPicker(ctx.label('pick-command'), call('help'), 'topic', topics),
      ),
      note(ctx.say('help-more')),
      note(ctx.say('help-reads')),
      note(ctx.say('help-keeps')),
    ),
  };
}

/** What one command does, how it is written, and who can use it. */
function helpOn(ctx: Context, topic: Declaration): Outcome {
  return {
    private: true,
    view: view(
      heading([plain(topic.name)]),
      paragraph(commandSummary(ctx, topic)),
      paragraph([code(usage(ctx, topic))]),
      ...examplesOf(ctx, topic),
      aliasesNote(ctx, topic),
      relatedNote(ctx, topic),
      note(ctx.say(`help-permission-${topic.permission}`)),
      controls(tryButton(ctx, topic), button(ctx.label('button-help'), call('help'))),
    ),
  };
}

/** Its examples, unless the only one is the usage again. */
function examplesOf(ctx: Context, topic: Declaration): Block[] {
  const shown = topic.examples.filter((example) => example !== usage(ctx, topic));
  return shown.length === 0 ? [] : [items(shown.map((example) => ({ title: [code(example)] })))];
}

/** "task add <title> [stage] [owner] [due]". */
function usage(ctx: Context, { name, args }: Declaration): string {
  const parts = Object.entries(args).map(([key, arg]) => {
    const choices = choicesOf(arg, ctx.clarity);
    const inner = choices.length > MOST_CHOICES ? key : choices.join('|') || key;
    return arg.required && !arg.implied ? `<${inner}>` : `[${inner}]`;
  });
  return [name, ...parts].join(' ');
}

function aliasesNote(ctx: Context, { aliases }: Declaration): Block | undefined {
  if (aliases.length === 0) return undefined;
  const names = aliases.slice(0, MOST_ALIASES).map((alias) => [bold(alias)]);
  return note(ctx.say('help-aliases', { names: join(names, ', ') }));
}

function relatedNote(ctx: Context, topic: Declaration): Block | undefined {
  const related = ctx.commands.filter((one) => one !== topic && firstWord(one) === firstWord(topic));
  return related.length === 0
    ? undefined
    : note(ctx.say('help-related', { names: codes(related.map(({ name }) => name)) }));
}

/** Runs the command, or opens its form if something has to be filled in. */
function tryButton(ctx: Context, { name, args }: Declaration): Button | undefined {
  if (name === 'help') return undefined;
  const hasForm = Object.values(args).some(({ required, implied }) => required && !implied);
  const label = ctx.label(hasForm ? 'button-fill-in' : 'button-run');
  return button(label, { command: name, args: {} }, { style: 'primary' });
}

/** What a new user asks first: what Baton keeps of them. docs/privacy.md has all of it. */
function privacy(ctx: Context): Outcome {
  return {
    private: true,
    view: view(
      heading(ctx.say('help-privacy')),
      items(
        ['kept', 'messages', 'counts', 'where', 'forget'].map((part) => ({ title: ctx.say(`help-privacy-${part}`) })),
      ),
      controls(button(ctx.label('button-settings'), call('settings')), button(ctx.label('button-help'), call('help'))),
    ),
  };
}

async function help(ctx: Context, topic: string | undefined): Promise<Outcome> {
  if (topic === undefined) return overview(ctx);
  if (topic.trim().toLowerCase() === PRIVACY) return privacy(ctx);
  const found = commandNamed(topic, ctx.commands);
  if (found) return helpOn(ctx, found);
  return { private: true, view: unknownCommand(ctx, topic, similarNames(topic, ctx.commands)) };
}

const ARGS = {
  help: { topic: maybeText({ max: 200 }) },
};
type HelpArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends HelpArgs {}
}

/** The commands of this feature. */
export const helpCommands: Command[] = [
  command({
    name: 'help',
    shows: true,
    aliases: ['?', 'commands', 'usage', 'help all', 'help commands', 'all commands'],
    args: ARGS.help,
    examples: ['help', 'help task add'],
    permission: 'anyone',
    run: (ctx, args) => help(ctx, args.topic),
  }),
];

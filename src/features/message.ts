/** What can be done with a message of anybody: a task made from it, or a look at what it leaves open. */
import { here, maybeDay, maybePerson, maybeStage, maybeText, text } from '../commands/args.js';
import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import { personByName, stagesOf } from '../commands/lookups.js';
import { Missing, type Outcome } from '../commands/outcome.js';
import { addTask } from '../kit/new-task.js';
import type { Project } from '../model/rows.js';
import { bold, cut, plain, withoutDate } from '../model/text.js';
import { controls, items, type ListItem, note, paragraph, view } from '../view.js';

const TITLE_MAX = 200;
/** Longest message that is looked at; platforms allow more, people rarely write it. */
export const MESSAGE_MAX = 12_000;
/** What a button can carry of a message. */
const CARRIED = 500;
const MOST_FINDINGS = 5;

const read = (ctx: Context, words: string) =>
  ctx.clarity.check(words, { medium: 'chat', author: ctx.me.name, now: ctx.now, zone: ctx.zone });

/** The first line that says something. */
const firstLine = (words: string) =>
  words
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim() ?? '';

/** Opens the form of a new task, filled with what can be read from the message. */
async function capture(ctx: Context, words: string, link: string | undefined, project: Project): Promise<Outcome> {
  const { work } = read(ctx, words);
  const stage = (await stagesOf(ctx.read, project.id)).find((s) => s.key === work?.stage);
  const named = work?.candidates.find((c) => c.reason !== 'answered');
  const person = named && (await personByName(ctx.read, named.name));
  // The form is that of a new task with an address: the message's words travel in its title alone.
  const keep = call('message keep', { project: project.id, link });
  const initial = {
    title: cut(work ? withoutDate(work.title, work.days[0]?.words) : firstLine(words), TITLE_MAX),
    stage: stage?.id ?? '',
    owner: person?.id ?? '',
    due: work?.days[0]?.day ?? '',
  };
  throw new Missing(['title'], { initial, call: keep });
}

async function check(ctx: Context, words: string, link: string | undefined): Promise<Outcome> {
  const { findings, rewrite, work } = read(ctx, words);
  const lines: ListItem[] = findings.slice(0, MOST_FINDINGS).map((f) => ({
    title: [bold(cut(f.actual, 80)), plain(' '), plain(f.message)],
  }));
  const given = { text: cut(words, CARRIED), link };
  const task = button(ctx.label('form-message-keep'), call('message task', given), { form: true });
  const empty = work ? 'message-clear' : 'message-no-work';
  return {
    private: true,
    view: view(
      paragraph(ctx.say(lines.length > 0 ? 'message-unclear' : empty)),
      items(lines),
      rewrite && lines.length > 0 ? note(ctx.say('message-rewrite', { words: cut(rewrite, 600) })) : undefined,
      work ? controls(task) : undefined,
    ),
  };
}

const quiet = { aliases: [], examples: [], permission: 'anyone', quiet: true } as const;
const address = () => maybeText({ max: 600 });

const ARGS = {
  'message task': { text: text({ max: MESSAGE_MAX, lines: true }), link: address(), project: here() },
  'message keep': {
    title: text({ max: TITLE_MAX }),
    stage: maybeStage(),
    owner: maybePerson(),
    due: maybeDay(),
    link: address(),
    project: here(),
  },
  'message check': { text: text({ max: MESSAGE_MAX, lines: true }), link: address() },
};
type MessageArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends MessageArgs {}
}

export const messageCommands: Command[] = [
  command({
    ...quiet,
    name: 'message task',
    args: ARGS['message task'],
    run: (ctx, a) => capture(ctx, a.text, a.link, a.project),
  }),
  command({
    ...quiet,
    name: 'message keep',
    args: ARGS['message keep'],
    run: (ctx, a) => addTask(ctx, a),
  }),
  command({
    ...quiet,
    name: 'message check',
    args: ARGS['message check'],
    run: (ctx, a) => check(ctx, a.text, a.link),
  }),
];

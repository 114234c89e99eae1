/** What can be done with anybody's message: make a task of it, or check what it leaves unclear. */

import { asRead, unmark } from '../clarity/text/emphasis.js';
import { here, maybeDay, maybePerson, maybeStage, maybeText, text } from '../commands/args.js';
import { button, call } from '../commands/calls.js';
import { type Command, command } from '../commands/command.js';
import type { Context } from '../commands/context.js';
import { personByName, projectsOf, stagesOf } from '../commands/lookups.js';
import { Missing, type Outcome } from '../commands/outcome.js';
import { type JobContext, NO_PLAN, type Plan, settingIn, settingsFor } from '../kit/job.js';
import { addTask } from '../kit/new-task.js';
import { readerFor } from '../kit/seen-reader.js';
import type { Viewer } from '../kit/sight.js';
import { isFullMember } from '../model/audience.js';
import { TITLE_MAX } from '../model/names.js';
import type { Project } from '../model/project-rows.js';
import { bold, cut, plain, withoutDate } from '../model/text.js';
import type { Heard } from '../ports/events.js';
import { fitView } from '../view/fit.js';
import { controls, items, note, paragraph, view } from '../view/view.js';

/** Longest message that is read, UTF-16 units; platforms allow more, people rarely write it. */
export const MESSAGE_MAX = 12_000;
/** As much of a message as a button carries. */
const CARRIED_MAX = 500;
const MOST_FINDINGS = 5;

const checkWords = (ctx: Context, words: string) =>
  ctx.clarity.check(words, { medium: 'chat', author: ctx.me.name, now: ctx.now, zone: ctx.zone });

/** The first line that is not empty. */
const firstLine = (words: string): string =>
  words
    .split('\n')
    .map((line) => line.trim())
    .find((line) => line !== '') ?? '';

/**
 * Asks for the details of a task from a message.
 * @throws Missing always: a form, filled with what was read. Only its title has words of the message
 */
async function taskFromMessage(
  ctx: Context,
  words: string,
  { link, thread, project }: { link: string | undefined; thread: string | undefined; project: Project },
): Promise<Outcome> {
  const said = unmark(words, true).text;
  const { work } = checkWords(ctx, said);
  const stages = await stagesOf(ctx.read, project.id);
  const named = work?.candidates.find(({ reason }) => reason !== 'answered');
  const person = named && (await personByName(ctx.read, named.name));
  const [day] = work?.days ?? [];
  const initial = {
    title: cut(asRead(work ? withoutDate(work.title, day?.words) : firstLine(said)), TITLE_MAX),
    stage: stages.find(({ key }) => key === work?.stage)?.id ?? '',
    owner: person?.id ?? '',
    due: day?.day ?? '',
  };
  const keep = call('message keep', { project: project.id, link, thread });
  // Nobody is asked for an address that the platform did not tell.
  throw new Missing(FIELDS, { initial, call: keep, only: true, optional: true });
}

/** What the form of a task from a message asks for; its title is required. */
const FIELDS = ['title', 'stage', 'owner', 'due'];

/** Says what a message leaves unclear, for the person who asks alone. */
async function checkMessage(ctx: Context, words: string, of: Readonly<Record<'link' | 'thread', string | undefined>>) {
  const { findings, rewrite, work } = checkWords(ctx, unmark(words, true).text);
  const list = findings.slice(0, MOST_FINDINGS).map(({ actual, message }) => ({
    title: [bold(cut(actual, 80)), plain(' '), plain(message)],
  }));
  const isUnclear = list.length > 0;
  const summary = isUnclear ? 'message-unclear' : work ? 'message-clear' : 'message-no-work';
  const toTask = call('message task', { text: cut(words, CARRIED_MAX), ...of });
  return {
    private: true,
    view: view(
      paragraph(ctx.say(summary)),
      items(list),
      rewrite && isUnclear ? note(ctx.say('message-rewrite', { words: cut(asRead(rewrite), 600) })) : undefined,
      work ? controls(button(ctx.label('form-message-keep'), toTask, { form: true })) : undefined,
    ),
  };
}

type HeardReaction = Extract<Heard, { type: 'reaction' }>;

/**
 * A reaction asks for a task: whoever put it is offered the form with the message's link, if the channel has chosen this reaction and
 * has a project that they see. No words of the message are read.
 */
export async function onTaskEmoji(job: JobContext, heard: HeardReaction, viewer: Viewer): Promise<Plan> {
  const { channel, person, emoji, link, thread, id } = heard;
  const settings = await settingsFor(job, channel.id, person.id);
  const chosen = settingIn(settings, 'task-emoji');
  if (chosen === '' || chosen !== emoji || !link || person.standing === 'bot') return NO_PLAN;
  // Nobody is offered what they would then be refused.
  if (!isFullMember(viewer.me) && settingIn(settings, 'guest-changes') !== 'linked') return NO_PLAN;
  const [project] = await projectsOf(await readerFor(job.read, viewer), channel.id);
  if (!project) return NO_PLAN;
  const make = call('message keep', { link, thread: thread ?? id, project: project.id });
  const shown = view(
    paragraph(job.say('message-emoji', { project: project.name })),
    controls(button(job.label('form-message-keep'), make, { style: 'primary', form: true })),
  );
  const whisper = { to: 'whisper' as const, id: job.newId(), channel: channel.id, thread: null, person: person.id };
  return { changes: [], messages: [{ ...whisper, view: fitView(shown) }] };
}

/** Only the menu of a message calls these. */
const quiet = { aliases: [], examples: [], permission: 'anyone', quiet: true } as const;
/** The address of a message. */
const address = () => maybeText({ max: 600, exact: true });
/** The platform's id of its thread, which may have nothing but the message in it. */
const threadId = () => maybeText({ max: 600, exact: true });

const ARGS = {
  'message task': {
    text: text({ max: MESSAGE_MAX, lines: true }),
    link: address(),
    thread: threadId(),
    project: here(),
  },
  'message keep': {
    title: text({ max: TITLE_MAX }),
    stage: maybeStage(),
    owner: maybePerson(),
    due: maybeDay(),
    link: address(),
    thread: threadId(),
    project: here(),
  },
  'message check': { text: text({ max: MESSAGE_MAX, lines: true }), link: address(), thread: threadId() },
};
type MessageArgs = typeof ARGS;
declare module '../commands/calls.js' {
  interface Commands extends MessageArgs {}
}

/** The commands of this feature. */
export const messageCommands: Command[] = [
  command({
    ...quiet,
    name: 'message task',
    guests: 'linked',
    args: ARGS['message task'],
    run: (ctx, args) => taskFromMessage(ctx, args.text, args),
  }),
  command({
    ...quiet,
    name: 'message keep',
    guests: 'linked',
    args: ARGS['message keep'],
    run: (ctx, args) => addTask(ctx, args),
  }),
  command({
    ...quiet,
    name: 'message check',
    args: ARGS['message check'],
    run: (ctx, args) => checkMessage(ctx, args.text, { link: args.link, thread: args.thread }),
  }),
];

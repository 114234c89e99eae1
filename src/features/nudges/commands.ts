/** What a person does about a nudge: give the work to somebody, take it, say that it needs nobody, put it off, ask why. */
import {
  type Item,
  maybeDay,
  maybePerson,
  maybeProject,
  maybeStage,
  maybeText,
  task,
  text,
} from '../../commands/args.js';
import { button, call, withArg } from '../../commands/calls.js';
import { type Command, command } from '../../commands/command.js';
import type { Context } from '../../commands/context.js';
import { projectsHere } from '../../commands/lookups.js';
import { Missing, type Outcome, type Tell } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { nextSteps } from '../../kit/controls.js';
import { waitingOffer } from '../../kit/handover.js';
import { stageOfWork } from '../../kit/likely-people.js';
import { addTask } from '../../kit/new-task.js';
import { personSpan } from '../../kit/text.js';
import { whisperView } from '../../kit/whispers.js';
import { HOUR, levelOf } from '../../model/nudges.js';
import { type Change, type Held, type Nudge, type Person, type Project, type Stage, set } from '../../model/rows.js';
import { cut, plain } from '../../model/text.js';
import { type Button, controls, note, paragraph, view } from '../../view.js';
import { type Became, ledgerOf, ownedNow, setNudgeAlarm, settle, written } from './rows.js';

const LATER_MS = 24 * HOUR;
const TITLE_MAX = 200;

const theNudge = () => text({ max: 200 });

/** A nudge of the person's own that is not settled yet. */
async function mine(ctx: Context, id: string): Promise<Nudge & { held: Held }> {
  const nudge = await ctx.read.get('nudge', id);
  if (!nudge?.held || nudge.author !== ctx.me.id) throw refuse(ctx, 'nudge-gone', {}, { stale: true });
  return { ...nudge, held: nudge.held };
}

/** The end of a nudge, counted; what was only a question whether to keep a task is not. */
async function end(ctx: Context, nudge: Nudge, became: Became): Promise<Change[]> {
  const changes = await settle(ctx, nudge);
  if (nudge.kind === 'keep') return changes;
  const ledger = await ledgerOf(ctx, nudge.channel, nudge.rule);
  const row = { ...ledger, [became]: ledger[became] + 1 };
  const owned = became === 'assigned' || became === 'taken' ? await ownedNow(ctx, nudge) : [];
  return [...changes, ...owned, written(ledger, { ...row, ...levelOf(row) })];
}

interface Given {
  nudge: string;
  person: Person | undefined;
  title: string | undefined;
  stage: Stage | undefined;
  due: string | undefined;
  /** Named in the form; else that of the message's channel, wherever the nudge was answered. */
  project: Project | undefined;
}

/** The project that the work of a nudge belongs to; asked for where that is not clear. */
async function projectOf(ctx: Context, nudge: Nudge, named: Project | undefined): Promise<Project> {
  const project = named ?? (await projectsHere(ctx.read, nudge.channel))[0];
  if (!project) throw new Missing(['project']);
  return project;
}

/** Makes the task that the message speaks of, and offers it. */
async function give(ctx: Context, given: Given): Promise<Outcome> {
  const nudge = await mine(ctx, given.nudge);
  const { held } = nudge;
  const project = await projectOf(ctx, nudge, given.project);
  const stage = given.stage ?? (await stageOfWork(ctx, project, held));
  const channel = (await ctx.read.get('channel', nudge.channel)) ?? ctx.channel;
  const there = { ...ctx, channel, thread: nudge.thread ?? nudge.message };
  const due = given.due ?? held.due ?? undefined;
  const title = given.title ?? cut(held.title, TITLE_MAX);
  const made = await addTask(there, {
    title,
    stage,
    owner: given.person,
    due,
    project,
    link: held.link,
  });
  const became: Became = given.person?.id === ctx.me.id ? 'taken' : 'assigned';
  const post = await ctx.setting('nudge-post');
  const says = given.person && lineFor(ctx, nudge.channel, there.thread, title, given.person);
  const outcome: Outcome = {
    ...made,
    changes: [...(made.changes ?? []), ...(await end(ctx, nudge, became))],
    private: true,
    tell: [...(made.tell ?? []), ...(post === 'yes' && says ? [says] : [])],
    ...(post === 'ask' &&
      says &&
      made.view && { view: view(...made.view.blocks, controls(tellButton(ctx, made, there.thread))) }),
  };
  return outcome;
}

/** One line in the thread that names the owner. */
function lineFor(ctx: Context, channel: string, thread: string, title: string, owner: Person): Tell {
  const args = { title, who: personSpan(owner) };
  const says = ctx.say(owner.id === ctx.me.id ? 'nudge-posted-taken' : 'nudge-posted', args);
  return { channel, thread, view: view(paragraph(says)) };
}

/** "Tell the thread": what is said at once elsewhere, where the channel wants to be asked first. */
function tellButton(ctx: Context, made: Outcome, thread: string): Button | undefined {
  const task = made.changes?.flatMap((c) => (c.kind === 'task' && c.do === 'add' ? [c.row] : []))[0];
  return task && button(ctx.label('button-tell'), call('nudge tell', { item: task.id, thread }));
}

/** The form, filled with what was read from the message. */
async function edit(ctx: Context, given: Given): Promise<Outcome> {
  const nudge = await mine(ctx, given.nudge);
  if (given.title !== undefined) return give(ctx, { ...given, person: given.person });
  const project = await projectOf(ctx, nudge, given.project);
  const stage = await stageOfWork(ctx, project, nudge.held);
  const initial = {
    title: cut(nudge.held.title, TITLE_MAX),
    person: nudge.kind === 'keep' ? ctx.me.id : '',
    stage: stage?.id ?? '',
    due: nudge.held.due ?? '',
  };
  throw new Missing(['title'], { initial, call: withArg(ctx.call, 'project', project.id) });
}

async function dismiss(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await mine(ctx, id);
  return {
    changes: await end(ctx, nudge, 'dismissed'),
    notice: ctx.say(nudge.kind === 'keep' ? 'nudge-not-kept' : 'nudge-dismissed'),
    private: true,
    final: true,
  };
}

async function later(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await mine(ctx, id);
  // The words are held for a day at most: what is put off longer is let go.
  const at = Math.min(ctx.now + LATER_MS, nudge.at + LATER_MS) - HOUR;
  if (at <= ctx.now) return dismiss(ctx, id);
  return {
    changes: [set('nudge', nudge, { state: 'later', whisper: null }), await setNudgeAlarm(ctx, nudge, at)],
    notice: ctx.say('nudge-put-off'),
    private: true,
    final: true,
  };
}

async function why(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await mine(ctx, id);
  const shown = await whisperView(ctx, [nudge]);
  return {
    private: true,
    view: view(
      ...shown.blocks,
      note([...ctx.say('nudge-why', { rule: nudge.rule }), plain(' '), ...ctx.say(`nudge-why-${nudge.kind}`)]),
    ),
  };
}

async function thanks(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await mine(ctx, id);
  return { changes: await end(ctx, nudge, 'rewritten'), notice: ctx.say('nudge-mended'), private: true, final: true };
}

/** The ways to hear less, each with the way back. */
async function less(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await mine(ctx, id);
  const muteRule = button(ctx.label('button-mute-rule'), call('mute', { what: nudge.rule, where: 'me' }));
  return {
    changes: await end(ctx, nudge, 'muted'),
    notice: ctx.say('nudge-less'),
    private: true,
    final: true,
    view: nextSteps(
      nudge.kind === 'keep' ? undefined : muteRule,
      button(ctx.label('button-mute-channel'), call('mute', { what: 'channel', where: 'channel' })),
      button(ctx.label('button-mute-me'), call('mute', { what: 'me', where: 'me' })),
    ),
  };
}

async function show(ctx: Context, whisper: string): Promise<Outcome> {
  const where = { whisper, author: ctx.me.id };
  const found = await ctx.read.find('nudge', { where, order: ['-score', 'at'] });
  const left = found.filter((n) => n.held);
  if (left.length === 0) return { private: true, view: view(paragraph(ctx.say('nudge-all-settled'))) };
  return { private: true, view: await whisperView(ctx, left, whisper) };
}

/** Tells the thread after all: of a task of one's own making, and of whoever has it or is asked. */
async function tell(ctx: Context, it: Item, thread: string): Promise<Outcome> {
  if (it.kind !== 'task' || it.row.createdBy !== ctx.me.id) throw refuse(ctx, 'gone');
  const offer = await waitingOffer(ctx, it);
  const id = it.row.owner ?? offer?.asked;
  const owner = id === undefined ? undefined : await ctx.read.get('person', id);
  if (!owner) throw refuse(ctx, 'nudge-nobody');
  const line = lineFor(ctx, ctx.channel.id, thread, it.row.title, owner);
  return { notice: ctx.say('nudge-told'), private: true, stale: true, tell: [line] };
}

const quiet = { aliases: [], examples: [], permission: 'anyone', quiet: true } as const;
const details = {
  nudge: theNudge(),
  title: maybeText({ max: TITLE_MAX }),
  person: maybePerson(),
  stage: maybeStage(),
  due: maybeDay(),
  project: maybeProject(),
};

const ARGS = {
  'nudge give': details,
  'nudge take': details,
  'nudge edit': details,
  'nudge none': { nudge: theNudge() },
  'nudge later': { nudge: theNudge() },
  'nudge why': { nudge: theNudge() },
  'nudge thanks': { nudge: theNudge() },
  'nudge less': { nudge: theNudge() },
  'nudge tell': { item: task(), thread: text({ max: 200 }) },
  'nudge show': { whisper: text({ max: 200 }) },
};
type NudgeArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends NudgeArgs {}
}

export const nudgeCommands: Command[] = [
  command({ ...quiet, name: 'nudge give', args: ARGS['nudge give'], run: (ctx, a) => give(ctx, a) }),
  command({
    ...quiet,
    name: 'nudge take',
    args: ARGS['nudge take'],
    run: (ctx, a) => give(ctx, { ...a, person: ctx.me }),
  }),
  command({
    ...quiet,
    name: 'nudge edit',
    args: ARGS['nudge edit'],
    run: (ctx, a) => edit(ctx, a),
  }),
  command({ ...quiet, name: 'nudge none', args: ARGS['nudge none'], run: (ctx, a) => dismiss(ctx, a.nudge) }),
  command({ ...quiet, name: 'nudge later', args: ARGS['nudge later'], run: (ctx, a) => later(ctx, a.nudge) }),
  command({ ...quiet, name: 'nudge why', args: ARGS['nudge why'], run: (ctx, a) => why(ctx, a.nudge) }),
  command({ ...quiet, name: 'nudge thanks', args: ARGS['nudge thanks'], run: (ctx, a) => thanks(ctx, a.nudge) }),
  command({ ...quiet, name: 'nudge less', args: ARGS['nudge less'], run: (ctx, a) => less(ctx, a.nudge) }),
  command({
    ...quiet,
    name: 'nudge tell',
    args: ARGS['nudge tell'],
    run: (ctx, a) => tell(ctx, a.item, a.thread),
  }),
  command({
    ...quiet,
    name: 'nudge show',
    args: ARGS['nudge show'],
    run: (ctx, a) => show(ctx, a.whisper),
  }),
];

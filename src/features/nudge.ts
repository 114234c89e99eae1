/** What a person does about a nudge: give the work to somebody, take it, say that it needs nobody, put it off, ask why. */
import { here, maybeDay, maybePerson, maybeStage, maybeText, person as somebody, text } from '../command/args.js';
import { type Command, type Context, command, Missing, type Outcome, type Tell } from '../command/command.js';
import { button, refuse } from '../command/refusals.js';
import { person as personSpan, said } from '../command/show.js';
import { HOUR, levelOf } from '../model/nudges.js';
import { type Change, type Held, type Nudge, type Person, type Project, type Stage, set } from '../model/rows.js';
import { cut, plain } from '../model/text.js';
import { type Became, type Desk, ledgerOf, ownedNow, settle, wakeAt, written } from '../nudges/desk.js';
import { stageMeant } from '../nudges/likely.js';
import { whisperOf } from '../nudges/show.js';
import { controls, note, paragraph, view } from '../view.js';
import { addTask } from './task.js';

const LATER_MS = 24 * HOUR;
const TITLE_MAX = 200;

const theNudge = () => text({ max: 200 });

/** A nudge of the person's own that is not settled yet. */
async function mine(ctx: Context, id: string): Promise<Nudge & { held: Held }> {
  const [nudge] = await ctx.read.find('nudge', { where: { id, author: ctx.me.id }, limit: 1 });
  if (!nudge?.held) throw Object.assign(refuse(ctx, 'nudge-gone'), { stale: true });
  return { ...nudge, held: nudge.held };
}

const deskIn = (ctx: Context): Desk => ctx;

/** The end of a nudge, counted; what was only a question whether to keep a task is not. */
async function end(ctx: Context, nudge: Nudge, became: Became): Promise<Change[]> {
  const changes = await settle(deskIn(ctx), nudge);
  if (nudge.kind === 'keep') return changes;
  const ledger = await ledgerOf(deskIn(ctx), nudge.channel, nudge.rule);
  const row = { ...ledger, [became]: ledger[became] + 1 };
  const owned = became === 'assigned' || became === 'taken' ? await ownedNow(deskIn(ctx), nudge.message) : [];
  return [...changes, ...owned, written(ledger, { ...row, ...levelOf(row) })];
}

interface Given {
  nudge: string;
  person: Person | undefined;
  title: string | undefined;
  stage: Stage | undefined;
  due: string | undefined;
  project: Project;
}

/** Makes the task that the message speaks of, and offers it. */
async function give(ctx: Context, given: Given): Promise<Outcome> {
  const nudge = await mine(ctx, given.nudge);
  const { held } = nudge;
  const stage = given.stage ?? (await stageMeant(deskIn(ctx), given.project, held));
  const there = { ...ctx, thread: nudge.thread ?? nudge.message };
  const due = given.due ?? held.due ?? undefined;
  const title = given.title ?? cut(held.title, TITLE_MAX);
  const made = await addTask(there, {
    title,
    stage,
    owner: given.person,
    due,
    project: given.project,
    link: held.link,
  });
  const became: Became = given.person?.id === ctx.me.id ? 'taken' : 'assigned';
  const post = await ctx.setting('nudge-post');
  const says = posted(ctx, nudge, title, given.person);
  const outcome: Outcome = {
    ...made,
    changes: [...(made.changes ?? []), ...(await end(ctx, nudge, became))],
    private: true,
    tell: [...(made.tell ?? []), ...(post === 'yes' && says ? [says] : [])],
    ...(post === 'ask' &&
      says &&
      made.view && { view: view(...made.view.blocks, controls(tellButton(ctx, says, given, title))) }),
  };
  return outcome;
}

/** One line in the thread that names the owner. */
function posted(
  ctx: Context,
  nudge: Nudge,
  title: string,
  owner: Person | undefined,
): (Tell & { channel: string; thread: string | null }) | undefined {
  if (!owner || nudge.kind === 'youre') return undefined;
  return lineFor(ctx, nudge.thread ?? nudge.message, title, owner);
}

function lineFor(ctx: Context, thread: string, title: string, owner: Person) {
  const args = { title, who: personSpan(owner) };
  const says = ctx.say(owner.id === ctx.me.id ? 'nudge-posted-taken' : 'nudge-posted', args);
  return { channel: ctx.channel.id, thread, view: view(paragraph(says)) };
}

/** "Tell the thread": what is said at once elsewhere, where the channel wants to be asked first. */
const tellButton = (ctx: Context, says: Tell & { thread: string | null }, given: Given, title: string) =>
  button(ctx.label('button-tell'), 'nudge tell', {
    title,
    thread: says.thread ?? '',
    person: given.person?.id ?? '',
  });

/** The form, filled with what was read from the message. */
async function edit(ctx: Context, given: Given): Promise<Outcome> {
  const nudge = await mine(ctx, given.nudge);
  if (given.title !== undefined) return give(ctx, { ...given, person: given.person });
  const stage = await stageMeant(deskIn(ctx), given.project, nudge.held);
  throw new Missing(['title'], {
    title: cut(nudge.held.title, TITLE_MAX),
    person: nudge.kind === 'keep' ? ctx.me.id : '',
    stage: stage?.id ?? '',
    due: nudge.held.due ?? '',
  });
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
    changes: [set('nudge', nudge, { state: 'later', whisper: null }), await wakeAt(deskIn(ctx), nudge, at)],
    notice: ctx.say('nudge-put-off'),
    private: true,
    final: true,
  };
}

async function why(ctx: Context, id: string): Promise<Outcome> {
  const nudge = await mine(ctx, id);
  const shown = await whisperOf(deskIn(ctx), [nudge], [id]);
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
  const muting = (what: string, where: string, rule = '') =>
    button(ctx.label(`button-mute-${what}`), 'mute', { what: rule || what, where });
  return {
    changes: await end(ctx, nudge, 'muted'),
    notice: ctx.say('nudge-less'),
    private: true,
    final: true,
    view: said(
      nudge.kind === 'keep' ? undefined : muting('rule', 'me', nudge.rule),
      muting('channel', 'channel'),
      muting('me', 'me'),
    ),
  };
}

async function show(ctx: Context, ids: string): Promise<Outcome> {
  const whole = ids.split(',');
  const found = await ctx.read.find('nudge', { where: { id: whole, author: ctx.me.id } });
  const left = whole.flatMap((id) => found.filter((n) => n.id === id && n.held));
  if (left.length === 0) return { private: true, view: view(paragraph(ctx.say('nudge-all-settled'))) };
  return { private: true, view: await whisperOf(deskIn(ctx), left, whole) };
}

/** Tells the thread after all. */
async function tell(ctx: Context, title: string, thread: string, owner: Person): Promise<Outcome> {
  return { notice: ctx.say('nudge-told'), private: true, stale: true, tell: [lineFor(ctx, thread, title, owner)] };
}

const quiet = { aliases: [], examples: [], permission: 'anyone', quiet: true } as const;
const details = {
  nudge: theNudge(),
  title: maybeText({ max: TITLE_MAX }),
  person: maybePerson(),
  stage: maybeStage(),
  due: maybeDay(),
  project: here(),
};

export const nudge: Command[] = [
  command({ ...quiet, name: 'nudge give', args: details, run: (ctx, a) => give(ctx, a) }),
  command({ ...quiet, name: 'nudge take', args: details, run: (ctx, a) => give(ctx, { ...a, person: ctx.me }) }),
  command({ ...quiet, name: 'nudge edit', args: details, run: (ctx, a) => edit(ctx, a) }),
  command({ ...quiet, name: 'nudge none', args: { nudge: theNudge() }, run: (ctx, a) => dismiss(ctx, a.nudge) }),
  command({ ...quiet, name: 'nudge later', args: { nudge: theNudge() }, run: (ctx, a) => later(ctx, a.nudge) }),
  command({ ...quiet, name: 'nudge why', args: { nudge: theNudge() }, run: (ctx, a) => why(ctx, a.nudge) }),
  command({ ...quiet, name: 'nudge thanks', args: { nudge: theNudge() }, run: (ctx, a) => thanks(ctx, a.nudge) }),
  command({ ...quiet, name: 'nudge less', args: { nudge: theNudge() }, run: (ctx, a) => less(ctx, a.nudge) }),
  command({
    ...quiet,
    name: 'nudge tell',
    args: { title: text({ max: TITLE_MAX }), thread: text({ max: 200 }), person: somebody() },
    run: (ctx, a) => tell(ctx, a.title, a.thread, a.person),
  }),
  command({
    ...quiet,
    name: 'nudge show',
    args: { nudges: text({ max: 600 }) },
    run: (ctx, a) => show(ctx, a.nudges),
  }),
];

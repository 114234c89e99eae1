/** What Baton would do, as buttons: for a report, a wish or a guess, which change nothing by themselves. */
import { button } from '../commands/calls.js';
import type { Context, Situation } from '../commands/context.js';
import { sayDay } from '../model/dates/calendar.js';
import { deedMark } from '../model/undo.js';
import { type Button, type Call, controls, paragraph, type View, view } from '../view/view.js';

/** Most buttons of one offer. */
const MOST_OFFERS = 5;
/** Longest name or title on a button, UTF-16 units. */
const LONGEST_NAME = 40;

/** Offers calls. @param text the wording above the buttons */
export async function shallI(ctx: Situation, calls: readonly Call[], text?: string): Promise<View> {
  const some = calls.slice(0, MOST_OFFERS);
  const says = text ?? (some.length === 1 ? 'offer-one' : 'offer-some');
  return view(
    paragraph(ctx.say(says, { n: some.length })),
    controls(...(await Promise.all(some.map((call) => offerButton(ctx, call))))),
  );
}

/** A button that says what it does: "Mark Data as done". */
async function offerButton(ctx: Situation, call: Call): Promise<Button> {
  const last = call.command === 'undo' ? await ctx.read.get('undo', ctx.me.id) : undefined;
  const meant = last ? { ...call, seen: deedMark(ctx.me.id, last.at) } : call;
  return button(await offerLabel(ctx, call), meant, { style: 'primary' });
}

/** Commands with a label of their own, and what it needs besides the item. */
const LABELS: Readonly<Record<string, readonly ('person' | 'day' | 'title' | 'what' | 'name')[]>> = {
  ...{ start: [], done: [], block: [], unblock: [], 'at-risk': [], reopen: [], skip: [], take: [], release: [] },
  ...{ own: ['person'], deputy: ['person'], 'deputy remove': ['person'], lead: ['person'], pass: ['person'] },
  ...{
    accept: [],
    decline: [],
    'task add': ['title'],
    edit: [],
    rename: ['name'],
    'project rename': ['name'],
    drop: [],
  },
  ...{ due: ['day'], new: ['name'], archive: [], restore: [], undo: [], snooze: ['day'], sample: [], digest: [] },
  ...{
    'stage add': ['name'],
    promoted: ['what'],
    'incident take': [],
    'incident give': ['person'],
    'incident pass': [],
    'incident close': [],
  },
};
/** Commands that are offered also while something is missing: the press asks for it. */
const OPEN: ReadonlySet<string> = new Set(['own', 'due']);

async function offerLabel(ctx: Situation, call: Call): Promise<string> {
  const needs = LABELS[call.command];
  const args = await wordsOf(ctx, call);
  const id = `do-${call.command.replaceAll(' ', '-')}`;
  if (needs?.every((need) => args[need] !== '')) return withItem(ctx.label(id, args), args.item);
  return OPEN.has(call.command) ? ctx.label(`${id}-open`, args) : ctx.label('do-other', { command: call.command });
}

/** "Start…" if the item is still to be asked for. */
function withItem(label: string, item: string): string {
  const bare = label.replace(/ {2,}/g, ' ').trim();
  return item === '' && bare !== label ? `${bare}…` : label;
}

async function wordsOf(ctx: Situation, { args }: Call) {
  const day = args.day ?? args.due ?? args.until ?? '';
  return {
    item: await nameOfItem(ctx, args.item ?? args.stage ?? args.project),
    person: args.person === undefined ? '' : ((await ctx.read.get('person', args.person))?.name ?? ''),
    day: /^\d{4}-/.test(day) ? sayDay(day, ctx.today) : day,
    title: short(args.title ?? ''),
    name: short(args.name ?? ''),
    what: short(args.what ?? ''),
  };
}

/** The name of a stage or project, or "#12 Title". */
async function nameOfItem({ read }: Pick<Context, 'read'>, id: string | undefined): Promise<string> {
  if (id === undefined) return '';
  const named = (await read.get('stage', id)) ?? (await read.get('project', id));
  if (named) return short(named.name);
  const task = await read.get('task', id);
  return task ? short(`#${task.number} ${task.title}`) : '';
}

const short = (text: string): string =>
  text.length > LONGEST_NAME ? `${text.slice(0, LONGEST_NAME - 1).trimEnd()}…` : text;

/** From a reading to what is done: only a plain order changes anything. */
import type { Clarity } from '../clarity/engine.js';
import { call } from '../commands/calls.js';
import type { Declaration } from '../commands/declaration.js';
import type { Call } from '../view/view.js';
import { dayOf } from './day-of.js';
import type { Act } from './decision.js';
import { type Draft, onlyShows } from './draft.js';
import type { Reading } from './reading.js';
import { type Around, resolveDraft } from './resolve.js';
import type { Stance } from './stance.js';
import type { Thing } from './things.js';

/** What a clause comes to. */
type ClauseOutcome =
  | { acts: readonly Act[] }
  /** It was an order or a report that must not be followed: denied, say. */
  | { quiet: true };

/** What decides besides the reading. */
export interface Deciding {
  clarity: Clarity;
  around: Around;
  commands: readonly Declaration[];
  isStrict: boolean;
  isUnsure(word: string): boolean;
  /** Whether a word tells that something goes on: "still". */
  isPersisting(word: string): boolean;
}

/** What a reading comes to in its stance, with the day that is said besides. */
export function decide(reading: Reading, stance: Stance, deciding: Deciding): ClauseOutcome {
  const outcome = decideAlone(reading, stance, deciding);
  if ('quiet' in outcome || !reading.draft.rider) return outcome;
  return { acts: outcome.acts.flatMap((act) => [act, ...dueBesides(act, reading.draft.rider)]) };
}

/** "give #2 to bo by friday": sets the day as well, which "both by friday" does of the orders in front, too. A day that has to be asked for is offered. */
export function dueBesides({ act, call: { args } }: Act, rider: Reading['draft']['rider']): Act[] {
  const { item = args.stage } = args;
  if (item === undefined || rider?.thing.is !== 'day' || act === 'show' || act === 'ask') return [];
  const { reading } = rider.thing;
  if (reading.is !== 'day' && reading.is !== 'range') return [{ act: 'offer', call: call('due', { item }) }];
  const day = dayOf(rider.thing, 'due', 'day', false);
  return [{ act, call: call('due', { item, day }) }];
}

function decideAlone(reading: Reading, stance: Stance, deciding: Deciding): ClauseOutcome {
  const { draft } = reading;
  const isShown = onlyShows(draft);
  if (stance.denied && (!isShown || !stance.asked)) return { quiet: true };
  const resolved = resolveDraft(draft, deciding.around);
  if ('ask' in resolved) return { acts: isMeant(reading, stance, deciding) || isShown ? [resolved.ask] : [] };
  if (isShown && resolved.calls.some((call) => lacksThing(draft, call))) return { acts: [] };
  if (isShown)
    return {
      acts: resolved.calls.map((made) => ({ act: 'show', call: shown(made, deciding) })),
    };
  const answer = answerTo(reading, stance, resolved.calls, deciding);
  if (answer) return { acts: answer };
  if (isOrder(reading, stance, deciding) && !isFarOff(draft, deciding))
    return { acts: resolved.calls.map((call) => ({ act: 'do', call })) };
  return { acts: offers(reading, resolved.calls, deciding) };
}

/** What is shown in answer to a change that is asked about; undefined if it is wanted. */
function answerTo(
  reading: Reading,
  stance: Stance,
  calls: readonly Call[],
  deciding: Deciding,
): readonly Act[] | undefined {
  const { entry, draft } = reading;
  if (isQuestion(reading, stance)) {
    const state = stateOf(reading, deciding);
    return (asksFor(reading) ? [...state, ...offers(reading, calls, deciding)] : state).slice(0, 1);
  }
  const owner = takenFrom(draft, calls, deciding);
  if (owner) return owner;
  const side = stance.asked && !stance.polite ? sideOf(entry.command, calls) : undefined;
  const asked = side && itemOf(draft.values);
  return side && asked ? showThing(asked, side, deciding) : undefined;
}

/** What is shown for a call: how a whole project stands is its status, and whoever owns it leads it. */
export function shown(made: Call, { around }: Deciding): Call {
  const { what, item = '', ...args } = made.args;
  // "what I have to do", "what is due for me by friday": one's own tasks.
  if (made.command === 'task list' && args.person === around.me && args.which === undefined) {
    const { person: _, ...others } = args;
    return call('task list', { which: 'mine', ...others });
  }
  if (made.command !== 'about' || !around.world.projects.some(({ id }) => id === item)) return made;
  if (what === 'owner') return { ...made, args: { ...made.args, what: 'lead' } };
  return what === 'state' ? call('status', { project: item }) : made;
}

/** "it" that means nothing yet cannot be shown. */
const lacksThing = ({ values }: Reading['draft'], { args }: Call): boolean =>
  // "who leads this": the channel's project, if nothing was spoken of.
  args.what !== 'lead' &&
  Object.entries(values).some(
    ([name, value]) =>
      'thing' in value && (value.thing.is === 'pronoun' || value.thing.is === 'personal') && args[name] === undefined,
  );

/** "due #1?", "owner training?": what is missing from the order is what is asked for. */
const SIDES: Readonly<Record<string, [arg: string, side: string]>> = {
  due: ['day', 'due'],
  own: ['person', 'owner'],
  deputy: ['person', 'deputies'],
  lead: ['person', 'lead'],
};

function sideOf({ name }: Declaration, calls: readonly Call[]): string | undefined {
  const [arg = '', side] = SIDES[name] ?? [];
  return calls.some(({ args }) => args[arg] === undefined) ? side : undefined;
}

/** "is data done?", "training blocked?": asks for a state, and doesn't wish to change it. */
const isQuestion = ({ entry }: Reading, { asked, polite, wished }: Stance): boolean =>
  asked && !polite && !wished && (entry.mood === 'terse' || entry.mood === 'report');

/** A question about something that has no state of its own to show. */
const asksFor = ({ draft }: Reading): boolean => itemOf(draft.values) === undefined;

const itemOf = (values: Reading['draft']['values']): Thing | undefined => {
  for (const name of ['item', 'stage']) {
    const value = values[name];
    if (value && 'thing' in value) return value.thing;
  }
  return undefined;
};

/** Whether it is carried out: an order, every word of which is understood. */
const isOrder = (reading: Reading, stance: Stance, deciding: Deciding): boolean =>
  isMeant(reading, stance, deciding) &&
  !leavesChoice(reading.draft) &&
  !isOfWhatWasSeen(reading, deciding) &&
  reading.draft.left.length === 0 &&
  // "wrong one, should have been #3" says more than to undo.
  (reading.draft.background === undefined ||
    reading.entry.pattern.words > 2 ||
    Object.keys(reading.entry.command.args).length > 0) &&
  (reading.draft.doubt === 0 || reading.draft.unread === true || deciding.isStrict);

/** "Set it back to what it was", after a look at something: my last change need not be what was looked at. */
function isOfWhatWasSeen({ draft, from, to }: Reading, { around, commands, isStrict }: Deciding): boolean {
  const last = around.talk?.call?.command;
  const isLook = commands.some(({ name, shows }) => name === last && shows);
  return !isStrict && draft.command.name === 'undo' && isLook && to - from > LONGEST_UNDO;
}

/** "undo", "undo that": as short as this it is meant, whatever was looked at. */
const LONGEST_UNDO = 2;

/** In a channel without projects, a stage that only some other place's project has, and that nobody named, may not be meant. */
function isFarOff({ values }: Draft, { around, isStrict }: Deciding): boolean {
  if (isStrict || !around.hasOwn || around.world.hasLinks || around.topic || around.named) return false;
  return Object.values(values).some(
    (value) => 'thing' in value && value.thing.is === 'stage' && value.thing.project === undefined,
  );
}

/** "start evaluation or monitoring": which of them is meant has to be said. */
const leavesChoice = ({ values }: Draft): boolean =>
  Object.values(values).some((value) => 'thing' in value && value.thing.is === 'list' && value.thing.either);

/** Whether it is meant as an order. */
function isMeant({ entry, passed }: Reading, stance: Stance, { isStrict, isUnsure, isPersisting }: Deciding): boolean {
  if (stance.wished || stance.conditional) return false;
  if (stance.asked && !stance.polite) return false;
  if (stance.hedged || passed.some(isUnsure)) return false;
  switch (entry.mood) {
    case 'order':
      return true;
    case 'terse':
      return isStrict || stance.recorded || !passed.some(isPersisting);
    case 'report':
      return stance.recorded;
    default:
      return false;
  }
}

/** Offers the changes; what is so already is shown instead. */
function offers(reading: Reading, calls: readonly Call[], deciding: Deciding): Act[] {
  if (calls.every((call) => isSo(call, deciding))) return stateOf(reading, deciding);
  if (calls.some((call) => lacksItem(reading, call))) return [];
  return calls.map((call) => ({ act: 'offer', call }));
}

const lacksItem = ({ entry }: Reading, { args, command }: Call): boolean =>
  command !== 'block' &&
  ['item', 'stage'].some((name) => entry.command.args[name]?.required === true && args[name] === undefined);

/** "take me off training": if it is somebody else who has it, who that is. */
function takenFrom(draft: Draft, calls: readonly Call[], deciding: Deciding): Act[] | undefined {
  const { somebody, command, values } = draft;
  const item = itemOf(values);
  if (command.name !== 'release' || somebody?.is !== 'person' || !item) return undefined;
  const { stages, tasks } = deciding.around.world;
  const owners = calls.map(({ args }) => [...stages, ...tasks].find(({ id }) => id === args.item)?.owner);
  const isTheirs = owners.every((owner) => !owner || somebody.rows.some(({ id }) => id === owner));
  return isTheirs ? undefined : showThing(item, 'owner', deciding);
}

/** The states that make a change needless. */
const SO: Readonly<Record<string, readonly string[]>> = {
  done: ['done'],
  block: ['blocked'],
  'at-risk': ['at_risk'],
  skip: ['skipped'],
  start: ['in_progress'],
  unblock: ['not_started', 'in_progress', 'done', 'skipped'],
  reopen: ['not_started', 'in_progress', 'at_risk', 'blocked', 'open'],
};

function isSo({ command, args }: Call, { around: { world } }: Deciding): boolean {
  const id = args.stage ?? args.item;
  const row = world.stages.find((stage) => stage.id === id) ?? world.tasks.find((task) => task.id === id);
  return row !== undefined && (SO[command]?.includes(row.state) ?? false);
}

/** Of several orders, what is so already is only shown: it must not keep Baton from the rest. */
export function standing(acts: readonly Act[], deciding: Deciding): Act[] {
  const isMoot = (one: Act) => one.act === 'do' && isSo(one.call, deciding);
  if (acts.every((one) => one.act !== 'do' || isMoot(one))) return [...acts];
  return acts.map((one) => {
    const { item = one.call.args.stage } = one.call.args;
    return isMoot(one) && item !== undefined ? { act: 'show', call: call('about', { what: 'state', item }) } : one;
  });
}

/** Shows how the thing in question stands. */
function stateOf({ draft }: Reading, deciding: Deciding): Act[] {
  const thing = itemOf(draft.values);
  if (!thing) return [];
  return showThing(thing, 'state', deciding);
}

/** Shows one side of a thing. */
export function showThing(thing: Thing, what: string, deciding: Deciding): Act[] {
  const { around, commands } = deciding;
  const command = commands.find(({ name }) => name === 'about');
  if (!command) return [];
  const draft = {
    command,
    values: { item: { thing }, what: { words: what } },
    left: [],
    background: undefined,
    doubt: 0,
  };
  const resolved = resolveDraft(draft, around);
  if ('ask' in resolved) return [resolved.ask];
  return resolved.calls
    .filter(({ args }) => args.item !== undefined)
    .map((made) => ({ act: 'show', call: shown(made, deciding) }));
}

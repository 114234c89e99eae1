/** From a reading to what is done: only a plain order changes anything. */
import { call } from '../commands/calls.js';
import type { Declaration } from '../commands/declaration.js';
import type { Call } from '../view/view.js';
import { dayOf } from './day-of.js';
import type { Deciding } from './deciding.js';
import type { Act } from './decision.js';
import { type Draft, onlyShows } from './draft.js';
import { offers } from './offering.js';
import type { Reading } from './reading.js';
import { resolveDraft } from './resolve.js';
import type { Stance } from './stance.js';
import { aimOf, shown, showState, showThing } from './state-of.js';

/** What a clause comes to. */
type ClauseOutcome =
  | { acts: readonly Act[] }
  /** It was an order or a report that must not be followed: denied, say. */
  | { quiet: true };

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
  if ('ask' in resolved) {
    const rest = (resolved.rest ?? []).map((call): Act => ({ act: isShown ? 'show' : 'do', call }));
    const isTold = isMeant(reading, stance, deciding) || isShown || isMissed(reading, resolved.ask);
    return { acts: isTold ? [resolved.ask, ...rest] : [] };
  }
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

/** "can Emi have #99?": there is no such task, whoever wants it. */
const isMissed = ({ entry }: Reading, { problem }: Extract<Act, { act: 'ask' }>): boolean =>
  entry.mood === 'wish' && problem.is === 'unknown' && problem.words.startsWith('#');

/** What is shown in answer to a change that is asked about; undefined if it is wanted. */
function answerTo(
  reading: Reading,
  stance: Stance,
  calls: readonly Call[],
  deciding: Deciding,
): readonly Act[] | undefined {
  const { entry, draft } = reading;
  if (isQuestion(reading, stance)) {
    // "training due in december?", "is evaluation with emi?"
    const [, side = 'state'] = (entry.mood === 'terse' && SIDES[entry.command.name]) || [];
    const state = showState(reading, deciding, side);
    return (asksFor(reading) ? [...state, ...offers(reading, calls, deciding)] : state).slice(0, 1);
  }
  const owner = takenFrom(draft, calls, deciding);
  if (owner) return owner;
  const side = stance.asked && !stance.polite ? sideOf(entry.command, calls) : undefined;
  const asked = side && aimOf(draft.values);
  return side && asked ? showThing(asked, side, deciding) : undefined;
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
const asksFor = ({ draft }: Reading): boolean => aimOf(draft.values) === undefined;

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

/** "take me off training": if it is somebody else who has it, who that is. */
function takenFrom(draft: Draft, calls: readonly Call[], deciding: Deciding): Act[] | undefined {
  const { somebody, command, values } = draft;
  const item = aimOf(values);
  if (command.name !== 'release' || somebody?.is !== 'person' || !item) return undefined;
  const { stages, tasks } = deciding.around.world;
  const owners = calls.map(({ args }) => [...stages, ...tasks].find(({ id }) => id === args.item)?.owner);
  const isTheirs = owners.every((owner) => !owner || somebody.rows.some(({ id }) => id === owner));
  return isTheirs ? undefined : showThing(item, 'owner', deciding);
}

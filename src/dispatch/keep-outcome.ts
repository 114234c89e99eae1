/** Makes an outcome's changes, with all that follows from them. */
import type { Context } from '../commands/context.js';
import type { Outcome, Tell } from '../commands/outcome.js';
import { incidentSteps } from '../features/incident/on-changes.js';
import { headlineSteps } from '../features/status/headline.js';
import { seesChanged } from '../kit/changed.js';
import { allReadersSee } from '../kit/readers-along.js';
import type { Change } from '../model/changes.js';
import { privateChannel } from '../model/channels.js';
import { seesProject } from '../model/sight.js';
import { flat } from '../model/text.js';
import { undoRow } from '../model/undo.js';
import type { Outbound } from '../ports/outbound.js';
import type { Reader, Unit } from '../ports/store.js';
import { fitView } from '../view/fit.js';
import { alarmsFor } from './alarms.js';
import { withContradictions } from './contradictions.js';
import { keepPlan } from './keep-plan.js';
import { changedOfferCards } from './offer-cards.js';
import { withOneMain } from './one-main.js';
import { withReach } from './reach.js';

/**
 * Makes the changes, remembers how to undo them, sets the alarms that they affect, and tells others.
 * @param isFurther something was changed before by the same message
 */
export async function keepOutcome(unit: Unit, ctx: Context, given: Outcome, isFurther = false): Promise<void> {
  const outcome = await withContradictions(ctx, given);
  const { notice = [], final = false } = outcome;
  const tell = [...(await changedOfferCards(ctx, outcome.changes ?? [])), ...(outcome.tell ?? [])];
  const before = await whoSees(unit, ctx, tell, outcome.changes ?? []);
  const isPrivate = outcome.own || outcome.private || false;
  const changes = await withReach(unit, await withOneMain(unit, outcome.changes ?? []));
  if (changes.length > 0) {
    mustBeSeen(ctx, changes);
    await unit.apply(changes);
    const lastUndo = await unit.get('undo', ctx.me.id);
    const undone = final ? [] : changes.filter((change) => !isOfHidden(ctx, change));
    await unit.apply(undoRow(ctx, lastUndo, undone, { what: flat(notice), isPrivate, isFurther }));
    await unit.apply(await alarmsFor({ ...ctx, read: unit }, changes));
    await keepPlan(unit, await incidentSteps({ ...ctx, read: unit }, changes));
    await keepPlan(unit, await headlineSteps({ ...ctx, read: unit }, changes));
  }
  const after = await whoSees(unit, ctx, tell, changes);
  const told = new Set([...before, ...after]);
  if (outcome.answers) await unit.send(outcome.answers);
  for (const one of tell) await unit.send(await messagesOf(unit, ctx, one, told));
}

/** A hidden project that was the main one of the channel makes room. Undoing would have to see it, and would tell that it is there. */
function isOfHidden({ sight }: Context, change: Change): boolean {
  return change.kind === 'link' && !seesProject(sight, change.do === 'add' ? change.row.project : change.was.project);
}

/** Those of the people to be told who see what is changed. Whoever no longer does by the change is told of it. */
async function whoSees(
  read: Reader,
  { now }: Context,
  tell: readonly Tell[],
  changes: readonly Change[],
): Promise<string[]> {
  const people = [...new Set(tell.flatMap((one) => ('person' in one ? one.person : (one.orTo ?? []))))];
  const sees = await Promise.all(people.map((person) => seesChanged(read, person, changes, now)));
  return people.filter((_, i) => sees[i]);
}

/** A project that is not seen in full was read in part: writing it back would lose the rest. @throws TypeError */
function mustBeSeen(ctx: Context, changes: readonly Change[]): void {
  const isUnseen = (change: Change) =>
    change.kind === 'project' && change.do === 'set' && !seesProject(ctx.sight, change.was.id);
  if (changes.some(isUnseen)) throw new TypeError('a change of a project that is not seen');
}

/** Nobody is told of what they do not see. A channel is told nothing if somebody in it must not see what it is about; the one person is told instead, if there is one. */
async function messagesOf(unit: Unit, ctx: Context, tell: Tell, told: ReadonlySet<string>): Promise<Outbound[]> {
  const sent = { id: ctx.newId(), view: fitView(tell.view) };
  if ('person' in tell) return told.has(tell.person) ? [toPerson(ctx, tell, sent)] : [];
  const { channel: id, thread, under, instead } = tell;
  const orTo = tell.orTo && told.has(tell.orTo) ? tell.orTo : undefined;
  const channel = (await unit.get('channel', id)) ?? privateChannel(id, id);
  if (await allReadersSee(unit, channel, ctx.touched, ctx.now)) {
    if (instead !== undefined) return [{ to: 'message', ...sent, channel: id, message: instead }];
    return [{ to: 'channel', ...sent, channel: id, thread, ...(under && { under }), ...(orTo && { orTo }) }];
  }
  return orTo ? [toPerson(ctx, { person: orTo }, sent)] : [];
}

/** A new message to one person, or one in place of an earlier one: in their own conversation before the answer that follows. */
function toPerson(
  ctx: Context,
  { person, as, instead }: Pick<Extract<Tell, { person: string }>, 'person' | 'as' | 'instead'>,
  sent: Pick<Outbound, 'id' | 'view'>,
): Outbound {
  const isHere = ctx.channel.direct && person === ctx.me.id;
  if (instead !== undefined)
    return { to: 'message', ...sent, channel: isHere ? ctx.channel.id : person, message: instead };
  const near = ctx.channel.direct ? {} : { near: ctx.channel.id };
  return { to: 'direct', ...sent, ...(as !== undefined && { id: as }), person, ...near };
}

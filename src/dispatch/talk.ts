/**
 * The short memory for each person and channel: what was last spoken of, so that "it", "yes" or "friday" mean what they mean to
 * a colleague. Each answer takes the place of the one before.
 */
import type { ArgType } from '../commands/args.js';
import type { Situation } from '../commands/context.js';
import { taskByNumber } from '../commands/lookups.js';
import type { Outcome } from '../commands/outcome.js';
import { type Change, remove } from '../model/changes.js';
import type { ItemKind } from '../model/project-rows.js';
import { TALK_MS, talkId } from '../model/talk.js';
import type { KeptCall, Talk } from '../model/talk-rows.js';
import type { Heard } from '../ports/events.js';
import type { Reader, Unit } from '../ports/store.js';
import type { Call } from '../view/view.js';
import { commandOf } from './run-call.js';

/** What is remembered of each kind. */
const MOST_ITEMS = 3;
const MOST_OFFERS = 8;
/** Talks that end at once when a person or a channel is gone; the others run out. */
const MOST_ENDED = 200;

/** What an answer leaves to refer to. */
export interface Turn {
  /** What the person asked for, as far as that is understood. */
  call: Call | undefined;
  /** What has come of it; undefined if it was not carried out. */
  outcome?: Pick<Outcome, 'changes'> | undefined;
  /** The argument that Baton asks for. */
  asks?: string | undefined;
  /** What Baton offers to do. */
  offers?: readonly Call[] | undefined;
}

/** What was last spoken of; undefined if that is over half an hour ago. @param now epoch milliseconds */
export async function recallTalk(
  reader: Reader,
  channel: string,
  person: string,
  now: number,
): Promise<Talk | undefined> {
  const talk = await reader.get('talk', talkId(channel, person));
  return talk && now - talk.at <= TALK_MS ? talk : undefined;
}

/** Remembers an answer. It comes last in a transaction: until its end, other messages of the person there wait. */
export async function keepTalk(unit: Unit, situation: Situation, turn: Turn): Promise<void> {
  const { me, channel, workspace, now } = situation;
  const parts = turn.outcome ? await carriedOut(situation, turn) : await notCarriedOut(unit, situation, turn);
  if (!parts) return;
  const offered = (turn.offers ?? []).slice(0, MOST_OFFERS).map(keptOffer);
  await unit.putTalk({
    ...{ id: talkId(channel.id, me.id), workspace, person: me.id, channel: channel.id, at: now },
    ...parts,
    items: [...new Set(parts.items)].slice(0, MOST_ITEMS),
    offered,
  });
}

type Parts = Pick<Talk, 'items' | 'call' | 'asked'>;

/** Nothing from before it counts any more: "it" is never something of which something else was said in between. */
async function carriedOut(situation: Situation, { call, outcome }: Turn): Promise<Parts> {
  const changes = outcome?.changes ?? [];
  const named = [...madeBy(changes), ...(call ? await namedIn(situation, call, changes) : [])];
  return { items: named.length > 0 ? named : changedBy(changes), call: call ? keptCall(call) : null, asked: null };
}

/** Baton asks or refuses: what was spoken of before still counts. @returns undefined if there is nothing to remember */
async function notCarriedOut(unit: Unit, situation: Situation, turn: Turn): Promise<Parts | undefined> {
  const { me, channel, now } = situation;
  const before = await recallTalk(unit, channel.id, me.id, now);
  const named = turn.call ? await namedIn(situation, turn.call) : [];
  const asked = askedIn(turn);
  if (!before && named.length === 0 && !asked && !turn.offers?.length) return undefined;
  return { items: [...named, ...(before?.items ?? [])], call: before?.call ?? null, asked };
}

/** The open question, without the answer that was wrong. */
function askedIn({ call, asks }: Turn): Talk['asked'] {
  if (!call || asks === undefined || !commandOf(call)?.args[asks]) return null;
  const kept = keptCall(call);
  const args = Object.entries(kept.args).filter(([name]) => name !== asks);
  return { call: { ...kept, args: Object.fromEntries(args) }, arg: asks };
}

/** A call without what its message showed, and without other people's messages. */
function keptCall({ command, args }: Call): KeptCall {
  const declared = commandOf({ command, args })?.args ?? {};
  const kept = Object.entries(args).filter(([name]) => declared[name]?.lines === false);
  return { command, args: Object.fromEntries(kept) };
}

/** An offer is of no use any more once its item has changed. */
const keptOffer = (offer: Call): KeptCall => ({
  ...keptCall(offer),
  ...(offer.seen !== undefined && { seen: offer.seen }),
});

const itemRef = (kind: ItemKind, id: string): string => `${kind}:${id}`;

/** What was made: a new project stands for all that came with it. */
function madeBy(changes: readonly Change[]): string[] {
  const made = changes.flatMap((change) => {
    if (change.do !== 'add') return [];
    return change.kind === 'project' || change.kind === 'stage' || change.kind === 'task' ? [change] : [];
  });
  const projects = made.filter(({ kind }) => kind === 'project');
  return (projects.length > 0 ? projects : made).map(({ kind, row }) => itemRef(kind, row.id));
}

/** The id of what was made last: "it", in an order behind; or of the stage of this key that was made with a project. */
export function lastMade(changes: readonly Change[], stage: string | undefined): string | undefined {
  if (stage === undefined) return madeBy(changes).at(-1)?.replace(/^\w+:/, '');
  const made = changes.flatMap((one) => (one.do === 'add' && one.kind === 'stage' ? [one.row] : []));
  return made.findLast(({ key }) => key === stage)?.id;
}

/** The stages and tasks that were changed; none if there were so many that nobody could say which one "it" is. */
function changedBy(changes: readonly Change[]): string[] {
  const refs = changes.flatMap((change) => {
    if (change.do !== 'set') return [];
    return change.kind === 'stage' || change.kind === 'task' ? [itemRef(change.kind, change.row.id)] : [];
  });
  return refs.length > MOST_ITEMS ? [] : refs;
}

/** What a call names and the person sees, projects last. */
async function namedIn(situation: Situation, call: Call, changes?: readonly Change[]): Promise<string[]> {
  const declared = Object.entries(commandOf(call)?.args ?? {});
  const named = declared.flatMap(([name, { type }]) => {
    const value = call.args[name];
    return value === undefined || value === '' ? [] : [{ type, value }];
  });
  const refs = await Promise.all(named.map(({ type, value }) => refOf(situation, type, value, changes)));
  const found = refs.flatMap((ref) => ref ?? []);
  const isProject = (ref: string) => ref.startsWith('project:');
  return [...found.filter((ref) => !isProject(ref)), ...found.filter(isProject)];
}

/** What an argument names. @param changes of the call, if it was carried out: then what it names is there */
async function refOf(
  { read }: Situation,
  type: ArgType,
  value: string,
  changes: readonly Change[] | undefined,
): Promise<string | undefined> {
  if (type === 'project' || type === 'stage')
    return changes || (await read.get(type, value)) ? itemRef(type, value) : undefined;
  if (type !== 'item') return undefined;
  const known = (changes ?? []).find((change) => change.do === 'set' && change.row.id === value);
  if (known?.kind === 'stage' || known?.kind === 'task' || known?.kind === 'project') return itemRef(known.kind, value);
  const number = /^#(\d{1,10})$/.exec(value)?.[1];
  const task = number ? await taskByNumber(read, Number(number)) : await read.get('task', value);
  if (task) return itemRef('task', task.id);
  for (const kind of ['stage', 'project'] as const) if (await read.get(kind, value)) return itemRef(kind, value);
  return undefined;
}

/** A person or a channel is gone, and with it what was spoken of there. */
export async function endTalks(read: Reader, heard: Extract<Heard, { type: 'left' | 'closed' }>): Promise<Change[]> {
  const where = { channel: heard.channel.id, ...(heard.type === 'left' && { person: heard.id }) };
  const gone = await read.find('talk', { where, limit: MOST_ENDED });
  return gone.map((row) => remove('talk', row));
}

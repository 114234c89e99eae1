/** Typed text -> decision. */
import { call } from '../commands/calls.js';
import type { Situation } from '../commands/context.js';
import { projectsOf } from '../commands/lookups.js';
import { projectsInPart } from '../commands/own-parts.js';
import { refuse } from '../commands/refusals.js';
import { typedCommands } from '../features/index.js';
import type { Talk } from '../model/talk-rows.js';
import type { Inbound } from '../ports/events.js';
import type { Reader } from '../ports/store.js';
import type { Remembered, Understood } from '../reading/decision.js';
import { phrasebookOf } from '../reading/phrasebook.js';
import type { WaitingIncident } from '../reading/saying.js';
import { understand } from '../reading/understand.js';
import type { Call } from '../view/view.js';
import { offersTo } from './offers-to.js';
import type { AppParts } from './parts.js';
import { lastRemindedOf } from './reminded.js';
import { commandOf } from './run-call.js';
import { recallTalk } from './talk.js';
import { withoutMarks } from './unmarked.js';

/**
 * Longest text that is read, UTF-16 units: what Slack advises for a message. No argument is longer than 500, so it holds many
 * orders.
 */
export const LONGEST_COMMAND = 4_000;

/** What somebody answers: a stage or a task as "stage:ID", and whether it is offered to them. */
interface Answered {
  ref: string;
  isOffered: boolean;
}

/**
 * Reads a typed text.
 * @throws Refusal if it is too long
 */
export async function readCommand(
  parts: Pick<AppParts, 'phrasebook' | 'clarity'>,
  situation: Situation,
  unit: Reader,
  { spoken, about, ...typed }: Extract<Inbound, { type: 'command' }>,
): Promise<Understood> {
  const { length } = typed.text;
  if (length > LONGEST_COMMAND) throw refuse(situation, 'long-command', { max: LONGEST_COMMAND, length });
  const { text, mentions } = withoutMarks(typed);
  const { read, now, zone, order, me, channel, commands } = situation;
  const taken = about === undefined ? undefined : await takenNudge(parts, situation, about, text);
  if (taken) return taken;
  const answered = about === undefined ? await reminded(situation, unit) : await answeredItem(situation, about);
  const talk = await recallTalk(unit, channel.id, me.id, now);
  const { waiting, open } = await offersTo(situation, unit);
  const understood = await understand({
    ...{ read, text, mentions, now, zone, commands, order },
    me: me.id,
    channel: channel.id,
    direct: channel.direct,
    inPart: await projectsInPart(situation),
    isStrict: spoken !== true,
    talk: answered ? talkAbout(answered, talk) : talk,
    waiting,
    open: answered?.isOffered ? [answered.ref] : open,
    incident: await waitingIncident(situation, talk),
    phrasebook: parts.phrasebook,
    clarity: parts.clarity,
  });
  return answered ? aboutIt(understood, answered) : understood;
}

/** "done", in answer to what Baton said of one stage or task: what lacks its item is about that one. */
function aboutIt(understood: Understood, { ref }: Answered): Understood {
  const [kind, id] = [ref.slice(0, ref.indexOf(':')), ref.slice(ref.indexOf(':') + 1)];
  const filled = ({ command, args }: Call): Call => {
    const declared = commandOf({ command, args })?.args ?? {};
    const name = declared.item?.required ? 'item' : kind === 'stage' && declared.stage?.required ? 'stage' : undefined;
    return name === undefined || args[name] ? { command, args } : { command, args: { ...args, [name]: id } };
  };
  const acts = understood.acts.map((act) => (act.act === 'do' ? { ...act, call: filled(act.call) } : act));
  return { ...understood, acts };
}

/** Learns now what else would wait for the first sentence in words of its own. */
export function learnTurns({ phrasebook }: Pick<AppParts, 'phrasebook'>): void {
  phrasebookOf(phrasebook, typedCommands).meanings();
}

/** "On it", in answer to a question about one's own message, takes the work. */
async function takenNudge(
  { clarity }: Pick<AppParts, 'clarity'>,
  { read, me }: Situation,
  id: string,
  text: string,
): Promise<Understood | undefined> {
  if (!clarity.claim(text)) return undefined;
  const nudge = await read.get('nudge', id);
  const isMine = nudge?.author === me.id && nudge.kind !== 'youre' && nudge.held !== null;
  return isMine ? { acts: [{ act: 'do', call: call('nudge take', { nudge: id }) }] } : undefined;
}

/** Incidents that are looked at. */
const MOST_INCIDENTS = 20;

/** The open incident that nobody has and that can be meant here. */
async function waitingIncident({ read, channel, me }: Situation, talk?: Talk): Promise<WaitingIncident | undefined> {
  const here = (await projectsOf(read, channel.id)).map(({ id }) => id);
  // Other people read this channel: they must learn nothing of an incident in a project that lives elsewhere.
  if (here.length === 0 && !channel.direct) return undefined;
  const where = { state: 'open' as const, taken: null, ...(here.length > 0 && { project: here }) };
  const open = await read.find('incident', { where, order: ['-number'], limit: MOST_INCIDENTS });
  const mine = open.filter(({ asked }) => asked === me.id);
  const [only, more] = mine.length > 0 ? mine : open;
  if (!only || more) return undefined;
  const askedAt = only.steps.findLast(({ what }) => what === 'asked')?.at ?? only.openedAt;
  const asksMe = only.asked === me.id;
  return { number: only.number, asksMe, isLast: asksMe && askedAt >= (talk?.at ?? 0) };
}

/** What a reminder was about that is answered in words. */
async function reminded(situation: Situation, unit: Reader): Promise<Answered | undefined> {
  const ref = await lastRemindedOf(situation, unit);
  return ref === undefined ? undefined : { ref, isOffered: false };
}

async function answeredItem({ read, me }: Situation, id: string): Promise<Answered | undefined> {
  for (const kind of ['stage', 'task'] as const) {
    if (!(await read.get(kind, id))) continue;
    const where = { asked: me.id, itemId: id, state: 'waiting' } as const;
    return { ref: `${kind}:${id}`, isOffered: (await read.find('offer', { where, limit: 1 })).length > 0 };
  }
  return undefined;
}

/** An answer to one message of Baton's has nothing to do with what was said elsewhere, unless it was asked about the same. */
function talkAbout({ ref }: Answered, talk: Talk | undefined): Remembered {
  const asked = talk?.asked ?? null;
  const isSame = asked !== null && Object.values(asked.call.args).some((value) => ref.endsWith(`:${value}`));
  return { items: [ref], call: null, asked: isSame ? asked : null, offered: [] };
}

/** What is said in answer to Baton, or leans on what was said before: "yes", "friday", "never mind". */
import { call } from '../commands/calls.js';
import { asOffers } from './acts.js';
import { agreedTo, hasPronoun } from './agreed.js';
import { amends, explainsLast } from './amending.js';
import { explains } from './answer-ends.js';
import { answers } from './answering.js';
import { chooses } from './choosing.js';
import type { Deciding } from './deciding.js';
import type { Understood } from './decision.js';
import type { Spoken } from './draft.js';
import { addsDay, addsOwner, corrects, leansOn } from './leaning.js';
import type { Phrasebook } from './phrasebook.js';
import type { Ways } from './reading.js';
import { readingsOf } from './readings.js';
import type { Saying } from './saying.js';
import { isAll, standsAt } from './stance.js';
import { trimmed } from './text-ends.js';

/** What a text means as an answer; undefined if it isn't one. */
export function followUp(saying: Saying, line: Spoken, { book }: Ways, deciding: Deciding): Understood | undefined {
  return (
    cancels(saying, line, book, deciding) ??
    (takesYesNo(saying, deciding) ? undefined : yesOrNo(saying, line, book)) ??
    chooses(saying, line, book, deciding) ??
    agreesBecause(saying, line, book, deciding) ??
    answers(saying, line, book, deciding) ??
    leaningOn(saying, line, book, deciding)
  );
}

/** What leans on what was last done or shown. */
function leaningOn({ talk, isStrict }: Saying, line: Spoken, { frames }: Phrasebook, deciding: Deciding) {
  const [offered, another] = talk?.offered ?? [];
  const corrected = offered && !another && !isStrict ? leansOn(offered, line, frames, deciding) : undefined;
  if (corrected) return { acts: asOffers(corrected.acts) };
  const last = talk?.call;
  if (!last) return undefined;
  const changed = isStrict
    ? undefined
    : (amends(last, line, frames, deciding) ?? corrects(last, line, frames, deciding));
  const leaning = changed ?? leansOn(last, line, frames, deciding);
  if (leaning || isStrict) return leaning;
  return (
    addsOwner(last, talk.items, line, deciding) ??
    addsDay(last, talk.items, line, frames, deciding) ??
    explainsLast(last, line, deciding)
  );
}

/** "never mind" drops what was begun. "Scratch that", once it is done, undoes it. */
function cancels({ talk }: Saying, line: Spoken, book: Phrasebook, deciding: Deciding): Understood | undefined {
  if (!isAll(line, book.frames, 'cancel')) return undefined;
  const last = deciding.commands.find(({ name }) => name === talk?.call?.command);
  const isDone = last && !last.shows && !talk?.asked && talk?.offered.length === 0;
  const run = { from: 0, to: line.tokens.length };
  const readings = isDone ? readingsOf({ line, book, clarity: deciding.clarity, isStrict: false }, run) : [];
  const isUndone = readings.some(({ entry, draft }) => entry.command.name === 'undo' && draft.left.length === 0);
  return isUndone ? { acts: [{ act: 'do', call: call('undo') }] } : { acts: [], quiet: 'cancelled' };
}

/** Whether Baton has asked what "yes" and "no" answer. */
function takesYesNo({ talk }: Saying, { commands }: Deciding): boolean {
  const { asked, offered = [] } = talk ?? {};
  const command = commands.find(({ name }) => name === asked?.call.command);
  return offered.length === 0 && command?.args[asked?.arg ?? '']?.yesNo === true;
}

/** "yes" takes Baton's last offer, somebody's baton, or an incident; "no" declines the one baton. With nothing open they do nothing. */
function yesOrNo(
  { talk, open, incident, isStrict }: Saying,
  line: Spoken,
  { frames }: Phrasebook,
): Understood | undefined {
  if (isStrict) return undefined;
  if (isAll(line, frames, 'yes')) {
    const agreed = agreedTo({ talk, open });
    if (agreed) return agreed.act === 'ask' ? { acts: [], quiet: 'nothing-open' } : { acts: [agreed] };
    if (incident?.asksMe)
      return { acts: [{ act: 'do', call: call('incident take', { incident: String(incident.number) }) }] };
    // "I'll take it" can be about an incident that somebody else is asked to take.
    return incident && hasPronoun(line) ? undefined : { acts: [], quiet: 'nothing-open' };
  }
  if (!isAll(line, frames, 'no')) return agreesInPart({ talk, open }, line, frames);
  if (talk?.offered.length) return { acts: [], quiet: 'cancelled' };
  const [item, another] = open;
  return item && !another
    ? { acts: [{ act: 'do', call: call('decline', { item: idOf(item) }) }] }
    : { acts: [], quiet: 'nothing-open' };
}

/** "yes I can, but not before next week": offers what is agreed to. */
function agreesInPart({ talk, open }: Pick<Saying, 'talk' | 'open'>, line: Spoken, frames: Phrasebook['frames']) {
  const end = line.tokens.length;
  const at = standsAt(line, frames.yes, 0, end);
  const but =
    at === undefined || at >= end
      ? -1
      : line.tokens.findIndex((_, i) => i >= at && i < at + 3 && line.says(i, 'objecting'));
  const agreed = but < 0 ? undefined : agreedTo({ talk, open });
  return agreed && agreed.act !== 'ask' ? { acts: asOffers([agreed]) } : undefined;
}

/** "yes, the german rows are doubled": takes Baton's one offer, with the reason if it can have one. */
function agreesBecause(
  { talk, isStrict }: Saying,
  line: Spoken,
  book: Phrasebook,
  { commands, clarity }: Deciding,
): Understood | undefined {
  const [offered, another] = talk?.offered ?? [];
  const end = line.tokens.length;
  const at = isStrict || !offered || another ? undefined : standsAt(line, book.frames.yes, 0, end);
  if (!offered || at === undefined || !explains(line, book.frames, undefined, { from: at, to: end })?.sure)
    return undefined;
  const run = { from: at + 1, to: end };
  const isOther = readingsOf({ line, book, clarity, isStrict: false }, run).some(({ entry }) => entry.mood === 'order');
  const isDenied = line.tokens.slice(at).some((_, i) => line.says(at + i, 'negations') || line.says(at + i, 'and'));
  if (isOther || isDenied || line.says(at + 1, 'explaining')) return undefined;
  const takesReason = commands.some(({ name, args }) => name === offered.command && 'reason' in args);
  const { reason = takesReason ? trimmed(line, run) : undefined } = offered.args;
  const args = { ...offered.args, ...(reason !== undefined && { reason }) };
  return { acts: [{ act: 'do', call: { ...offered, args } }] };
}

const idOf = (ref: string): string => ref.slice(ref.indexOf(':') + 1);

/** "Sorry, no time before Christmas": declines the one thing that waits for an answer, if it is confirmed. */
export function declines({ open, isStrict }: Saying, line: Spoken, { frames }: Phrasebook): Understood | undefined {
  const [item, another] = open;
  const isRegretted = line.says(0, 'regrets');
  const isRefused = isRegretted || standsAt(line, frames.denied, 0, line.tokens.length) !== undefined;
  if (isStrict || !item || another || !isRefused) return undefined;
  // "no thanks, I'm swamped"
  const thanks = line.tokens[1]?.fold === ',' ? 2 : 1;
  const behind = isRegretted ? (standsAt(line, frames.thanks, thanks, line.tokens.length) ?? 1) : 0;
  const from = isRegretted && line.tokens[behind]?.fold === ',' ? behind + 1 : 0;
  const word = trimmed(line, { from, to: line.tokens.length });
  return { acts: [{ act: 'offer', call: { command: 'decline', args: { item: idOf(item), word } } }] };
}

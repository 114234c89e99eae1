/** The stance of a clause once it is read: what stands behind its turn counts too. */
import type { SpokenClause } from './clause-reader.js';
import type { Run, Spoken } from './draft.js';
import type { CompiledFrames } from './frames.js';
import { behindThings, givesReason, goesOnWithAnd } from './in-front.js';
import { matches } from './known-matches.js';
import type { Reading } from './reading.js';
import { type Stance, skipIdle, standsAt } from './stance.js';
import type { NamedThing } from './things.js';

/** The stance of a clause, with the conditions and doubts that stand in what it left over. */
export function fullStance({ stance, reading }: SpokenClause, line: Spoken, frames: CompiledFrames): Stance {
  if (!reading) return stance;
  const { left, background } = reading.draft;
  const rest = [...left, ...(background ? [background] : [])];
  const isConditional =
    rest.some((run) => hasFrame(line, frames, 'conditions', run) || hasIf(line, run)) ||
    textBeginsWithCondition(reading, line, frames);
  const isHedged =
    left.some((run) => hasFrame(line, frames, 'denied', run) || hasFrame(line, frames, 'unsure', run)) ||
    (background !== undefined && isUnsureOf(line, background)) ||
    rest.some((run) => isAddress(run, line));
  const isOneOfSeveral =
    (background !== undefined && goesOnSo(reading, background, line)) || goesOnWithAnd(reading, line);
  const isNews =
    reading.entry.mood === 'terse' &&
    !stance.recorded &&
    hasFrame(line, frames, 'news', { from: reading.core, to: reading.to });
  return {
    ...stance,
    denied:
      stance.denied ||
      isDeniedInside(reading, line, frames) ||
      isDeniedAtEnd(reading, line) ||
      isNothing(reading, line),
    conditional: stance.conditional || isConditional,
    hedged: stance.hedged || isHedged || isNews || isOneOfSeveral,
  };
}

/** "training not to bo give": what is not to happen is what the order says. "Give training to chi, not bo" only says to whom not. */
function isDeniedInside({ draft, to }: Reading, line: Spoken, frames: CompiledFrames): boolean {
  const bound = Object.values(draft.values).flatMap((value) => ('thing' in value ? [value.thing] : []));
  const isOther = (at: number) => {
    const named = line.found.get(at)?.filter(({ sure }) => sure > 1) ?? [];
    return named.length > 0 && !named.some(({ thing }) => bound.includes(thing));
  };
  return draft.left.some((run) => {
    for (let at = run.from; at < run.to; at += 1) {
      const end = line.says(at, 'negations') ? standsAt(line, frames.denied, at, run.to) : undefined;
      if (end !== undefined && !isOther(behindLinks(line, end, to))) return true;
    }
    return false;
  });
}

/** "add nothing to the list today": says not to. */
function isNothing({ draft: { values }, from, to }: Reading, line: Spoken): boolean {
  const { title } = values;
  if (!title || !('words' in title)) return false;
  const words = title.words.toLowerCase();
  return line.tokens.slice(from, to).some(({ fold }, i) => fold === words && line.says(from + i, 'nothing'));
}

/** "skip monitoring not, we need it": what follows is no reason. */
function isDeniedAtEnd(reading: Reading, line: Spoken): boolean {
  const at = behindThings(reading, line);
  const next = line.tokens[at + 1];
  return 'reason' in reading.draft.values && line.says(at, 'negations') && (next === undefined || next.is === 'mark');
}

function behindLinks(line: Spoken, from: number, to: number): number {
  let at = from;
  while (at < to && !line.found.has(at) && (line.says(at, 'linking') || line.isNoise(at))) at += 1;
  return at;
}

/** "#2 for Chi, #4 for Emi, as we said", "give #2 to Chi, #4 to Bob", "give #2 to Chi, and …": half of it is not carried out alone. */
function goesOnSo({ entry }: Reading, { from, to }: Run, line: Spoken): boolean {
  const at = skipIdle(line, from, to);
  if (line.says(at, 'and') || isForOther(entry, line, at, to)) return true;
  if (entry.mood === 'terse') return matches(line, entry.pattern, at, to, anything).length > 0;
  const isItem = ({ thing: { is }, sure }: NamedThing) => (is === 'task' || is === 'stage') && sure > 1;
  return (line.found.get(at) ?? []).some((one) => isItem(one) && line.says(one.to, 'to') && one.to + 1 < to);
}

/** "Bo does the evaluation, Chi writes the runbook": somebody else gets something, too. "…, Chi is away" only explains. */
function isForOther({ command }: Reading['entry'], line: Spoken, at: number, to: number): boolean {
  const other = line.found.get(at)?.find(({ thing, sure }) => thing.is === 'person' && sure > 1);
  const isDoing = (verb: number) => line.tokens[verb]?.is === 'word' && !line.says(verb, 'finite') && verb + 1 < to;
  return command.name === 'own' && other !== undefined && isDoing(other.to) && line.tokens[other.to]?.fold !== "'s";
}

const anything = () => ({ fits: () => true });

/** "…, maybe", "… i guess": "half the team is on leave" only explains, and leaves nothing open. */
function isUnsureOf(line: Spoken, { from, to }: Run): boolean {
  for (let at = from; at < to; at += 1)
    if (line.isUnsure(at) && !(line.says(at, 'amounts') && line.tokens[at + 1]?.is === 'word')) return true;
  return false;
}

/** "start evaluation, bo": said to somebody else. */
function isAddress({ from, to }: Run, line: Spoken): boolean {
  const at = skipIdle(line, from, to);
  const named = line.found.get(at) ?? [];
  return named.some(({ thing, to: end }) => thing.is === 'person' && skipIdle(line, end, to) >= to);
}

function hasFrame(
  line: Spoken,
  frames: CompiledFrames,
  name: 'conditions' | 'unsure' | 'denied' | 'news',
  { from, to }: Run,
): boolean {
  const most = name === 'conditions' ? Math.min(to, from + 2) : to;
  for (let at = from; at < most; at += 1) if (standsAt(line, frames[name], at, to) !== undefined) return true;
  return false;
}

/** "take #2, nobody else is here, if it fails again", but not "we will see if it works". */
function hasIf(line: Spoken, { from, to }: Run): boolean {
  for (let at = from; at < to; at += 1) if (line.says(at, 'ifs') && !line.says(at - 1, 'beforeWhether')) return true;
  return false;
}

/** "block training if no gpus come": what follows is no reason. */
function textBeginsWithCondition(reading: Reading, line: Spoken, frames: CompiledFrames): boolean {
  const { to } = reading;
  if (!givesReason(reading)) return false;
  let at = behindThings(reading, line);
  if (line.tokens[at]?.fold === ',') at += 1;
  const end = standsAt(line, frames.conditions, at, to);
  return (end !== undefined && !line.says(at, 'lasting')) || endsInIf(line, { from: at, to });
}

/** "reopen data, the hash is off, unless bo objects": behind a comma, the last words are no part of the reason. */
function endsInIf(line: Spoken, { from, to }: Run): boolean {
  for (let at = from + 1; at < to; at += 1) if (line.tokens[at - 1]?.fold === ',' && line.says(at, 'ifs')) return true;
  return false;
}

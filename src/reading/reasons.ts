/** Gives an order the reason that stands in the sentence beside it: "no gpus. block training". */
import type { SpokenClause } from './clause-reader.js';
import type { Spoken } from './draft.js';
import type { Phrasebook } from './phrasebook.js';
import { type Reading, takesText } from './reading.js';
import { leansOnPronoun } from './spoken-of.js';
import { standsAt } from './stance.js';
import { leadLength, trimmed } from './text-ends.js';
import { saysWhatShouldBe } from './wanted.js';

/** Fills in reasons, and lets a text go on through the sentences after it that are read as nothing else. */
export function joinReasons(line: Spoken, book: Phrasebook, clauses: readonly SpokenClause[]): void {
  clauses.forEach((clause, i) => {
    const { reading } = clause;
    if (!reading || reading.entry.command.shows) return;
    if (takesText(reading)) {
      goOn(line, book, clauses, i);
      return;
    }
    const name = reasonOf(reading);
    if (name !== undefined) giveReason(line, book, clauses, i, reading, name);
  });
}

/** Takes the reason from the sentence behind an order, or from the one in front of it. */
function giveReason(
  line: Spoken,
  book: Phrasebook,
  clauses: readonly SpokenClause[],
  i: number,
  reading: Reading,
  name: string,
): void {
  const { values } = reading.draft;
  const told = reasonTold(line, clauses[i - 1], reading, name);
  if (told) {
    values[name] = told;
    return;
  }
  const at = labelEnd(line, clauses, i + 1) ?? i + 1;
  const [behind, before] = [clauses[at], clauses[i - 1]];
  const beside = [behind, before].find((one) => one && saysSomething(line, book, one, name));
  if (!beside) return;
  const more = beside === behind ? goingOn(line, book, clauses, at) : [];
  const words = reasonIn(line, { ...beside, to: more.at(-1)?.to ?? beside.to });
  if (!words) return;
  for (const one of [beside, ...more]) {
    one.isReason = beside === behind;
    one.reading = undefined;
  }
  values[name] = { words };
}

/** "Training is shaky because two nodes fall over. Flag it": the reason that was told of what the order is about. */
function reasonTold(line: Spoken, before: SpokenClause | undefined, { draft }: Reading, name: string) {
  const { entry, draft: told } = before?.reading ?? {};
  const value = told?.values[name];
  if (!before || entry?.mood !== 'report' || !value || !('words' in value) || !leansOnPronoun({ draft }))
    return undefined;
  const start = line.text.lastIndexOf(value.words, line.tokens[before.to - 1]?.end);
  const at = line.tokens.findIndex((token) => token.start === start);
  return line.says(at - 1, 'explaining') ? value : undefined;
}

/** "Reason: no traffic before friday" declines nothing: the place of the clause behind such a label. */
function labelEnd(line: Spoken, clauses: readonly SpokenClause[], i: number): number | undefined {
  const [label, next] = [clauses[i], clauses[i + 1]];
  const isLabel =
    label && !label.reading && line.tokens[label.to]?.fold === ':' && line.leadAt(label.from, label.to) === label.to;
  if (!isLabel || !next) return undefined;
  next.reading = undefined;
  return i + 1;
}

/** "They want a review, and that may take weeks": the clauses behind one that go on with it, or are read as nothing else. */
function goingOn(line: Spoken, book: Phrasebook, clauses: readonly SpokenClause[], i: number): SpokenClause[] {
  let end = i + 1;
  for (let next = clauses[end]; next; next = clauses[end]) {
    if (!goesOn(line, next) && !saysSomething(line, book, { ...next, at: next.from })) break;
    end += 1;
  }
  return clauses.slice(i + 1, end);
}

/** "…, and that may take weeks" tells something of what was said in front, in the same sentence. */
const goesOn = (line: Spoken, { reading, from, stance }: SpokenClause): boolean =>
  reading?.entry.mood === 'report' &&
  leansOnPronoun(reading) &&
  !saysWhatShouldBe(reading, line) &&
  !stance.asked &&
  line.says(from - 1, 'and');

/** The argument that is for the reason. */
const reasonOf = ({ draft: { command } }: Reading): string | undefined =>
  Object.entries(command.args).find(([name, arg]) => name === 'reason' || (arg.type === 'text' && arg.explains))?.[0];

/** "cluster maintenance so", "AGAIN no gpus": without what leads to the order. */
function reasonIn(line: Spoken, { from, to, at: content }: SpokenClause): string {
  // "we decided to …" and "whatever they say" give no reason.
  if (line.says(content, 'to') || line.says(content, 'conceding')) return '';
  let at = from;
  // "hm no, it still fails": only the comma tells this no from "no gpus".
  const isNo = () => line.says(at, 'refusing') && line.tokens[at + 1]?.fold === ',';
  while (
    at < to &&
    (line.tokens[at]?.is === 'mark' || line.tokens[at]?.is === 'emoji' || line.says(at, 'beforeReason') || isNo())
  )
    at += 1;
  at += leadLength(line, at, to);
  let end = to;
  while (end > at && (line.says(end - 1, 'andSo') || line.tokens[end - 1]?.fold === ',')) end -= 1;
  return trimmed(line, { from: at, to: end });
}

function goOn(line: Spoken, book: Phrasebook, clauses: readonly SpokenClause[], i: number): void {
  const reading = clauses[i]?.reading;
  const name = reading && textAtEnd(line, reading);
  const value = reading && name ? reading.draft.values[name] : undefined;
  if (!reading || !name || !value || !('words' in value)) return;
  const more = goingOn(line, book, clauses, i);
  const end = line.tokens[(more.at(-1)?.to ?? 0) - 1]?.end;
  const at = line.text.lastIndexOf(value.words, line.tokens[(clauses[i]?.to ?? 1) - 1]?.end);
  if (at >= 0 && end !== undefined) reading.draft.values[name] = { words: line.text.slice(at, end) };
}

/** Words that a reason has at least. "Too busy" is enough for whoever asked. */
const LEAST: Readonly<Record<string, number>> = { word: 1 };

/** Whether a clause has words, and is read as nothing that could be done or answered. @param arg what they would be for */
function saysSomething(line: Spoken, book: Phrasebook, clause: SpokenClause | undefined, arg = ''): boolean {
  if (!clause || clause.reading || clause.stance.asked || isAskedFor(line, clause)) return false;
  const words = line.tokens
    .slice(clause.at, clause.to)
    .filter(({ is }, i) => is === 'word' && !line.isNoise(clause.at + i));
  const isThanks =
    standsAt(line, book.frames.thanks, clause.from, clause.to) ??
    standsAt(line, book.frames.thanks, clause.at, clause.to);
  // "nah, pass it to chi" says no more than that.
  const isNo = words.length === 1 && line.tokens.some((token, at) => token === words[0] && line.says(at, 'regrets'));
  return words.length >= (LEAST[arg] ?? 2) && !isNo && isThanks === undefined;
}

/** "…; please also tell Chi" is an order, if a riddle, and tells nothing. */
export const isAskedFor = (line: Spoken, { stance, from, at }: SpokenClause): boolean =>
  stance.polite || line.tokens.slice(from, at + 1).some((_, i) => line.says(from + i, 'please'));

/** The text that stands at the end of a reading. */
function textAtEnd(line: Spoken, { draft, to }: Reading): string | undefined {
  const upTo = line.text.slice(0, line.tokens[to - 1]?.end ?? 0);
  return Object.entries(draft.command.args).find(([name, { type }]) => {
    const value = draft.values[name];
    return type === 'text' && value && 'words' in value && value.words !== '' && upTo.endsWith(value.words);
  })?.[0];
}

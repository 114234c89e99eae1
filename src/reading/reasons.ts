/** Gives an order the reason that stands in the sentence beside it: "no gpus. block training". */
import type { SpokenClause } from './clause-reader.js';
import type { Spoken } from './draft.js';
import type { Phrasebook } from './phrasebook.js';
import { type Reading, takesText } from './reading.js';
import { standsAt } from './stance.js';
import { leadLength, trimmed } from './text-ends.js';

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
    if (name === undefined) return;
    const beside = [clauses[i + 1], clauses[i - 1]].find((one) => one && saysSomething(line, book, one, name));
    const words = beside && reasonIn(line, beside);
    if (!beside || !words) return;
    beside.isReason = beside === clauses[i + 1];
    reading.draft.values[name] = { words };
  });
}

/** The argument that is for the reason. */
const reasonOf = ({ draft: { command } }: Reading): string | undefined =>
  Object.entries(command.args).find(([name, arg]) => name === 'reason' || (arg.type === 'text' && arg.explains))?.[0];

/** "cluster maintenance so", "AGAIN no gpus": without what leads to the order. */
function reasonIn(line: Spoken, { from, to, at: content }: SpokenClause): string {
  // "we decided to …" gives no reason.
  if (line.says(content, 'to')) return '';
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
  let last = i;
  while (saysSomething(line, book, clauses[last + 1])) last += 1;
  const end = line.tokens[(clauses[last]?.to ?? 0) - 1]?.end;
  const at = line.text.lastIndexOf(value.words, line.tokens[(clauses[i]?.to ?? 1) - 1]?.end);
  if (last > i && at >= 0 && end !== undefined) reading.draft.values[name] = { words: line.text.slice(at, end) };
}

/** Words that a reason has at least. "Too busy" is enough for whoever asked. */
const LEAST: Readonly<Record<string, number>> = { word: 1 };

/** Whether a clause has words, and is read as nothing that could be done or answered. @param arg what they would be for */
function saysSomething(line: Spoken, book: Phrasebook, clause: SpokenClause | undefined, arg = ''): boolean {
  if (!clause || clause.reading || clause.stance.asked) return false;
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

/** The text that stands at the end of a reading. */
function textAtEnd(line: Spoken, { draft, to }: Reading): string | undefined {
  const upTo = line.text.slice(0, line.tokens[to - 1]?.end ?? 0);
  return Object.entries(draft.command.args).find(([name, { type }]) => {
    const value = draft.values[name];
    return type === 'text' && value && 'words' in value && value.words !== '' && upTo.endsWith(value.words);
  })?.[0];
}

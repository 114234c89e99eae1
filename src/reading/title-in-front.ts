/** "Someone has to rotate the keys. Make a task of that, due friday": the title stands in the sentence in front. */
import type { SpokenClause } from './clause-reader.js';
import type { Draft, Spoken } from './draft.js';
import { leadLength } from './text-ends.js';
import { bindTitle } from './title.js';

/** What stands for a title that is told elsewhere. */
const TOLD = 'it';

/**
 * Gives a task that is to be made of "that" its title: what the clause in front says. Without one, the title is asked for. What
 * stands behind "can you open a ticket?" is offered as its title.
 */
export function joinTitles(line: Spoken, clauses: readonly SpokenClause[]): void {
  titlesInFront(line, clauses);
  clauses.forEach(({ reading }, i) => {
    const behind = clauses[i + 1];
    const isOpen = reading?.draft.command.makes === 'task' && !('title' in reading.draft.values);
    if (!isOpen || !behind || behind.reading || behind.stance.asked || endsText(line, behind)) return;
    const told = titleIn(line, behind, reading.draft);
    if (!told) return;
    reading.draft.values = { ...told, ...reading.draft.values };
    reading.draft.doubt += 1;
    behind.isReason = true;
  });
}

/** Whether a clause is only thanks, or the like. */
const endsText = (line: Spoken, { from, to }: SpokenClause): boolean => (line.tailAt(from, to) ?? from) >= to;

function titlesInFront(line: Spoken, clauses: readonly SpokenClause[]): void {
  clauses.forEach((clause, i) => {
    const { draft, entry } = clause.reading ?? {};
    if (!draft?.command.makes || entry?.args.title !== TOLD) return;
    const before = clauses[i - 1];
    const told = before && titleIn(line, before, draft);
    const { title: _, ...values } = draft.values;
    draft.values = told ? { ...told, ...values } : values;
    if (!before || !told) return;
    before.isReason = true;
    before.reading = undefined;
  });
}

/** What a clause says of work: as it was read, or in its own words, without the day at their end. */
function titleIn(
  line: Spoken,
  { reading, at, from, to, stance }: SpokenClause,
  { command, doubt }: Draft,
): Draft['values'] | undefined {
  const { title, ...values } = reading?.draft.values ?? {};
  if (reading?.draft.command.makes === 'task' && title) return { ...values, title };
  const named = Object.entries(command.args).find(([, { type }]) => type === 'text');
  const draft: Draft = { command, values: {}, left: [], background: undefined, doubt };
  // "Read Chi's paper" reports nothing that was read.
  const start = stance.hedged ? from : at;
  if (named) bindTitle(line, draft, named, { from: start + leadLength(line, start, to), to });
  const made = draft.values.title;
  return made && 'words' in made && made.words.includes(' ') ? draft.values : undefined;
}

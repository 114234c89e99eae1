/** "Add a task: compare the exports. Owner Chi. Due Friday.": what stands behind a new task says who does it, and by when. */
import type { SpokenClause } from './clause-reader.js';
import type { Draft, Run, Spoken } from './draft.js';
import { skipIdle } from './stance.js';
import { edgeAt } from './title-edges.js';

/** "Can you add a task …? Due Friday" is an order as well. */
const ENDS: ReadonlySet<string> = new Set(['.', '!', ';', '?']);

/** The clauses without those that only say more about the new task in front of them. */
export function withEdges(line: Spoken, clauses: readonly SpokenClause[]): SpokenClause[] {
  const kept: SpokenClause[] = [];
  for (const clause of clauses) {
    if (isEdgeOf(line, kept.at(-1), clause)) continue;
    takeEdges(line, clause);
    kept.push(clause);
  }
  return kept;
}

/** "stick “rotate the keys” on the list, emi, by friday": what stands behind the turn itself. */
function takeEdges(line: Spoken, { reading }: SpokenClause): void {
  const { draft, entry } = reading ?? {};
  if (!draft?.background || entry?.command.makes !== 'task' || draft.values.title === undefined) return;
  const more = edgesIn(line, draft, draft.background, true);
  if (!more) return;
  draft.values = more;
  draft.background = undefined;
}

/** Whether a clause is all about the task of the one in front; if so, the task has what it says. */
function isEdgeOf(line: Spoken, { reading }: Partial<SpokenClause> = {}, clause: SpokenClause): boolean {
  const { draft, entry } = reading ?? {};
  const isNewTask = entry?.mood === 'order' && entry.command.makes === 'task' && draft?.values.title !== undefined;
  // "Emi, by friday" seems to address Emi, and so to be unsure.
  const isTold = Object.entries(clause.stance).every(([name, is]) => !is || name === 'hedged');
  const end = line.tokens[clause.from - 1];
  const isSentence = end?.is === 'line' || (end?.is === 'mark' && ENDS.has(end.fold));
  if (!draft || !isNewTask || !isTold || !isSentence) return false;
  const things = line.found.get(clause.from) ?? [];
  const isBare = things.some(({ thing }) => thing.is === 'person' || thing.is === 'day');
  const more = edgesIn(line, draft, clause, isBare);
  if (more) draft.values = more;
  return more !== undefined;
}

/** The values of a draft with those in a run; undefined if anything else stands there. @param isBare whether a thing need not be led in */
function edgesIn(line: Spoken, draft: Draft, { from, to }: Run, isBare: boolean): Draft['values'] | undefined {
  const more = { ...draft, values: { ...draft.values } };
  let at = skipIdle(line, from, to);
  while (at < to) {
    const end = edgeAt(line, more, at, to, isBare);
    if (end === undefined) return undefined;
    at = skipIdle(line, line.says(end, 'and') ? end + 1 : end, to);
  }
  return at > from ? more.values : undefined;
}

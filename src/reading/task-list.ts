/** "add two tasks: write the harness (me, fri) and pick the baseline (chi, tues)": several tasks in one sentence. */
import { cardinalOf } from '../model/dates/words.js';
import { asOffers } from './acts.js';
import { joins, type SaidSentence } from './clauses.js';
import type { Deciding } from './deciding.js';
import type { Act } from './decision.js';
import { type Draft, firstUnbound, type Run, type Spoken, written } from './draft.js';
import type { Phrasebook } from './phrasebook.js';
import { resolveDraft } from './resolve.js';
import { frontsOf, isOrdered, standsAt } from './stance.js';
import { bindTitle } from './title.js';

/** The tasks that a text lists, and what else it says. */
interface ListedTasks {
  acts: Act[];
  rest: SaidSentence[];
}

/** A task with all the words about it. */
interface ListedTask {
  draft: Draft;
  run: Run;
}

/** Most tasks that one message makes. */
const MOST_TASKS = 20;

/** The tasks behind a heading in one of the sentences; undefined if none lists any. */
export function tasksIn(
  line: Spoken,
  book: Phrasebook,
  said: readonly SaidSentence[],
  deciding: Deciding,
): ListedTasks | undefined {
  for (const [i, one] of said.entries()) {
    const fronts = frontsOf(line, book.frames, one.from, one.to);
    if (one.asked || !isOrdered(fronts)) continue;
    const last = lastOfList(line, said, i);
    const places = [...fronts.map(({ at }) => at), ...joins(line, one).map(({ next }) => next)];
    for (const from of places) {
      const run = { from, to: one.to };
      const to = headEnd(line, book.frames, 'lists', run) ?? headEnd(line, book.frames, 'headings', run);
      const acts = to === undefined ? undefined : listed(line, { from, to }, said[last]?.to ?? one.to, deciding);
      if (!acts) continue;
      const isOrder = standsAt(line, book.frames.lists, from, one.to) !== undefined;
      const front = from <= one.from || fronts.some(({ at }) => at === from) ? [] : [{ ...one, to: from }];
      return { acts: isOrder ? acts : asOffers(acts), rest: [...said.slice(0, i), ...front, ...said.slice(last + 1)] };
    }
  }
  return undefined;
}

/** "tasks: fix the loader; clean the repo": where semicolons lead to. */
function lastOfList({ tokens }: Spoken, said: readonly SaidSentence[], first: number): number {
  let last = first;
  while (said[last + 1] && tokens[(said[last + 1]?.from ?? 0) - 1]?.fold === ';') last += 1;
  return last;
}

/** Tokens between a heading and its colon: "add two tasks in the monitoring stage:". */
const LONGEST_TAIL = 6;

/** Where the heading of a list ends. What only announces tasks needs a colon at its end; what asks for them doesn't. */
export function headEnd(
  line: Spoken,
  frames: Phrasebook['frames'],
  name: 'lists' | 'headings',
  { from, to: end }: Run,
): number | undefined {
  const to = standsAt(line, frames[name], from, end);
  if (to === undefined || line.tokens[to - 1]?.fold === ':') return to;
  const tail = line.tokens.slice(to, Math.min(end, to + LONGEST_TAIL));
  const mark = tail.findIndex(({ is }) => is === 'mark' || is === 'quoted');
  if (tail[mark]?.fold === ':') return to + mark + 1;
  return name === 'lists' ? to : undefined;
}

function listed(line: Spoken, head: Run, end: number, deciding: Deciding): Act[] | undefined {
  const words = line.tokens.slice(head.from, head.to);
  const count = words.map(({ fold }) => numberSaid(fold)).find((n) => n !== undefined);
  const isOpened = words.at(-1)?.fold === ':';
  if (!isOpened && count === undefined) return undefined;
  const drafts = draftsOf(line, { from: head.to, to: end }, givenIn(line, head), deciding);
  if (drafts.length > MOST_TASKS) return undefined;
  // "add two tasks": which they are is asked.
  if (drafts.length === 0) return [{ act: 'do', call: { command: 'task add', args: {} } }];
  // A comma can belong to a title: only if as many are found as were announced, or a single one, it is certain where each one ends.
  const act = drafts.length === (count ?? 1) ? 'do' : 'offer';
  return drafts.flatMap((one) => actsOf(line, one, act, deciding));
}

/** The task in a line of its own: "rotate the keys (bo, friday)". @param given what the heading says of all */
export function taskAt(line: Spoken, run: Run, given: Draft['values'], deciding: Deciding): Act[] {
  const [task] = draftsOf(line, run, {}, deciding).slice(0, 1);
  if (!task) return [];
  const draft = draftOf(line, task.draft.command, run);
  return actsOf(line, { draft: { ...draft, values: { ...given, ...draft.values } }, run }, 'do', deciding);
}

/** Whose owner can't be told ("everyone") is made of all its words: nothing of it gets lost, and nothing keeps the others. */
function actsOf(line: Spoken, { draft, run }: ListedTask, act: 'do' | 'offer', { around }: Deciding): Act[] {
  const resolved = resolveDraft(draft, around);
  if (!('ask' in resolved)) return resolved.calls.map((call) => ({ act, call }));
  return [{ act, call: { command: 'task add', args: { title: written(line, run) } } }];
}

const numberSaid = (fold: string): number | undefined => (/^\d$/.test(fold) ? Number(fold) : cardinalOf(fold));

/** What a heading says of all its tasks: "add two tasks for bo: …", "… in monitoring: …", "todos for today: …". */
export function givenIn({ found }: Spoken, { from, to }: Run): Draft['values'] {
  const values: Draft['values'] = {};
  for (let at = from; at < to; at += 1)
    for (const { thing, sure } of found.get(at) ?? []) {
      if (sure > 1 && thing.is === 'person') values.owner ??= { thing };
      if (sure > 1 && thing.is === 'stage') values.stage ??= { thing };
      if (thing.is === 'day') values.due ??= { thing };
    }
  return values;
}

/** One draft a task: a part that is only an owner or a day belongs to the task in front of it. */
function draftsOf(line: Spoken, run: Run, given: Draft['values'], { commands }: Deciding): ListedTask[] {
  const command = commands.find(({ name }) => name === 'task add');
  if (!command) return [];
  const found: ListedTask[] = [];
  for (const part of partsOf(line, run)) {
    const draft = draftOf(line, command, part);
    const last = found.at(-1);
    if (draft.values.title && !(last && isEdge(line, part))) found.push({ draft, run: part });
    else if (last) {
      last.run = { from: last.run.from, to: part.to };
      last.draft = draftOf(line, command, last.run);
    }
  }
  return found.map((one) => ({ ...one, draft: { ...one.draft, values: { ...given, ...one.draft.values } } }));
}

/** "for bo", "fri": no task of its own. */
function isEdge(line: Spoken, { from, to }: Run): boolean {
  let at = from;
  while (at < to && (line.says(at, 'by') || line.says(at, 'toPerson') || line.says(at, 'onDay'))) at += 1;
  const named = line.found.get(at)?.filter(({ sure }) => sure > 1) ?? [];
  return named.some(({ thing, to: end }) => (thing.is === 'person' || thing.is === 'day') && end === to);
}

function draftOf(line: Spoken, command: Draft['command'], { from, to }: Run): Draft {
  const draft: Draft = { command, values: {}, left: [], background: undefined, doubt: 0 };
  const text = firstUnbound(draft, 'text');
  if (!text) return draft;
  bindTitle(line, draft, text, { from, to });
  return draft;
}

/** What stands between commas, semicolons and "and", but for those in brackets. */
function partsOf(line: Spoken, { from, to }: Run): Run[] {
  const parts: Run[] = [];
  let start = from;
  let depth = 0;
  for (let at = from; at <= to; at += 1) {
    const { is, fold } = line.tokens[at] ?? {};
    if (fold === '(') depth += 1;
    if (fold === ')') depth -= 1;
    const isEnd =
      at === to || (depth === 0 && (fold === ',' || fold === ';' || (is === 'word' && line.says(at, 'and'))));
    if (!isEnd) continue;
    const first = behindMarker(line, start, at);
    if (at > first) parts.push({ from: first, to: at });
    start = at + 1;
  }
  return parts;
}

/** "(a) tidy the env, 2) pin torch": where the words begin behind what numbers them. */
function behindMarker({ tokens }: Spoken, from: number, to: number): number {
  const at = tokens[from]?.fold === '(' ? from + 1 : from;
  const isMarker = /^(?:[a-h]|\d)$/.test(tokens[at]?.fold ?? '') && tokens[at + 1]?.fold === ')';
  return isMarker && at + 2 < to ? at + 2 : from;
}

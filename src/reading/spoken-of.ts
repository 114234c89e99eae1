/** What the clauses of one text are about: what one names, the next can lean on. */
import { MADE } from '../commands/calls.js';
import type { Declaration } from '../commands/declaration.js';
import type { SpokenClause } from './clause-reader.js';
import { joins } from './clauses.js';
import type { Act } from './decision.js';
import { type Run, type Spoken, unbound, type Value } from './draft.js';
import type { Reading } from './reading.js';
import type { Around } from './resolve.js';
import type { Stance } from './stance.js';
import type { Thing } from './things.js';
import type { World } from './world.js';

/** "unblock then": of what was just spoken of. */
export const followsOn = ({ draft, core, to, entry }: Reading, line: Spoken): boolean =>
  entry.mood === 'order' && Object.keys(draft.values).length === 0 && core < to && line.says(core, 'clauseStarts');

/** "deployment: clear the blocker": an order that says nothing of what it is about. */
export const lacksItem = ({ draft, entry }: Reading): boolean =>
  entry.mood !== 'question' && unbound(draft).some(([name, { required }]) => isItem(name) && required);

/**
 * "start evaluation, owner bo": what is said of nothing is said of what was named last; "remove her there" is said of her.
 * @returns whether it is so
 */
export function leansOnLast({ draft, core, to }: Reading, line: Spoken): boolean {
  const isOfSomebody = line.tokens.slice(core, to).some((_, i) => line.says(core + i, 'personal'));
  const open = isOfSomebody ? undefined : unbound(draft).find(([name, { required }]) => isItem(name) && required);
  if (open) draft.values[open[0]] = { thing: { is: 'pronoun' } };
  return open !== undefined;
}

const isItem = (name: string): boolean => name === 'item' || name === 'stage';

/** "who closed it and when": a question word behind a question asks no other. */
export const asksMore = ({ reading }: SpokenClause, before: SpokenClause | undefined): boolean =>
  reading?.entry.args.item === 'it' &&
  reading.entry.mood === 'question' &&
  reading.entry.pattern.words <= 1 &&
  before?.reading?.entry.mood === 'question';

/** Whether a reading tells of something, and asks and orders nothing; "we don't know it" asks for nothing either. */
export const isOnlyTold = ({ entry, draft: { values } }: Reading, { asked, recorded }: Stance): boolean => {
  // "The training set is versioned now, you can close #1": what is only named asks for nothing.
  const isNamed = entry.pattern.words === 0 && (!asked || ('item' in values && isPronoun(values.item)));
  return isNamed || ((entry.mood === 'report' || entry.mood === 'terse') && !asked && !recorded);
};

/** "assign it to her": an order about what was spoken of. */
export const leansOnPronoun = ({ draft: { values } }: Pick<Reading, 'draft'>): boolean =>
  isPronoun(values.item) || isPronoun(values.stage);

const isPronoun = (value: Value | undefined): boolean =>
  value !== undefined && 'thing' in value && value.thing.is === 'pronoun';

/** What leans on a clause can be no surer than it. */
export const asSaid = (own: Stance, last: Stance): Stance => ({
  ...own,
  wished: own.wished || last.wished,
  hedged: own.hedged || last.hedged,
  denied: own.denied || last.denied,
  conditional: own.conditional || last.conditional,
  asked: own.asked || (last.asked && !last.polite),
});

/** What acts make, or are about, once it is known which stage of a name is meant. */
export function itemsOf(acts: readonly Act[], commands: readonly Declaration[], { tasks, stages }: World): string[] {
  return acts.flatMap(({ call: { command, args } }) => {
    const { makes } = commands.find(({ name }) => name === command) ?? {};
    if (makes) return [`${makes}:${MADE}`];
    const id = args.item ?? args.stage ?? '';
    if (stages.some((stage) => stage.id === id)) return [`stage:${id}`];
    return tasks.some((task) => task.id === id) ? [`task:${id}`] : [];
  });
}

/** What a clause is about; only if it was not understood, whatever it names: a reason names things in passing. */
export function thingsOf({ reading, at, to, isReason }: SpokenClause, line: Spoken): string[] {
  if (isReason) return [];
  const bound = Object.values(reading?.draft.values ?? {}).flatMap((value) =>
    'thing' in value ? refsOf(value.thing) : [],
  );
  return bound.length > 0 ? bound : namedIn(line, { from: at, to });
}

/** What is named in a run, the last part of its sentence first: "Emi wrote the label parser, so she is best for the backfill". */
function namedIn(line: Spoken, run: Run): string[] {
  const starts = [run.from, ...joins(line, run).map(({ next }) => next)];
  const parts = starts.map((from, i) => ({ from, to: starts[i + 1] ?? run.to }));
  return parts.reverse().flatMap(({ from, to }) =>
    line.tokens.slice(from, to).flatMap((_, i) => {
      const [candidate] = line.found.get(from + i) ?? [];
      return candidate && candidate.sure > 1 ? refsOf(candidate.thing) : [];
    }),
  );
}

/** The stage or task that was spoken of last. */
export function lastSpokenOf({ talk, world }: Pick<Around, 'talk' | 'world'>): Thing | undefined {
  const [ref = ''] = talk?.items ?? [];
  const stages = world.stages.filter(({ id }) => ref === `stage:${id}`);
  if (stages.length > 0) return { is: 'stage', rows: stages };
  const tasks = world.tasks.filter(({ id }) => ref === `task:${id}`);
  return tasks.length > 0 ? { is: 'task', rows: tasks } : undefined;
}

function refsOf(thing: Thing): string[] {
  if (thing.is === 'list') return thing.of.flatMap(refsOf);
  if (thing.is !== 'stage' && thing.is !== 'task' && thing.is !== 'project') return [];
  const [row] = thing.rows;
  return row ? [`${thing.is}:${row.id}`] : [];
}

/** Id of the project that a clause names, by itself or with a stage. */
export function projectNamed({ reading }: SpokenClause): string | undefined {
  const things = Object.values(reading?.draft.values ?? {}).flatMap((value) => ('thing' in value ? [value.thing] : []));
  const ids = things.map((thing) =>
    thing.is === 'stage' ? thing.project : thing.is === 'project' ? thing.rows[0]?.id : undefined,
  );
  return ids.find((id) => id !== undefined);
}

/** "owner emi, deputy chi, due friday": behind an order, a day that would be a question alone is the day of what it is about. */
export function dayTold(
  { reading, stance }: SpokenClause,
  before: SpokenClause | undefined,
): Reading['draft']['rider'] {
  const { entry, draft, from = 0, to = 0 } = reading ?? {};
  const isShort = entry?.mood === 'question' && entry.args.which === 'due' && entry.pattern.words <= 1;
  const mood = before?.reading?.entry.mood;
  if (!draft || !isShort || stance.asked || (mood !== 'order' && mood !== 'terse')) return undefined;
  const [thing] = Object.values(draft.values).flatMap((value) => ('thing' in value ? [value.thing] : []));
  return thing?.is === 'day' ? { from, to, thing, sure: 3 } : undefined;
}

/** "give data to bo and training to chi, both due friday": the day that the clause behind an order gives both of them. */
export function sharedRider(line: Spoken, next: SpokenClause | undefined): Reading['draft']['rider'] {
  const { rider } = next?.reading?.draft ?? {};
  if (!next || !rider) return undefined;
  return line.tokens.slice(next.from, next.to).some((_, i) => line.says(next.from + i, 'both')) ? rider : undefined;
}

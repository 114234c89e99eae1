/** "start training (fraud)", "labelling and rollout, both in fraud": the project behind what is in it. Pure. */
import type { NamedThing, Thing } from './things.js';
import type { Token } from './tokens.js';
import type { WordLists } from './word-lists.js';

/** Stages, or a list of them, with the project that stands behind them in brackets or after "both in". */
export function withProjectsBehind(
  tokens: readonly Token[],
  found: readonly NamedThing[],
  wordLists: WordLists,
): NamedThing[] {
  return found.flatMap(({ thing: project, from, to, sure }) => {
    const place = project.is === 'project' && sure > 1 ? placeBehind(tokens, wordLists, { from, to }) : undefined;
    if (!place || project.is !== 'project') return [];
    return found.flatMap((one) => {
      const inIt = one.to === place.from ? narrowed(one.thing, project) : undefined;
      return inIt ? [{ ...one, to: place.to, thing: inIt }] : [];
    });
  });
}

/** Where the words around a project begin that say what is in it, and where they end. */
function placeBehind(tokens: readonly Token[], lists: WordLists, { from, to }: { from: number; to: number }) {
  const fold = (at: number) => tokens[at]?.fold ?? '';
  let at = from - 1;
  while (lists.has('determiners', fold(at))) at -= 1;
  const isIn = lists.has('ofProject', fold(at));
  if (isIn) at -= 1;
  const isBoth = lists.has('both', fold(at)) || lists.has('everyone', fold(at));
  if (isBoth) at -= 1;
  const isBracket = fold(at) === '(' && fold(to) === ')';
  if (!isBracket && !(isBoth && fold(at) === ',')) return undefined;
  while (at > 0 && lists.has('politeAtEnd', fold(at - 1))) at -= 1;
  return { from: at, to: isBracket ? to + 1 : to };
}

/** Those of stages that are in a project; undefined if one of them isn't, or they are no stages. */
export function narrowed(thing: Thing, { rows: projects }: Extract<Thing, { is: 'project' }>): Thing | undefined {
  if (thing.is === 'list') {
    const of = thing.of.flatMap((one) => narrowed(one, { is: 'project', rows: projects }) ?? []);
    return of.length === thing.of.length ? { ...thing, of } : undefined;
  }
  if (thing.is !== 'stage' && thing.is !== 'task') return undefined;
  const isIn = ({ project }: { project: string }) => projects.some(({ id }) => id === project);
  if (thing.is === 'task') return thing.rows.every(isIn) ? thing : undefined;
  const rows = thing.rows.filter(isIn);
  return rows.length > 0 ? { ...thing, rows, project: rows[0]?.project } : undefined;
}

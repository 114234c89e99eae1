/**
 * Commands that say nothing but their own words, as `task list mine`: where nothing is called by any of these, they mean the same
 * whoever says them, wherever and when. Such a command is read once. One of a single word, such as `status`, means the same
 * whatever is called so: no name outweighs a text that is nothing but the name of a command.
 */
import type { Clarity } from '../clarity/engine.js';
import { BoundedCache } from '../model/bounded-cache.js';
import type { SpokenClause } from './clause-reader.js';
import type { Act, Understood } from './decision.js';
import { hasAllNeeded } from './draft.js';
import type { Phrasebook } from './phrasebook.js';
import type { Saying } from './saying.js';
import type { Groundwork } from './understanding.js';

/** More than the names of all commands with each of their choices. */
const MOST_TEXTS = 2_000;

/** What a text was read as by an engine: its choices can be what that one knows. */
interface Read {
  clarity: Clarity;
  act: Act;
}

const known = new WeakMap<Phrasebook, BoundedCache<Read>>();

/** What a text means as such a command, if it was read before: so it does if it is one word, or if nothing is found in it. */
export function plainCommand({ isStrict, text, clarity }: Saying, book: Phrasebook): Act | undefined {
  const read = isStrict ? known.get(book)?.get(text) : undefined;
  return read?.clarity === clarity ? read.act : undefined;
}

/** Remembers what a command means, if nothing but its words tells that. @param clauses of which the acts are made */
export function keepPlain(
  { isStrict, text, clarity }: Saying,
  { book, things }: Groundwork,
  { acts: [act, more], corrected, leftOver }: Understood,
  clauses: readonly SpokenClause[],
): void {
  if (!isStrict || things.size > 0 || !act || act.act === 'ask' || more || corrected !== undefined || leftOver) return;
  if (!saysOnlyItself(clauses)) return;
  const texts = known.get(book) ?? new BoundedCache<Read>(MOST_TEXTS);
  known.set(book, texts);
  texts.set(text, { clarity, act });
}

/** Whether all that is said is the name of a command, with all that it needs and nothing but choices of its own. */
function saysOnlyItself([clause, more]: readonly SpokenClause[]): boolean {
  const { entry, draft } = clause?.reading ?? {};
  if (!entry?.isName || !draft || more || draft.background || draft.rider || draft.somebody) return false;
  const isChosen = Object.keys(draft.values).every((name) => draft.command.args[name]?.type === 'choice');
  return isChosen && draft.left.length === 0 && hasAllNeeded(draft);
}

/**
 * Texts that say nothing but their own words: the command `task list mine`, the question "what's blocked?". Where nothing is called
 * by any of these, they mean the same whoever says them, wherever and when. Such a text is read once. A command of a single word,
 * such as `status`, means the same whatever is called so: no name outweighs a text that is nothing but the name of a command.
 */
import type { Clarity } from '../clarity/engine.js';
import { BoundedCache } from '../model/bounded-cache.js';
import type { SpokenClause } from './clause-reader.js';
import type { Act, Understood } from './decision.js';
import { hasAllNeeded } from './draft.js';
import { MOST_STEPS } from './match.js';
import type { Phrasebook } from './phrasebook.js';
import type { Reading } from './reading.js';
import type { Saying } from './saying.js';
import type { Groundwork } from './understanding.js';

/** More than the names of all commands with each of their choices. */
const MOST_TEXTS = 2_000;

/** What a text was read as by an engine: its choices can be what that one knows. */
interface Read {
  clarity: Clarity;
  act: Act;
}

/** What is known of commands, and of what is said in sentences. */
interface Known {
  commands: BoundedCache<Read>;
  spoken: BoundedCache<Read>;
}

const known = new WeakMap<Phrasebook, Known>();

function knownIn(book: Phrasebook, isStrict: boolean): BoundedCache<Read> {
  const all = known.get(book) ?? { commands: new BoundedCache(MOST_TEXTS), spoken: new BoundedCache(MOST_TEXTS) };
  known.set(book, all);
  return isStrict ? all.commands : all.spoken;
}

function recalled({ isStrict, text, clarity }: Saying, book: Phrasebook): Act | undefined {
  const read = knownIn(book, isStrict).get(text);
  return read?.clarity === clarity ? read.act : undefined;
}

/** What a text means as such a command, if it was read before: so it does if it is one word, or if nothing is found in it. */
export const plainCommand = (saying: Saying, book: Phrasebook): Act | undefined =>
  saying.isStrict ? recalled(saying, book) : undefined;

/** What a sentence shows in which nothing is named, if it was read before: so it does unless it follows up on what was last done. */
export const plainQuestion = (saying: Saying, { book, things }: Groundwork): Act | undefined =>
  saying.isStrict || things.size > 0 || !isIdle(saying) ? undefined : recalled(saying, book);

/** Whether nothing is open that a sentence could answer. */
const isIdle = ({ talk, open, incident }: Saying): boolean =>
  !talk?.asked && !talk?.offered.length && open.length === 0 && incident === undefined;

/** Remembers what a text means, if nothing but its words tells that. @param clauses of which the acts are made */
export function keepPlain(
  saying: Saying,
  { book, things, budget }: Groundwork,
  { acts: [act, more], corrected, leftOver }: Understood,
  [clause, another]: readonly SpokenClause[],
): void {
  const isAlone = act && !more && corrected === undefined && !leftOver && things.size === 0 && !another;
  if (!isAlone || !clause?.reading || !saysOnlyThat(act, clause.reading)) return;
  const isKept = saying.isStrict
    ? act.act !== 'ask' && clause.reading.entry.isName
    : act.act === 'show' && !isState(act) && isIdle(saying) && budget.steps > MOST_STEPS / 2;
  if (isKept) knownIn(book, saying.isStrict).set(saying.text, { clarity: saying.clarity, act });
}

/** Whether a reading has all that its command needs, nothing but choices of its own, and comes to just that. */
function saysOnlyThat({ call }: Act, { draft }: Reading): boolean {
  const { command, values, left, background, rider, somebody } = draft;
  if (left.length > 0 || background || rider || somebody || !hasAllNeeded(draft)) return false;
  const isSaid = Object.entries(values).every(
    ([name, value]) => command.args[name]?.type === 'choice' && 'words' in value && call.args[name] === value.words,
  );
  return isSaid && call.command === command.name && Object.keys(call.args).length === Object.keys(values).length;
}

/** How things stand may be less than what was asked: that is guessed at each time. */
const isState = ({ call: { command, args } }: Act): boolean => command === 'status' || args.what === 'state';

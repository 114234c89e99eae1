/** "both", "the first one", "the task": which of several offers is taken. Pure. */
import type { Call } from '../view/view.js';
import type { Deciding } from './deciding.js';
import type { Understood } from './decision.js';
import type { Spoken } from './draft.js';
import { behindCorrections } from './leaning.js';
import type { Phrasebook } from './phrasebook.js';
import type { Saying } from './saying.js';
import { isAll, skipIdle } from './stance.js';
import type { Thing } from './things.js';
import type { WordList } from './word-lists.js';

/** The frames that say which, and where it stands among the offers; -1 is the last. */
const PLACES = [
  ['firstOffered', 0],
  ['secondOffered', 1],
  ['thirdOffered', 2],
  ['lastOffered', -1],
] as const;

/** Which of Baton's last offers a text takes; undefined if it says nothing of the kind. */
export function chooses(
  { talk, isStrict }: Saying,
  line: Spoken,
  { frames }: Phrasebook,
  deciding: Deciding,
): Understood | undefined {
  const offered = talk?.offered ?? [];
  if (isStrict || offered.length < 2) return undefined;
  const from = behindCorrections(line, frames);
  if (isAll(line, frames, 'allOffered', from)) return taking(offered);
  const [, place] = PLACES.find(([name]) => isAll(line, frames, name, from)) ?? [];
  const placed = place === undefined ? undefined : offered.at(place);
  if (placed) return taking([placed]);
  const [first] = offered;
  // Of different things that could be done, a name says nothing: it can be a look.
  if (!offered.every(({ command }) => command === first?.command)) return undefined;
  const named = offered.filter((offer) => isNamed(line, from, offer, deciding));
  return named.length === 1 ? taking(named) : undefined;
}

const taking = (calls: readonly Call[]): Understood => ({ acts: calls.map((call) => ({ act: 'do', call })) });

/** Whether what is offered is all that a text names: by its kind or its name. */
function isNamed(line: Spoken, from: number, { args }: Call, { around: { world } }: Deciding): boolean {
  const id = args.item ?? args.stage;
  const isTask = world.tasks.some((task) => task.id === id);
  const end = line.tokens.length;
  const head: WordList = isTask ? 'taskHeads' : 'stageHeads';
  const isHead = line.says(from, head) && !line.says(from, 'vagueHeads') && skipIdle(line, from + 1, end) >= end;
  return isHead || id === undefined || rowsAt(line, from).some((row) => row.id === id);
}

/** The rows of the one thing that a text is. */
function rowsAt(line: Spoken, from: number): readonly { id: string }[] {
  const end = line.tokens.length;
  const named = line.found.get(from)?.find(({ to }) => skipIdle(line, to, end) >= end);
  const isItem = (thing: Thing) => thing.is === 'stage' || thing.is === 'task';
  return named && isItem(named.thing) && 'rows' in named.thing ? named.thing.rows : [];
}

/** What a message of Baton's is about, so that an answer to it can say "it". */
import { controlsOf, type View } from '../view/view.js';

/** The arguments that name one thing. */
const NAMES_ONE = ['item', 'stage', 'nudge'];

/** The id of the one thing that all buttons of a message are about; undefined for lists, and where it could be several. */
export function subjectOf(shown: View): string | undefined {
  if (rowsIn(shown) > 1) return undefined;
  const ids = controlsOf(shown).flatMap(({ call }) => NAMES_ONE.flatMap((name) => call.args[name] ?? []));
  const [only, another] = new Set(ids);
  return another === undefined ? only : undefined;
}

/** One row can be the facts of the thing itself. */
const rowsIn = ({ blocks }: View): number =>
  blocks.reduce((rows, block) => rows + (block.block === 'items' ? block.items.length : 0), 0);

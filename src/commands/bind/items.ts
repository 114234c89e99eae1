/** Tasks by their number, and stages by their name. */
import { keyOf } from '../../model/names.js';
import type { Stage } from '../../model/rows.js';
import type { NamedArg } from '../args.js';
import { stageByName } from '../lookups.js';
import { type Draft, FILLERS } from './draft.js';

/** Places in the text at which a stage name is looked for. */
const MOST_PLACES = 12;
/** Words of the longest stage name that is looked for. */
const MOST_NAME_WORDS = 5;

/** `done #12`, `done 12`: a number with "#" anywhere, a bare one in front. */
export async function bindTaskNumber(draft: Draft): Promise<void> {
  const item = draft.firstUnbound('item');
  const at = draft.left.findIndex(
    ({ is, text }, i) => is === 'word' && (/^#\d{1,10}$/.test(text) || (i === 0 && /^\d{1,10}$/.test(text))),
  );
  const token = draft.left[at];
  if (!token || !item?.[1].items.includes('task')) return;
  draft.remove(at, 1);
  await draft.assign(item, [token]);
}

/** `start data`, `task add write the card in training`, `rename data stage to labels`. */
export async function bindStageName(draft: Draft): Promise<void> {
  const named = draft.firstUnbound('stage', 'item');
  if (!named || (named[1].type === 'item' && !named[1].items.includes('stage'))) return;
  removeFillers(draft);
  const stages = await draft.names.stages();
  for (const at of placesFor(draft, named)) {
    const found = stageAt(draft, stages, at);
    if (!found) continue;
    draft.args[named[0]] = found.stage.id;
    removeStage(draft, at, found.count, named);
    return;
  }
  const [first] = draft.left;
  if (named[1].required && first && first.is !== 'mention')
    draft.report({ problem: 'unknown-name', arg: named[0], type: 'stage', word: first.text });
}

function removeFillers({ left }: Draft): void {
  while (left[0]?.is === 'word' && FILLERS.has(left[0].fold) && left.length > 1) left.shift();
}

const isKey = (draft: Draft, at: number, [, arg]: NamedArg) => arg.keys.includes(draft.left[at]?.fold ?? '');

/**
 * Where a stage can stand. Anywhere in a command without a text; with one, in front of the text or after a key ("in data"),
 * and only after a key if the text is declared first.
 */
function placesFor(draft: Draft, named: NamedArg): number[] {
  const text = draft.firstUnbound('text');
  const places = draft.left.flatMap((_, at) => (at === 0 || !text || isKey(draft, at - 1, named) ? [at] : []));
  const onlyAfterKey = text !== undefined && draft.declaresBefore(text, named);
  return places.slice(0, MOST_PLACES).filter((at) => at > 0 || !onlyAfterKey);
}

/** The stage whose name begins at a token, the longest name first. */
function stageAt(draft: Draft, stages: readonly Stage[], at: number): { stage: Stage; count: number } | undefined {
  for (let count = Math.min(MOST_NAME_WORDS, draft.left.length - at); count > 0; count -= 1) {
    const stage = stageByName(stages, keyOf(draft.typed(draft.left.slice(at, at + count))));
    if (stage) return { stage, count };
  }
  return undefined;
}

/** Removes the name with the key in front of it and the word "stage" after it. */
function removeStage(draft: Draft, at: number, count: number, named: NamedArg): void {
  const before = at > 0 && isKey(draft, at - 1, named) ? 1 : 0;
  const after = draft.left[at + count]?.fold === 'stage' ? 1 : 0;
  draft.remove(at - before, count + before + after);
}

/** The words that no other argument has taken. */
import type { Token } from '../tokenize.js';
import { type BindProblem, type Draft, FILLERS } from './draft.js';

/** `block data waiting for the labels`: what is left is the text. */
export function bindText(draft: Draft): void {
  const text = draft.firstUnbound('text');
  if (!text || draft.left.length === 0) return;
  draft.args[text[0]] = draft.typed(withoutLead(draft.left));
  draft.removeAll();
}

/** The words without the one that leads them in: "because …", ": …", "to …". */
function withoutLead(tokens: readonly Token[]): readonly Token[] {
  const [first, ...more] = tokens;
  const isLead = first?.is === 'word' && more.length > 0 && /^(because|since|as|to|:|-|–|—)$/i.test(first.text);
  return isLead ? more : tokens;
}

/** `undo everything`: words that no argument takes are a problem. */
export function reportLeftOver(draft: Draft): void {
  const words = draft.left.filter(({ fold }) => !FILLERS.has(fold) && fold !== '');
  if (words.length > 0) draft.report(leftOver(draft, draft.typed(words)));
}

/** A word too many is most likely the name of something that does not exist. */
function leftOver(draft: Draft, word: string): BindProblem {
  const named = draft.firstUnbound('project', 'stage');
  if (!named) return { problem: 'left-over', word };
  return { problem: 'unknown-name', arg: named[0], type: named[1].type, word };
}

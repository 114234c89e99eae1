/** People: mentioned, or called by their name. */
import { type Draft, FILLERS } from './draft.js';

/** `own data @ana`: a mention is a person, wherever it stands. */
export async function bindMentions(draft: Draft): Promise<void> {
  for (const token of draft.left.filter(({ is }) => is === 'mention')) {
    const person = draft.firstUnbound('person');
    if (!person) return;
    draft.remove(draft.left.indexOf(token), 1);
    await draft.assign(person, [token]);
  }
}

/** `own data ana`, `lead me`: without a text that the words could belong to; `@ana` that is no mention, in any case. */
export async function bindPersonName(draft: Draft): Promise<void> {
  const person = draft.firstUnbound('person');
  if (!person) return;
  const words = draft.left.filter(({ is, fold }) => is !== 'word' || !FILLERS.has(fold));
  const marked = words.find(({ text }) => text.startsWith('@') && text.length > 1);
  if (marked) {
    draft.remove(draft.left.indexOf(marked), 1);
    await draft.assign(person, [marked]);
  } else if (words.length > 0 && !draft.firstUnbound('text')) {
    draft.removeAll();
    await draft.assign(person, words);
  }
}

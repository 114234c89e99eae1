/** `unblock deployment quota is in`: what tells why without a word that leads it in. */
import { type Draft, firstUnbound, hasAllNeeded, type Run, type Spoken } from './draft.js';

/** In a command, a sentence at the end says why, and is not left over. */
export function tellWhy(line: Spoken, draft: Draft, { to }: Run): void {
  const [first] = draft.left;
  // "next sprint we are …" only begins like a command.
  const isOrder = !draft.command.shows && ('item' in draft.values || 'stage' in draft.values) && hasAllNeeded(draft);
  if (!line.isStrict || !first || !isOrder || firstUnbound(draft, 'text')) return;
  const rest = { from: first.from, to };
  const isTold = line.tokens.slice(rest.from + 1, to).some((_, i) => {
    const at = rest.from + 1 + i;
    return line.says(at, 'finite') || line.says(at, 'happened');
  });
  if (!isTold) return;
  draft.left = [];
  draft.background = rest;
}

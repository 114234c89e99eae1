/** "add these two:" with a line for each: several tasks at once. */

import { asOffers } from './acts.js';
import type { SaidSentence } from './clauses.js';
import type { Deciding } from './deciding.js';
import type { Act } from './decision.js';
import type { Run, Spoken } from './draft.js';
import type { Phrasebook } from './phrasebook.js';
import { frontsOf, isOrdered, standsAt } from './stance.js';
import { givenIn, headEnd, taskAt } from './task-list.js';

const BULLETS = new Set(['-', '–', '•', '*', '·']);
/** Most tasks that one message makes. */
const MOST_LINES = 20;

/** A task for each line behind a heading that asks for them; undefined if this isn't such a list. */
export function bulletsOf(
  line: Spoken,
  { frames }: Phrasebook,
  all: readonly SaidSentence[],
  deciding: Deciding,
): Act[] | undefined {
  const [head, ...rest] = all;
  const quoted = head && quotedIn(line, frames, head, all.at(-1)?.to ?? 0);
  if (quoted) return quoted;
  if (!head || rest.length === 0 || rest.length > MOST_LINES) return undefined;
  const fronts = frontsOf(line, frames, head.from, head.to);
  const isHeadedBy = (name: 'lists' | 'headings') =>
    fronts.some(({ at }) => (headEnd(line, frames, name, { from: at, to: head.to }) ?? 0) >= head.to - 1);
  const isOrder = isHeadedBy('lists');
  if (!(isOrder || isHeadedBy('headings')) || !isOrdered(fronts)) return undefined;
  const items = rest.map((sentence) => itemIn(line, sentence));
  if (!items.every((item) => item !== undefined)) return undefined;
  const acts = items.flatMap((item) => taskAt(line, item, givenIn(line, head), deciding));
  return isOrder ? acts : asOffers(acts);
}

/** "note two tasks: “write the card” and “ask Bo”": each quotation is one. */
function quotedIn(line: Spoken, frames: Phrasebook['frames'], head: SaidSentence, end: number): Act[] | undefined {
  const fronts = frontsOf(line, frames, head.from, head.to);
  const from = fronts.map(({ at }) => standsAt(line, frames.lists, at, head.to)).find((at) => at !== undefined);
  if (!isOrdered(fronts) || from === undefined) return undefined;
  const titles = line.tokens.slice(from, end).filter(({ is }) => is === 'quoted');
  const isOther = line.tokens
    .slice(from, end)
    .some(({ is }, i) => is === 'word' && standsAt(line, frames.between, from + i, end) === undefined);
  if (titles.length < 2 || titles.length > MOST_LINES || isOther) return undefined;
  return titles.map(({ text }) => ({ act: 'do', call: { command: 'task add', args: { title: text } } }));
}

/** What stands behind a bullet or a number. */
function itemIn({ tokens }: Spoken, { from, to }: SaidSentence): Run | undefined {
  const isNumbered = /^\d{1,2}$/.test(tokens[from]?.text ?? '') && [')', '.'].includes(tokens[from + 1]?.fold ?? '');
  const at = BULLETS.has(tokens[from]?.fold ?? '') ? from + 1 : isNumbered ? from + 2 : to;
  return at < to ? { from: at, to } : undefined;
}

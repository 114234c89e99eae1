/** The words of cards in other apps' messages, such as alerts: their text is empty. */
import { isObject, parseJson } from '../platform/json.js';

/** Properties that people read, in the order in which a card shows them. */
const READ = ['title', 'activityTitle', 'subtitle', 'activitySubtitle', 'summary', 'text', 'activityText', 'value'];
/** Cards are nested some ten levels deep; nobody reads what is deeper. */
const DEEPEST = 30;
/** Lines that are read. */
const MOST_LINES = 200;

/** The lines of the cards among some attachments. */
export function wordsOfCards(attachments: readonly { contentType: string; content?: unknown }[]): string {
  const cards = attachments.filter(({ contentType }) => /\.card\./.test(contentType));
  const lines = cards.flatMap(({ content }) => [
    ...linesIn(typeof content === 'string' ? parseJson(content) : content, 0),
  ]);
  return [...new Set(lines)].slice(0, MOST_LINES).join('\n');
}

function* linesIn(value: unknown, depth: number): Generator<string> {
  if (depth > DEEPEST) return;
  if (Array.isArray(value)) for (const one of value) yield* linesIn(one, depth + 1);
  if (!isObject(value) || isUnread(value)) return;
  if (Array.isArray(value.inlines)) yield runsIn(value.inlines);
  else yield* ownLines(value);
  for (const [name, one] of Object.entries(value))
    if (name !== 'inlines' && name !== 'data' && typeof one === 'object') yield* linesIn(one, depth + 1);
}

/** Buttons and inputs say what can be done with the card, not what happened. */
const isUnread = ({ type }: Record<string, unknown>): boolean => /^(?:Action|Input)\./.test(String(type ?? ''));

function ownLines(part: Record<string, unknown>): string[] {
  // A fact: "Severity: critical".
  const [name, value] = [part.title ?? part.name, part.value];
  if (typeof name === 'string' && typeof value === 'string') return [`${name}: ${value}`];
  return READ.flatMap((property) => {
    const words = part[property];
    return typeof words === 'string' && words.trim() !== '' ? [words.trim()] : [];
  });
}

const runsIn = (inlines: readonly unknown[]): string =>
  inlines.map((run) => (typeof run === 'string' ? run : isObject(run) ? String(run.text ?? '') : '')).join('');

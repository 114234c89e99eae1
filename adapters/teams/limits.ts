/**
 * What Teams takes of a card, as one checker, and the knife that keeps to it. The documents name 28, 40 and 100 KB for a
 * message; the smallest of them holds everywhere, counted in UTF-16 as Teams counts.
 */
import type { Card, Element } from './cards.js';

/** Bytes in UTF-16 of what is sent. */
export const BYTES = 28 * 1024;
/** What else stands in a message beside its card: summary, addresses, names. */
const ROOM = 3_000;
const ACTIONS = 6;
const TITLE = 100;

/** Elements and actions of Adaptive Cards up to 1.5, which Teams has on every device. */
const KNOWN = new Set([
  'TextBlock',
  'RichTextBlock',
  'TextRun',
  'Container',
  'ColumnSet',
  'Column',
  'ActionSet',
  'Table',
  'TableRow',
  'TableCell',
  'Input.Text',
  'Input.ChoiceSet',
  'Action.Execute',
  'Action.Submit',
  'Action.ShowCard',
  'Action.OpenUrl',
  'AdaptiveCard',
  'Data.Query',
]);

export const bytesOf = (value: unknown): number => JSON.stringify(value).length * 2;

export const fits = (made: Card): boolean => bytesOf(made) <= BYTES - ROOM;

type Loose = Record<string, unknown>;

function* parts(value: unknown): Generator<Loose> {
  if (Array.isArray(value)) for (const one of value) yield* parts(one);
  else if (typeof value === 'object' && value !== null) {
    yield value as Loose;
    // What an action carries is for Baton, and nothing that is drawn.
    for (const [name, one] of Object.entries(value)) if (name !== 'data' && name !== 'msteams') yield* parts(one);
  }
}

function partProblems(one: Loose): string[] {
  const { type, id, title, actions, label, choices, inlines, text } = one;
  const said: string[] = [];
  const kind = String(type ?? '');
  if (type !== undefined && !KNOWN.has(kind) && one.fallback === undefined) said.push(`${kind} without a fallback`);
  if (kind.startsWith('Action.') && (String(title ?? '').trim() === '' || String(title).length > TITLE))
    if (kind !== 'Action.OpenUrl') said.push(`${kind} with the title "${title}"`);
  if (kind === 'ActionSet' && (!Array.isArray(actions) || actions.length < 1 || actions.length > ACTIONS))
    said.push(`an ActionSet of ${(actions as unknown[] | undefined)?.length}`);
  if (kind.startsWith('Input.') && (!id || (!label && kind !== 'Input.ChoiceSet')))
    said.push(`${kind} without id or label`);
  if (
    kind === 'Input.ChoiceSet' &&
    (!Array.isArray(choices) || (choices.length < 1 && one['choices.data'] === undefined))
  )
    said.push('a ChoiceSet without choices');
  if (kind === 'RichTextBlock' && (!Array.isArray(inlines) || inlines.length < 1)) said.push('an empty RichTextBlock');
  if ((kind === 'TextRun' || kind === 'TextBlock') && String(text ?? '') === '') said.push(`an empty ${kind}`);
  return said;
}

/** What is wrong with a card; empty where Teams takes it. */
export function cardProblems(made: Card): string[] {
  const all = [...parts(made)];
  const said = all.flatMap(partProblems);
  const ids = all.flatMap(({ type, id }) => (String(type).startsWith('Input.') ? [String(id)] : []));
  if (new Set(ids).size < ids.length) said.push('an input’s id twice');
  if (made.version !== '1.5') said.push(`version ${made.version}`);
  if (made.body.length === 0) said.push('nothing in it');
  if (!fits(made)) said.push(`${bytesOf(made)} bytes`);
  return said;
}

/** The card with as much of its body as fits, and `more` in place of the rest; the last controls stay, they lead further. */
export function fitCard(whole: Card, more: Element): Card {
  const most = BYTES - ROOM;
  if (fits(whole)) return whole;
  const last = whole.body.at(-1);
  const tail = last?.type === 'ActionSet' && bytesOf(last) < most / 2 ? [more, last] : [more];
  let left = most - bytesOf({ ...whole, body: tail });
  const kept: Element[] = [];
  for (const element of whole.body.slice(0, whole.body.length - (tail.length - 1))) {
    left -= bytesOf(element) + 2;
    if (left < 0) break;
    kept.push(element);
  }
  return { ...whole, body: [...kept, ...tail] };
}

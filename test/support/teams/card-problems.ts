/** Checks a card against what Teams accepts (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards). */
import { isObject } from '../../../adapters/platform/json.js';
import type { CardElement } from '../../../adapters/teams/cards.js';
import { cardFits, jsonBytes } from '../../../adapters/teams/limits.js';

/** In a row, those behind "…" not counted: Teams cuts off what is too wide for a phone. */
const MOST_ACTIONS = 3;
const MOST_BEHIND = 20;
const LONGEST_TITLE = 100;

/** Elements and actions of Adaptive Cards up to 1.5, which every Teams client can draw. */
const KNOWN_TYPES = new Set([
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
  'Action.ToggleVisibility',
  'Input.Date',
  'AdaptiveCard',
  'Data.Query',
]);

type Part = Record<string, unknown>;

/** A card, or something that is almost one. */
interface CardLike {
  version: string;
  body: readonly CardElement[];
}

/** What is wrong with a card; empty if Teams accepts it. */
export function cardProblems(card: CardLike): string[] {
  const parts = [...partsOf(card)];
  const problems = parts.flatMap(partProblems);
  const ids = parts.flatMap(({ type, id }) => (String(type).startsWith('Input.') ? [String(id)] : []));
  if (new Set(ids).size < ids.length) problems.push('two inputs with one id');
  if (card.version !== '1.5') problems.push(`version ${card.version}`);
  if (card.body.length === 0) problems.push('an empty card');
  if (!cardFits(card)) problems.push(`${jsonBytes(card)} bytes`);
  return problems;
}

/** Every object in a card, at any depth. */
function* partsOf(value: unknown): Generator<Part> {
  if (Array.isArray(value)) for (const one of value) yield* partsOf(one);
  else if (isObject(value)) {
    yield value;
    // The data of an action is for Baton and is not drawn.
    for (const [name, one] of Object.entries(value)) if (name !== 'data' && name !== 'msteams') yield* partsOf(one);
  }
}

function partProblems(part: Part): string[] {
  const type = String(part.type ?? '');
  const problems: string[] = [];
  if (part.type !== undefined && !KNOWN_TYPES.has(type) && part.fallback === undefined)
    problems.push(`${type} without a fallback`);
  if (type.startsWith('Action.') && type !== 'Action.OpenUrl' && type !== 'Action.ToggleVisibility')
    problems.push(...titleProblems(type, part.title));
  if (type.startsWith('Input.')) problems.push(...inputProblems(type, part));
  if (type === 'ActionSet') problems.push(...actionSetProblems(part.actions));
  if (type === 'RichTextBlock' && lengthOf(part.inlines) < 1) problems.push('an empty RichTextBlock');
  if ((type === 'TextRun' || type === 'TextBlock') && String(part.text ?? '') === '') problems.push(`an empty ${type}`);
  return problems;
}

function titleProblems(type: string, title: unknown): string[] {
  const ok = String(title ?? '').trim() !== '' && String(title).length <= LONGEST_TITLE;
  return ok ? [] : [`${type} with the title "${title}"`];
}

function actionSetProblems(actions: unknown): string[] {
  const all: Part[] = Array.isArray(actions) ? actions : [];
  const shown = all.filter(({ mode }) => mode !== 'secondary').length;
  const isFine = shown >= 1 && shown <= MOST_ACTIONS && all.length <= MOST_BEHIND;
  return isFine ? [] : [`an ActionSet of ${shown} and ${all.length - shown}`];
}

function inputProblems(type: string, { id, label, choices, ...more }: Part): string[] {
  const isChoice = type === 'Input.ChoiceSet';
  const problems: string[] = [];
  if (!id || (!label && !isChoice)) problems.push(`${type} without id or label`);
  const choosable = lengthOf(choices) > 0 || (Array.isArray(choices) && more['choices.data'] !== undefined);
  if (isChoice && !choosable) problems.push('a ChoiceSet without choices');
  return problems;
}

const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);

/** Reads cards as people see them. */
import { isObject } from '../../../adapters/platform/json.js';
import { type AdaptiveCard, adaptiveCard, type CardAction, type CardElement } from '../../../adapters/teams/cards.js';

/** An input of a card. */
export interface CardInput extends CardElement {
  id: string;
  /** What it is filled in with when the card is shown. */
  value?: string;
}

/** Every action of a card but links, those in cards under other buttons included. */
export const actionsOf = (card: AdaptiveCard | undefined): CardAction[] => [...actionsIn(card)];

function* actionsIn(value: unknown): Generator<CardAction> {
  if (Array.isArray(value)) for (const one of value) yield* actionsIn(one);
  if (!isObject(value)) return;
  if (isAction(value) && value.type !== 'Action.OpenUrl' && !isFold(value)) yield value;
  for (const [name, one] of Object.entries(value)) if (name !== 'data' && name !== 'refresh') yield* actionsIn(one);
}

const isAction = (value: Record<string, unknown>): value is CardAction => String(value.type).startsWith('Action.');

/** "more", which has no title; a button has one. */
const isFold = ({ type, title }: CardAction): boolean => type === 'Action.ToggleVisibility' && title === undefined;

/** Whether a button unfolds something. */
export const unfolds = ({ type }: CardAction): boolean =>
  type === 'Action.ShowCard' || type === 'Action.ToggleVisibility';

/** The data an action sends. */
export const dataOf = (action: CardAction | undefined): Record<string, unknown> =>
  isObject(action?.data) ? action.data : {};

/** What unfolds under an action of a card. */
export const cardUnder = (action: CardAction, card: AdaptiveCard | undefined): AdaptiveCard => {
  const { title, card: under, targetElements } = action;
  if (under) return adaptiveCard(under.body, { actions: under.actions });
  const [id] = Array.isArray(targetElements) ? targetElements : [];
  const found = elementWith(String(id), card?.body);
  if (!Array.isArray(found?.items)) throw new Error(`nothing unfolds under "${title}"`);
  return adaptiveCard(found.items);
};

/** The element with an id, however deep. */
function elementWith(id: string, value: unknown): Record<string, unknown> | undefined {
  if (Array.isArray(value)) return value.map((one) => elementWith(id, one)).find((one) => one !== undefined);
  if (!isObject(value)) return undefined;
  return value.id === id ? value : elementWith(id, [value.items, value.columns].flat());
}

/** Whether a value is a card. */
export const isCard = (value: unknown): value is AdaptiveCard =>
  isObject(value) && value.type === 'AdaptiveCard' && Array.isArray(value.body);

/** Every word that people see on a card, titles of buttons included, a line each. */
export const wordsOf = (card: AdaptiveCard | undefined): string => [...wordsIn(card)].join('\n');

function* wordsIn(value: unknown): Generator<string> {
  if (Array.isArray(value)) for (const one of value) yield* wordsIn(one);
  if (!isObject(value)) return;
  const { type, text, inlines, title, ...rest } = value;
  if (type === 'RichTextBlock')
    yield runsIn(inlines)
      .map((run) => run.text)
      .join('');
  else if (type === 'TextBlock') yield String(text);
  if (typeof title === 'string') yield title;
  for (const [name, one] of Object.entries(rest)) if (name !== 'data' && name !== 'fallbackText') yield* wordsIn(one);
}

const runsIn = (inlines: unknown): { text: string; color: unknown }[] =>
  (Array.isArray(inlines) ? inlines : []).map(({ text, color }) => ({ text: String(text), color }));

/** What a form says is wrong with it: its text in the colour of errors. */
export const errorsOn = (card: AdaptiveCard | undefined): string =>
  (card?.body ?? [])
    .flatMap((element) => (element.type === 'RichTextBlock' ? runsIn(element.inlines) : []))
    .filter((run) => run.color === 'Attention')
    .map((run) => run.text)
    .join(' ');

/** The inputs of a card. */
export const inputsOf = (card: AdaptiveCard | undefined): CardInput[] => [...inputsIn(card?.body)];

function* inputsIn(value: unknown): Generator<CardInput> {
  if (Array.isArray(value)) for (const one of value) yield* inputsIn(one);
  if (!isObject(value)) return;
  if (isInput(value)) yield value;
  for (const [name, one] of Object.entries(value)) if (name !== 'data') yield* inputsIn(one);
}

const isInput = (value: Record<string, unknown>): value is CardInput => String(value.type).startsWith('Input.');

/** Whether a card is a form. A dialog's form says so in its data, a message's in its verb. */
export const isForm = (card: AdaptiveCard | undefined): boolean =>
  actionsOf(card).some((action) => action.verb === 'form' || dataOf(action).verb === 'form');

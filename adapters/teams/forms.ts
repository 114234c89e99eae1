/** Forms as cards, in a dialog or in place of a message. */
import { cut } from '../../src/model/text.js';
import type { Field, Form } from '../../src/view/view.js';
import { shrinkCall } from '../platform/calls.js';
import { fieldId, wordsId } from './actions.js';
import { type AdaptiveCard, adaptiveCard, type CardAction, type CardElement } from './cards.js';
import { choiceSet, distinctOptions, labelText } from './choices.js';
import { cardFits } from './limits.js';
import type { RenderOptions } from './render-options.js';
import { richText, textRun } from './runs.js';

/** How a form is shown. */
export interface FormOptions extends Pick<RenderOptions, 'words' | 'people'> {
  /** A dialog has its own way out; a form in a message needs a button for it. */
  surface: 'message' | 'dialog';
  /** Shown at a required field that is empty. */
  missing: string;
  directory: boolean;
  /** The place the form belongs to, sealed. */
  at: string;
  /** What was wrong with it when it was sent before. */
  errors?: readonly string[];
}

/** Entries of a list: fewer are tried until the card is small enough. */
const LIST_SIZES = [100, 40, 15, 5] as const;
/** Longest error, in characters, if the card is still too large with the shortest lists. */
const SHORT_ERROR = 200;
const LONGEST_HINT = 150;

/** The form as a card, with what was wrong with it on top. */
export function formCard(form: Form, options: FormOptions): AdaptiveCard {
  for (const listSize of LIST_SIZES) {
    const card = cardWithLists(form, options, listSize);
    if (cardFits(card)) return card;
  }
  const errors = (options.errors ?? []).map((text) => cut(text, SHORT_ERROR));
  return cardWithLists(form, { ...options, errors }, 1);
}

/** The form with the values somebody filled in. */
export const withValues = (form: Form, values: Readonly<Record<string, string>>): Form => ({
  ...form,
  fields: form.fields.map((field) => ({ ...field, value: values[field.name] ?? field.value })),
});

function cardWithLists(form: Form, options: FormOptions, listSize: number): AdaptiveCard {
  const { surface, errors = [] } = options;
  const title = richText([textRun(form.title, { weight: 'Bolder', size: 'Medium' })]);
  const body = [
    ...(surface === 'message' ? [title] : []),
    ...errors.filter((text) => text !== '').map(errorElement),
    ...form.fields.flatMap((field) => fieldElements(field, options, listSize)),
  ];
  return adaptiveCard(body, { actions: formActions(form, options) });
}

const errorElement = (text: string): CardElement => richText([textRun(text, { color: 'Attention', weight: 'Bolder' })]);

function formActions({ call, submit, fields }: Form, { surface, words, at }: FormOptions): CardAction[] {
  const people = fields.filter(({ type }) => type === 'people').map(({ name }) => name);
  const data = { call: shrinkCall(call), at, ...(people.length > 0 && { people: people.join(',') }) };
  const send = { title: labelText(submit), style: 'positive' };
  if (surface === 'dialog') return [{ type: 'Action.Submit', ...send, data: { ...data, verb: 'form' } }];
  return [
    { type: 'Action.Execute', verb: 'form', ...send, data },
    { type: 'Action.Execute', verb: 'cancel', title: words.cancel, associatedInputs: 'none', data },
  ];
}

/** The input of a field; nothing if it is a choice with nothing to choose from. */
function fieldElements(field: Field, options: FormOptions, listSize: number): CardElement[] {
  if (field.type === 'day') return dayElements(field, options);
  const { label, required, value } = field;
  const common = {
    label: capitalised(labelText(label)),
    isRequired: required,
    ...(required && { errorMessage: options.missing }),
    ...(value !== '' && { value }),
  };
  if (field.type === 'line' || field.type === 'text') return [{ ...textInput(field), ...common }];
  const input = listInput(field, options, listSize);
  return input ? [{ ...input, ...common }, ...belowList(field)] : [];
}

/** A list has no place for a hint of its own: it stands below. */
const belowList = ({ hint }: Field): CardElement[] =>
  hint.trim() === ''
    ? []
    : [richText([textRun(cut(hint, LONGEST_HINT), { isSubtle: true, size: 'Small' })], { spacing: 'Small' })];

const DAY = /^\d{4}-\d\d-\d\d$/;

/** A day is picked, or said in words: neither is required by itself, and Baton says what is missing. */
function dayElements({ name, label, value, hint, max }: Field, { words }: FormOptions): CardElement[] {
  const isDay = DAY.test(value);
  const picked = { type: 'Input.Date', id: fieldId(name), label: capitalised(labelText(label)) };
  const said = { type: 'Input.Text', id: wordsId(name), label: words.inWords, maxLength: max, spacing: 'Small' };
  return [
    { ...picked, ...(isDay && { value }) },
    { ...said, ...(hint && { placeholder: cut(hint, LONGEST_HINT) }), ...(!isDay && value !== '' && { value }) },
  ];
}

const textInput = ({ name, type, max, hint }: Field): CardElement => ({
  type: 'Input.Text',
  id: fieldId(name),
  isMultiline: type === 'text',
  maxLength: max,
  ...(hint && { placeholder: cut(hint, LONGEST_HINT) }),
});

function listInput(field: Field, options: FormOptions, listSize: number): CardElement | undefined {
  const people = field.type === 'people';
  const { directory, words } = options;
  const known = people ? (options.people ?? []) : [];
  const choices = distinctOptions([...field.options, ...known]).slice(0, listSize);
  if (choices.length === 0 && !(people && directory)) return undefined;
  return choiceSet(fieldId(field.name), choices, { people, directory }, words.choose);
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

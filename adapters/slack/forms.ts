/** Forms as modals, and what people fill in. What a modal is about travels in its private metadata. */
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { cut } from '../../src/model/text.js';
import type { Call, Field, Form } from '../../src/view/view.js';
import { callSchema } from '../platform/calls.js';
import { formOriginSchema } from '../platform/form-origin.js';
import { parseJson } from '../platform/json.js';
import { label, MAX_PLACEHOLDER, menuOptions } from './elements.js';
import { USER_ID } from './message-text.js';
import type { InputValue, SentModal } from './payloads/interactions.js';

/** The `callback_id` of a form. */
export const FORM = 'baton_form';
/** The `action_id` of a field's element. */
const VALUE = 'value';
/** Slack's limits on a text input, the private metadata, a title or button, a hint, and a section. */
const MAX = { input: 3_000, metadata: 3_000, title: 24, hint: 2_000, section: 3_000 };

/** `reply`: the address to answer the interaction that opened the form. */
const originSchema = formOriginSchema.extend({ reply: z.string().optional() });
/** Where a form was opened. */
export type FormOrigin = z.infer<typeof originSchema>;

const metadataSchema = originSchema.extend({ call: callSchema });

/** The words of a modal that are not in the form. */
interface FormWords {
  cancel: string;
  choose: string;
  /** Over the field in which a day is said: "or in words". */
  inWords: string;
}

type Element = InputBlock['element'];

const DAY = /^\d{4}-\d\d-\d\d$/;
/** The block of the words that can stand in place of a picked day. */
const WORDS = '.words';

/** Undefined for a choice without options. */
function elementOf(field: Field, { choose }: FormWords): Element | undefined {
  const placeholder = label(choose, MAX_PLACEHOLDER);
  switch (field.type) {
    case 'people': {
      const isUser = USER_ID.test(field.value);
      return { type: 'users_select', action_id: VALUE, placeholder, ...(isUser && { initial_user: field.value }) };
    }
    case 'options': {
      const options = menuOptions(field.options);
      if (options.length === 0) return undefined;
      const initial = options.find((option) => option.value === field.value);
      const chosen = initial && { initial_option: initial };
      return { type: 'static_select', action_id: VALUE, placeholder, options, ...chosen };
    }
    default:
      return textInput(field);
  }
}

function textInput({ type, max, value }: Field): Element {
  const maxLength = Math.min(max, MAX.input);
  return {
    type: 'plain_text_input',
    action_id: VALUE,
    multiline: type === 'text',
    max_length: maxLength,
    ...(value !== '' && { initial_value: cut(value, maxLength) }),
  };
}

/** A day is picked, or said in words: neither is required by itself, and Baton says what is missing. */
function dayBlocks(field: Field, { inWords }: FormWords): KnownBlock[] {
  const isDay = DAY.test(field.value);
  const picker: Element = { type: 'datepicker', action_id: VALUE, ...(isDay && { initial_date: field.value }) };
  const said = { ...field, name: `${field.name}${WORDS}`, label: inWords, value: isDay ? '' : field.value };
  return [block({ ...field, required: false, hint: '' }, picker), block({ ...said, required: false }, textInput(said))];
}

function inputBlock(field: Field, words: FormWords): KnownBlock[] {
  if (field.type === 'day') return dayBlocks(field, words);
  const element = elementOf(field, words);
  return element ? [block(field, element)] : [];
}

const block = (field: Field, element: Element): InputBlock => ({
  type: 'input',
  block_id: field.name,
  label: label(field.label.charAt(0).toUpperCase() + field.label.slice(1)),
  optional: !field.required,
  element,
  ...(field.hint && { hint: label(field.hint, MAX.hint) }),
});

const lineOf = (text: string) => ({ type: 'section', text: label(text, MAX.section) }) as const;

/** What is wrong, as Slack shows it in windows; as a plain line where the workspace does not take that. */
const problemBlock = (text: string, isOlder: boolean): KnownBlock =>
  isOlder ? lineOf(text) : { type: 'alert', level: 'error', text: label(text, MAX.section) };

/** A form as a modal. */
export function modalOf(form: Form, origin: FormOrigin, words: FormWords): ModalView {
  const { after: _, ...withoutAfter } = form.call;
  const metadata = JSON.stringify({ ...origin, call: form.call });
  return {
    type: 'modal',
    callback_id: FORM,
    title: label(form.title, MAX.title),
    submit: label(form.submit, MAX.title),
    close: label(words.cancel, MAX.title),
    // If it is too long, what the message shows afterwards can be done without.
    private_metadata: metadata.length <= MAX.metadata ? metadata : JSON.stringify({ ...origin, call: withoutAfter }),
    blocks: form.fields.flatMap((field) => inputBlock(field, words)),
  };
}

/** A modal of one line, in place of a form that was sent. */
export const messageModal = (title: string, text: string, close: string): ModalView => ({
  type: 'modal',
  title: label(title, MAX.title),
  close: label(close, MAX.title),
  blocks: [lineOf(text)],
});

/** A form that was sent: where it was opened, the call that it makes, and the people who were chosen in it. */
export interface Submission {
  origin: FormOrigin;
  call: Call;
  people: string[];
}

/** Undefined for a modal that is not one of Baton's. */
export function readSubmission({ private_metadata, state }: SentModal): Submission | undefined {
  const metadata = metadataSchema.safeParse(parseJson(private_metadata));
  if (!metadata.success) return undefined;
  const { call, ...origin } = metadata.data;
  const inputs = Object.entries(state.values).map(([name, block]) => [name, block[VALUE] ?? {}] as const);
  // What is said in words counts before the day that the picker shows.
  const given = inputs.filter(([name, input]) => !name.endsWith(WORDS) || filledValue(input) !== '');
  const filled = given
    .sort(([a], [b]) => Number(a.endsWith(WORDS)) - Number(b.endsWith(WORDS)))
    .map(([name, input]) => [fieldOf(name), filledValue(input)] as const);
  const people = inputs.flatMap(([, input]) => input.selected_user ?? []);
  return { origin, call: { ...call, args: { ...call.args, ...Object.fromEntries(filled) } }, people };
}

const fieldOf = (block: string): string => (block.endsWith(WORDS) ? block.slice(0, -WORDS.length) : block);

const filledValue = ({ value, selected_user, selected_option, selected_date }: InputValue): string =>
  value ?? selected_user ?? selected_option?.value ?? selected_date ?? '';

/** The names of the fields in a form. */
export const fieldNames = ({ state }: SentModal): string[] => [...new Set(Object.keys(state.values).map(fieldOf))];

/** The block at which a field's error is shown: where a day was said in words, those. */
export function blockOf({ state }: SentModal, field: string): string {
  const words = state.values[`${field}${WORDS}`]?.[VALUE];
  return words && filledValue(words) !== '' ? `${field}${WORDS}` : field;
}

type SentBlock = SentModal['blocks'][number];

/** A field as it was filled in. */
function refilled(block: SentBlock, { values }: SentModal['state']): SentBlock {
  if (block.type !== 'input') return block;
  const { element } = block;
  const input = values[block.block_id]?.[VALUE];
  if (element.type === 'plain_text_input')
    return { ...block, element: { ...element, initial_value: input?.value ?? '' } };
  if (element.type === 'datepicker')
    return input?.selected_date ? { ...block, element: { ...element, initial_date: input.selected_date } } : block;
  if (element.type === 'users_select')
    return input?.selected_user ? { ...block, element: { ...element, initial_user: input.selected_user } } : block;
  const chosen = element.options.find((option) => option.value === input?.selected_option?.value);
  return chosen ? { ...block, element: { ...element, initial_option: chosen } } : block;
}

/** The fields as they were filled in. What was wrong before is not said again. */
const refilledIn = (blocks: readonly SentBlock[], state: SentModal['state']): SentBlock[] =>
  blocks.filter(({ type }) => type === 'input').map((block) => refilled(block, state));

/** A form that was sent, as it was filled in, with `problems` above it. @param isOlder without Slack's newer blocks */
export function modalAgain(sent: SentModal, problems: readonly string[], isOlder = false): ModalView {
  const { title, submit, close, callback_id, private_metadata, blocks, state } = sent;
  return {
    ...{ type: 'modal', title, callback_id, private_metadata },
    blocks: [...problems.map((text) => problemBlock(text, isOlder)), ...refilledIn(blocks, state)],
    ...(submit && { submit }),
    ...(close && { close }),
  };
}

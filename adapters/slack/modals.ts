/** Forms as modals, and what people fill in. What a modal is about travels in its private metadata. */
import type { InputBlock, KnownBlock, ModalView } from '@slack/types';
import { z } from 'zod';
import { cut } from '../../src/model/text.js';
import type { Field, Form } from '../../src/view.js';
import { callSchema } from '../platform/calls.js';
import { formOriginSchema } from '../platform/form-origin.js';
import { label } from './render.js';

export const FORM = 'baton_form';
const VALUE = 'value';
const LONGEST_INPUT = 3_000;
const LONGEST_METADATA = 3_000;

/** Where a form was opened, so that its answer finds the way back. */
const originSchema = formOriginSchema.extend({ reply: z.string().optional() });
export type FormOrigin = z.infer<typeof originSchema>;

const metadataSchema = originSchema.extend({ call: callSchema });

interface Texts {
  cancel: string;
  choose: string;
}

function element(field: Field, texts: Texts): InputBlock['element'] | undefined {
  if (field.type === 'people')
    return {
      type: 'users_select',
      action_id: VALUE,
      placeholder: label(texts.choose, 150),
      ...(/^[UW][A-Z0-9]+$/.test(field.value) && { initial_user: field.value }),
    };
  if (field.type === 'options') {
    const options = field.options
      .filter((o) => o.value !== '' && o.value.length <= 150)
      .map((o) => ({ text: label(o.label), value: o.value }));
    const initial = options.find((o) => o.value === field.value);
    if (options.length === 0) return undefined;
    const select = { type: 'static_select', action_id: VALUE, placeholder: label(texts.choose, 150), options } as const;
    return { ...select, ...(initial && { initial_option: initial }) };
  }
  const most = Math.min(field.max, LONGEST_INPUT);
  return {
    type: 'plain_text_input',
    action_id: VALUE,
    multiline: field.type === 'text',
    max_length: most,
    ...(field.value !== '' && { initial_value: cut(field.value, most) }),
  };
}

function input(field: Field, texts: Texts): KnownBlock[] {
  const made = element(field, texts);
  if (!made) return [];
  return [
    {
      type: 'input',
      block_id: field.name,
      label: label(field.label.charAt(0).toUpperCase() + field.label.slice(1)),
      optional: !field.required,
      element: made,
      ...(field.hint && { hint: label(field.hint, 2_000) }),
    },
  ];
}

/** The form as a modal. `errors`: what was wrong with it when it was sent before, in the place of its first lines. */
export function modal(form: Form, origin: FormOrigin, texts: Texts, errors: readonly string[] = []): ModalView {
  const fields = form.fields.flatMap((field) => input(field, texts));
  const { after: _, ...bare } = form.call;
  const written = JSON.stringify({ ...origin, call: form.call });
  return {
    type: 'modal',
    callback_id: FORM,
    title: label(form.title, 24),
    submit: label(form.submit, 24),
    close: label(texts.cancel, 24),
    // What the message shows afterwards is the one thing that can be done without.
    private_metadata: written.length <= LONGEST_METADATA ? written : JSON.stringify({ ...origin, call: bare }),
    blocks: [...errors.map((text) => ({ type: 'section', text: label(text, 3_000) }) as const), ...fields],
  };
}

/** A modal of one line, in place of a form that was sent. */
export const saying = (title: string, text: string, close: string): ModalView => ({
  type: 'modal',
  title: label(title, 24),
  close: label(close, 24),
  blocks: [{ type: 'section', text: label(text, 3_000) }],
});

interface Input {
  value?: string | null | undefined;
  selected_option?: { value: string } | null | undefined;
  selected_user?: string | null | undefined;
}

export interface SentView extends Omit<ModalView, 'private_metadata'> {
  private_metadata: string;
  state: { values: Record<string, Record<string, Input>> };
}

/** What was filled in, as the call that it makes; undefined for a modal that is not ours. */
export function sent(view: SentView) {
  try {
    const { call, ...origin } = metadataSchema.parse(JSON.parse(view.private_metadata));
    const entries = Object.entries(view.state.values).map(([name, block]) => {
      const { value, selected_option, selected_user } = block[VALUE] ?? {};
      return [name, value ?? selected_user ?? selected_option?.value ?? ''] as const;
    });
    const people = Object.values(view.state.values).flatMap((block) => block[VALUE]?.selected_user ?? []);
    return {
      origin: origin as FormOrigin,
      call: { ...call, args: { ...call.args, ...Object.fromEntries(entries) } },
      people,
    };
  } catch {
    return undefined;
  }
}

/** The element with what was filled in. */
function refilled(element: InputBlock['element'], input: Input | undefined): InputBlock['element'] {
  if (element.type === 'plain_text_input') return { ...element, initial_value: input?.value ?? '' };
  if (element.type === 'users_select' && input?.selected_user) return { ...element, initial_user: input.selected_user };
  if (element.type !== 'static_select') return element;
  const chosen = element.options?.find((o) => o.value === input?.selected_option?.value);
  return chosen ? { ...element, initial_option: chosen } : element;
}

/** A form that was sent, as it was filled in, with words on top of it. */
export function sentBack(view: SentView, says: readonly string[]): ModalView {
  const { title, submit, close, blocks, private_metadata, callback_id, state } = view;
  const lines = says.map((text) => ({ type: 'section', text: label(text, 3_000) }) as const);
  const filled = blocks.map((block) =>
    block.type === 'input' && 'element' in block
      ? { ...block, element: refilled(block.element, state.values[block.block_id ?? '']?.[VALUE]) }
      : block,
  );
  const rest = { title, private_metadata, blocks: [...lines, ...filled] };
  return {
    type: 'modal',
    ...rest,
    ...(submit && { submit }),
    ...(close && { close }),
    ...(callback_id && { callback_id }),
  };
}

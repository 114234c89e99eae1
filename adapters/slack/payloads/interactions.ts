/**
 * What Slack sends when somebody types a command, presses, picks or sends something, checked as far as Baton uses it
 * (docs.slack.dev/reference/interaction-payloads).
 */
import { z } from 'zod';
import { optional } from './optional.js';

const text = z.string();

/** `/baton …` */
export const slashCommand = z.object({
  text: text.default(''),
  user_id: text,
  user_name: optional(text),
  channel_id: text,
  channel_name: optional(text),
  response_url: text,
  trigger_id: text,
});
/** See `slashCommand`. */
export type SlashCommand = z.infer<typeof slashCommand>;

/** The person who presses, sends or picks something. */
const actor = z.object({ id: text, name: optional(text), username: optional(text) });
const channel = z.object({ id: text, name: optional(text) });

/** What was chosen or filled in, in one element. */
const input = z.object({
  value: optional(text),
  selected_option: optional(z.object({ value: text })),
  selected_user: optional(text),
  selected_date: optional(text),
});
/** See `input`. */
export type InputValue = z.infer<typeof input>;

const action = input.extend({ action_id: text });
/** What was pressed or chosen: see `action`. */
export type SlackAction = z.infer<typeof action>;

/** A press on a button, or a choice in a menu, in a message or on App Home. */
export const blockActions = z.object({
  user: actor,
  actions: z.array(action),
  trigger_id: text,
  response_url: optional(text),
  channel: optional(channel),
  container: optional(
    z.object({ is_ephemeral: optional(z.boolean()), message_ts: optional(text), thread_ts: optional(text) }),
  ),
  message: optional(z.object({ ts: optional(text), thread_ts: optional(text) })),
  view: optional(z.object({ type: text })),
});
/** See `blockActions`. */
export type BlockActions = z.infer<typeof blockActions>;

const plainText = z.looseObject({ type: z.literal('plain_text'), text });
const option = z.looseObject({ text: plainText, value: text });
const field = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('plain_text_input') }),
  z.looseObject({ type: z.literal('users_select') }),
  z.looseObject({ type: z.literal('datepicker') }),
  z.looseObject({ type: z.literal('static_select'), options: z.array(option) }),
]);
const modalBlock = z.discriminatedUnion('type', [
  z.looseObject({ type: z.literal('section'), text: plainText }),
  z.looseObject({ type: z.literal('alert'), text: plainText }),
  z.looseObject({ type: z.literal('input'), block_id: text, label: plainText, element: field }),
]);

/** A modal of Baton (forms.ts) that was sent, with what was filled in. */
export const sentModal = z.object({
  id: text,
  title: plainText,
  submit: plainText.nullish(),
  close: plainText.nullish(),
  callback_id: text,
  private_metadata: text,
  blocks: z.array(modalBlock),
  /** By block and element. */
  state: z.object({ values: z.record(text, z.record(text, input)) }),
});
/** See `sentModal`. */
export type SentModal = z.infer<typeof sentModal>;

/** A form that was sent, and by whom. */
export const viewSubmission = z.object({ user: actor, view: sentModal, trigger_id: text });
/** See `viewSubmission`. */
export type ViewSubmission = z.infer<typeof viewSubmission>;

/** A command from the menu of a message. */
export const messageAction = z.object({
  callback_id: text,
  user: actor,
  channel,
  message: z.looseObject({ ts: text, thread_ts: optional(text) }),
  response_url: text,
  trigger_id: text,
});
/** See `messageAction`. */
export type MessageAction = z.infer<typeof messageAction>;

/** The bodies of Baton's calls to the connector, checked. */
import { z } from 'zod';
import type { AdaptiveCard } from '../../../adapters/teams/cards.js';
import { isCard } from './cards.js';

const id = z.object({ id: z.string() });

const attachment = z.object({ contentType: z.string(), content: z.custom<AdaptiveCard>(isCard) });

/** A message. */
export const messageSchema = z.object({
  type: z.string(),
  text: z.string().optional(),
  summary: z.string().optional(),
  recipient: id.optional(),
  attachments: z.array(attachment).optional(),
  suggestedActions: z
    .object({
      to: z.array(z.string()).length(1),
      actions: z.array(z.strictObject({ type: z.literal('imBack'), title: z.string(), value: z.string() })).max(3),
    })
    .optional(),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
  channelData: z.object({ feedbackLoop: z.object({ type: z.enum(['default', 'custom']) }).optional() }).optional(),
});

/** A message as Baton sends it. */
export type SentMessage = z.infer<typeof messageSchema>;

/** A new conversation: a thread of a channel, or somebody's own chat. */
export const conversationSchema = z.object({
  isGroup: z.boolean(),
  bot: id,
  members: z.array(id).default([]),
  tenantId: z.string(),
  channelData: z.object({ channel: id.optional() }),
  activity: messageSchema.optional(),
});

/** A new conversation as Baton asks for it. */
export type NewConversation = z.infer<typeof conversationSchema>;

/** What Baton answers to requests, and what Teams shows for it. */
import { z } from 'zod';
import type { AdaptiveCard } from '../../../adapters/teams/cards.js';
import { isCard } from './cards.js';

/** An HTTP answer. */
export interface Answer {
  status: number;
  body: Record<string, unknown> | undefined;
}

/** What the window shows in which somebody pressed. */
export interface WindowContent {
  card?: AdaptiveCard;
  /** Whether the card is in a dialog. */
  dialog: boolean;
  /** One line under the card that was pressed. */
  line?: string;
}

const cardSchema = z.custom<AdaptiveCard>(isCard);

/** A dialog, one line, or a card that replaces the one that was pressed. */
const shownSchema = z.union([
  z
    .object({
      task: z.object({ type: z.literal('continue'), value: z.object({ card: z.object({ content: cardSchema }) }) }),
    })
    .transform(({ task }): WindowContent => ({ card: task.value.card.content, dialog: true })),
  z
    .object({ statusCode: z.literal(200), value: z.string() })
    .transform(({ value }): WindowContent => ({ line: value, dialog: false })),
  z
    .object({ statusCode: z.literal(200), value: cardSchema })
    .transform(({ value }): WindowContent => ({ card: value, dialog: false })),
]);

/** What Teams shows for an answer; nothing for an empty one. @throws if Teams could not show it */
export const windowOf = ({ body }: Answer): WindowContent => (body ? shownSchema.parse(body) : { dialog: false });

/** The card an answer shows. @throws if it shows none */
export function cardIn(answer: Answer): AdaptiveCard {
  const { card } = windowOf(answer);
  if (!card) throw new Error(`no card in ${JSON.stringify(answer.body)}`);
  return card;
}

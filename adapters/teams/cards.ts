/** Adaptive Cards 1.5 as plain JSON (adaptivecards.io/explorer), as far as Baton uses them. */

/** An element of a card's body, e.g. `{ type: 'TextBlock', text: 'Hello' }`. */
export interface CardElement {
  type: string;
  [property: string]: unknown;
}

/**
 * A button of a card. `Execute` is answered with a card that replaces this one, `Submit` opens a dialog or answers one,
 * `ShowCard` unfolds another card under the button, `ToggleVisibility` any element of the same card.
 */
export interface CardAction {
  type: 'Action.Execute' | 'Action.Submit' | 'Action.ShowCard' | 'Action.OpenUrl' | 'Action.ToggleVisibility';
  title?: string;
  /** What `ShowCard` unfolds. */
  card?: { type: 'AdaptiveCard'; body: CardElement[]; actions: CardAction[] };
  [property: string]: unknown;
}

/** An Adaptive Card. */
export interface AdaptiveCard {
  type: 'AdaptiveCard';
  version: '1.5';
  body: CardElement[];
  [property: string]: unknown;
}

/** An Adaptive Card as an attachment of a message, or as the content of a dialog. */
export interface CardAttachment {
  contentType: string;
  content: AdaptiveCard;
}

/** The content type of an Adaptive Card. */
export const CARD_CONTENT_TYPE = 'application/vnd.microsoft.card.adaptive';

/** A card with this body. `more`: its other properties, e.g. `actions`. */
export const adaptiveCard = (body: CardElement[], more: object = {}): AdaptiveCard => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  ...more,
});

/** The card as an attachment. */
export const attachmentOf = (content: AdaptiveCard): CardAttachment => ({ contentType: CARD_CONTENT_TYPE, content });

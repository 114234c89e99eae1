/** Adaptive Cards 1.5 as plain JSON (adaptivecards.io/explorer), as far as Baton draws them. */

export interface Element {
  type: string;
  [more: string]: unknown;
}

export interface Action {
  type: 'Action.Execute' | 'Action.Submit' | 'Action.ShowCard' | 'Action.OpenUrl';
  title?: string;
  [more: string]: unknown;
}

export interface Card {
  type: 'AdaptiveCard';
  version: '1.5';
  body: Element[];
  [more: string]: unknown;
}

export const CARD = 'application/vnd.microsoft.card.adaptive';

export const card = (body: Element[], more: object = {}): Card => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body,
  ...more,
});

export const attached = (content: Card) => ({ contentType: CARD, content });

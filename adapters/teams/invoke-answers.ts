/** Answers to invokes: requests that Teams waits for, such as a press on a card. */
import { type AdaptiveCard, CARD_CONTENT_TYPE } from './cards.js';

/** The answer to an invoke. Teams shows "Something went wrong" for any shape but those made here. */
export interface InvokeAnswer {
  status: number;
  body?: object;
}

/** An answer with this body. */
export const invokeAnswer = (body: object): InvokeAnswer => ({ status: 200, body });

/** Replaces the card that was pressed, for the person who pressed. */
export const cardAnswer = (value: AdaptiveCard): InvokeAnswer =>
  invokeAnswer({ statusCode: 200, type: CARD_CONTENT_TYPE, value });

/** One line under the card that was pressed. */
export const lineAnswer = (value: string): InvokeAnswer =>
  invokeAnswer({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value });

/** One line in place of what somebody looks for from the box they write in. */
export const extensionLine = (text: string): InvokeAnswer =>
  invokeAnswer({ composeExtension: { type: 'message', text } });

/** The press could not be read. */
export const badRequestAnswer = (message: string): InvokeAnswer =>
  invokeAnswer({
    statusCode: 400,
    type: 'application/vnd.microsoft.error',
    value: { code: 'BadRequest', message },
  });

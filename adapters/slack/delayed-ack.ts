/** Acknowledgements that wait. Bolt acknowledges an event before its handler runs: Slack would not send it again if that failed. */
import type { ReceiverEvent } from '@slack/bolt';

/** Whether a request is still to be handled. It comes to its handler with Bolt's context. */
export interface PendingRequest {
  /** Its handler has it, and answers. */
  begun: boolean;
  /** It has been answered with an apology: it must not be handled any more. */
  over: boolean;
}

interface DelayedAck {
  waiting: PendingRequest;
  /** For Bolt. */
  event: ReceiverEvent;
  /** What Bolt or a handler has answered. */
  answer(): unknown;
}

/** @param answerNow answers at once; for everything but events */
export function delayAck(body: Record<string, unknown>, answerNow: (answer: unknown) => void): DelayedAck {
  let given: unknown;
  const ack = async (answer: unknown) => {
    given = answer;
    if (!isEvent(body)) answerNow(answer);
  };
  const waiting: PendingRequest = { begun: false, over: false };
  return { waiting, event: { body, ack, customProperties: { waiting } }, answer: () => given };
}

/** Whether a request is of the Events API. */
export const isEvent = (body: Record<string, unknown>): boolean => body.type === 'event_callback';

/** Acknowledgements that wait. Bolt acknowledges an event before its handler runs: Slack would not send it again if that failed. */
import type { ReceiverEvent } from '@slack/bolt';

interface DelayedAck {
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
  return { event: { body, ack }, answer: () => given };
}

/** Whether a request is of the Events API. */
export const isEvent = (body: Record<string, unknown>): boolean => body.type === 'event_callback';

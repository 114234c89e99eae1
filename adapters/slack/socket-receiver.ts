/** Takes requests over Socket Mode for Bolt. An event is acknowledged once it is stored, as in receiver.ts. */
import type { App as Bolt, Receiver, ReceiverEvent } from '@slack/bolt';
import { delayAck, isEvent } from './delayed-ack.js';

/** Takes requests over Socket Mode. */
export class SocketReceiver implements Receiver {
  /** @param inner Bolt's own receiver, which keeps the connection */
  constructor(
    private readonly inner: Receiver,
    private readonly fault: (error: unknown) => void,
  ) {}

  init(bolt: Bolt): void {
    const processEvent = async ({ ack, body, ...rest }: ReceiverEvent) => {
      const delayed = delayAck(body, (answer) => void ack(answer));
      await bolt.processEvent({ ...rest, ...delayed.event });
      if (isEvent(body)) await ack(delayed.answer());
    };
    // The same app, but for when it acknowledges.
    this.inner.init(Object.create(bolt, { processEvent: { value: processEvent } }));
  }

  start(): Promise<unknown> {
    return this.inner.start();
  }

  async stop(): Promise<void> {
    await this.inner.stop().catch(this.fault);
  }
}

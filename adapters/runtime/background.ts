/** What is done in the background: sending messages, and what alarms are for. */
import type { Listener } from '../../src/dispatch/on-message.js';
import type { SignalHandler } from '../../src/dispatch/on-signal.js';
import type { Deliverer } from '../../src/ports/chat.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Committed } from '../store/store.js';
import { Loop } from './loop.js';
import type { RuntimeParts } from './parts.js';
import { Sender, type SenderParts } from './sender.js';

/** How often each loop looks for work that nobody announced. */
const EVERY_MS = 1_000;

/** What the background works with. */
type BackgroundParts = Pick<RuntimeParts, 'outbox' | 'fault' | 'gaveUp'> & {
  clock: Clock & Pick<SenderParts, 'elapsed'>;
  listener: Pick<Listener, 'tick'>;
  /** Told of answers to other systems that did not get there. */
  signals?: Pick<SignalHandler, 'answerLost'>;
};

/** The loops of one running Baton. */
export class Background {
  private readonly sender: Sender;
  private readonly sending: Loop;
  private readonly ticking: Loop;

  /** @param chat delivers what is in the outbox */
  constructor(
    private readonly parts: BackgroundParts,
    chat: Deliverer,
  ) {
    const { outbox, clock, listener, fault, gaveUp, signals } = parts;
    this.sender = new Sender({
      ...{ outbox, chat, clock, fault },
      gaveUp: (workspace, why, message) => {
        gaveUp(workspace, why);
        if (message.to === 'gate') void signals?.answerLost(workspace, message).catch(fault);
      },
      ...(clock.elapsed && { elapsed: clock.elapsed }),
      again: (ms) => this.sending.pokeIn(ms),
    });
    this.sending = new Loop(() => this.sender.begin(), EVERY_MS, fault);
    this.ticking = new Loop(() => listener.tick(), EVERY_MS, fault);
  }

  start(): void {
    this.ticking.start();
    this.sending.start();
  }

  /** Starts the work that a commit has led to. Alarms further away are noticed when the loop comes round. */
  onCommit({ sent, alarmAt }: Pick<Committed, 'sent' | 'alarmAt'>): void {
    if (sent) this.sending.poke();
    const inMs = alarmAt - this.parts.clock.now();
    if (inMs < EVERY_MS) this.ticking.pokeIn(Math.max(0, inMs));
  }

  /** Starts nothing new, and resolves when nothing is in progress any more. */
  async stop(): Promise<void> {
    await this.ticking.stop();
    await this.sending.stop();
    await this.sender.idle();
  }
}

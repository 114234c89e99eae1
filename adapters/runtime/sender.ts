/** Delivers the messages of the outbox to the platforms: right after each commit, and later whatever could not be sent then. */
import { BoundedCache } from '../../src/model/bounded-cache.js';
import type { Deliverer, Delivery, MayCall } from '../../src/ports/chat.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Outbound } from '../../src/ports/outbound.js';
import { withDeadline } from '../platform/deadline.js';
import { type Leased, LONGEST_LEASE_MS, type Outbox, type Stream } from '../store/outbox.js';
import { Rounds } from './rounds.js';

/** How many messages are leased at once. */
const BATCH = 20;
/** No delivery is waited for any longer, and none begins later: its lease must not end before it. */
const DEADLINE_MS = 45_000;
/** Messages older than this are given up: a whisper is of no use after an hour, anything else after a day. */
const STALE_MS = { whisper: 3_600_000, other: 86_400_000 };
/** A message that fails for this long while others of its workspace get through is given up. */
const HOPELESS_MS = 600_000;
/** A platform counts as working for this long after a message got through. */
const WORKING_MS = 600_000;
/** How often a message is tried that the platform refuses for a reason nobody knows, or that Baton itself cannot send. */
const TRIES = 5;
/** Of how many workspaces the last delivery is remembered. */
const WORKSPACES = 10_000;

/** Milliseconds until the next attempt: 1 s after the first, doubled each time, at most 5 minutes. */
export const backoff = (attempts: number) => Math.min(1_000 * 2 ** (attempts - 1), 300_000);

/** What sending needs. */
export interface SenderParts {
  outbox: Outbox;
  chat: Deliverer;
  clock: Clock;
  fault(error: unknown): void;
  /** Called with the milliseconds after which there is more to send. */
  again?(ms: number): void;
  /** How long a delivery is waited for. */
  deadlineMs?: number;
  /** Milliseconds since some instant, which go on while the process is stopped. */
  elapsed?(): number;
  /** Called when a message is given up. @param why an error code, or a few words */
  gaveUp?(workspace: string, why: string, message: Outbound): void;
}

/**
 * Sends what is in the outbox. The messages of one workspace that are due go out together, as a round; while it lasts, no other
 * round of that workspace begins, and those of other workspaces go on. What is for one person's eyes has rounds of its own, so
 * that an answer does not wait for posts.
 */
export class Sender {
  /** When a message last got through, by workspace. */
  private readonly lastSent = new BoundedCache<number>(WORKSPACES);
  private readonly rounds: Record<Stream, Rounds> = { private: new Rounds(), public: new Rounds() };

  constructor(private readonly parts: SenderParts) {}

  /** Sends everything that can be sent now, and waits until that is done. */
  async drain(): Promise<void> {
    while (await this.begin()) await this.idle();
  }

  /** Begins to send what is due, without waiting for the platforms. @returns whether there was anything */
  async begin(): Promise<boolean> {
    const begun = [await this.beginStream('private'), await this.beginStream('public')];
    return begun.includes(true);
  }

  /** Resolves when nothing is on its way any more. */
  async idle(): Promise<void> {
    await Promise.all([this.rounds.private.idle(), this.rounds.public.idle()]);
  }

  private async beginStream(stream: Stream): Promise<boolean> {
    const rounds = this.rounds[stream];
    for (let begun = false; ; begun = true) {
      const isHeld = this.held();
      const leased = await this.parts.outbox.claim(BATCH, LONGEST_LEASE_MS, { stream, busy: rounds.busy() });
      if (leased.length === 0) return begun;
      for (const [workspace, own] of byWorkspace(leased))
        rounds.begin(workspace, this.send(own, isHeld), () => this.parts.again?.(0));
    }
  }

  /** Whether leases that are asked for now have not ended. A process can be stopped and continued at any time. */
  private held(): MayCall {
    const { elapsed = () => performance.now(), deadlineMs = DEADLINE_MS } = this.parts;
    const asked = elapsed();
    return () => elapsed() - asked < deadlineMs;
  }

  private async send(leased: readonly Leased[], isHeld: MayCall): Promise<void> {
    await Promise.all(leased.map((one) => this.deliver(one, isHeld).catch(this.parts.fault)));
  }

  /** What the platform said counts only if nobody else has taken the message meanwhile: this process may have been stopped. */
  private async deliver(leased: Leased, isHeld: MayCall): Promise<void> {
    const { outbox, clock, again } = this.parts;
    const done = await this.attempt(leased, isHeld);
    const waitMs = done.result === 'sent' ? done.pauseMs : done.result === 'later' ? done.afterMs : undefined;
    if (waitMs !== undefined) again?.(waitMs + 1);
    if (done.result === 'sent') {
      this.lastSent.set(leased.workspace, clock.now());
      await outbox.sent(leased, done.pauseMs);
      return;
    }
    if (done.result === 'never' || this.isHopeless(leased, done)) return this.giveUp(leased, done.why);
    const { why, unused = false } = done;
    await outbox.later(leased, {
      afterMs: unused ? done.afterMs : Math.max(done.afterMs, backoff(leased.attempts)),
      why,
      unused,
      // Once unconfirmed, it stays so until the platform says what became of it.
      unconfirmed: leased.unconfirmed || done.unconfirmed === true,
    });
  }

  private async giveUp(leased: Leased, why: string): Promise<void> {
    if (await this.parts.outbox.failed(leased, why)) this.parts.gaveUp?.(leased.workspace, why, leased.message);
  }

  private async attempt(leased: Leased, isHeld: MayCall): Promise<Delivery> {
    const { workspace, message, unconfirmed, createdAt, attempts } = leased;
    const { chat, fault, deadlineMs = DEADLINE_MS } = this.parts;
    // No attempt was made before the message was there.
    const delivery = chat.deliver(workspace, message, unconfirmed ? createdAt : undefined, isHeld);
    const done = await withDeadline(delivery, deadlineMs, fault);
    if (done.is === 'done') return done.value;
    const lost = { result: 'later', afterMs: backoff(attempts), unconfirmed: true } as const;
    // Platforms answer for their own troubles, so what was thrown is a fault of Baton.
    return done.is === 'late' ? { ...lost, why: 'no answer' } : { ...lost, why: 'a fault of Baton', refused: true };
  }

  /** Whether a message that could not be delivered is given up. */
  private isHopeless({ workspace, message, createdAt, attempts }: Leased, { refused = false }: Later): boolean {
    if (refused && attempts >= TRIES) return true;
    const now = this.parts.clock.now();
    const age = now - createdAt;
    if (age > (message.to === 'whisper' ? STALE_MS.whisper : STALE_MS.other)) return true;
    return age > HOPELESS_MS && now - (this.lastSent.get(workspace) ?? 0) < WORKING_MS;
  }
}

type Later = Extract<Delivery, { result: 'later' }>;

function byWorkspace(leased: readonly Leased[]): Map<string, Leased[]> {
  const groups = new Map<string, Leased[]>();
  for (const one of leased) groups.set(one.workspace, [...(groups.get(one.workspace) ?? []), one]);
  return groups;
}

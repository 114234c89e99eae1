/** The delivery of messages. */
import type { Outbound, PeopleMessage } from './outbound.js';

/** The result of an attempt to deliver a message. */
export type Delivery =
  /** `pauseMs`: how long nothing else may be sent to the same place. */
  | { result: 'sent'; pauseMs?: number }
  /**
   * To be tried again after `afterMs`. `unused`: it was not tried at all and does not count as an attempt. `unconfirmed`: it
   * was sent, but the answer was lost, so nobody knows whether it arrived. `refused`: the platform works, and does not take this
   * message for a reason that is not known to pass; it is tried a few times and then given up.
   */
  | { result: 'later'; afterMs: number; why: string; unused?: boolean; unconfirmed?: boolean; refused?: boolean }
  | { result: 'never'; why: string };

/**
 * Whether a platform may be called for a delivery: not if somebody else may be making it by now, because the process was stopped
 * for a while. Asked right before each call.
 */
export type MayCall = () => boolean;

/** A platform's way of showing messages. */
export interface Chat {
  /**
   * Delivers a message. Delivering the same id twice shows it once, on platforms that can tell.
   * @param doubtSince an earlier attempt may have reached the platform, at this instant (epoch ms) or later; undefined if none can
   * have. While the platform cannot tell, it stays `unconfirmed`: late is better than twice.
   * @param mayCall always, if undefined
   */
  deliver(workspace: string, message: PeopleMessage, doubtSince?: number, mayCall?: MayCall): Promise<Delivery>;
}

/** Delivers whatever is in the outbox. As `Chat`. */
export interface Deliverer {
  deliver(workspace: string, message: Outbound, doubtSince?: number, mayCall?: MayCall): Promise<Delivery>;
}

/** Alarms that go off: each is for one instance. */
import type { Alarm } from '../model/alarm-rows.js';

/** An alarm that this process alone may handle. */
export type ClaimedAlarm = Pick<Alarm, 'workspace' | 'id' | 'version'>;

/** The alarms of all workspaces. */
export interface Alarms {
  /**
   * Claims alarms that have gone off, oldest first. No other instance gets them for a minute, or until they are set again. Only
   * the given kinds: a newer instance may know more. An alarm whose version is another than the claimed one has been claimed or
   * set by somebody else since.
   */
  claim(kinds: readonly Alarm['what'][], most: number): Promise<ClaimedAlarm[]>;
}

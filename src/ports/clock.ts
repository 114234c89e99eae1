/** The time. Tests have their own. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number;
}

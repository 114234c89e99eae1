/** Work that somebody waits for, but only for so long. */

import { StoreAway } from '../../src/ports/store.js';

/** How work ended. */
export type Settled<T> = { is: 'done'; value: T } | { is: 'failed'; error: unknown };

/** How work stands when its deadline has come. `settled`: how it ends later. */
export type DeadlineOutcome<T> = Settled<T> | { is: 'late'; settled: Promise<Settled<T>> };

/** Waits for `work`, at most for `ms`. Never throws: an error goes to `report`. */
export async function withDeadline<T>(
  work: Promise<T>,
  ms: number,
  report: (error: unknown) => void,
): Promise<DeadlineOutcome<T>> {
  const settled = settledOf(work, report);
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<DeadlineOutcome<T>>((resolve) => {
    timer = setTimeout(() => resolve({ is: 'late', settled }), ms);
  });
  try {
    return await Promise.race([settled, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits for `work` that changes nothing. @throws StoreAway if it takes longer than `ms`, whatever comes of it then */
export async function beforeDeadline<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new StoreAway('the store does not answer')), ms);
  });
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function settledOf<T>(work: Promise<T>, report: (error: unknown) => void): Promise<Settled<T>> {
  try {
    return { is: 'done', value: await work };
  } catch (error) {
    report(error);
    return { is: 'failed', error };
  }
}

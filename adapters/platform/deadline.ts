/** Work that somebody waits for, but only for so long. */

/** How work ended. */
export type Settled<T> = { is: 'done'; value: T } | { is: 'failed' };

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

async function settledOf<T>(work: Promise<T>, report: (error: unknown) => void): Promise<Settled<T>> {
  try {
    return { is: 'done', value: await work };
  } catch (error) {
    report(error);
    return { is: 'failed' };
  }
}

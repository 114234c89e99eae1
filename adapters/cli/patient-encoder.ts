/** The encoder for commands that can wait for it. */
import { BadUsage } from '../common/bad-usage.js';
import { OperatorError } from '../common/operator-error.js';
import { Encoder } from '../encoder/encoder.js';
import { usesEncoder } from '../encoder/settings.js';

const TIMEOUT_MS = 300_000;

/** An encoder; undefined if it is not wanted, or turned off in the environment. @throws BadUsage for a wrong environment */
export function patientEncoder(isWanted: boolean): Encoder | undefined {
  if (!isWanted || !isTurnedOn()) return undefined;
  const onTrouble = (why: string) =>
    console.error(`The encoder cannot be used (${why}). The linear models decide alone; --no-encoder says so.`);
  return new Encoder({ timeoutMs: TIMEOUT_MS, mostWaiting: Number.POSITIVE_INFINITY, onTrouble });
}

function isTurnedOn(): boolean {
  try {
    return usesEncoder(process.env);
  } catch (error) {
    throw error instanceof OperatorError ? new BadUsage(error.message) : error;
  }
}

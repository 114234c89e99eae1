/** What the measured Baton is made of before it is started: enough to fill its store. */
import { newId } from '../../adapters/common/ids.js';
import { wording } from '../../adapters/prompts/wording.js';
import type { Opened } from '../../adapters/store/opened.js';
import { SqlStore } from '../../adapters/store/store.js';
import { auditBook, engine, phrasebook, signalWords } from '../support/engine.js';

/** Prints what goes wrong. */
export const fault = (error: unknown): void => console.error(error);

/** The parts over an open store. */
export function benchParts(opened: Opened) {
  const clock = { now: () => Date.now() };
  const store = new SqlStore(opened, clock);
  return { store, clock, say: wording(), newId, fault, clarity: engine, auditBook, phrasebook, signalWords };
}

/** Carries out a plan of background work. */
import type { Plan } from '../kit/job.js';
import type { Unit } from '../ports/store.js';

/** Makes the changes and puts the messages into the outbox. */
export async function keepPlan(unit: Unit, { changes, messages }: Plan): Promise<void> {
  if (changes.length > 0) await unit.apply(changes);
  if (messages.length > 0) await unit.send(messages);
}

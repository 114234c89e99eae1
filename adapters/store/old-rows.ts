/** What has served its time is forgotten, in all workspaces. */
import { type RawBuilder, sql } from 'kysely';
import { BATCH, deleteBatch } from './batches.js';
import type { Opened } from './opened.js';

/** What the keys of signals begin with. */
const SIGNAL_KEYS = 'signal:';

/** Forgets the keys of events handled before an instant; those of signals, which come again for longer, before another. */
export async function forgetHandled({ db }: Opened, before: number, signalsBefore: number): Promise<void> {
  const old = db.deleteFrom('handled').where('at', '<', before);
  await old.where((eb) => eb.or([eb('key', 'not like', `${SIGNAL_KEYS}%`), eb('at', '<', signalsBefore)])).execute();
}

/** Forgets what people last spoke of with Baton before an instant. */
export const forgetTalks = (opened: Opened, before: number): Promise<void> =>
  deleteAll(opened, 'talk', sql<boolean>`at < ${before}`);

/**
 * Forgets who was last seen in a place before an instant, unless a later list of it confirmed them, and places that were last
 * listed before it.
 */
export async function forgetMembers(opened: Opened, before: number): Promise<void> {
  await deleteAll(
    opened,
    'member',
    sql<boolean>`at < ${before} and not exists (select 1 from place where place.workspace = member.workspace
      and place.id = member.place and place."listedAt" >= ${before})`,
  );
  await deleteAll(opened, 'place', sql<boolean>`"listedAt" < ${before}`);
}

/** Forgets what other systems sent, and which of it was handled, before an instant each. */
export async function forgetSignals(
  opened: Opened,
  { payloads, transitions }: { payloads: number; transitions: number },
): Promise<void> {
  await deleteAll(opened, 'signal_payload', sql<boolean>`at < ${payloads}`);
  await deleteAll(opened, 'transition', sql<boolean>`at < ${transitions}`);
}

/**
 * Forgets what the hold-out watched before an instant, how many nudges channels had before a day (`YYYY-MM-DD`), and how to take
 * back what was changed before an instant.
 */
export async function forgetOld(
  opened: Opened,
  { holdOuts, counts, undos }: { holdOuts: number; counts: string; undos: number },
): Promise<void> {
  await deleteAll(opened, 'trial', sql<boolean>`at < ${holdOuts}`);
  await deleteAll(opened, 'pace', sql<boolean>`id like 'channel:%' and day < ${counts}`);
  await deleteAll(opened, 'undo', sql<boolean>`at < ${undos}`);
}

/** Each time in a transaction of its own, so that nobody waits long. */
async function deleteAll(opened: Opened, table: string, isOld: RawBuilder<boolean>): Promise<void> {
  while ((await deleteBatch(opened, table, isOld)) === BATCH);
}

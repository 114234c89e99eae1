/** Deletes what is no longer needed, once a minute. */
import { dayAt } from '../../src/model/dates/calendar.js';
import { TALK_MS } from '../../src/model/talk.js';
import type { Clock } from '../../src/ports/clock.js';
import { forgetHandled, forgetMembers, forgetOld, forgetSignals, forgetTalks } from '../store/old-rows.js';
import { tidyOutbox } from '../store/outbox-upkeep.js';
import type { RuntimeParts } from './parts.js';
import type { Platforms } from './platforms.js';

const EVERY_MS = 60_000;
/** Keys of handled events are kept this long: no platform delivers an event again later. */
const KEEP_KEYS_MS = 7 * 86_400_000;
/** GitHub delivers again what people ask it to for 30 days, under the same key. */
const KEEP_SIGNAL_KEYS_MS = 35 * 86_400_000;
/** What other systems sent, to try rules on. */
const KEEP_PAYLOADS_MS = 7 * 86_400_000;
/** Who is where is asked again every half hour and counts for one; what is older than this came to nothing. */
const KEEP_MEMBERS_MS = 86_400_000;

/** What is looked for once an hour, because nothing waits for it, and how long it is kept. */
const HOUR_MS = 3_600_000;
const KEEP_HOLD_OUTS_MS = 365 * 86_400_000;
const KEEP_COUNTS_MS = 2 * 86_400_000;
const KEEP_UNDO_MS = 30 * 86_400_000;

type TidyParts = Pick<RuntimeParts, 'opened' | 'alarms' | 'fault'> & { clock: Clock };

/** @returns a function that ends the tidying */
export function startTidying(parts: TidyParts, platforms: Platforms): () => void {
  let oldAt = Number.NEGATIVE_INFINITY;
  const all = async () => {
    await tidy(parts, platforms);
    const now = parts.clock.now();
    if (now - oldAt < HOUR_MS) return;
    oldAt = now;
    await forgetSignals(parts.opened, { payloads: now - KEEP_PAYLOADS_MS, transitions: now - KEEP_SIGNAL_KEYS_MS });
    await forgetOld(parts.opened, {
      holdOuts: now - KEEP_HOLD_OUTS_MS,
      counts: dayAt(now - KEEP_COUNTS_MS, 'UTC'),
      undos: now - KEEP_UNDO_MS,
    });
  };
  const timer = setInterval(() => all().catch(parts.fault), EVERY_MS).unref();
  return () => clearInterval(timer);
}

async function tidy({ opened, alarms, clock }: TidyParts, { slack, teams }: Platforms): Promise<void> {
  await forgetHandled(opened, clock.now() - KEEP_KEYS_MS, clock.now() - KEEP_SIGNAL_KEYS_MS);
  await forgetTalks(opened, clock.now() - TALK_MS);
  await forgetMembers(opened, clock.now() - KEEP_MEMBERS_MS);
  await alarms.mendLeases();
  await tidyOutbox(opened, clock);
  await slack?.tidy();
  await teams?.tidy();
}

/** Listening under load: messages at a fixed rate, two in a hundred of which lead to something, with alarms going off meanwhile. */

import { newId } from '../../adapters/common/ids.js';
import { readAuditBook } from '../../adapters/prompts/audit-book.js';
import { readRules } from '../../adapters/prompts/rules.js';
import { readSignalWords } from '../../adapters/prompts/signal-words.js';
import { readWeights } from '../../adapters/prompts/weights.js';
import { wording } from '../../adapters/prompts/wording.js';
import { systemClock } from '../../adapters/runtime/clock.js';
import { Loop } from '../../adapters/runtime/loop.js';
import { SqlAlarms } from '../../adapters/store/alarms.js';
import { migrate } from '../../adapters/store/migrate.js';
import { SqlStore } from '../../adapters/store/store.js';
import { Clarity } from '../../src/clarity/engine.js';
import { Roster } from '../../src/dispatch/directory.js';
import { Listener } from '../../src/dispatch/on-message.js';
import type { Heard } from '../../src/ports/events.js';
import type { Place } from '../support/places.js';

const IDLE = [
  'lol',
  'thanks, that works now',
  'I fixed the loader yesterday',
  'has anybody seen the error in the log? it says connection reset by peer',
  'the build is red again, looks like the mirror is down',
  'ok',
  'see https://example.org/issues/12 for the details',
  'you need a GPU to run it, and the drivers have to match',
  'the service shall return 404 for unknown ids',
];
const UNCLEAR = 'Someone should fix the ETL job number # by Friday.';
const CHANNELS = 50;

export interface Listening {
  /** Time from when the event was due until it was handled, in ms. */
  p50: number;
  p99: number;
  /** How late the last message was started, in ms; grows if the rate is too high. */
  behind: number;
  nudges: number;
}

/** @param rate messages a second, begun at their time whether or not those before are done */
export async function listening(place: Place, rate: number, seconds: number): Promise<Listening> {
  const opened = place.open();
  await migrate(opened);
  const fault = (error: unknown) => {
    throw error;
  };
  const parts = { store: new SqlStore(opened, systemClock), clock: systemClock, say: wording(), newId, fault };
  await new Roster(parts).prepare('W1', {
    nudges: 'on',
    'nudge-grace': '0',
    'nudge-pause': '0',
    'quiet-hours': 'off',
    weekends: 'open',
    'nudges-a-day': '99',
  });
  const listener = new Listener({
    ...parts,
    alarms: new SqlAlarms(opened, systemClock),
    clarity: new Clarity(readRules(), readWeights()),
    auditBook: readAuditBook(),
    signalWords: readSignalWords(),
  });
  const heard = (i: number): Heard => {
    const who = i % 400;
    const channel = `C${i % CHANNELS}`;
    return {
      workspace: 'W1',
      key: `K${i}`,
      channel: { id: channel, name: channel, direct: false, access: 'public' as const, place: channel },
      thread: null,
      at: systemClock.now(),
      type: 'message',
      id: `M${i}`,
      person: { id: `U${who}`, name: `Person ${who}`, zone: 'UTC', admin: false, standing: 'member' },
      text: i % 50 === 49 ? UNCLEAR.replace('#', String(i)) : (IDLE[i % IDLE.length] ?? ''),
      mentions: [],
      link: null,
      edited: false,
    };
  };
  for (let i = -2_000; i < 0; i += 1) await listener.hear(heard(-i + 1_000_000));
  while ((await listener.tick()) > 0);
  const ticking = new Loop(() => listener.tick(), 1_000, fault);
  ticking.start();
  parts.store.onCommit = () => ticking.poke();
  const times: number[] = [];
  const under: Promise<void>[] = [];
  const begun = performance.now();
  const total = rate * seconds;
  let behind = 0;
  for (let i = 0; i < total; i += 1) {
    const at = begun + (i * 1_000) / rate;
    while (performance.now() < at) await new Promise((resolve) => setTimeout(resolve, 1));
    behind = performance.now() - at;
    under.push(
      listener.hear(heard(i)).then(() => {
        times.push(performance.now() - at);
      }),
    );
  }
  await Promise.all(under);
  await ticking.stop();
  while ((await listener.tick()) > 0);
  const shown = await opened.db.selectFrom('outbox').select('seq').execute();
  await opened.close();
  times.sort((a, b) => a - b);
  const part = (share: number) => times[Math.floor(times.length * share)] ?? 0;
  return { p50: part(0.5), p99: part(0.99), behind, nudges: shown.length };
}

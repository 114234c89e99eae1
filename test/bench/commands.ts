/** Commands as people type them, and how many are handled in a second. */
import { newId } from '../../adapters/common/ids.js';
import type { App } from '../../src/dispatch/on-command.js';
import { privateChannel } from '../../src/model/channels.js';
import type { Inbound } from '../../src/ports/events.js';
import { PEOPLE } from './seed.js';

const WORKSPACE = 'W1';

/** A command by one of many people, in a channel of its own without projects. */
export const typed = (text: string, who = 0, workspace = WORKSPACE): Inbound => ({
  workspace,
  key: newId(),
  channel: { ...privateChannel(`C${who}`, `c${who}`), access: 'public' },
  thread: null,
  person: {
    id: `U${(who % PEOPLE) + 1}`,
    name: `Person ${(who % PEOPLE) + 1}`,
    zone: 'UTC',
    admin: false,
    standing: 'member',
  },
  type: 'command',
  text,
  mentions: [],
});

/** Commands a second: 40 % status, 40 % tasks added, 20 % stages moved; `at` of them at a time. */
export async function throughput(app: App, seconds: number, at: number, workspace = WORKSPACE): Promise<number> {
  await app.handle(typed('new Alpha', 0, workspace));
  const texts = ['status alpha', 'task add something in data in alpha', 'status alpha', 'task add more in alpha'];
  let n = 0;
  const until = performance.now() + seconds * 1_000;
  const worker = async (who: number) => {
    for (let i = 0; performance.now() < until; i += 1) {
      const text = i % 5 === 4 ? `${i % 2 ? 'block data busy' : 'unblock data'} in alpha` : (texts[i % 5] ?? '');
      await app.handle(typed(text, who, workspace));
      n += 1;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: at }, (_, who) => worker(who)));
  return n / ((performance.now() - begun) / 1_000);
}

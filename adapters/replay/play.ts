/** Plays an exported conversation to a Baton in memory, with the clock of the export: what would it have said? */

import { Clarity } from '../../src/clarity/engine.js';
import { Roster } from '../../src/dispatch/directory.js';
import { Listener } from '../../src/dispatch/on-message.js';
import type { Clock, Outbound } from '../../src/ports.js';
import { newId } from '../common/ids.js';
import { readRules } from '../prompts/rules.js';
import { wording } from '../prompts/wording.js';
import { migrate, openSqlite } from '../store/open.js';
import { SqlOutbox } from '../store/outbox.js';
import { SqlStore } from '../store/store.js';
import type { Said } from './read.js';

const WORKSPACE = 'replay';
/** After the last message: what was put off until the next morning comes as well. */
const AFTER_MS = 25 * 3_600_000;
const BATCH = 100;

export interface Nudged {
  at: number;
  channel: string;
  /** Who would have seen it. */
  to: string;
  view: Outbound['view'];
}

class Clockwork implements Clock {
  time = 0;
  now = () => this.time;
}

/** @param settings of the workspace, by name @throws what the store or the product throws */
export async function play(messages: readonly Said[], settings: Record<string, string>): Promise<Nudged[]> {
  const opened = openSqlite(':memory:');
  try {
    await migrate(opened);
    const clock = new Clockwork();
    const store = new SqlStore(opened, clock);
    const outbox = new SqlOutbox(opened, clock);
    const fault = (error: unknown) => {
      throw error;
    };
    const parts = { store, clock, say: wording(), newId, fault };
    const listener = new Listener({ ...parts, clarity: new Clarity(readRules()) });
    await new Roster(parts).prepare(WORKSPACE, { nudges: 'on', ...settings });
    const names = new Map(messages.map(({ person }) => [person.id, person.name]));
    const nudged: Nudged[] = [];

    const collect = async () => {
      for (;;) {
        const leased = await outbox.claim(BATCH, 1_000);
        if (leased.length === 0) return;
        for (const one of leased) {
          const { message } = one;
          if (message.to === 'whisper')
            nudged.push({
              at: clock.time,
              channel: message.channel,
              to: names.get(message.person) ?? message.person,
              view: message.view,
            });
          await outbox.sent(one);
        }
      }
    };
    /** Lets time pass, waking Baton for each thing that falls due on the way. */
    const until = async (time: number) => {
      for (;;) {
        const due = { where: { what: 'nudge', at: { below: time + 1 } }, order: ['at'], limit: 1 } as const;
        const [alarm] = await store.read(WORKSPACE, (read) => read.find('alarm', due));
        if (!alarm) break;
        clock.time = Math.max(clock.time, alarm.at);
        await listener.tick();
        await collect();
      }
      clock.time = Math.max(clock.time, time);
    };

    for (const said of messages) {
      await until(said.at);
      const { id, at, thread, person, text, mentions } = said;
      const channel = { id: said.channel, name: said.channel, direct: false };
      const origin = { workspace: WORKSPACE, channel, thread, at };
      await listener.hear({
        ...origin,
        key: id,
        type: 'message',
        id,
        person,
        text,
        mentions,
        link: null,
        edited: false,
      });
      for (const [i, { emoji, by }] of said.reactions.entries())
        await listener.hear({ ...origin, key: `${id}/${i}`, type: 'reaction', id, person: by, emoji });
      await collect();
    }
    await until(clock.time + AFTER_MS);
    return nudged;
  } finally {
    await opened.close();
  }
}

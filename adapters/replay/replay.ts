/** Replays an exported conversation to a Baton in memory, by the clock of the export: what would it have said? */

import type { PassageReader } from '../../src/clarity/encoder/blend.js';
import { Clarity } from '../../src/clarity/engine.js';
import { Roster } from '../../src/dispatch/directory.js';
import { Listener } from '../../src/dispatch/on-message.js';
import { add } from '../../src/model/changes.js';
import { privateChannel } from '../../src/model/channels.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Outbound } from '../../src/ports/outbound.js';
import { newId } from '../common/ids.js';
import { readAuditBook } from '../prompts/audit-book.js';
import { readRules } from '../prompts/rules.js';
import { readSignalWords } from '../prompts/signal-words.js';
import { readWeights } from '../prompts/weights.js';
import { wording } from '../prompts/wording.js';
import { SqlAlarms } from '../store/alarms.js';
import { migrate } from '../store/migrate.js';
import type { Opened } from '../store/opened.js';
import { SqlOutbox } from '../store/outbox.js';
import { openSqlite } from '../store/sqlite.js';
import { SqlStore } from '../store/store.js';
import type { ExportedMessage } from './chat-export.js';

const WORKSPACE = 'replay';
/** How long time passes after the last message, so that nudges put off until the next morning come too. */
const AFTERWARDS_MS = 25 * 3_600_000;
const BATCH = 100;

/** A nudge that Baton would have sent. */
export interface ReplayedNudge {
  /** Epoch milliseconds. */
  at: number;
  channel: string;
  /** Name of the only person who would have seen it. */
  to: string;
  view: Outbound['view'];
}

/**
 * Replays messages, the oldest first.
 * @param settings of the workspace, by name
 * @param encoder reads likely sentences as well
 * @throws what the store or the product throws
 */
export async function replayExport(
  messages: readonly ExportedMessage[],
  settings: Record<string, string>,
  encoder?: PassageReader,
): Promise<ReplayedNudge[]> {
  const opened = openSqlite(':memory:');
  try {
    await migrate(opened);
    const names = new Map(messages.map(({ person }) => [person.id, person.name]));
    const replay = new Replay(opened, names, encoder);
    await replay.prepare(settings);
    for (const message of messages) await replay.hear(message);
    await replay.pass(AFTERWARDS_MS);
    return replay.nudges;
  } finally {
    await opened.close();
  }
}

/** A clock that shows the time of the export. */
class ReplayClock implements Clock {
  time = 0;
  now = () => this.time;
}

class Replay {
  readonly nudges: ReplayedNudge[] = [];
  private readonly clock = new ReplayClock();
  private readonly store: SqlStore;
  private readonly outbox: SqlOutbox;
  private readonly listener: Listener;
  private readonly roster: Roster;

  constructor(
    opened: Opened,
    private readonly names: ReadonlyMap<string, string>,
    encoder: PassageReader | undefined,
  ) {
    this.store = new SqlStore(opened, this.clock);
    this.outbox = new SqlOutbox(opened, this.clock);
    const fault = (error: unknown) => {
      throw error;
    };
    const auditBook = readAuditBook();
    const parts = { store: this.store, clock: this.clock, say: wording(), auditBook, newId, fault };
    const signalWords = readSignalWords();
    this.listener = new Listener({
      ...{ ...parts, signalWords, encoder },
      alarms: new SqlAlarms(opened, this.clock),
      clarity: new Clarity(readRules(), readWeights()),
    });
    this.roster = new Roster(parts);
  }

  prepare(settings: Record<string, string>): Promise<void> {
    return this.roster.prepare(WORKSPACE, { nudges: 'on', ...settings });
  }

  /** A message is written, and people react to it. */
  async hear({ id, at, channel, thread, person, text, mentions, reactions }: ExportedMessage): Promise<void> {
    await this.advanceTo(at);
    await this.tell(channel);
    const place = { workspace: WORKSPACE, channel: privateChannel(channel, channel), thread, at };
    const message = { id, person, text, mentions, link: null, edited: false };
    await this.listener.hear({ ...place, key: id, type: 'message', ...message });
    for (const [i, { emoji, by }] of reactions.entries())
      await this.listener.hear({ ...place, key: `${id}/${i}`, type: 'reaction', id, person: by, emoji });
    await this.collect();
  }

  /** Takes it that a channel's people have been told what Baton reads. */
  private async tell(channel: string): Promise<void> {
    await this.store.transact(WORKSPACE, `told:${channel}`, async (unit) => {
      const row = { ...privateChannel(channel, channel), workspace: WORKSPACE, toldAt: this.clock.now() };
      await unit.apply([add('channel', row)]);
      return {};
    });
  }

  /** Lets time pass, in ms. */
  pass(ms: number): Promise<void> {
    return this.advanceTo(this.clock.time + ms);
  }

  /** Sets the clock forward, stopping at each alarm on the way. */
  private async advanceTo(time: number): Promise<void> {
    for (let at = await this.nextAlarm(time); at !== undefined; at = await this.nextAlarm(time)) {
      this.clock.time = Math.max(this.clock.time, at);
      await this.listener.tick();
      await this.collect();
    }
    this.clock.time = Math.max(this.clock.time, time);
  }

  /** When the first alarm up to an instant goes off; undefined if none does. */
  private async nextAlarm(until: number): Promise<number | undefined> {
    const due = { where: { what: 'nudge', at: { below: until + 1 } }, order: ['at'], limit: 1 } as const;
    const [alarm] = await this.store.read(WORKSPACE, (read) => read.find('alarm', due));
    return alarm?.at;
  }

  /** Takes everything out of the outbox and keeps the whispers. */
  private async collect(): Promise<void> {
    for (;;) {
      const leased = await this.outbox.claim(BATCH, 1_000);
      if (leased.length === 0) return;
      for (const one of leased) {
        this.keep(one.message);
        await this.outbox.sent(one);
      }
    }
  }

  private keep(message: Outbound): void {
    if (message.to !== 'whisper') return;
    const { channel, person, view } = message;
    this.nudges.push({ at: this.clock.time, channel, to: this.names.get(person) ?? person, view });
  }
}

/** A workspace in which things happen: a project in #churn (C1) and in the private channel #secret (G1). */
import { newId } from '../../../adapters/common/ids.js';
import type { SlackParts } from '../../../adapters/slack/index.js';
import { tellChannels } from '../told.js';
import { tsOf } from './fixtures.js';
import { type Answered, SlackWorld } from './world.js';

/** A message about which Baton asks its author. */
export const UNCLEAR = 'Someone should fix the ETL by Friday';
/** Longer than Baton waits before it asks. */
const PATIENCE_MS = 4 * 60_000;

export class EventScene {
  private constructor(
    readonly w: SlackWorld,
    readonly team: string,
  ) {}

  /** @param more settings of the adapter, other than usual */
  static async make(more: Partial<SlackParts> = {}): Promise<EventScene> {
    const w = await SlackWorld.inMemory(more);
    const scene = new EventScene(w, await w.team());
    w.fake.channels.set('C1', 'churn').set('G1', 'secret');
    await w.slash(scene.team, 'U1', 'C1', 'new Churn');
    await w.slash(scene.team, 'U1', 'G1', 'link Churn');
    await w.settle();
    await tellChannels(w.store, scene.workspace, w.clock.now());
    w.fake.shown.length = 0;
    w.fake.calls.length = 0;
    return scene;
  }

  get workspace(): string {
    return `slack:${this.team}`;
  }

  ts(agoMs = 0): string {
    return tsOf(this.w.clock, agoMs);
  }

  /** A message event: an unclear message in #churn, unless told otherwise. */
  message(more: object = {}) {
    return {
      ...{ type: 'message', channel: 'C1', channel_type: 'channel', user: 'U1', text: UNCLEAR, ts: this.ts() },
      ...more,
    };
  }

  /** "@Baton …" in #churn. */
  mention(text: string, more: object = {}) {
    return { type: 'app_mention', user: 'U1', channel: 'C1', text: `<@UBATON> ${text}`, ts: this.ts(), ...more };
  }

  /** Slack sends an event. */
  send(event: object, key = newId()): Promise<Answered> {
    return this.w.event(this.team, event, key);
  }

  /** Slack sends an event, and Baton does what it leads to. */
  async happen(event: object): Promise<void> {
    await this.send(event);
    await this.w.settle();
  }

  /** Time passes, and Baton asks what is to be asked. */
  async later(ms = PATIENCE_MS): Promise<void> {
    this.w.clock.pass(ms);
    await this.w.settle();
  }

  /** The texts of messages that were shown. */
  texts(how?: 'post' | 'whisper'): string[] {
    return this.w.fake.shown.flatMap((one) =>
      'message' in one && (!how || one.how === how) ? [one.message.text] : [],
    );
  }

  nudges() {
    return this.w.store.read(this.workspace, (read) => read.find('nudge', {}));
  }

  close(): Promise<void> {
    return this.w.close();
  }
}

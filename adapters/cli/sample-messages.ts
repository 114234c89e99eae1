/** One message and form of every kind that Baton sends, from a conversation with a Baton in memory. */

import { App } from '../../src/dispatch/on-command.js';
import { Listener } from '../../src/dispatch/on-message.js';
import { directChannel } from '../../src/model/channels.js';
import type { Handled, Origin } from '../../src/ports/events.js';
import type { Form, View } from '../../src/view/view.js';
import { newId } from '../common/ids.js';
import { readBooks } from '../prompts/books.js';
import { wording } from '../prompts/wording.js';
import { SqlAlarms } from '../store/alarms.js';
import { migrate } from '../store/migrate.js';
import { SqlOutbox } from '../store/outbox.js';
import { openSqlite } from '../store/sqlite.js';
import { SqlStore } from '../store/store.js';

/** A message or a form, by what led to it. */
export interface SampleMessage {
  name: string;
  view?: View;
  form?: Form;
}

const WORKSPACE = 'sample';
/** A Monday morning. */
const START = Date.UTC(2026, 2, 2, 10);
const BATCH = 100;

/** What is typed in the channel. */
const TYPED = [
  ...['help', 'help task add', 'sample', 'status', 'status all', 'projects', 'task list', 'task list done', 'task #1'],
  ...['digest', 'digest preview', 'digests', 'reminders', 'reminder show', 'settings', 'history', 'history deployment'],
  ...['home', 'offers', 'find blocked', 'find unowned', 'next', 'moved', 'audience', 'nudges', 'support', 'feedback'],
  ...['take data', 'done #1', 'own data', 'block data', 'frobnicate', 'task add "Write the runbook"', 'undo'],
];
/** What only buttons and events call. */
const CALLED = ['welcome', 'welcome installer'];
/** Forms. */
const FORMS = ['new', 'task add', 'stage add', 'block', 'own', 'due', 'decline', 'set', 'digest schedule', 'snooze'];
const UNCLEAR = 'Someone should fix the ETL by Friday.';

let played: Promise<readonly SampleMessage[]> | undefined;

/** Plays a conversation, and returns what it led to. It is played once in a process. */
export function sampleMessages(): Promise<readonly SampleMessage[]> {
  played ??= play();
  return played;
}

async function play(): Promise<SampleMessage[]> {
  const opened = openSqlite(':memory:');
  try {
    await migrate(opened);
    return await new Sample(opened).play();
  } finally {
    await opened.close();
  }
}

class Sample {
  private time = START;
  private readonly clock = { now: () => this.time };
  private readonly outbox: SqlOutbox;
  private readonly app: App;
  private readonly listener: Listener;
  private readonly made: SampleMessage[] = [];

  constructor(opened: ReturnType<typeof openSqlite>) {
    const { clock } = this;
    const store = new SqlStore(opened, clock);
    this.outbox = new SqlOutbox(opened, clock);
    const fault = (error: unknown) => {
      throw error;
    };
    const parts = { store, clock, say: wording(), newId, fault, ...readBooks() };
    this.app = new App({ ...parts, places: { look: async () => undefined } });
    this.listener = new Listener({ ...parts, alarms: new SqlAlarms(opened, clock) });
  }

  async play(): Promise<SampleMessage[]> {
    for (const text of TYPED)
      this.keep(text, await this.app.handle({ ...this.origin(), type: 'command', text, mentions: [] }));
    for (const command of CALLED) this.keep(command, await this.call(command, this.origin()));
    for (const command of FORMS) {
      const event = { ...this.origin(), type: 'call' as const, via: 'button' as const, message: null };
      const form = await this.app.form({ ...event, call: { command, args: {} } });
      if (form) this.made.push({ name: `the form of ${command}`, form });
    }
    await this.nudge();
    return this.made;
  }

  private call(command: string, origin: Origin): Promise<Handled> {
    return this.app.handle({ ...origin, type: 'call', via: 'button', call: { command, args: {} }, message: null });
  }

  private keep(name: string, { answer, form }: Handled): void {
    if (answer) this.made.push({ name, view: answer.view });
    if (form) this.made.push({ name: `the form of ${name}`, form });
  }

  /** An unclear message, and what its author gets. */
  private async nudge(): Promise<void> {
    await this.collect();
    const { person, channel, workspace, key } = this.origin();
    const message = { id: 'M1', text: UNCLEAR, mentions: [], link: null, edited: false };
    const place = { workspace, channel, thread: null, at: this.time };
    await this.listener.hear({ ...place, key, type: 'message', person, ...message });
    for (let minutes = 0; minutes < 10; minutes += 1) {
      this.time += 60_000;
      await this.listener.tick();
    }
    for (const view of await this.collect()) this.made.push({ name: 'a nudge', view });
  }

  private async collect(): Promise<View[]> {
    const views: View[] = [];
    for (;;) {
      const leased = await this.outbox.claim(BATCH, 1_000);
      if (leased.length === 0) return views;
      for (const one of leased) {
        if (one.message.to === 'whisper') views.push(one.message.view);
        await this.outbox.sent(one);
      }
    }
  }

  private origin(): Origin {
    const person = { id: 'U0SAMPLE', name: 'Sam Sample', zone: 'UTC', admin: true, standing: 'member' as const };
    const channel = { ...directChannel('C0SAMPLE', 'sample'), direct: false, access: 'public' as const };
    return { workspace: WORKSPACE, key: newId(), thread: null, person, channel };
  }
}

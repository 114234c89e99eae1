/** A project whose model is watched by another system, for tests of incidents. */
import { newId } from '../../adapters/common/ids.js';
import { wording } from '../../adapters/prompts/wording.js';
import { SignalHandler } from '../../src/dispatch/on-signal.js';
import { add } from '../../src/model/changes.js';
import type { Stage } from '../../src/model/project-rows.js';
import type { Incident } from '../../src/model/signals/incident-rows.js';
import type { Signal } from '../../src/model/signals/signal.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Outbound } from '../../src/ports/outbound.js';
import type { Store } from '../../src/ports/store.js';
import { plainText } from '../../src/view/as-text.js';
import { auditBook, signalWords } from './engine.js';
import type { Kit } from './kit.js';
import { SAMPLES } from './sample-rows.js';

export const W = 'W1';
const SOURCE = { ...SAMPLES.signalSource(W), paused: false, heardAt: 0, channel: 'C-churn' };
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

/** What a test says of a signal: by itself, a limit of the churn model is crossed now. */
export type Told = Partial<Signal> & { name?: string };

/** Another system tells of an alert of the churn model, on whatever platform. @param channel where the system was connected */
export async function alertIn(
  { store, clock }: { store: Store; clock: Clock },
  workspace: string,
  channel: string,
): Promise<void> {
  const source = { ...SAMPLES.signalSource(workspace), paused: false, heardAt: 0, channel };
  await store.transact(workspace, newId(), async (unit) => {
    await unit.apply([add('signalSource', source)]);
    return {};
  });
  const fault = (error: unknown) => {
    throw error;
  };
  const signals = new SignalHandler({ store, clock, say: wording(), newId, fault, auditBook, signalWords });
  const at = clock.now();
  const alert: Signal = {
    ...{ id: 'a', kind: 'alert', state: 'firing', subject: 'f', startedAt: at, at, severity: 'critical' },
    ...{ title: 'Precision of churn below 0.7', text: 'Precision on the last 10,000 customers is 0.61.' },
    ...{ link: 'https://grafana.example.com/d/churn', labels: { model: 'Churn model' }, model: null, actor: null },
  };
  await signals.handle({ workspace, source: source.id, key: 'one', signals: [alert], body: '{}' });
}

/** Signals for one project, and what came of them. */
export class IncidentWorld {
  private sent = 0;
  /** The connected system that tells. */
  private via = SOURCE.id;

  constructor(readonly k: Kit) {}

  /** A project with all stages done, Ana leading, Bo looking after monitoring and Chi as his deputy. */
  static async make(k: Kit): Promise<IncidentWorld> {
    await k.store.transact(W, newId(), async (unit) => {
      await unit.apply([add('signalSource', SOURCE)]);
      return {};
    });
    const commands = ['new Churn', ...['data', 'training', 'evaluation', 'deployment'].map((one) => `done ${one}`)];
    for (const text of [...commands, 'start monitoring', 'lead me']) await k.say_('ana', text);
    await k.say_('bo', 'take monitoring');
    await k.say_('chi', 'help', { direct: true });
    await k.say_('ana', 'deputy monitoring @chi');
    return new IncidentWorld(k);
  }

  signal({ name = 'PrecisionLow', ...more }: Told = {}): Signal {
    const now = this.k.clock.now();
    const { subject = name, startedAt = now, state = 'firing' } = more;
    return {
      ...{ id: `${subject}/${startedAt}/${state}`, kind: 'alert', state, subject, startedAt, at: now },
      ...{ title: `${name} on churn`, text: null, link: 'https://alerts.test/1', severity: null },
      ...{ labels: { alertname: name, model: 'churn' }, model: null, actor: null },
      ...more,
    };
  }

  /** Another system says this. @returns what was sent, in words */
  async tell(...told: Told[]): Promise<string[]> {
    this.sent += 1;
    const signals = told.map((one) => this.signal(one));
    await this.k.signals.handle({ workspace: W, source: this.via, key: `k${this.sent}`, signals, body: '{}' });
    if (this.k.faults.length > 0) throw this.k.faults[0];
    return (await this.k.take()).map(words);
  }

  /** From now on, another connected system tells. */
  async connect(id: string): Promise<void> {
    await this.k.store.transact(W, newId(), async (unit) => {
      await unit.apply([add('signalSource', { ...SOURCE, id, name: id })]);
      return {};
    });
    this.via = id;
  }

  /** Time passes, and alarms go off. */
  async later(ms: number): Promise<string[]> {
    this.k.clock.pass(ms);
    const out = await this.k.due();
    return out.filter(({ view }) => !/^Digest|Reminder/.test(plainText(view))).map(words);
  }

  incidents(): Promise<Incident[]> {
    return this.k.store.read(W, (read) => read.find('incident', { order: ['number', 'id'] }));
  }

  async stage(key: string): Promise<Stage> {
    const [stage] = await this.k.store.read(W, (read) => read.find('stage', { where: { key, dropped: false } }));
    if (!stage) throw new Error(`no stage ${key}`);
    return stage;
  }
}

/** A message in words: where it goes, and what it says. */
export function words(message: Outbound): string {
  const text = plainText(message.view).replaceAll('\n', ' | ');
  switch (message.to) {
    case 'channel':
      return `${message.under ? 'thread' : 'channel'}: ${text}`;
    case 'message':
      return `update: ${text}`;
    case 'gate':
    case 'headline':
      return `${message.to}: ${text}`;
    default:
      return `${message.person}: ${text}`;
  }
}

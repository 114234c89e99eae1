/** Metrics for Prometheus. No label contains a person, a project or what people wrote. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EncoderCounts } from '../encoder/encoder.js';
import type { ReaderCounts } from '../second-reader/second-reader.js';

/** The metrics of one running Baton. */
export interface Metrics {
  registry: Registry;
  /** An event was handled: its type, and the seconds until its commit. */
  handled(type: string, seconds: number): void;
  /** Baton itself failed. */
  fault(): void;
  /** A request claimed to be from Teams and was turned away. */
  turnedAway(): void;
  /** Somebody likes, or does not like, what the second reader worded. */
  feedback(reaction: 'like' | 'dislike'): void;
  /** Another system sent something: which one, and what became of it. */
  signal(source: string, result: string): void;
  /** A message was given up. @param why an error code, or a few words */
  gaveUp(why: string): void;
}

/** What is read when the metrics are. */
interface MetricSources {
  outboxCounts(): Promise<{ waiting: number; failed: number }>;
  /** For how long the oldest alarm has been overdue, in ms. */
  lag(): Promise<number>;
  /** What became of the questions to the second reader; undefined if there is none. */
  secondReader: Readonly<ReaderCounts> | undefined;
  /** What became of the messages that the encoder was to read; undefined without one. */
  encoder?: Readonly<EncoderCounts> | undefined;
}

/** Registers all metrics. */
export function makeMetrics({ outboxCounts, lag, secondReader, encoder }: MetricSources): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const { seconds, faults, away, opinions, givenUp, signals } = countersIn(registers);
  registerOutbox(registers, outboxCounts);
  registerLag(registers, lag);
  if (secondReader)
    registerCounts(registers, secondReader, [
      'baton_second_reader_questions',
      'Questions to the second reader since the start, by what became of them',
    ]);
  if (encoder)
    registerCounts(registers, encoder, [
      'baton_encoder_messages',
      'Messages that the encoder was to read since the start, by what became of them',
    ]);
  return {
    registry,
    handled: (type, s) => seconds.observe({ type }, s),
    fault: () => faults.inc(),
    turnedAway: () => away.inc(),
    feedback: (reaction) => opinions.inc({ reaction }),
    signal: (source, result) => signals.inc({ source, result }),
    gaveUp: (why) => givenUp.inc({ why }),
  };
}

/** What is counted as it happens. */
const countersIn = (registers: Registry[]) => ({
  seconds: new Histogram({
    name: 'baton_event_seconds',
    help: 'Seconds from an event to its commit',
    labelNames: ['type'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 3],
    registers,
  }),
  faults: new Counter({ name: 'baton_faults_total', help: 'Faults in Baton itself', registers }),
  away: new Counter({
    name: 'baton_requests_turned_away_total',
    help: 'Requests that claimed to be from Teams, with a token that is not, or from a tenant that may not use Baton',
    registers,
  }),
  opinions: new Counter({
    name: 'baton_rewording_feedback_total',
    help: 'What people in Teams think of wordings by the second reader',
    labelNames: ['reaction'],
    registers,
  }),
  givenUp: new Counter({
    name: 'baton_messages_given_up_total',
    help: 'Messages that could not be delivered, by why: a code of the platform, or a few words',
    labelNames: ['why'],
    registers,
  }),
  signals: new Counter({
    name: 'baton_signals_total',
    help: 'Requests of connected systems, by system and by what became of them; refused: with a wrong secret or an old time',
    labelNames: ['source', 'result'],
    registers,
  }),
});

function registerOutbox(registers: Registry[], counts: MetricSources['outboxCounts']): void {
  new Gauge({
    name: 'baton_outbox_messages',
    help: 'Messages in the outbox: waiting to be sent, or given up; 10000 means that many or more',
    labelNames: ['state'],
    registers,
    async collect() {
      const { waiting, failed } = await counts();
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'failed' }, failed);
    },
  });
}

function registerLag(registers: Registry[], lag: MetricSources['lag']): void {
  new Gauge({
    name: 'baton_due_seconds',
    help: 'Seconds for which the oldest digest, reminder or nudge has been due',
    registers,
    async collect() {
      this.set((await lag()) / 1_000);
    },
  });
}

function registerCounts(
  registers: Registry[],
  counts: Readonly<ReaderCounts | EncoderCounts>,
  [name, help]: readonly [string, string],
): void {
  new Gauge({
    name,
    help,
    labelNames: ['result'],
    registers,
    collect() {
      for (const [result, n] of Object.entries(counts)) this.set({ result }, n);
    },
  });
}

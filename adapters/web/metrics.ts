/** Counters for Prometheus. No label names a person, a project or a word. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ReaderCounts } from '../second-reader/second-reader.js';

export interface Metrics {
  registry: Registry;
  handled(type: string, seconds: number): void;
  fault(): void;
}

/**
 * @param counts the outbox as it is when the metrics are read
 * @param behind for how long the oldest of what is due has been so then, in ms
 * @param answers what became of the questions to the second reader; undefined where there is none
 */
export function metrics(
  counts: () => Promise<{ waiting: number; failed: number }>,
  behind: () => Promise<number>,
  answers: Readonly<ReaderCounts> | undefined,
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const seconds = new Histogram({
    name: 'baton_event_seconds',
    help: 'Seconds from an event to its commit',
    labelNames: ['type'],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 3],
    registers,
  });
  const faults = new Counter({ name: 'baton_faults_total', help: 'Faults in Baton itself', registers });
  new Gauge({
    name: 'baton_outbox_messages',
    help: 'Messages in the outbox: waiting to be sent, or given up',
    labelNames: ['state'],
    registers,
    async collect() {
      const { waiting, failed } = await counts();
      this.set({ state: 'waiting' }, waiting);
      this.set({ state: 'failed' }, failed);
    },
  });
  new Gauge({
    name: 'baton_due_seconds',
    help: 'Seconds for which the oldest digest, reminder or nudge has been due',
    registers,
    async collect() {
      this.set((await behind()) / 1_000);
    },
  });
  if (answers)
    new Gauge({
      name: 'baton_second_reader_questions',
      help: 'Questions to the second reader since the start, by what became of them',
      labelNames: ['result'],
      registers,
      collect() {
        for (const [result, n] of Object.entries(answers)) this.set({ result }, n);
      },
    });
  return { registry, handled: (type, s) => seconds.observe({ type }, s), fault: () => faults.inc() };
}

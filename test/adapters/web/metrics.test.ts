import { expect, test } from 'vitest';
import { makeMetrics } from '../../../adapters/web/metrics.js';

const sources = {
  outboxCounts: async () => ({ waiting: 3, failed: 1 }),
  lag: async () => 4_500,
  secondReader: { asked: 2, confirmed: 1, dropped: 1, failed: 0, unasked: 0 },
};

test('the outbox, the lag and the second reader are read when the metrics are', async () => {
  const text = await makeMetrics(sources).registry.metrics();
  expect(text).toContain('baton_outbox_messages{state="waiting"} 3');
  expect(text).toContain('baton_outbox_messages{state="failed"} 1');
  expect(text).toContain('baton_due_seconds 4.5');
  expect(text).toContain('baton_second_reader_questions{result="confirmed"} 1');
});

test('events and faults are counted', async () => {
  const metrics = makeMetrics({ ...sources, secondReader: undefined });
  metrics.handled('command', 0.02);
  metrics.fault();
  const text = await metrics.registry.metrics();
  expect(text).toContain('baton_event_seconds_bucket{le="0.025",type="command"} 1');
  expect(text).toContain('baton_faults_total 1');
  expect(text).not.toContain('baton_second_reader_questions');
});

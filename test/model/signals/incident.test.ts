/** What a signal makes of an incident: the steps of the loop that it shows, and the end of what went wrong. */
import { describe, expect, test } from 'vitest';
import { loopStepOf, withEnd, withLoopStep, withStep } from '../../../src/model/signals/incident.js';
import type { Incident } from '../../../src/model/signals/incident-rows.js';
import type { Meaning } from '../../../src/model/signals/mapping.js';
import type { Signal } from '../../../src/model/signals/signal.js';
import { SAMPLES } from '../../support/sample-rows.js';

const NOW = 1_800_000_100_000;
const incident: Incident = SAMPLES.incident('W1');
const signal = (over: Partial<Signal>): Signal => ({
  ...{ id: 'r1', kind: 'alert', state: 'resolved', subject: 'g', startedAt: NOW - 1_000, at: NOW - 500, title: 't' },
  ...{ text: null, link: null, severity: null, labels: {}, model: null, actor: null },
  ...over,
});

test.each<[Signal['kind'], Signal['state'], Meaning, ReturnType<typeof loopStepOf>]>([
  ['promotion', 'set', 'promotion', 'redeployed'],
  ['promotion', 'set', 'deployment', undefined],
  ['deployment', 'succeeded', 'deployment', 'redeployed'],
  ['deployment', 'failed', 'deployment', undefined],
  ['run', 'succeeded', 'training', 'retrained'],
  ['run', 'succeeded', 'evaluation', 'evaluated'],
  ['run', 'succeeded', 'deployment', 'redeployed'],
  ['run', 'succeeded', 'data', undefined],
  ['run', 'failed', 'training', undefined],
  ['alert', 'firing', 'training', undefined],
])('a %s that is %s and means %s shows: %s', (kind, state, meaning, step) => {
  expect(loopStepOf(signal({ kind, state }), meaning)).toBe(step);
});

describe('the end of an alert', () => {
  const firing: Incident = { ...incident, firing: ['s g'], starts: ['s g 1000', 's g 2000'], ended: [], steps: [] };

  test('ends its own episode: a later one goes on', () => {
    const { incident: after, news } = withEnd(firing, 's g', signal({ startedAt: 1_000 }), NOW);
    expect(after).toMatchObject({ firing: ['s g'], ended: ['s g 1000'], quietAt: null });
    expect(news).toBeUndefined();
  });

  test('of the last episode makes it quiet', () => {
    const { incident: after, news } = withEnd(firing, 's g', signal({ startedAt: 2_000 }), NOW);
    expect(after).toMatchObject({ firing: [], quietAt: NOW - 500, steps: [{ what: 'quiet', at: NOW - 500 }] });
    expect(news).toBe('quiet');
  });

  test('that was late is no news if the later one has ended', () => {
    const { incident: after, news } = withEnd(
      { ...firing, ended: ['s g 2000'] },
      's g',
      signal({ startedAt: 1_000 }),
      NOW,
    );
    expect(after.firing).toEqual([]);
    expect(news).toBe('quiet');
  });

  test('while something else is wrong does not make it quiet', () => {
    const { news } = withEnd({ ...firing, firing: ['s f', 's g'] }, 's g', signal({ startedAt: 2_000 }), NOW);
    expect(news).toBeUndefined();
  });
});

test('a step of the loop counts once, and only after the incident began', () => {
  const step = { at: NOW, by: null, note: null };
  const once = withLoopStep(incident, 'retrained', step);
  expect(once.retrainedAt).toBe(NOW);
  expect(withLoopStep(once, 'retrained', { ...step, at: NOW + 1 })).toBe(once);
  expect(withLoopStep(incident, 'retrained', { ...step, at: incident.openedAt - 1 })).toBe(incident);
});

test('what only repeats is left out once there is much of it; other steps are not', () => {
  const again = { what: 'again', at: NOW, by: null, note: null } as const;
  const many: Incident = { ...incident, steps: Array.from({ length: 40 }, () => again) };
  expect(withStep(many, again)).toBe(many);
  expect(withStep(many, { ...again, what: 'asked' }).steps).toHaveLength(41);
});

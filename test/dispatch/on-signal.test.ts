/** What other systems say is kept once, whatever comes twice, and with what follows from it. */

import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { forgetHandled, forgetSignals } from '../../adapters/store/old-rows.js';
import { add, set } from '../../src/model/changes.js';
import { MOST_PAYLOADS } from '../../src/model/signals/rows.js';
import type { Signal } from '../../src/model/signals/signal.js';
import type { Unit } from '../../src/ports/store.js';
import { type Kit, kit } from '../support/kit.js';
import { SAMPLES } from '../support/sample-rows.js';

const W = 'W1';
const SOURCE = { ...SAMPLES.signalSource(W), paused: false, heardAt: 0 };
const alert = (id: string, more: Partial<Signal> = {}): Signal => ({
  ...{ id, kind: 'alert', state: 'firing', subject: 'f', startedAt: 1, at: 1, title: `Alert ${id}`, text: null },
  ...{ link: null, severity: null, labels: {}, model: null, actor: null },
  ...more,
});

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await change((unit) => unit.apply([add('signalSource', SOURCE)]));
});

const change = (work: (unit: Unit) => Promise<void>) =>
  k.store.transact(W, newId(), async (unit) => {
    await work(unit);
    return {};
  });
const send = (key: string, ...signals: Signal[]) =>
  k.signals.handle({ workspace: W, source: SOURCE.id, key, signals, body: `{"key":"${key}"}` });
const rows = async () => ({
  payloads: await k.store.read(W, (read) => read.find('signalPayload', { order: ['at', 'id'] })),
  transitions: await k.store.read(W, (read) => read.find('transition', { order: ['id'] })),
});

describe('a delivery', () => {
  test('that belongs nowhere is kept as such, with what was sent', async () => {
    expect(await send('one', alert('a'))).toEqual({ result: 'kept' });
    const { payloads, transitions } = await rows();
    expect(payloads).toMatchObject([{ outcome: 'unmapped', body: '{"key":"one"}', signals: [{ title: 'Alert a' }] }]);
    expect(transitions).toMatchObject([{ id: 's:a', outcome: 'unmapped', about: '' }]);
  });

  test('that comes twice under one key has effect once', async () => {
    await send('one', alert('a'));
    expect(await send('one', alert('a'))).toEqual({ result: 'seen' });
    expect((await rows()).payloads).toHaveLength(1);
  });

  test('that tells again what is known, in any order, keeps only what is new', async () => {
    await send('one', alert('b'), alert('a'));
    await send('two', alert('a'), alert('b'));
    await send('three', alert('c'), alert('a'), alert('c'));
    const { payloads, transitions } = await rows();
    expect(transitions.map(({ id }) => id)).toEqual(['s:a', 's:b', 's:c']);
    expect(payloads.map(({ body }) => body)).toEqual(['{"key":"one"}', '{"key":"three"}']);
  });

  test('that nothing could be read of is kept too', async () => {
    await send('one');
    expect((await rows()).payloads).toMatchObject([{ outcome: 'unmapped', signals: [] }]);
  });

  test('of a paused source leaves no trace but that it came; of one that is gone, none at all', async () => {
    await change(async (unit) => {
      const row = await unit.get('signalSource', SOURCE.id);
      if (row) await unit.apply([set('signalSource', row, { paused: true })]);
    });
    expect(await send('one', alert('a'))).toEqual({ result: 'kept' });
    expect(await rows()).toEqual({ payloads: [], transitions: [] });
    const lost = { workspace: W, source: 'lost', key: 'x', signals: [alert('a')], body: '' };
    expect(await k.signals.handle(lost)).toEqual({ result: 'gone' });
    expect(await k.signals.handle({ ...lost, workspace: 'W2', source: SOURCE.id })).toEqual({ result: 'gone' });
  });
});

test('only the last payloads are kept', async () => {
  for (let i = 0; i < MOST_PAYLOADS + 5; i += 1) {
    await send(`k${i}`, alert(`a${i}`));
    k.clock.pass(1_000);
  }
  const { payloads, transitions } = await rows();
  expect(payloads).toHaveLength(MOST_PAYLOADS);
  expect(payloads[0]?.body).toBe('{"key":"k5"}');
  expect(transitions).toHaveLength(MOST_PAYLOADS + 5);
});

test('what GitHub is asked to deliver again within a month is known; other keys go after a week', async () => {
  await send('guid-1', alert('a'));
  await k.say_('ana', 'help', { key: 'some-event' });
  const DAY = 86_400_000;
  k.clock.pass(30 * DAY);
  const now = k.clock.now();
  await forgetHandled(k.opened, now - 7 * DAY, now - 35 * DAY);
  await forgetSignals(k.opened, { payloads: now - 7 * DAY, transitions: now - 35 * DAY });
  const keys = (await k.opened.db.selectFrom('handled').select('key').execute()).map(({ key }) => key);
  expect(keys).toContain(`signal:${SOURCE.id}:guid-1`);
  expect(keys).not.toContain('some-event');
  expect(await send('guid-1', alert('a'))).toEqual({ result: 'seen' });
  expect((await rows()).payloads).toEqual([]);
  // Also under another key, the transition is known.
  await send('guid-2', alert('a'));
  expect((await rows()).transitions).toHaveLength(1);
  k.clock.pass(6 * DAY);
  await forgetHandled(k.opened, k.clock.now() - 7 * DAY, k.clock.now() - 35 * DAY);
  await forgetSignals(k.opened, { payloads: k.clock.now() - 7 * DAY, transitions: k.clock.now() - 35 * DAY });
  expect((await rows()).transitions).toEqual([]);
});

test('a fault in what follows loses no signal: it is reported once, and what was sent is kept', async () => {
  const broken = { ...alert('a'), labels: null as never };
  expect(await send('one', broken)).toEqual({ result: 'kept' });
  expect(k.faults).toHaveLength(1);
  expect((await rows()).payloads).toMatchObject([{ outcome: 'unmapped' }]);
  expect(await send('one', broken)).toEqual({ result: 'seen' });
  k.faults.splice(0);
});

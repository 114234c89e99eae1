/** Alarms that go off. */
import { expect, test } from 'vitest';
import { AlarmHandler } from '../../src/dispatch/on-alarm.js';
import { add } from '../../src/model/changes.js';
import { partsOf } from '../support/context.js';
import { type Kit, kit } from '../support/kit.js';

/** An alarm that is due now, for something that does not exist. */
async function withAlarm(what: 'nudge' | 'reminder', id = 'A1'): Promise<Kit> {
  const k = await kit();
  await k.store.transact('W1', 'K1', async (unit) => {
    await unit.apply([add('alarm', { id, workspace: 'W1', at: k.clock.now(), what, subject: 'none' })]);
    return {};
  });
  return k;
}

const alarm = (k: Kit, id = 'A1') => k.store.read('W1', (r) => r.get('alarm', id));

test('an alarm that is due goes off and ends', async () => {
  const k = await withAlarm('nudge');
  expect(await new AlarmHandler(partsOf(k)).handleDue()).toBe(1);
  expect(await alarm(k)).toBeUndefined();
  expect(await new AlarmHandler(partsOf(k)).handleDue()).toBe(0);
});

test('an alarm that cannot be handled is reported and tried again later, and the others go off', async () => {
  const k = await withAlarm('nudge');
  const parts = partsOf(k);
  let calls = 0;
  const broken = Object.create(k.store, {
    transact: {
      value: (...args: Parameters<typeof k.store.transact>) => {
        calls += 1;
        return calls === 1 ? Promise.reject(new Error('clash')) : k.store.transact(...args);
      },
    },
  });
  await new AlarmHandler({ ...parts, store: broken }).handleDue();
  expect(k.faults).toEqual([new Error('clash')]);
  expect(await alarm(k)).toMatchObject({ at: k.clock.now() + 5 * 60_000 });
});

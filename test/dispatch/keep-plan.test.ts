/** Carries out a plan of background work. */
import { expect, test } from 'vitest';
import { keepPlan } from '../../src/dispatch/keep-plan.js';
import { NO_PLAN, type Plan } from '../../src/kit/job.js';
import { add } from '../../src/model/changes.js';
import { view } from '../../src/view/view.js';
import { kit } from '../support/kit.js';

const alarm = { id: 'A1', workspace: 'W1', at: 0, what: 'nudge', subject: 'N1' } as const;

async function kept(plan: Plan) {
  const k = await kit();
  await k.store.transact('W1', 'K1', async (unit) => {
    await keepPlan(unit, plan);
    return {};
  });
  return { alarm: await k.store.read('W1', (r) => r.get('alarm', 'A1')), out: await k.take() };
}

test('the changes are made and the messages are in the outbox', async () => {
  const message = { to: 'direct', id: 'O1', person: 'U1', view: view() } as const;
  const { alarm: row, out } = await kept({ changes: [add('alarm', alarm)], messages: [message] });
  expect(row).toMatchObject(alarm);
  expect(out).toEqual([message]);
});

test('an empty plan does nothing', async () => {
  expect(await kept(NO_PLAN)).toEqual({ alarm: undefined, out: [] });
});

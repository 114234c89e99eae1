/** A command: its declaration, and what it does. */
import { expect, test } from 'vitest';
import { call } from '../../src/commands/calls.js';
import { Missing, Refusal } from '../../src/commands/outcome.js';
import { commandOf } from '../../src/dispatch/run-call.js';
import type { Call } from '../../src/view/view.js';
import { inSituation, pressed } from '../support/context.js';
import { type Kit, kit } from '../support/kit.js';

const run = (k: Kit, who: string, made: Call) =>
  inSituation(k, pressed(who, made), async (situation) => commandOf(made)?.run({ ...situation, call: made }));

test('a command loads its arguments before it runs', async () => {
  const k = await kit();
  await expect(run(k, 'ana', call('new'))).rejects.toThrow(Missing);
  await expect(run(k, 'ana', call('new', { name: '   ' }))).rejects.toThrow(Refusal);
  expect(await run(k, 'ana', call('new', { name: 'Churn' }))).toHaveProperty('changes');
});

test('a command checks the permission before it runs', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'lead me');
  await k.say_('ana', 'set changes owners workspace');
  await expect(run(k, 'bo', call('archive'))).rejects.toThrow(Refusal);
  expect(await run(k, 'ana', call('archive'))).toHaveProperty('changes');
});

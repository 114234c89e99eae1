/** What Baton would do, as buttons that say it. */
import { expect, test } from 'vitest';
import { shallI } from '../../src/dispatch/offers.js';
import { controlsOf } from '../../src/view/view.js';
import { inContext } from '../support/context.js';
import { kit } from '../support/kit.js';

test('a button whose press asks for the item says so', async () => {
  const k = await kit();
  const calls = [
    { command: 'start', args: {} },
    { command: 'done', args: {} },
    { command: 'undo', args: {} },
  ];
  const shown = await inContext(k, { command: 'help', args: {} }, (ctx) => shallI(ctx, calls));
  expect(controlsOf(shown).map(({ label }) => label)).toEqual(['Start…', 'Mark as done…', 'Undo my last change']);
});

test.each([
  ['start data tomorrow', 'I can’t do that on a later day, only right away. Shall I?'],
  ['maybe start data', 'Shall I?'],
])('%s: a day to come isn’t passed over', async (text, says) => {
  const k = await kit();
  await k.insist('ana', 'new Churn');
  const { text: shown } = await k.say_('ana', text, { spoken: true });
  expect(shown.split('\n')[0]).toBe(says);
});

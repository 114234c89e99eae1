import { beforeEach, expect, test } from 'vitest';
import { engine } from '../../support/engine.js';
import { type Kit, kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

const settings = () => k.store.read('W1', (r) => r.find('setting', { order: ['id'] }));

test.each(engine.nudgeRules)('%s can be muted for oneself, and comes back', async (rule) => {
  await k.say_('bo', `mute ${rule}`);
  expect(await settings()).toMatchObject([{ scope: 'person', target: 'U2', key: 'muted-rules', value: rule }]);
  await k.say_('bo', `unmute ${rule}`);
  expect(await settings()).toEqual([]);
});

test('several rules can be muted, each once', async () => {
  for (const rule of ['bare-todo', 'your-youre', 'bare-todo']) await k.say_('bo', `mute ${rule}`);
  expect(await settings()).toMatchObject([{ value: 'bare-todo, your-youre' }]);
  await k.say_('bo', 'unmute bare-todo');
  expect(await settings()).toMatchObject([{ value: 'your-youre' }]);
});

test('muting oneself and muting the channel are separate settings', async () => {
  await k.say_('bo', 'mute');
  await k.say_('chi', 'mute channel');
  expect(await settings()).toMatchObject([
    { scope: 'channel', target: 'C-churn', value: 'off' },
    { scope: 'person', target: 'U2', value: 'off' },
  ]);
});

test('unmuting what is not muted leaves nothing to undo', async () => {
  await k.say_('bo', 'mute');
  await k.say_('bo', 'undo');
  await k.say_('bo', 'unmute');
  expect((await k.say_('bo', 'undo')).text).not.toContain('Undone');
});

test.each([
  'no nudges for me this week pls',
  'don’t nudge me this week',
  'no nudges this week',
  'no nudges until monday',
])('“%s” ends by itself: there are none until then, and some after it', async (text) => {
  await k.say_('ana', 'new Churn');
  const work = async (id: string) => {
    await k.hear('bo', { type: 'message', id, text: 'Someone should look at the flaky eval job.' });
    k.clock.pass(10 * 60_000);
    return (await k.due()).some((o) => JSON.stringify(o).includes('flaky eval job'));
  };
  await k.say_('bo', text, { spoken: true, direct: true });
  expect(await settings()).toMatchObject([{ target: 'U2', key: 'snoozed-until', value: '2026-03-09' }]);
  k.clock.pass(4 * 3_600_000);
  expect(await work('M1')).toBe(false);
  k.clock.pass(7 * 24 * 3_600_000);
  expect(await work('M2')).toBe(true);
});

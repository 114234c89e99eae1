import { expect, test } from 'vitest';
import { CAST, kit } from '../support/kit.js';

test('it is for everybody in the channel, even if answers are private', async () => {
  const k = await kit();
  await k.say_('ana', 'set answers private workspace');
  for (const who of Object.keys(CAST)) {
    const { out } = await k.menu(who, 'welcome', undefined, { channel: 'churn' });
    expect(out.map(({ to }) => to)).toEqual(['channel']);
  }
});

test('a channel whose only project is archived is offered a new one', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const labels = async () => JSON.stringify((await k.menu('bo', 'welcome', undefined)).answer);
  expect(await labels()).toContain('Status');
  await k.say_('ana', 'archive');
  expect(await labels()).toContain('New project…');
});

test('it cannot be typed', async () => {
  const k = await kit();
  expect((await k.say_('ana', 'welcome')).text).toContain('I don’t know “welcome”');
});

/** Whom people can turn to. */
import { beforeEach, expect, test } from 'vitest';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

test.each(['help@acme.test', 'https://acme.test/help?x=1'])('a contact can be set: %s', async (contact) => {
  await k.say_('ana', `set contact ${contact} workspace`);
  expect((await k.say_('bo', 'support')).text).toContain(`Write to ${contact}.`);
  expect((await k.say_('gus', 'feedback')).text).toContain(`Write to ${contact}.`);
});

test.each(['http://acme.test', 'javascript:alert(1)', 'somebody', '@here', 'a@b', 'x'.repeat(300)])(
  'anything else is refused: %s',
  async (contact) => {
    await k.say_('ana', `set contact ${contact} workspace`);
    expect((await k.say_('bo', 'support')).text).not.toContain('Write to');
  },
);

test('only admins set it', async () => {
  expect((await k.say_('bo', 'set contact boss@acme.test workspace')).text).toContain('Only workspace admins');
});

test('an admin who has left is not named', async () => {
  expect((await k.say_('bo', 'support')).text).toContain('Ana Silva');
  await k.roster.departed('W1', 'left:1', 'U1');
  expect((await k.say_('bo', 'support')).text).toContain('Ask whoever set Baton up here');
});

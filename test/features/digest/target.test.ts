import { beforeEach, expect, test } from 'vitest';
import { DIGEST_KINDS, digestProjects, readTargetName, targetName } from '../../../src/features/digest/target.js';
import { type Kit, kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

test.each([...DIGEST_KINDS.map((kind) => ({ kind, id: 'C1' })), { kind: 'channel' as const, id: '19:abc@thread.v2' }])(
  '$kind:$id is read back from its name',
  (target) => {
    expect(readTargetName(targetName(target))).toEqual(target);
  },
);

test.each(['', 'channel', 'audit:C1', ':C1'])('no target is called "%s"', (name) => {
  expect(() => readTargetName(name)).toThrow(TypeError);
});

const names = async (kind: (typeof DIGEST_KINDS)[number], id: string) => {
  const until = k.clock.now() + 1;
  return (await k.store.read('W1', (read) => digestProjects(read, { kind, id }, until))).map(({ name }) => name);
};

test('a person’s own projects are those they lead or have open work in', async () => {
  for (const name of ['Churn', 'Ranking', 'Fraud', 'Pricing', 'Vision', 'Search']) {
    await k.say_('ana', `new ${name}`, { channel: name.toLowerCase() });
    k.clock.pass(1);
  }
  await k.say_('bo', 'lead me', { channel: 'churn' });
  await k.say_('bo', 'take data', { channel: 'ranking' });
  await k.say_('bo', 'task add label owner:me', { channel: 'fraud' });
  await k.say_('bo', 'task add label owner:me', { channel: 'pricing' });
  await k.say_('bo', 'done #2', { channel: 'pricing' });
  await k.say_('bo', 'take data', { channel: 'search' });
  await k.say_('bo', 'archive', { channel: 'search' });
  expect(await names('me', 'U2')).toEqual(['Churn', 'Fraud', 'Ranking']);
  expect(await names('me', 'U3')).toEqual([]);
  expect(await names('channel', 'C-churn')).toEqual(['Churn']);
  expect(await names('channel', 'C-search')).toEqual([]);
  expect(await names('portfolio', 'U2')).toEqual(['Churn', 'Ranking', 'Fraud', 'Pricing', 'Vision']);
});

import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { set } from '../../src/model/changes.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'task add label');
});

const text = async (who: string, words: string) => (await k.say_(who, words)).text;
const ownerOf = async (name: string) => {
  const [stage] = await k.store.read('W1', (r) => r.find('stage', { where: { key: name } }));
  return stage?.owner ?? null;
};

describe('when only owners may change things', () => {
  beforeEach(async () => {
    await k.say_('ana', 'lead me');
    await k.say_('ana', 'set changes owners workspace');
  });

  test('anybody can take what nobody owns', async () => {
    expect(await text('bo', 'take data')).toContain('took Data');
  });

  test.each(['take data', 'own data @chi', 'release data', 'deputy data @chi'])(
    'others cannot move what somebody owns: %s',
    async (words) => {
      await k.say_('ana', 'take data');
      expect(await text('bo', words)).toContain('nly the lead and the owners can change this');
      expect(await ownerOf('data')).toBe('U1');
    },
  );

  test.each([
    ['a deputy', 'deputy data @bo'],
    ['the lead', 'lead @bo'],
  ])('%s may move it', async (_, words) => {
    await k.say_('ana', 'take data');
    await k.say_('ana', words);
    if (words.startsWith('lead')) await k.say_('bo', 'accept');
    expect(await text('bo', 'release data')).toContain('removed Ana Silva from Data');
  });
});

test('ten deputies are enough', async () => {
  const deputies = Array.from({ length: 10 }, (_, n) => `U${n + 20}`);
  await k.store.transact('W1', newId(), async (unit) => {
    const [stage] = await unit.find('stage', { where: { key: 'data' } });
    await unit.apply(stage ? [set('stage', stage, { deputies })] : []);
    return {};
  });
  expect(await text('ana', 'deputy data @bo')).toContain('up to 10 deputies');
});

test('an owner is stopped being a deputy', async () => {
  await k.say_('ana', 'deputy data @bo');
  await k.say_('bo', 'take data');
  const [stage] = await k.store.read('W1', (r) => r.find('stage', { where: { key: 'data' } }));
  expect(stage).toMatchObject({ owner: 'U2', deputies: [] });
});

test('an owner cannot be a deputy as well', async () => {
  await k.say_('bo', 'take data');
  expect(await text('ana', 'deputy data @bo')).toContain('already owns Data');
});

test.each([
  ['deputy data @bo', 'already has Bo Berg as a deputy'],
  ['deputy remove data @chi', 'as a deputy'],
])('it changes nothing if it is already so: %s', async (words, says) => {
  await k.say_('ana', 'deputy data @bo');
  const turn = await k.say_('ana', words);
  expect(turn.text).toContain(says);
  expect(turn.out).toHaveLength(1);
});

test.each([
  ['done #1', 'take #1', 'isn’t open'],
  ['done #1', 'own #1 @bo', 'isn’t open'],
  ['drop #1', 'take #1', 'isn’t open'],
])('after "%s", "%s" is refused', async (before, words, says) => {
  await k.say_('ana', before);
  expect(await text('ana', words)).toContain(says);
});

test.each(['take', 'own'])('nothing changes hands in an archived project: %s', async (command) => {
  const [stage] = await k.store.read('W1', (r) => r.find('stage', { where: { key: 'data' } }));
  await k.say_('ana', 'archive');
  const turn = await k.call('ana', { command, args: { item: stage?.id ?? '', person: 'U2' } });
  expect(turn.text).toContain('is archived');
});

test('a dropped stage cannot be taken by an old button', async () => {
  const { answer } = await k.say_('ana', 'stage data');
  await k.say_('ana', 'drop data');
  const turn = await k.press('bo', answer, 'I’ll take it');
  expect(turn.text).toContain('no longer exists');
  expect(await ownerOf('data')).toBe(null);
});

test('two people offer the same stage: the second offer replaces the first, and whoever was asked first gets a message', async () => {
  await k.say_('ana', 'own data @bo');
  const { out } = await k.say_('ana', 'own data @chi');
  const told = out.flatMap((o) => (o.to === 'direct' ? [o.person] : []));
  expect(told).toEqual(['U2', 'U3']);
  expect(await text('bo', 'accept data')).toContain('withdrawn');
  await k.say_('chi', 'accept');
  expect(await ownerOf('data')).toBe('U3');
});

test('an owner can take an item back from the message that says somebody took it', async () => {
  await k.say_('bo', 'take data');
  const { out } = await k.say_('ana', 'take data');
  const word = out.find((o) => o.to === 'direct');
  await k.press('bo', word?.view, 'Take it back', { direct: true });
  expect(await ownerOf('data')).toBe('U2');
});

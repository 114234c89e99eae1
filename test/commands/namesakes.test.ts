/** Projects of one name are told apart wherever they are listed or to choose from. */
import { beforeEach, expect, test } from 'vitest';
import { apartBy } from '../../src/commands/namesakes.js';
import { controlsOf } from '../../src/view/view.js';
import { type Kit, kit } from '../support/kit.js';

const HIDDEN = { channel: 'secret', access: 'private' as const };
const DIRECT = { direct: true };
let k: Kit;

/** Bo's private project is one that Ana doesn't see: she gives hers the same name. */
beforeEach(async () => {
  k = await kit();
  await k.say_('bo', 'new "Churn model"', HIDDEN);
  await k.say_('ana', 'new "Churn model"');
});

const labels = async (text: string, where = {}) => {
  const { answer } = await k.say_('bo', text, where);
  return answer ? controlsOf(answer).map(({ label }) => label) : [];
};

test('choices name the channel', async () => {
  const both = ['Churn model (#churn)', 'Churn model (#secret)'];
  expect((await labels('status', DIRECT)).sort()).toEqual(both);
  expect((await labels('who owns data?', { ...DIRECT, spoken: true })).sort()).toEqual(both);
  expect((await labels('link churn model', { channel: 'other' })).sort()).toEqual(both);
});

test.each(['projects', 'status all', 'home'])('so does %s', async (text) => {
  const { text: said } = await k.say_('bo', text, DIRECT);
  expect(said).toContain('Churn model (#churn)');
  expect(said).toContain('Churn model (#secret)');
});

test('my stages say which project they are in', async () => {
  await k.say_('bo', 'take data');
  await k.say_('bo', 'take training', HIDDEN);
  const { text } = await k.say_('bo', 'home', DIRECT);
  expect(text).toContain('Data · Churn model (#churn)');
  expect(text).toContain('Training · Churn model (#secret)');
});

test('who sees only one of them reads its name alone', async () => {
  expect((await k.say_('ana', 'projects', DIRECT)).text).toContain('Churn model — Lead');
});

test('a channel that both have tells nothing: the other channel, the lead or the day does', async () => {
  await k.say_('bo', 'lead me', HIDDEN);
  const look = { today: '2026-03-02', zone: 'UTC' };
  const marks = (alone: boolean) =>
    k.store.read('W1', async (read) => {
      const found = await read.find('project', { where: {}, order: ['createdAt', 'id'] });
      const apart = await apartBy({ read, ...look, alone }, found);
      return found.map(({ id, lead }) => [lead === null ? 'Ana’s' : 'Bo’s', apart.get(id)]).sort();
    });
  const ids = await k.store.read('W1', (read) => read.find('project', { where: { lead: 'U2' } }));
  await k.call('bo', { command: 'link', args: { project: ids[0]?.id ?? '' } }, { channel: 'churn' });
  expect(await marks(true)).toEqual([
    ['Ana’s', 'Mon 2 Mar'],
    ['Bo’s', '#secret'],
  ]);
  expect(await marks(false)).toEqual([
    ['Ana’s', 'Mon 2 Mar'],
    ['Bo’s', 'Bo Berg'],
  ]);
});

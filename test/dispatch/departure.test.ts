/** A person who has no account any more. */
import { expect, test } from 'vitest';
import { plainText } from '../../src/view/as-text.js';
import { CAST, type Kit, kit } from '../support/kit.js';

const BO = CAST.bo?.id ?? '';

async function withBo(): Promise<Kit> {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('bo', 'take data');
  await k.say_('bo', 'task add "label the set" owner:me');
  await k.say_('ana', 'task add "write the runbook" owner:@bo');
  return k;
}

test('what they owned becomes unowned, offers to them end, and the channel is told once', async () => {
  const k = await withBo();
  await k.roster.departed('W1', 'E1', BO);
  const out = await k.take();
  expect(out.map((o) => [o.to, 'channel' in o && o.channel, plainText(o.view)])).toEqual([
    [
      'direct',
      false,
      'Bo Berg has left the workspace, so #2 write the runbook in Churn is no longer offered to anyone.',
    ],
    ['channel', 'C-churn', 'Bo Berg has left the workspace: 2 items in Churn now need an owner.'],
  ]);
  expect((await k.say_('ana', 'tasks unowned')).text).toMatch(/label the set[\s\S]*write the runbook/);
  expect((await k.say_('ana', 'history data')).text).toContain('Bo Berg gave up Data.');
  expect((await k.say_('ana', 'own data Bo')).text).not.toContain('Offered');
  const [offer] = await k.store.read('W1', (r) => r.find('offer', { where: { asked: BO } }));
  expect(offer?.state).toBe('withdrawn');
});

test('a project without a channel is reported to its lead', async () => {
  const k = await withBo();
  await k.say_('ana', 'lead me');
  await k.say_('ana', 'unlink Churn');
  await k.roster.departed('W1', 'E1', BO);
  expect((await k.take()).map((o) => o.to === 'direct' && o.person)).toEqual(['U1', 'U1']);
});

test('the same event twice, or after a crash in the middle, takes effect once', async () => {
  const k = await withBo();
  const transact = k.store.transact.bind(k.store);
  let calls = 0;
  k.store.transact = (workspace, key, work) => {
    calls += 1;
    if (calls === 2) throw new Error('killed');
    return transact(workspace, key, work);
  };
  await expect(k.roster.departed('W1', 'E1', BO)).rejects.toThrow('killed');
  await k.roster.departed('W1', 'E1', BO);
  await k.roster.departed('W1', 'E1', BO);
  const history = await k.store.read('W1', (r) => r.find('history', { where: { by: BO, via: 'platform' } }));
  expect(history.map((h) => h.field)).toEqual(['owner', 'owner']);
  expect((await k.take()).map((o) => o.to)).toEqual(['direct', 'channel']);
});

test('more items than fit into one step are all released', async () => {
  const k = await withBo();
  for (let i = 0; i < 230; i += 1) await k.say_('bo', `task add "thing ${i}" owner:me`);
  await k.roster.departed('W1', 'E1', BO);
  expect(await k.store.read('W1', (r) => r.find('task', { where: { owner: BO } }))).toEqual([]);
});

test('who leaves is no deputy any more: each role has its line in the history, and the project is told', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'task add label');
  for (const words of ['deputy data @bo', 'deputy training @bo', 'deputy data @chi', 'deputy #1 @bo'])
    await k.say_('ana', words);
  await k.take();
  await k.roster.departed('W1', 'E1', BO);
  await k.roster.departed('W1', 'E1', BO);
  expect((await k.take()).map((o) => plainText(o.view))).toEqual([
    'Bo Berg has left the workspace: 3 items in Churn have one deputy fewer.',
  ]);
  const stages = await k.store.read('W1', (r) => r.find('stage', { where: { deputies: { has: BO } } }));
  expect(stages).toEqual([]);
  expect((await k.say_('ana', 'history data')).text).toMatch(/Bo Berg.*deputy|deputy.*Bo Berg/);
  expect((await k.say_('ana', 'stage data')).text).toContain('deputies: Chi Rao');
});

test('the lead of an archived project is freed too, and nobody is told of it', async () => {
  const k = await kit();
  for (const words of ['new Churn', 'lead me', 'archive']) await k.say_('bo', words);
  await k.roster.departed('W1', 'E1', BO);
  expect(await k.take()).toEqual([]);
  const [project] = await k.store.read('W1', (r) => r.find('project', {}));
  expect(project?.lead).toBe(null);
});

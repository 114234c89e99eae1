/** People and channels as their platform reports them. */
import { expect, test } from 'vitest';
import { CAST, kit } from '../support/kit.js';

const BO = CAST.bo?.id ?? '';
const personRow = (k: Awaited<ReturnType<typeof kit>>, id: string) => k.store.read('W1', (r) => r.get('person', id));

test('people who are introduced can be named before they have said anything', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.roster.introduce('W1', [
    { id: 'U9', name: 'Zoe Roy', zone: 'UTC', admin: false, standing: 'member' as const },
  ]);
  expect((await k.say_('ana', 'own data zoe')).text).toContain('Zoe Roy');
});

test('initial settings do not replace what the workspace has set', async () => {
  const k = await kit();
  await k.say_('ana', 'set answers private workspace');
  await k.roster.prepare('W1', { answers: 'public', 'nudge-grace': '5' });
  const rows = await k.store.read('W1', (r) => r.find('setting', { where: { target: 'W1' }, order: ['key'] }));
  expect(rows.map(({ key, value }) => [key, value])).toEqual([
    ['answers', 'private'],
    ['nudge-grace', '5'],
  ]);
});

test('somebody who departs is gone, and comes back with their first message', async () => {
  const k = await kit();
  await k.roster.departed('W1', 'E1', BO);
  expect((await personRow(k, BO))?.gone).toBe(true);
  await k.say_('bo', 'help');
  expect((await personRow(k, BO))?.gone).toBe(false);
});

test('somebody who was never met departs without a trace', async () => {
  const k = await kit();
  await k.roster.departed('W1', 'E1', 'U-none');
  expect(await k.take()).toEqual([]);
  expect(await personRow(k, 'U-none')).toBeUndefined();
});

/** One main project in a channel, however people choose, unlink and take back, also at the same moment. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import type { Opened } from '../../adapters/store/opened.js';
import { Kit, kit, peopled } from '../support/kit.js';
import { opened } from '../support/stores.js';

const mains = async (k: Kit, workspace = 'W1') => {
  const links = await k.store.read(workspace, (r) => r.find('link', { where: { channel: 'C-churn' } }));
  return { links: links.length, mains: links.filter(({ main }) => main).length };
};

const elsewhere = { channel: 'elsewhere' };

test('what comes back leaves the place to what has taken it', async () => {
  const k = await kit();
  await k.say_('ana', 'new Alpha');
  await k.say_('bo', 'new Beta', elsewhere);
  await k.say_('ana', 'unlink Alpha');
  await k.say_('bo', 'link Beta');
  expect((await k.say_('ana', 'undo')).text).toContain('undid th');
  expect(await mains(k)).toEqual({ links: 2, mains: 1 });
  expect((await k.say_('bo', 'status')).text).toContain('Beta');
});

test('a hundred random choices and undos of two people', async () => {
  const k = await kit();
  for (const name of ['Alpha', 'Beta', 'Gamma']) await k.say_('ana', `new ${name}`, elsewhere);
  const steps = [
    'undo',
    ...['Alpha', 'Beta', 'Gamma'].flatMap((name) => [`main ${name}`, `link ${name}`, `unlink ${name}`]),
  ];
  let seed = 7;
  const next = (n: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % n;
  };
  for (let i = 0; i < 100; i += 1) {
    await k.say_(next(2) === 0 ? 'ana' : 'bo', steps[next(steps.length)] ?? '');
    expect((await mains(k)).mains).toBeLessThanOrEqual(1);
  }
  expect(k.faults).toEqual([]);
});

describe('on PostgreSQL, at the same moment', () => {
  let store: Opened;
  let done: () => Promise<void>;
  beforeAll(async () => {
    ({ store, done } = await opened('postgres'));
  });
  afterAll(() => done());

  test.each([
    ['two links in an empty channel', ['link Alpha', 'link Beta'], []],
    ['two choices where nothing is the main project', ['main Alpha', 'main Beta'], ['link Alpha', 'link Beta']],
    ['a link and an undo', ['link Beta', 'undo'], ['link Alpha', 'unlink Alpha']],
  ])('%s', async (_, [first = '', second = ''], before) => {
    const workspace = newId();
    const k = await peopled(new Kit(store, workspace));
    for (const name of ['Alpha', 'Beta']) await k.say_('ana', `new ${name}`, elsewhere);
    // “A” would be read as an article.
    for (const words of before) expect((await k.say_('ana', words)).text).toContain('linked');
    if (first.startsWith('main'))
      await k.store.transact(workspace, newId(), async (unit) => {
        const links = await unit.find('link', { where: { channel: 'C-churn' } });
        await unit.apply(links.map((was) => ({ do: 'set', kind: 'link', was, row: { ...was, main: false } })));
        return {};
      });
    const said = await Promise.all([k.say_('bo', first), k.say_('ana', second)]);
    // What was answered says why, if it fails.
    expect(k.faults).toEqual([]);
    expect({ ...(await mains(k, workspace)), said: said.map(({ text }) => text) }).toMatchObject({ mains: 1 });
  });
});

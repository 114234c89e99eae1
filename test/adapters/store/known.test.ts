import { expect, test } from 'vitest';
import { Known } from '../../../adapters/store/known.js';

/** What is asked of the store, and how often. */
function asked<T extends object | undefined>(answer: T) {
  const ask = async () => {
    ask.times += 1;
    return answer;
  };
  ask.times = 0;
  return ask;
}

test('an answer counts for its workspace, its edition and its question only', async () => {
  const known = new Known();
  const ask = asked([{ id: '1' }]);
  const look = (workspace: string, token: string, question: object) =>
    known.asOf(workspace, { frame: token }).answer('project', question, ask);
  for (const [workspace, token, id] of [
    ['W1', 'a', '1'],
    ['W2', 'a', '1'],
    ['W1', 'b', '1'],
    ['W1', 'b', '2'],
  ] as const) {
    const before = ask.times;
    await look(workspace, token, { where: { id } });
    await look(workspace, token, { where: { id } });
    expect(ask.times).toBe(before + 1);
  }
});

test('that there is nothing is an answer too', async () => {
  const known = new Known();
  const ask = asked(undefined);
  for (let i = 0; i < 3; i += 1)
    expect(await known.asOf('W1', { frame: 'a' }).answer('project', ['1'], ask)).toBeUndefined();
  expect(ask.times).toBe(1);
});

test('without an edition, and for kinds that have none, the store is asked each time', async () => {
  const known = new Known();
  const ask = asked([]);
  for (let i = 0; i < 2; i += 1) {
    await known.asOf('W1', {}).answer('project', {}, ask);
    await known.asOf('W1', { frame: 'a', stage: 'a' }).answer('history', {}, ask);
  }
  expect(ask.times).toBe(4);
});

test('a transaction asks the store for what it writes, also if it writes while it asks', async () => {
  const known = new Known();
  const ask = asked([]);
  const now = known.asOf('W1', { frame: 'a', stage: 'a' });
  await now.answer('stage', {}, async () => {
    now.wrote('stage');
    return ask();
  });
  await now.answer('stage', {}, ask);
  await known.asOf('W1', { frame: 'a', stage: 'a' }).answer('stage', {}, ask);
  expect(ask.times).toBe(3);
});

test('what a transaction reads by an older edition does not count for those of the newer one', async () => {
  const known = new Known();
  const older = known.asOf('W1', { frame: 'a' });
  const newer = known.asOf('W1', { frame: 'b' });
  await older.answer('project', {}, asked([{ id: 'old' }]));
  expect(await newer.answer('project', {}, asked([{ id: 'new' }]))).toEqual([{ id: 'new' }]);
  expect(await known.asOf('W1', { frame: 'b' }).answer('project', {}, asked([]))).toEqual([{ id: 'new' }]);
});

test('what was asked for longest ago makes room', async () => {
  const known = new Known();
  const many = Array.from({ length: 9_000 }, (_, i) => ({ id: `${i}` }));
  for (let i = 0; i < 5; i += 1) await known.asOf(`W${i}`, { frame: 'a' }).answer('project', {}, asked([...many]));
  const [first, last] = [asked([]), asked([])];
  await known.asOf('W0', { frame: 'a' }).answer('project', {}, first);
  await known.asOf('W4', { frame: 'a' }).answer('project', {}, last);
  expect([first.times, last.times]).toEqual([1, 0]);
});

test('what is asked for again and again stays, however much else is asked for', async () => {
  const known = new Known();
  const [often, once] = [asked([{ id: '1' }]), asked([])];
  await known.asOf('W1', { frame: 'a' }).answer('project', { where: { id: 'once' } }, once);
  for (let i = 0; i < 20_000; i += 1) {
    const now = known.asOf('W1', { frame: 'a' });
    await now.answer('project', { where: { id: 'often' } }, often);
    await now.answer('project', { where: { id: `${i}` } }, asked([]));
  }
  await known.asOf('W1', { frame: 'a' }).answer('project', { where: { id: 'once' } }, once);
  expect([often.times, once.times]).toEqual([1, 2]);
});

test('a question that names a hundred projects is remembered, and told from the next', async () => {
  const known = new Known();
  const ask = asked([]);
  const named = (last: string) => ({
    where: { project: Array.from({ length: 100 }, (_, i) => `01a21cdd-${i}-${last}`) },
  });
  for (const last of ['a', 'a', 'b']) await known.asOf('W1', { stage: 'a' }).answer('stage', named(last), ask);
  expect(ask.times).toBe(2);
});

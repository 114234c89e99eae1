import { beforeEach, expect, test } from 'vitest';
import { add, type Change } from '../../src/model/changes.js';
import { DAY } from '../../src/model/dates/calendar.js';
import { STATES } from '../../src/model/stages.js';
import { type Kit, kit, OTHERS } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

const find = <K extends 'stage' | 'task' | 'history' | 'project' | 'link'>(kind: K) =>
  k.store.read('W1', (r) => r.find(kind, {}));

test('its history is in the past, in order, and ends in the present states', async () => {
  await k.say_('ana', 'sample');
  const now = k.clock.now();
  for (const stage of await find('stage')) {
    const events = await k.store.read('W1', (r) =>
      r.find('history', { where: { itemId: stage.id, field: 'state' }, order: ['at'] }),
    );
    expect(events.every(({ at, to }) => at <= now && STATES.some((state) => state === to))).toBe(true);
    expect(events.at(-1)).toMatchObject({ to: stage.state, at: stage.since });
    for (const [i, { from }] of events.entries()) expect(from).toBe(events[i - 1]?.to ?? null);
  }
});

test('it shows every kind of thing that needs attention', async () => {
  await k.say_('ana', 'sample');
  const { text } = await k.say_('ana', 'status');
  for (const says of ['is blocked', 'Data has no owner', 'overdue', 'overdue', 'no owner'])
    expect(text).toContain(says);
});

test('if nobody else is in the workspace, everything is one’s own', async () => {
  await k.say_('ana', 'sample', { workspace: 'W9' });
  const rows = await k.store.read('W9', async (r) => [...(await r.find('stage', {})), ...(await r.find('task', {}))]);
  expect(new Set(rows.map(({ owner }) => owner))).toEqual(new Set(['U1', null]));
});

test('nothing of it is owned or done by a bot, a guest or somebody of another company', async () => {
  const rows = ['robo', 'gus', 'eve'].flatMap((who): Change[] => {
    const other = OTHERS[who];
    return other ? [add('person', { ...other, workspace: 'W1', key: who, firstKey: who, gone: false })] : [];
  });
  await k.store.transact('W1', 'met', async (unit) => {
    await unit.apply(rows);
    return {};
  });
  await k.say_('ana', 'sample');
  const people = [
    ...(await find('stage')).flatMap(({ owner, deputies }) => [owner, ...deputies]),
    ...(await find('task')).map(({ owner }) => owner),
    ...(await find('history')).map(({ by }) => by),
  ];
  expect(people.filter((id) => id !== null && !['U1', 'U2', 'U3'].includes(id))).toEqual([]);
});

test('removing it leaves no row, and everything else stays', async () => {
  await k.say_('ana', 'new Real', { channel: 'other' });
  const before = await Promise.all((['project', 'stage', 'link', 'history'] as const).map(find));
  await k.say_('ana', 'sample');
  k.clock.pass(DAY);
  await k.say_('bo', 'sample remove');
  expect(await Promise.all((['project', 'stage', 'link', 'history'] as const).map(find))).toEqual(before);
  expect(await find('task')).toEqual([]);
  expect((await k.say_('bo', 'sample remove')).text).toContain('no sample project');
});

test('it comes with two audits: a score, a trend and a next move', async () => {
  await k.say_('ana', 'sample');
  const { text } = await k.say_('ana', 'audit');
  for (const says of ['of 6', 'Monitoring', 'Expected of “Production”: 3', 'Next best move', 'counted strictly'])
    expect(text).toContain(says);
  expect((await k.say_('ana', 'audit trend')).text).toContain('→');
  await k.say_('ana', 'sample remove');
  for (const kind of ['auditAnswer', 'auditProfile'] as const)
    expect(await k.store.read('W1', (r) => r.find(kind, {}))).toEqual([]);
});

test('it cannot be undone, only removed', async () => {
  await k.say_('ana', 'sample');
  expect((await k.say_('ana', 'undo')).text).toContain('only undo your last change');
});

test('in a channel with a project it does not become the main one', async () => {
  await k.say_('ana', 'new Real');
  await k.say_('ana', 'sample');
  expect((await k.say_('ana', 'status')).text.split('\n')[0]).toBe('Real');
});

test('beside a project of one’s own with its name it gets another name', async () => {
  await k.say_('ana', 'new "Churn model"');
  expect((await k.say_('ana', 'sample')).text).toContain('Churn model (sample)');
  expect((await k.say_('bo', 'sample')).text).toContain('already here');
  await k.say_('ana', 'sample remove');
  expect((await find('project')).map(({ name }) => name)).toEqual(['Churn model']);
});

test('where both names are taken, it is not added', async () => {
  await k.say_('ana', 'new "Churn model"');
  await k.say_('ana', 'new "Churn model (sample)"');
  expect((await k.say_('ana', 'sample')).text).toContain('already a project called “Churn model (sample)”');
});

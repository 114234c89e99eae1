import { beforeEach, describe, expect, test } from 'vitest';
import type { StageState } from '../../src/model/rows.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
});

const stage = async () => (await k.store.read('W1', (r) => r.find('stage', { where: { key: 'data' } })))[0];
const say = async (...lines: string[]) => {
  for (const line of lines) await k.say_('ana', line);
};

test.each<[string[], StageState]>([
  [['start data'], 'in_progress'],
  [['done data'], 'done'],
  [['block data no labels'], 'blocked'],
  [['block data no labels', 'unblock data'], 'in_progress'],
  [['at-risk data few samples'], 'at_risk'],
  [['skip data'], 'skipped'],
  [['skip data', 'start data'], 'in_progress'],
  [['done data', 'reopen data drift'], 'in_progress'],
])('%j leads to %s', async (lines, state) => {
  await say(...lines);
  expect((await stage())?.state).toBe(state);
});

test.each([
  [[], 'unblock data', 'is not started'],
  [['done data'], 'block data late', 'is done'],
  [['done data'], 'start data', 'is done'],
  [['start data'], 'start data', 'is already in progress'],
  [['start data'], 'reopen data drift', 'is already in progress'],
  [['block data no labels'], 'block data no labels', 'is already blocked'],
])('after %j, "%s" changes nothing', async (lines, words, says) => {
  await say(...lines);
  const before = await stage();
  expect((await k.say_('bo', words)).text).toContain(says);
  expect(await stage()).toEqual(before);
});

test('a stage that is blocked again for another reason keeps its age', async () => {
  await say('block data no labels');
  k.clock.pass(3_600_000);
  await say('block data no GPUs');
  expect(await stage()).toMatchObject({ reason: 'no GPUs', since: k.clock.now() - 3_600_000 });
});

test('each re-opening is a new pass', async () => {
  await say('done data', 'reopen data drift', 'done data', 'reopen data more drift');
  expect((await stage())?.pass).toBe(3);
  expect((await k.say_('bo', 'status')).text).toContain('Data pass 3');
});

test('re-opening without a reason asks for one and changes nothing', async () => {
  await say('done data');
  const { answer } = await k.say_('bo', 'stage data');
  const { handled } = await k.press('bo', answer, 'Re-open');
  expect(handled.form?.fields.map(({ name }) => name)).toContain('reason');
  expect((await stage())?.state).toBe('done');
});

test('after the last stage there is no next one to start', async () => {
  await say('done data', 'done training', 'done evaluation', 'done deployment');
  const { answer } = await k.say_('ana', 'done monitoring');
  expect(JSON.stringify(answer)).not.toContain('"start"');
  expect((await k.say_('bo', 'status all')).text).toContain('all stages done');
});

test.each([
  { command: 'start', arg: 'stage' },
  { command: 'done', arg: 'item' },
  { command: 'block', arg: 'stage' },
  { command: 'at-risk', arg: 'stage' },
  { command: 'skip', arg: 'stage' },
  { command: 'reopen', arg: 'item' },
])('no stage moves in an archived project: $command', async ({ command, arg }) => {
  if (command === 'reopen') await say('done data');
  await say('archive');
  const before = await stage();
  const { text } = await k.call('ana', { command, args: { [arg]: before?.id ?? '', reason: 'why not' } });
  expect(text).toContain('is archived');
  expect(await stage()).toEqual(before);
});

describe('two people at once', () => {
  test('both press Done on the same card: the second sees that it is already done', async () => {
    await say('start data');
    const { answer } = await k.say_('ana', 'status');
    const first = await k.press('ana', answer, 'Data: Done');
    const second = await k.press('bo', answer, 'Data: Done');
    expect(first.text).toContain('finished Data');
    expect(second.text).toContain('is already done');
    expect(k.faults).toEqual([]);
  });

  test('a press on a card that shows an earlier state changes nothing', async () => {
    await say('start data');
    const { answer } = await k.say_('ana', 'status');
    await k.say_('bo', 'block data no labels');
    const { text } = await k.press('ana', answer, 'Data: Done');
    expect(text).toContain('changed in the meantime');
    expect((await stage())?.state).toBe('blocked');
  });
});

describe('tasks', () => {
  beforeEach(() => say('task add label owner:@bo'));

  test('finishing a task twice changes nothing', async () => {
    await say('done #1');
    const turn = await k.say_('bo', 'done #1');
    expect(turn.text).toContain('is already done');
    expect(turn.out).toHaveLength(1);
  });

  test('finishing a task withdraws its offer, and whoever was asked gets a message', async () => {
    const { out } = await k.say_('ana', 'done #1');
    expect(out.flatMap((o) => (o.to === 'direct' ? [o.person] : []))).toEqual(['U2']);
    expect((await k.say_('bo', 'offers')).text).toContain('no offers to answer');
  });
});

import { beforeEach, describe, expect, test } from 'vitest';
import type { StageState } from '../../src/model/project-rows.js';
import type { Outbound } from '../../src/ports/outbound.js';
import { plainText } from '../../src/view/as-text.js';
import { controlsOf } from '../../src/view/view.js';
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

describe('the thread that a task was made in', () => {
  const thread = { thread: 'M7' };
  /** What channels are told, besides answers, which can be undone: where, and what. */
  const posts = (out: readonly Outbound[]) =>
    out.flatMap((one) =>
      one.to === 'channel' && controlsOf(one.view).length === 0 ? [[one.channel, one.thread, plainText(one.view)]] : [],
    );
  const told = async (text: string, where = {}) => posts((await k.say_('ana', text, where)).out);
  const DONE = [['C-churn', 'M7', 'Ana Silva finished #1 fix the ETL in Churn.']];

  test.each<[string, () => Promise<unknown>]>([
    ['typed in it', () => k.say_('bo', 'task add fix the ETL', thread)],
    ['from the menu of a message', () => fromMenu({ thread: 'M7' })],
  ])('hears once that it is done: %s', async (_, make) => {
    await make();
    expect(await told('done #1')).toEqual(DONE);
    await say('reopen #1 wrong');
    expect(await told('done #1')).toEqual([]);
  });

  test('hears of it where the message of a reaction or a nudge is the first of its thread', async () => {
    await say('set task-emoji pushpin channel', 'set nudge-grace 0 workspace');
    const [offer] = await k.hear('ana', { type: 'reaction', id: 'M7', emoji: 'pushpin', link: 'https://chat.test/M7' });
    const { handled } = await k.press('ana', offer?.view, 'Create a task', { shared: false });
    await k.submit('ana', handled.form, { title: 'fix the ETL' }, { shared: false });
    expect(await told('done #1')).toEqual(DONE);
  });

  test('hears nothing where it can read the answer, or the channel wants no news in threads', async () => {
    await k.say_('bo', 'task add fix the ETL', thread);
    expect(await told('done #1', thread)).toEqual([]);
    await k.say_('bo', 'task add fix the ETL', thread);
    await say('set nudge-post ask channel');
    expect(await told('done #2')).toEqual([]);
  });

  test('hears of it there if the answer is private, and where somebody presses a button', async () => {
    await k.say_('bo', 'task add fix the ETL', thread);
    const card = await k.say_('ana', 'task #1', thread);
    expect(posts((await k.press('ana', card.answer, 'Done', thread)).out)).toEqual(DONE);
    await say('undo', 'set answers private channel');
    expect(await told('done #1', thread)).toEqual(DONE);
  });

  test.each([
    ['its project has left the channel', 'unlink Churn'],
    ['the project became hidden from people there', 'audience Churn owners'],
  ])('hears nothing once %s', async (_, text) => {
    await k.say_('bo', 'task add fix the ETL owner:@ana', thread);
    // It stays a project of a public channel, which everybody here sees.
    await k.say_('ana', 'link Churn', { channel: 'other' });
    await say(text);
    await k.roster.reported('W1', { channel: k.origin('ana', {}).channel, people: [] });
    expect(await told('done #1', { channel: 'elsewhere', access: 'private' })).toEqual([]);
  });

  test('is forgotten in a conversation with Baton alone, and follows its channel to a new id', async () => {
    await k.say_('ana', 'task add fix the ETL project:Churn', { direct: true, ...thread });
    await k.say_('bo', 'task add fix the ETL', thread);
    await k.roster.moved('W1', 'moved', 'C-churn', 'C-new');
    const where = { channel: 'new' };
    expect(await told('done #1', where)).toEqual([]);
    expect(await told('done #2', where)).toEqual([['C-new', 'M7', 'Ana Silva finished #2 fix the ETL in Churn.']]);
  });

  async function fromMenu(args: Record<string, string>) {
    const call = { command: 'message task', args: { text: 'We should fix the ETL', ...args } };
    const { handled } = await k.call('bo', call);
    await k.submit('bo', handled.form, { title: 'fix the ETL' });
  }
});

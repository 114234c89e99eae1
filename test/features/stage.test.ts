import { beforeEach, describe, expect, test } from 'vitest';
import { NAME_MAX } from '../../src/model/names.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn stages: alpha, beta, gamma');
});

const text = async (who: string, words: string) => (await k.say_(who, words)).text;
const names = async () => {
  const where = { dropped: false };
  const stages = await k.store.read('W1', (r) => r.find('stage', { where, order: ['position'] }));
  return stages.map(({ name }) => name[0]).join('');
};

describe('the order of the stages', () => {
  test.each([
    ['stage move alpha after: beta', 'bag'],
    ['stage move alpha after: gamma', 'bga'],
    ['stage move gamma after: alpha', 'agb'],
    ['stage move gamma first', 'gab'],
    ['stage move beta after: alpha', 'abg'],
    ['stage move gamma before alpha', 'gab'],
    ['stage move alpha before gamma', 'bag'],
    ['add a stage "delta" before beta', 'adbg'],
    ['put a stage "delta" in front of alpha', 'dabg'],
    ['add a stage delta before the beta', 'adbg'],
    ['add a stage "delta" after the beta stage', 'abdg'],
    ['stage add delta', 'abgd'],
    ['stage add delta after: alpha', 'adbg'],
  ])('%s: %s', async (words, expected) => {
    await k.say_('ana', words);
    expect(await names()).toBe(expected);
  });

  test('is still right after many moves into the same gap', async () => {
    for (let n = 0; n < 20; n += 1) {
      await k.say_('ana', 'stage move gamma after: alpha');
      await k.say_('ana', 'stage move beta after: alpha');
    }
    expect(await names()).toBe('abg');
  });
});

test.each([
  ['stage move alpha after: alpha', 'can’t come after itself'],
  ['stage move alpha after: nowhere', 'There is no stage'],
  ['stage add delta after: nowhere', 'There is no stage'],
  ['stage add ALPHA', 'already has a stage called'],
  ['stage add !!!', 'no letters or digits'],
  ['rename alpha to beta', 'already has a stage called'],
  [`rename alpha to ${'x'.repeat(NAME_MAX + 1)}`, `up to ${NAME_MAX}`],
])('%s is refused', async (words, says) => {
  expect(await text('ana', words)).toContain(says);
  expect(await names()).toBe('abg');
});

test('a name can change its capital letters alone', async () => {
  await k.say_('ana', 'rename alpha to Alpha');
  expect(await names()).toBe('Abg');
});

test('a project has at most twenty stages', async () => {
  for (let n = 4; n <= 20; n += 1) await k.say_('ana', `stage add s${n}`);
  expect(await text('ana', 'stage add s21')).toContain('up to 20 stages');
  expect(await k.store.read('W1', (r) => r.find('stage', {}))).toHaveLength(20);
});

describe('dropped', () => {
  test('its name is free again, and its tasks stay', async () => {
    await k.say_('ana', 'task add label stage:alpha');
    await k.say_('ana', 'drop alpha');
    expect(await names()).toBe('bg');
    expect(await text('ana', 'stage add alpha')).toContain('added the stage alpha');
    expect(await text('ana', 'task list')).toContain('#1 label');
  });

  test('twice is once, also by an old button', async () => {
    await k.say_('ana', 'task add label');
    const { answer } = await k.say_('ana', 'task #1');
    await k.say_('bo', 'drop #1');
    expect((await k.press('ana', answer, 'Drop')).text).toContain('has already been dropped');
  });
});

describe('a due date', () => {
  test.each([
    ['due alpha today', 'due on Mon 2 Mar', false],
    ['due alpha yesterday', 'due on Sun 1 Mar', true],
    ['due alpha 2027-01-04', 'due on Mon 4 Jan 2027', false],
  ])('%s', async (words, says, past) => {
    const { text: turn } = await k.insist('ana', words);
    expect(turn).toContain(says);
    expect(turn.includes('shows as overdue')).toBe(past);
  });

  test('that does not fit the order of the stages is set, and the stage that it does not fit is named', async () => {
    expect(await text('ana', 'due beta 2026-12-25')).not.toContain('is due');
    expect(await text('ana', 'due gamma 2026-11-30')).toContain('beta comes before it, but is due later: Fri 25 Dec.');
    expect(await text('ana', 'due gamma 2026-12-28')).not.toContain('is due');
    expect(await text('ana', 'due alpha 2026-12-26')).toContain('beta comes after it, but is due earlier: Fri 25 Dec.');
    await k.say_('ana', 'done beta');
    expect(await text('ana', 'due alpha 2026-12-27')).not.toContain('is due');
  });

  test('a stage that whoever sets the day can’t see is not named', async () => {
    const falcon = { channel: 'falcon', access: 'private' as const };
    await k.say_('ana', 'new Falcon', falcon);
    const { answer } = await k.say_('ana', 'own data @chi', falcon);
    await k.press('ana', answer, 'Offer it anyway');
    await k.say_('ana', 'due training 2026-12-01', falcon);
    await k.say_('chi', 'accept data', { direct: true });
    const { text: shown } = await k.say_('chi', 'due data in Falcon 2026-12-24', { direct: true });
    expect(shown).toContain('due on Thu 24 Dec');
    expect(shown).not.toContain('Training');
    const { text: whole } = await k.say_('ana', 'due data 2026-12-25', falcon);
    expect(whole).toContain('Training comes after it, but is due earlier');
  });

  test('is cleared by "none", and not set by words that are no day', async () => {
    await k.say_('ana', 'due alpha friday');
    expect(await text('ana', 'due alpha someday')).toContain('isn’t an exact day');
    expect(await text('ana', 'due alpha none')).toContain('cleared');
  });

  test('"today" is the speaker’s day: in India it is already tomorrow', async () => {
    k.clock.pass(9 * 3_600_000);
    expect(await text('chi', 'due alpha today')).toContain('Tue 3 Mar');
    expect(await text('bo', 'due alpha today')).toContain('Mon 2 Mar');
  });
});

test('the card shows at most six open tasks', async () => {
  for (let n = 1; n <= 8; n += 1) await k.say_('ana', `task add "work ${n}" stage:alpha`);
  expect((await text('bo', 'stage alpha')).match(/work \d/g)).toHaveLength(6);
});

test('a task can be renamed, and that can be undone', async () => {
  await k.say_('ana', 'task add "label the set"');
  expect(await text('ana', 'rename #1 to "Label all of the set"')).toContain('Label all of the set');
  expect(await text('ana', 'undo')).toContain('#1 label the set');
});

test('the card says how long a stage has been in its state, unless it has not begun', async () => {
  k.clock.pass(3 * 24 * 3_600_000);
  expect(await text('ana', 'stage show alpha')).not.toContain('3 days');
  await k.say_('ana', 'start alpha');
  k.clock.pass(2 * 24 * 3_600_000);
  expect(await text('ana', 'stage show alpha')).toContain('2 days');
});

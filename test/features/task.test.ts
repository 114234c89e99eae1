import { beforeEach, describe, expect, test } from 'vitest';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
});

const text = async (who: string, words: string, where = {}) => (await k.say_(who, words, where)).text;
const say = async (...lines: string[]) => {
  for (const line of lines) await k.insist('ana', line);
};
const task = async (number = 1) => (await k.store.read('W1', (r) => r.find('task', { where: { number } })))[0];

describe('a title', () => {
  test.each([
    [200, '#1'],
    [201, 'up to 200'],
  ])('of %d characters', async (length, says) => {
    expect(await text('ana', `task add ${'x'.repeat(length)}`)).toContain(says);
  });

  test('is on one line, without characters that nobody sees', async () => {
    await k.say_('ana', 'task add "write\n\tthe \u202Erunbook"');
    expect((await task())?.title).toBe('write the runbook');
  });
});

test('two people add a task at once: each has a number of its own', async () => {
  await Promise.all(['ana', 'bo', 'chi'].map((who) => k.say_(who, 'task add label')));
  const rows = await k.store.read('W1', (r) => r.find('task', { order: ['number'] }));
  expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
});

test('a task with a stage of another project belongs to that project', async () => {
  await k.say_('ana', 'new Ranking stages: candidates', { channel: 'rank' });
  const [stage] = await k.store.read('W1', (r) => r.find('stage', { where: { key: 'candidates' } }));
  await k.call('ana', { command: 'task add', args: { title: 'label', stage: stage?.id ?? '' } });
  expect((await task())?.project).toBe(stage?.project);
});

describe('lists', () => {
  beforeEach(() =>
    say(
      'task add one owner:me by 2026-03-01',
      'task add two owner:me by 2026-03-02',
      'task add three by 2026-02-01',
      'task add four stage:data',
      'task add five owner:@bo',
      'task add six owner:me',
      'done #6',
      'task add seven',
      'drop #7',
    ),
  );

  test.each([
    ['task list', ['three', 'one', 'two', 'four', 'five']],
    ['task list mine', ['one', 'two']],
    ['task list unowned', ['three', 'four']],
    ['task list overdue', ['three', 'one']],
    ['task list done', ['six']],
    ['task list in data', ['four']],
    ['task list unowned in data', ['four']],
    ['task list @ana', ['one', 'two']],
  ])('%s', async (words, expected) => {
    const titles = (await text('ana', words)).match(/(?<=#\d )\w+/g) ?? [];
    expect(titles.sort()).toEqual([...expected].sort());
  });

  test('one’s own tasks have nobody else’s name above them', async () => {
    const { text: shown } = await k.say_('ana', 'give my tasks to bo', { spoken: true });
    expect(shown).toMatch(/^My tasks$/m);
    expect(shown).toContain('#1 one');
  });

  test('an empty list says so, and offers the other lists', async () => {
    const { text: shown, answer } = await k.say_('chi', 'task list mine');
    expect(shown).toContain('You have no open tasks');
    expect((await k.press('chi', answer, 'Overdue tasks')).text).toContain('#1 one');
  });
});

test('unowned tasks fill their pages, however many offered ones are in between', async () => {
  for (let n = 1; n <= 24; n += 1) await k.say_('ana', `task add "work ${n}"${n % 2 === 0 ? ' owner:@bo' : ''}`);
  const first = await k.say_('bo', 'task list unowned');
  const second = await k.press('bo', first.answer, 'More');
  const numbers = [first, second].map((turn) => turn.text.match(/#\d+/g)?.map((n) => Number(n.slice(1))));
  expect(numbers).toEqual([
    [1, 3, 5, 7, 9, 11, 13, 15, 17, 19],
    [21, 23],
  ]);
});

describe('edited', () => {
  beforeEach(() => say('task add label stage:data by friday'));

  test('to what it is already, nothing is written', async () => {
    const before = await task();
    expect(await text('bo', 'edit #1 title:label')).toContain('is already like that');
    expect(await task()).toEqual(before);
  });

  test('the form is filled if nothing is given', async () => {
    const { answer } = await k.say_('ana', 'task #1');
    const { handled } = await k.press('ana', answer, 'Edit…');
    const values = Object.fromEntries(handled.form?.fields.map(({ name, value }) => [name, value]) ?? []);
    expect(values).toMatchObject({ title: 'label', due: '2026-03-06' });
  });

  test('a task cannot move to another project', async () => {
    await k.say_('ana', 'new Ranking stages: candidates', { channel: 'rank' });
    const [stage] = await k.store.read('W1', (r) => r.find('stage', { where: { key: 'candidates' } }));
    const args = { item: (await task())?.id ?? '', stage: stage?.id ?? '' };
    expect((await k.call('ana', { command: 'edit', args })).text).toContain('isn’t a stage of Churn');
  });

  test.each([
    ['its owner', 'bo', 'renamed label to label more'],
    ['its deputy', 'chi', 'renamed label to label more'],
  ])('%s may edit it when only owners may change things', async (_, who, says) => {
    await say('set changes owners workspace', 'lead me', 'own #1 @bo', 'deputy #1 @chi');
    await k.say_('bo', 'accept');
    expect(await text(who, 'edit #1 title:"label more"')).toContain(says);
  });

  test('nobody else may edit it then', async () => {
    await say('set changes owners workspace', 'lead me');
    expect(await text('bo', 'edit #1 title:"label more"')).toContain('nly the lead and the owners');
  });
});

test('an offered task cannot be dropped from its card', async () => {
  await say('task add label owner:@bo');
  const { text: shown, answer } = await k.say_('ana', 'task #1');
  expect(shown).toContain('offered to Bo Berg, no answer yet');
  expect(JSON.stringify(answer)).not.toContain('"Drop"');
});

test('no task is added to an archived project', async () => {
  const [project] = await k.store.read('W1', (r) => r.find('project', {}));
  await say('archive');
  const args = { title: 'label', project: project?.id ?? '' };
  expect((await k.call('ana', { command: 'task add', args })).text).toContain('is archived');
});

describe('due by a day', () => {
  beforeEach(async () => {
    for (const words of [
      'task add late owner:me due:2026-03-01',
      'task add today owner:@bo due:2026-03-02',
      'task add friday owner:me due:2026-03-06',
      'task add after owner:me due:2026-03-07',
      'task add never',
    ])
      await k.insist('ana', words);
    await k.say_('bo', 'accept #2');
  });
  const numbers = async (who: string, words: string) => (await k.say_(who, words)).text.match(/#\d+/g) ?? [];

  test.each([
    ['tasks due 2026-03-06', ['#1', '#2', '#3']],
    ['tasks due friday', ['#1', '#2', '#3']],
    ['tasks mine by 2026-03-06', ['#1', '#3']],
    ['tasks @bo by 2026-03-06', ['#2']],
    ['tasks overdue by 2026-03-06', ['#1']],
    ['tasks overdue by 2026-02-28', []],
    ['tasks unowned by 2026-03-06', []],
  ])('%s', async (words, wanted) => {
    expect(await numbers('ana', words)).toEqual(wanted);
  });

  test('the title says it, and so does an empty list', async () => {
    expect((await k.say_('ana', 'tasks mine by 2026-03-06')).text).toContain('My tasks · due by Fri 6 Mar');
    expect((await k.say_('chi', 'tasks mine by 2026-03-06')).text).toContain('You have nothing due by Fri 6 Mar.');
    expect((await k.say_('ana', 'tasks @chi by 2026-03-06')).text).toContain('Chi Rao has nothing due by Fri 6 Mar.');
    expect((await k.say_('ana', 'tasks done by 2026-03-06')).text).toContain(
      'No tasks like these are due by Fri 6 Mar.',
    );
  });

  test('without a due date', async () => {
    const { text } = await k.call('ana', { command: 'task list', args: { which: 'open', due: 'none' } });
    expect(text.match(/#\d+/g)).toEqual(['#5']);
    expect(text).toContain('Open tasks · Churn · no due date');
  });
});

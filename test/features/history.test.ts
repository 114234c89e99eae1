import { beforeEach, expect, test } from 'vitest';
import { DAY } from '../../src/model/dates/calendar.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
});

const lines = async (text: string, who = 'bo') => (await k.say_(who, text)).text.split('\n');

test('the time in each state adds up over passes', async () => {
  await k.say_('ana', 'start data');
  k.clock.pass(3 * DAY);
  await k.say_('ana', 'block data no labels');
  k.clock.pass(2 * DAY);
  await k.say_('ana', 'unblock data');
  k.clock.pass(4 * DAY);
  await k.say_('ana', 'done data');
  await k.say_('ana', 'reopen data drift');
  k.clock.pass(DAY);
  const text = await lines('history data');
  const times = text.slice(text.indexOf('Time in each state') + 1, text.indexOf('What happened'));
  expect(times).toEqual([
    '[not started] less than a minute — pass 1',
    '[in progress] 7 days — pass 1',
    '[blocked] 2 days — pass 1',
    '[in progress] 1 day — pass 2',
  ]);
});

test('the times are on the first page only', async () => {
  for (let n = 0; n < 12; n += 1) await k.say_('ana', `due data 2026-04-${String(n + 10)}`);
  const first = await k.say_('bo', 'history data');
  expect(first.text).toContain('Time in each state');
  const second = await k.press('bo', first.answer, 'More');
  expect(second.text).not.toContain('Time in each state');
  expect(second.text).toContain('Ana Silva added the stage Data.');
  expect((await k.say_('bo', 'history data 99')).text).toContain('Nothing has happened yet');
});

test('what was done in a private conversation is shown without a place', async () => {
  await k.say_('ana', 'start data', { direct: true });
  await k.say_('ana', 'start training');
  const [started, alone] = [await lines('history training'), await lines('history data')];
  expect(started.find((line) => line.includes('started Training'))).toContain('#churn');
  expect(alone.filter((line) => line.includes('dm-ana'))).toEqual([]);
});

test('a renamed stage has its present name, and its history has the old one', async () => {
  await k.say_('ana', 'rename data to Features');
  const text = await lines('history features');
  expect(text).toContainEqual(expect.stringContaining('Ana Silva renamed “Data” to “Features”.'));
  expect(text[0]).toBe('History of Features');
});

test('an archived project still has its history', async () => {
  await k.say_('ana', 'archive');
  const text = await lines('history Churn');
  expect(text).toContainEqual(expect.stringContaining('Ana Silva archived Churn.'));
});

test('what was undone stays visible as undone', async () => {
  await k.say_('ana', 'start data');
  await k.say_('ana', 'undo');
  const text = await lines('history data');
  expect(text.filter((line) => line.includes('undid'))).toEqual([
    expect.stringContaining('Ana Silva undid a change: Data is back to “not started”.'),
  ]);
});

test('each kind of change is a sentence', async () => {
  const said = [
    'task add label the set @bo',
    'deputy training @bo',
    'deputy remove training @bo',
    'take training',
    'own training @bo',
    'due data 2026-04-10',
    'due data 2026-04-11',
    'due data none',
    'describe Who leaves',
    'at-risk data slow labels',
    'unblock data',
    'done data',
    'reopen data drift',
    'skip monitoring',
    'edit #1 stage:data',
    'audience everyone',
    'drop #1',
  ];
  for (const words of said) await k.say_('ana', words);
  const told: string[] = [];
  for (let page = 1; page <= 5; page += 1)
    told.push(...(await lines(`history page:${page}`)).filter((line) => line.includes(' — ')));
  expect(told.map((line) => line.split(' — ')[0])).toEqual(
    expect.arrayContaining([
      'Ana Silva added #1 label the set.',
      'Ana Silva offered #1 label the set to Bo Berg.',
      'Ana Silva made Bo Berg a deputy for Training.',
      'Ana Silva removed Bo Berg as a deputy for Training.',
      'Ana Silva took Training.',
      'Ana Silva offered Training to Bo Berg.',
      'Ana Silva set Data due on Fri 10 Apr.',
      'Ana Silva moved the due date of Data from Fri 10 Apr to Sat 11 Apr.',
      'Ana Silva cleared the due date of Data, Sat 11 Apr.',
      'Ana Silva described Churn: “Who leaves”',
      'Ana Silva marked Data as at risk.',
      'Ana Silva put Data back on track.',
      'Ana Silva finished Data.',
      'Ana Silva re-opened Data.',
      'Ana Silva skipped Monitoring.',
      'Ana Silva put #1 label the set in Data.',
      'Ana Silva changed who can see Churn: Everyone.',
      'Ana Silva dropped #1 label the set.',
    ]),
  );
});

test('a private channel is named in that channel and in private, not where others read along', async () => {
  const secret = { channel: 'secret', access: 'private' } as const;
  await k.say_('ana', 'new Shared');
  await k.say_('ana', 'link Shared', secret);
  await k.say_('ana', 'describe Shared who leaves, and why', secret);
  for (const where of [secret, { direct: true }])
    expect((await k.say_('ana', 'history Shared', where)).text).toContain('secret');
  expect((await k.say_('ana', 'history Shared')).text).not.toContain('secret');
});

test('what was undone is told by how things are since', async () => {
  await k.say_('ana', 'due training 2026-04-01');
  const undone = async (text: string) => {
    await k.say_('ana', text);
    await k.say_('ana', 'undo');
  };
  for (const text of [
    ...[
      'stage rename data to Labels',
      'stage drop data',
      'archive',
      'rename Churn to Lapse',
      'due training 2026-04-03',
    ],
    ...['due evaluation 2026-05-01', 'start training', 'take training', 'lead me', 'deputy training @bo'],
  ])
    await undone(text);
  const pages = [(await k.say_('ana', 'history Churn')).text, (await k.say_('ana', 'history Churn page:2')).text];
  const told = pages.flatMap((text) => [...text.matchAll(/undid a change: (.*?) — /g)].map(([, what]) => what));
  expect(told).toEqual([
    ...['Training is back to how it was.', 'Churn has no lead again.', 'Training has no owner again.'],
    ...['Training is back to “not started”.', 'Evaluation has no due date again.', 'Training is due Wed 1 Apr again.'],
    ...['it’s called Churn again.', 'Churn is no longer archived.', 'Data is back.', 'it’s called Data again.'],
  ]);
});

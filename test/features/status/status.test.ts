import { beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../../src/model/dates/calendar.js';
import { controlsOf } from '../../../src/view/view.js';
import { type Kit, kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

const text = async (who: string, words: string, where = {}) => (await k.say_(who, words, where)).text;
const say = async (...lines: string[]) => {
  for (const line of lines) await k.insist('ana', line);
};

describe('which project is meant', () => {
  test('without any project it says how to begin', async () => {
    expect(await text('bo', 'status')).toContain('No projects yet');
    expect(await text('bo', 'status all')).toContain('No projects yet');
  });

  test('the only one there is, in any place', async () => {
    await k.say_('ana', 'new Churn', { channel: 'one' });
    expect((await text('bo', 'status', { direct: true })).split('\n')[0]).toBe('Churn');
  });

  test('of several, none is guessed if none is linked', async () => {
    await k.say_('ana', 'new Churn', { channel: 'one' });
    await k.say_('ana', 'new Ranking', { channel: 'two' });
    expect(await text('bo', 'status', { direct: true })).toContain('Which project?');
    expect((await text('bo', 'status Ranking', { channel: 'one' })).split('\n')[0]).toBe('Ranking');
  });
});

describe('needs attention', () => {
  test('the most urgent comes first, and the rest is counted', async () => {
    await say('new Churn stages: s1, s2, s3, s4, s5, s6, s7, s8');
    for (let n = 1; n < 8; n += 1) await say(`due s${n} 2026-03-01`);
    await say('block s8 no GPUs', 'take s8');
    const lines = (await text('bo', 'status')).split('\n');
    const [at, stages] = [lines.indexOf('Needs attention'), lines.indexOf('All stages')];
    expect(lines.slice(at + 1, stages)).toEqual([
      's8 is blocked.',
      ...['s1', 's2', 's3', 's4', 's5'].map((name) => `${name} is overdue.`),
      'and 2 more',
    ]);
    expect(await text('bo', 'status all')).toContain('8 things need attention');
  });

  test('it stands above the stages, and what is blocked or overdue above everything else in it', async () => {
    await say('new Churn stages: late, risky, stopped', 'task add label the holdout owner:me by 2026-03-01');
    await say(
      'take late',
      'start late',
      'due late 2026-03-01',
      'at-risk risky too few labels',
      'block stopped no GPUs',
    );
    const lines = (await text('bo', 'status')).split('\n');
    const at = lines.indexOf('Needs attention');
    expect(lines.slice(at + 1, at + 5)).toEqual([
      'stopped is blocked.',
      'late is overdue.',
      '1 task is overdue.',
      'risky is at risk.',
    ]);
    expect(at).toBeLessThan(lines.indexOf('All stages'));
    expect(lines.findIndex((line) => line.startsWith('[blocked] stopped'))).toBeGreaterThan(
      lines.indexOf('All stages'),
    );
  });

  test('what is blocked is unblocked where it says so; nothing below offers to mark it as done', async () => {
    await say('new Churn', 'block data no GPUs');
    const { answer } = await k.say_('bo', 'status');
    const labels = answer ? controlsOf(answer).map(({ label }) => label) : [];
    expect(labels).toContain('Unblock');
    expect(labels).not.toContain('Data: Done');
  });

  test('where nothing does, the stages need no title', async () => {
    await say('new Churn');
    expect(await text('bo', 'status')).not.toContain('All stages');
  });

  test('the lead is the first to be offered what nobody owns', async () => {
    await say('new Churn', 'lead me', 'start data');
    const { answer } = await k.say_('bo', 'status');
    expect(JSON.stringify(answer)).toContain('"options":[{"value":"U1","label":"Ana Silva","act":"Give to Ana"}]');
  });

  test.each([
    ['overdue', 'task add late owner:me by 2026-03-01', '#1 late'],
    ['unowned', 'task add label', '#1 label'],
  ])('the button of %s tasks shows them', async (_, task, says) => {
    await say('new Churn', task);
    const { answer } = await k.say_('bo', 'status');
    expect((await k.press('bo', answer, 'Show')).text).toContain(says);
  });

  test('a task that somebody to take is not unowned, nor is it in the list of unowned tasks', async () => {
    await say('new Churn', 'task add first owner:@bo', 'task add second', 'task add third owner:@chi in data');
    expect(await text('bo', 'status')).toContain('1 task has no owner.');
    const list = await text('bo', 'task list unowned');
    expect(list.match(/#\d \w+/g)).toEqual(['#2 second']);
    await k.say_('bo', 'decline #1 no time');
    expect(await text('bo', 'status')).toContain('2 tasks have no owner.');
  });
});

test('what a button does can be read on a phone, however long the name of its stage', async () => {
  await say('new Churn stages: Hyperparameter optimisation, Data');
  const { answer } = await k.say_('ana', 'status');
  const labels = answer ? controlsOf(answer).map(({ label }) => label) : [];
  expect(labels).toContain('Hyperparameter op…: Start');
  const { text: taken } = await k.press('ana', answer, 'Hyperparameter op…: Start');
  expect(taken).toContain('started Hyperparameter optimisation');
});

test('an archived project shows its last state, and can be restored', async () => {
  await say('new Churn', 'block data no labels', 'due data 2026-03-01', 'archive');
  const { text: shown, answer } = await k.say_('bo', 'status Churn');
  expect(shown).toContain('archived');
  expect(shown).toContain('“no labels”');
  expect(shown).not.toContain('Needs attention');
  expect((await k.press('bo', answer, 'Restore')).text).toContain('Needs attention');
});

test('all projects, ten on a page, in the order of their names', async () => {
  for (let n = 10; n < 21; n += 1) await k.say_('ana', `new "Model ${n}"`, { channel: `c${n}` });
  const first = await k.say_('bo', 'status all');
  expect(first.text.match(/Model \d+/g)).toEqual(Array.from({ length: 10 }, (_, i) => `Model ${i + 10}`));
  expect((await k.press('bo', first.answer, 'More')).text.match(/Model \d+/g)).toEqual(['Model 20']);
  expect(await text('bo', 'status all 3')).not.toContain('Model');
});

test('two people act on the same status: each sees what the other did', async () => {
  await say('new Churn', 'start data');
  k.clock.pass(DAY);
  const { answer } = await k.say_('ana', 'status');
  await k.press('bo', answer, 'I’ll take it');
  const { text: after } = await k.press('ana', answer, 'I’ll take it');
  expect(after).toContain('Bo Berg took Data');
  expect(after).toContain('Data — Bo Berg');
});

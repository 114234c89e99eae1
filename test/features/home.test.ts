import { beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../src/model/dates/calendar.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

const say = async (...lines: string[]) => {
  for (const line of lines) await k.insist('ana', line);
};
const home = async (who = 'ana') => k.say_(who, 'home', { direct: true });

describe('each part shows five items and a button to the rest', () => {
  test.each([
    [5, false],
    [6, true],
  ])('%d tasks: a button to the rest is %s', async (n, more) => {
    await say('new Churn', ...Array.from({ length: n }, (_, i) => `task add "work ${i}" owner:me`));
    const { answer, text } = await home();
    expect(text.match(/work \d/g)).toHaveLength(5);
    expect(JSON.stringify(answer).includes('Show all')).toBe(more);
    if (more) expect((await k.press('ana', answer, 'Show all', { direct: true })).text).toContain('work 5');
  });
});

test('what is overdue comes first, and a stage that is stuck says for how long', async () => {
  await say('new Churn', 'start data', 'take data', 'task add late owner:me by 2026-03-01', 'task add later owner:me');
  k.clock.pass(20 * DAY);
  const { text } = await home();
  expect(text).toMatch(/#1 late — .*overdue since Sun 1 Mar/);
  expect(text.indexOf('#1 late')).toBeLessThan(text.indexOf('#2 later'));
  expect(text).toContain('no update for 20 days');
});

test('nothing in an archived project waits for anybody', async () => {
  await say('new Churn', 'take data', 'task add label owner:me', 'own training @bo', 'archive');
  expect((await home()).text).toContain('You’re all caught up');
  expect((await home('bo')).text).toContain('You’re all caught up');
  await say('restore Churn');
  expect((await home()).text).toContain('#1 label');
  expect((await home('bo')).text).toContain('Training in Churn');
});

test('somebody without projects sees the newest ones', async () => {
  for (let n = 1; n <= 7; n += 1) {
    await k.say_('ana', `new "Model ${n}"`, { channel: `c${n}` });
    k.clock.pass(1);
  }
  const { text } = await home('bo');
  expect(text.match(/Model \d/g)).toEqual(['Model 7', 'Model 6', 'Model 5', 'Model 4', 'Model 3']);
});

test('a press on an offer that was withdrawn says so', async () => {
  await say('new Churn', 'own data @bo');
  const { answer } = await home('bo');
  await say('take data');
  const { text } = await k.press('bo', answer, 'Accept', { direct: true });
  expect(text).toContain('withdrawn');
});

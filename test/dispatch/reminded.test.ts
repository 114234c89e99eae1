/** “Done”, in answer to a reminder, is about what it reminded of. */
import { beforeEach, describe, expect, test } from 'vitest';
import { type Kit, kit } from '../support/kit.js';

const HOUR = 3_600_000;
const direct = { direct: true, spoken: true };

let k: Kit;
const to = (iso: string) => k.clock.pass(Date.parse(iso) - k.clock.now());
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'digest schedule off');
  await k.insist('ana', 'set time-zone UTC me', { direct: true });
  await k.say_('ana', 'task add write the card owner:me due:2026-03-04');
});

/** The morning after: the reminders come. */
async function remind(): Promise<void> {
  to('2026-03-04T09:00Z');
  expect((await k.due()).some((one) => one.to === 'direct')).toBe(true);
  k.clock.pass(2 * HOUR);
}

test.each([
  ['done', 'finished #1'],
  ['done, tick it off', 'finished #1'],
  ['extend it to the 9th', 'due on Mon 9 Mar'],
])('“%s” is about the one thing that it told of', async (text, said) => {
  await remind();
  expect((await k.say_('ana', text, direct)).text).toContain(said);
});

describe('“done” is asked about', () => {
  const asked = async (where: object = direct) =>
    expect((await k.say_('ana', 'done', where)).text).toContain('Which stage or task?');

  test('if it told of two things', async () => {
    await k.say_('ana', 'task add check the labels owner:me due:2026-03-04');
    await remind();
    await asked();
  });

  test('if something was said since', async () => {
    await remind();
    await k.say_('ana', 'status', direct);
    k.clock.pass(HOUR);
    await asked();
  });

  test('on another day', async () => {
    await remind();
    k.clock.pass(24 * HOUR);
    await asked();
  });

  test('in a channel', async () => {
    await remind();
    await asked({ channel: 'churn', spoken: true });
  });
});

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

describe('whoever no longer sees the project since', () => {
  const rows = () =>
    k.store.read('W1', async (read) => [
      await read.find('task', {}),
      await read.find('stage', {}),
      await read.find('history', {}),
    ]);
  beforeEach(async () => {
    await k.say_('bo', 'own #1 @bo');
    await k.say_('ana', 'lead me');
    await k.insist('bo', 'set time-zone UTC me', { direct: true });
  });

  test.each(['done', 'done, tick it off', 'extend it to the 9th', 'what’s its due date?', 'who has it?'])(
    '“%s” changes and tells nothing if the task is somebody else’s',
    async (text) => {
      await remind();
      await k.say_('ana', 'own #1 @ana');
      await k.say_('ana', 'audience owners');
      const before = await rows();
      const { out } = await k.say_('bo', text, direct);
      expect(out).toHaveLength(1);
      expect(JSON.stringify(out)).not.toMatch(/write the card|Churn|#1/);
      expect(await rows()).toEqual(before);
    },
  );

  test('“done” is still about a task that is theirs', async () => {
    await remind();
    await k.say_('ana', 'audience owners');
    expect((await k.say_('bo', 'done', direct)).text).toContain('finished #1');
  });
});

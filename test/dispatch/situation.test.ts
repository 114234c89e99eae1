/** Who acts, where and when. */
import { describe, expect, test } from 'vitest';
import { call } from '../../src/commands/calls.js';
import { inSituation, pressed, sent, typed } from '../support/context.js';
import { kit, START } from '../support/kit.js';

test('a situation has the person, the channel and the time', async () => {
  const k = await kit();
  const { me, channel, now, via, workspace, thread } = await inSituation(
    k,
    typed('bo', 'status', { thread: 'T1' }),
    async (situation) => situation,
  );
  expect([me.name, channel.name, now, via, workspace, thread]).toEqual([
    ...['Bo Berg', 'churn', START, 'command', 'W1', 'T1'],
  ]);
});

test.each([
  ['a typed command', typed('ana', 'undo'), 'command'],
  ['a button', pressed('ana', call('undo')), 'button'],
  ['a form', sent('ana', call('undo')), 'form'],
])('%s is recorded as what it is', async (_, inbound, via) => {
  expect(await inSituation(await kit(), inbound, async (situation) => situation.via)).toBe(via);
});

describe('the time zone', () => {
  const zoneOf = async (said: string | undefined) => {
    const k = await kit();
    if (said) await k.say_('chi', said);
    return inSituation(k, typed('chi', 'status'), async ({ zone, today }) => [zone, today]);
  };
  test('is the one that the platform reports', async () => {
    expect(await zoneOf(undefined)).toEqual(['Asia/Kolkata', '2026-03-02']);
  });
  test('is the one that the person has set, if they have', async () => {
    expect(await zoneOf('set time-zone Pacific/Kiritimati me')).toEqual(['Pacific/Kiritimati', '2026-03-03']);
  });
});

test('a setting is the one that applies to the person here', async () => {
  const k = await kit();
  await k.say_('ana', 'set answers private me');
  const answersOf = (who: string) => inSituation(k, typed(who, 'status'), ({ setting }) => setting('answers'));
  expect(await answersOf('ana')).toBe('private');
  expect(await answersOf('bo')).not.toBe('private');
});

test('the order of day and month is the one that the person has set, else that of their locale', async () => {
  const k = await kit();
  const order = (locale?: string) =>
    inSituation(
      k,
      typed('ana', 'status', locale === undefined ? {} : { locale }),
      async (situation) => situation.order,
    );
  expect([await order(), await order('en-US'), await order('en-GB')]).toEqual([
    'unknown',
    'likely-month-first',
    'day-first',
  ]);
  await k.say_('ana', 'set date-order day-first me');
  expect([await order(), await order('en-US')]).toEqual(['day-first', 'day-first']);
});

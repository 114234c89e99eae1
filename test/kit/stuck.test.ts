import { beforeEach, describe, expect, test } from 'vitest';
import { stuckAmong } from '../../src/kit/stuck.js';
import { DAY } from '../../src/model/dates/calendar.js';
import type { Reader } from '../../src/ports/store.js';
import { type Kit, kit } from '../support/kit.js';
import { counting } from '../support/lookups.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

const say = async (...lines: string[]) => {
  for (const line of lines) await k.say_('ana', line);
};

/** "Data: 15 days": the stages that are stuck, and for how long. */
const stuck = () =>
  k.store.read('W1', async (read) => {
    const found = await stuckAmong(read, await read.find('stage', { where: { dropped: false } }), k.clock.now());
    return found.map(({ stage, quietMs }) => `${stage.name}: ${quietMs / DAY} days`);
  });

describe('a team without a known pace goes by the setting', () => {
  test.each([
    ['after 14 days it is not stuck', 14 * DAY, []],
    ['a moment later it is', 14 * DAY + 1, [`Data: ${14 + 1 / DAY} days`]],
  ])('%s', async (_, wait, expected) => {
    await say('new Churn', 'start data');
    k.clock.pass(wait);
    expect(await stuck()).toEqual(expected);
  });

  test('a step of one of its tasks counts, a step of another task does not', async () => {
    await say(
      'new Churn',
      'start data',
      'start training',
      'task add label stage:data',
      'task add tune stage:evaluation',
    );
    k.clock.pass(10 * DAY);
    await say('take #1', 'take #2');
    k.clock.pass(10 * DAY);
    expect(await stuck()).toEqual(['Training: 20 days']);
  });

  test.each(['take data', 'due data 2026-12-01', 'rename data to Data2', 'task add label stage:data'])(
    '"%s" is a step',
    async (step) => {
      await say('new Churn', 'start data');
      k.clock.pass(13 * DAY);
      await say(step);
      k.clock.pass(13 * DAY);
      expect(await stuck()).toEqual([]);
    },
  );

  test('a step of this very moment counts, so that a press is seen in what the message shows next', async () => {
    await say('new Churn', 'start data');
    k.clock.pass(20 * DAY);
    const { answer } = await k.say_('ana', 'status');
    const { text } = await k.press('ana', answer, 'I’ll take it');
    expect(text).not.toContain('has not moved');
  });

  test('the quietest comes first', async () => {
    await say('new Churn', 'start data');
    k.clock.pass(2 * DAY);
    await say('start training');
    k.clock.pass(20 * DAY);
    expect(await stuck()).toEqual(['Data: 22 days', 'Training: 20 days']);
  });

  test('the shortest of its channels’ settings applies, whichever was set first', async () => {
    await k.say_('ana', 'new Churn', { channel: 'one' });
    await k.say_('ana', 'link Churn', { channel: 'two' });
    await k.say_('ana', 'set stalled-after 9 channel', { channel: 'one' });
    await k.say_('ana', 'set stalled-after 5 channel', { channel: 'two' });
    await k.say_('ana', 'set stalled-after 2 channel', { channel: 'three' });
    await k.say_('ana', 'set stalled-after 100 workspace', { channel: 'one' });
    await k.say_('ana', 'start data', { channel: 'one' });
    k.clock.pass(5 * DAY);
    expect(await stuck()).toEqual([]);
    k.clock.pass(DAY);
    expect(await stuck()).toEqual(['Data: 6 days']);
  });
});

describe('a team with a known pace', () => {
  /** Five projects whose data took this many days each. */
  const pace = async (days: number) => {
    for (let n = 0; n < 5; n += 1) await k.say_('ana', `new "Past ${n}"`, { channel: `p${n}` });
    for (let n = 0; n < 5; n += 1) await k.say_('ana', 'start data', { channel: `p${n}` });
    k.clock.pass(days * DAY);
    for (let n = 0; n < 5; n += 1) await k.say_('ana', 'done data', { channel: `p${n}` });
  };

  test('a quick team is warned sooner than the setting says', async () => {
    await pace(4);
    await say('new Churn', 'start data', 'start training');
    k.clock.pass(4 * DAY);
    expect(await stuck()).toEqual([]);
    k.clock.pass(DAY);
    // Nothing is known about training yet: 14 days.
    expect(await stuck()).toEqual(['Data: 5 days']);
  });

  test('a slow team is warned later', async () => {
    await pace(30);
    await say('new Churn', 'start data', 'start training');
    k.clock.pass(20 * DAY);
    expect(await stuck()).toEqual(['Training: 20 days']);
  });
});

describe('look-ups', () => {
  const lookups = () =>
    k.store.read('W1', async (read) => {
      const stages = await read.find('stage', {});
      const counted = counting(read);
      await stuckAmong(counted.read, stages, k.clock.now());
      return counted.kinds;
    });

  test('no look-up is made while every stage is recent or not in progress', async () => {
    await say('new Churn', 'start data', 'block training no GPUs', 'done evaluation');
    k.clock.pass(DAY);
    expect(await lookups()).toEqual([]);
    await say('done data');
    k.clock.pass(90 * DAY);
    expect(await lookups()).toEqual([]);
  });

  test('the history of busy stages is counted, not read', async () => {
    await say('new Churn', 'start data');
    for (let n = 0; n < 20; n += 1) await say('task add label stage:data');
    k.clock.pass(20 * DAY);
    await say('take #1');
    const lines = await k.store.read('W1', async (read) => {
      let rows = 0;
      const stages = await read.find('stage', {});
      const find: typeof read.find = async (kind, query) => {
        const found = await read.find(kind, query);
        if (kind === 'history') rows += found.length;
        return found;
      };
      const noting: Reader = { ...counting(read).read, find, overall: { ...counting(read).read, find } };
      await stuckAmong(noting, stages, k.clock.now());
      return rows;
    });
    // No stay has ended yet that could show what is usual, and of the tasks nothing is read.
    expect(lines).toBe(0);
  });
});

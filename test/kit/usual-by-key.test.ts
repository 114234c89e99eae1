import { beforeEach, describe, expect, test } from 'vitest';
import { SqlStore } from '../../adapters/store/store.js';
import { readerFor } from '../../src/kit/seen-reader.js';
import { usualByKey } from '../../src/kit/usual-by-key.js';
import { DAY } from '../../src/model/dates/calendar.js';
import type { Person } from '../../src/model/people-rows.js';
import type { Reader } from '../../src/ports/store.js';
import { type Kit, kit } from '../support/kit.js';
import { counting } from '../support/lookups.js';

const HOUR = DAY / 24;

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

const inDays = (ms: ReadonlyMap<string, number>) => Object.fromEntries([...ms].map(([key, n]) => [key, n / DAY]));

/** What is usual, in days. */
const usual = (store = k.store, until = k.clock.now() + 1) =>
  store.read('W1', async (read) => inDays(await usualByKey(read, until)));

/** Five projects, each with data that took so many days. Ends just after ten in the morning. */
const fivePast = async (days: number) => {
  const each = async (line: (n: number) => string) => {
    for (let n = 0; n < 5; n += 1) await k.say_('ana', line(n), { channel: `p${n}` });
  };
  await each((n) => `new "Past ${n}"`);
  await each(() => 'start data');
  k.clock.pass(days * DAY);
  await each(() => 'done data');
};

describe('a day counts from one o’clock in the night after it', () => {
  test('not before', async () => {
    await fivePast(4);
    expect(await usual()).toEqual({});
    k.clock.pass(15 * HOUR - 2);
    expect(await usual()).toEqual({});
    k.clock.pass(1);
    expect(await usual()).toEqual({ data: 4 });
  });

  test('for an instant in the past, only what happened before it', async () => {
    await fivePast(4);
    const then = k.clock.now();
    k.clock.pass(30 * DAY);
    expect(await usual(k.store, then)).toEqual({});
    expect(await usual()).toEqual({ data: 4 });
  });
});

describe('instances come to the same result, whatever they remember', () => {
  /** Another instance, which remembers nothing yet. */
  const another = () => new SqlStore(k.opened, k.clock);

  beforeEach(async () => {
    await fivePast(4);
    k.clock.pass(DAY);
    expect(await usual()).toEqual({ data: 4 });
  });

  test.each([
    ['a stage moves', 'start data'],
    ['a stage is renamed', 'rename data to Labels'],
    ['and back and forth', 'rename data to Labels', 'rename labels to Data', 'rename data to Sets'],
    ['a project is archived', 'archive "Past 0"'],
    ['the sample project comes, with a past of its own', 'sample'],
    ['and goes', 'sample', 'sample remove'],
  ])('%s', async (_, ...lines) => {
    for (const line of lines) {
      const { text } = await k.say_('ana', line, { channel: 'p0' });
      expect(text).not.toContain('help');
    }
    k.clock.pass(HOUR);
    expect(await usual()).toEqual({ data: 4 });
    expect(await usual(another())).toEqual({ data: 4 });
  });

  test('the next day, a renamed stage has its new name', async () => {
    await k.say_('ana', 'rename data to Labels', { channel: 'p0' });
    k.clock.pass(DAY);
    expect(await usual()).toEqual({});
  });
});

test('a stay counts from its beginning, however much happened elsewhere since', async () => {
  await fivePast(30);
  // As many moves as are looked for, all of them from nowhere to the first state.
  for (let n = 0; n < 80; n += 1) await k.say_('ana', `new "Next ${n}"`, { channel: `n${n}` });
  k.clock.pass(DAY);
  expect(await usual()).toEqual({ data: 30 });
});

test('the sample project does not count', async () => {
  await fivePast(4);
  await k.say_('ana', 'sample');
  k.clock.pass(DAY);
  expect(Object.keys(await usual())).toEqual(['data']);
});

describe('what is remembered', () => {
  const lookups = (of: (read: Reader) => Promise<Reader>) =>
    k.store.read('W1', async (read) => {
      const { overall } = await of(read);
      const counted = counting(read);
      const reader = { ...counted.read, overall: { ...counted.read, remembered: overall.remembered.bind(overall) } };
      await usualByKey(reader, k.clock.now());
      return counted.kinds.length;
    });

  test('costs no look-up for the rest of the day', async () => {
    await fivePast(4);
    k.clock.pass(DAY);
    await usual();
    expect(await lookups(async (read) => read)).toBe(0);
    k.clock.pass(15 * HOUR);
    expect(await lookups(async (read) => read)).toBeGreaterThan(0);
  });

  test('is not for guests, who are told from what they see', async () => {
    await fivePast(4);
    k.clock.pass(DAY);
    await usual();
    const { person } = k.origin('gus', {});
    const me: Person = { ...person, workspace: 'W1', version: 1, gone: false, key: 'gus guest', firstKey: 'gus' };
    const asGuest = (read: Reader) => readerFor(read, { me, channel: null, now: k.clock.now() });
    expect(await lookups(asGuest)).toBeGreaterThan(0);
    const seen = k.store.read('W1', async (read) => inDays(await usualByKey(await asGuest(read), k.clock.now())));
    expect(await seen).toEqual({});
  });
});

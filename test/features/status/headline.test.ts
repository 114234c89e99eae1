/** The line at the top of a channel: when it changes, what it says, and whom it is not for. */
import { beforeEach, expect, test } from 'vitest';
import { DAY } from '../../../src/model/dates/calendar.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { plainText } from '../../../src/view/as-text.js';
import { type Kit, kit } from '../../support/kit.js';

const MINUTE = 60_000;

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
});

type Headline = Extract<Outbound, { to: 'headline' }>;
const headlinesIn = (out: readonly Outbound[]) => out.filter((one): one is Headline => one.to === 'headline');
const lines = (out: readonly Outbound[]) => headlinesIn(out).map(({ view }) => plainText(view));

/** What is sent in the minute after somebody has said something. */
async function said(who: string, text: string, where = {}): Promise<Outbound[]> {
  const { out } = await k.say_(who, text, where);
  k.clock.pass(MINUTE);
  return [...out, ...(await k.due())];
}

test('it is off until somebody switches it on, and then there at once', async () => {
  expect(lines(await said('ana', 'start data'))).toEqual([]);
  const { out } = await k.say_('ana', 'set headline on channel');
  const [first] = headlinesIn(out);
  expect(first).toMatchObject({ channel: 'C-churn', first: true, orTell: { person: 'U1' } });
  expect(first && plainText(first.view)).toBe('[in progress] Churn: Data — 1 thing needs attention');
  expect(first?.orTell && plainText(first.orTell.view)).toContain('the permission to manage bookmarks');
});

test('it changes once a minute at most, however much happens, and not to what it is already', async () => {
  await said('ana', 'set headline on channel');
  const busy = [...(await k.say_('ana', 'start data')).out];
  for (const text of ['task add one', 'task add two', 'block data no access'])
    busy.push(...(await k.say_('ana', text)).out, ...(await k.due()));
  // The minute since the last change is over, so the first of these shows at once.
  expect(lines(busy)).toEqual(['[in progress] Churn: Data — 2 things need attention']);
  k.clock.pass(MINUTE - 1);
  expect(lines(await k.due())).toEqual([]);
  k.clock.pass(1);
  const [next, more] = headlinesIn(await k.due());
  expect(next && plainText(next.view)).toContain('[blocked] Churn: Data');
  expect([next?.first, next?.orTell, more]).toEqual([false, undefined, undefined]);
  expect(lines(await said('ana', 'describe Churn as keeping customers'))).toEqual([]);
});

test('what becomes late by itself shows the day after', async () => {
  await k.say_('ana', 'due data 2026-03-02');
  await said('ana', 'set headline on channel');
  k.clock.pass(DAY);
  expect(lines(await k.due())).toEqual([expect.stringContaining('Churn: Data')]);
});

test.each(['set headline off channel', 'reset headline channel', 'unlink Churn', 'archive Churn'])(
  'it is taken away: %s',
  async (text) => {
    await said('ana', 'set headline on channel');
    const [away, more] = headlinesIn(await said('ana', text));
    expect([away?.view.blocks, away?.first, more]).toEqual([[], false, undefined]);
    k.clock.pass(2 * DAY);
    expect(headlinesIn(await k.due())).toEqual([]);
  },
);

test('it comes back with a project, and with what is taken back', async () => {
  await said('ana', 'set headline on channel');
  await said('ana', 'unlink Churn');
  expect(headlinesIn(await said('ana', 'link Churn'))).toMatchObject([{ first: true }]);
  await said('ana', 'set headline off channel');
  expect(headlinesIn(await said('ana', 'undo'))).toMatchObject([{ first: true }]);
});

test('a project that not everybody in the channel may see is not named there', async () => {
  await said('ana', 'set headline on channel');
  const [away] = headlinesIn(await said('ana', 'audience Churn owners'));
  expect(away?.view.blocks).toEqual([]);
});

test('a sample that is removed does not stay there', async () => {
  await k.say_('ana', 'sample', { channel: 'trial' });
  await said('ana', 'set headline on channel', { channel: 'trial' });
  const out = await said('ana', 'sample remove', { channel: 'trial' });
  expect(headlinesIn(out).map(({ view }) => view.blocks)).toEqual([[]]);
});

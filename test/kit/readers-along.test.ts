/** Who reads along in a channel. */
import { beforeEach, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { allReadersSee } from '../../src/kit/readers-along.js';
import { set } from '../../src/model/changes.js';
import { DAY } from '../../src/model/dates/calendar.js';
import { type Kit, kit } from '../support/kit.js';
import { counting } from '../support/lookups.js';

const secret = { channel: 'secret', access: 'private' } as const;
const other = { channel: 'other', access: 'private' } as const;

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

test('channels that only an older version knew are not one place', async () => {
  await k.say_('ana', 'new Falcon', secret);
  await k.say_('ana', 'lead me', secret);
  await k.insist('ana', 'own data in Falcon @bo', other);
  await k.store.transact('W1', newId(), async (unit) => {
    const channels = await unit.find('channel', {});
    await unit.apply(channels.map((channel) => set('channel', channel, { place: '' })));
    return {};
  });
  const { out } = await k.say_('bo', 'accept', { direct: true });
  // The card of the offer loses its buttons.
  expect(out).toMatchObject([
    { to: 'message', channel: 'C-dm-bo' },
    { to: 'direct', person: 'U1' },
    { to: 'channel', channel: 'C-dm-bo' },
  ]);
});

test.each([
  ['a stranger', 'whisper', ['U1', 'U2', 'U77']],
  ['nobody but members', 'channel', ['U1', 'U2']],
])('where %s reads along, what is elsewhere comes in a %s', async (_, to, people) => {
  await k.say_('ana', 'new Churn');
  const { channel } = k.origin('ana', secret);
  await k.roster.reported('W1', { channel, people });
  expect((await k.say_('ana', 'status Churn', secret)).out).toMatchObject([{ to }]);
});

test.each([
  ['linked there', 'churn', ['project', 'link']],
  ['for everyone, in a channel without guests', 'lobby', ['project', 'link', 'place', 'person', 'forgotten']],
])('a project %s costs a few look-ups', async (_, name, kinds) => {
  await k.say_('ana', 'new Churn');
  const { channel } = k.origin('ana', { channel: name });
  const made = await k.store.read('W1', async (read) => {
    const ids = (await read.find('project', {})).map(({ id }) => id);
    const counted = counting(read);
    expect(await allReadersSee(counted.read, channel, new Set(ids), k.clock.now())).toBe(true);
    return counted.kinds;
  });
  expect(made).toEqual(kinds);
});

test('an old stage with a new step keeps no answer from a channel that a stranger reads along in', async () => {
  await k.say_('ana', 'new Churn', secret);
  await k.say_('ana', 'start data', secret);
  k.clock.pass(20 * DAY);
  await k.say_('ana', 'due data 2026-05-04', secret);
  const { channel } = k.origin('ana', secret);
  await k.roster.reported('W1', { channel, people: ['U1', 'U2', 'U77'] });
  expect((await k.say_('ana', 'status', secret)).out).toMatchObject([{ to: 'channel' }]);
});

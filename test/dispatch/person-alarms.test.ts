/** All alarms of one person. */
import { expect, test } from 'vitest';
import { setPersonAlarms } from '../../src/dispatch/person-alarms.js';
import { type Kit, kit } from '../support/kit.js';

const changesFor = (k: Kit, person: string, moved = false) =>
  k.store.read('W1', (read) => setPersonAlarms({ read, now: k.clock.now(), workspace: 'W1' }, person, moved));

const alarmKinds = async (k: Kit, person: string) =>
  (await changesFor(k, person)).flatMap((one) => (one.kind === 'alarm' && one.do === 'set' ? [one.row.what] : []));

test('a person without digests and work has none', async () => {
  expect(await changesFor(await kit(), 'U1')).toEqual([]);
});

test('a digest of their own and a reminder of their work are set again', async () => {
  const k = await kit();
  await k.say_('bo', 'new Churn');
  await k.say_('bo', 'take data');
  await k.say_('bo', 'digest schedule me mondays at 9:00');
  expect(await alarmKinds(k, 'U2')).toEqual(['digest', 'reminder']);
});

test('in another time zone their digest is due at once, as its time may have passed', async () => {
  const k = await kit();
  await k.say_('bo', 'digest schedule me mondays at 9:00');
  const [digest] = (await changesFor(k, 'U2', true)).filter(({ kind }) => kind === 'alarm');
  expect(digest).toMatchObject({ do: 'set', row: { what: 'digest', at: k.clock.now() } });
});

/** What is nobody else's business is seen by nobody else: not in an answer, not in a message that is redrawn, not when undone. */
import { beforeEach, describe, expect, test } from 'vitest';
import type { Outbound } from '../../src/ports/outbound.js';
import type { Call } from '../../src/view/view.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('bo', 'task add label owner:me');
  // What is taken back if the words under test change nothing.
  await k.say_('bo', 'set time-zone Europe/Lisbon me');
  await k.take();
});

/** Everything that others than Bo see of some messages. */
const seenByOthers = (out: readonly Outbound[]) =>
  out.filter((one) => !((one.to === 'whisper' || one.to === 'direct') && one.person === 'U2'));

/** The call that some words of Bo's make; in a Baton of its own, so that nothing happens here. */
async function callOf(words: string): Promise<Call> {
  const other = await kit();
  await other.say_('ana', 'new Churn');
  await other.say_('bo', words);
  const [act] = other.decision?.acts ?? [];
  if (!act) throw new Error(`“${words}” means nothing`);
  return act.call;
}

const OWN = [
  'mute',
  'unmute',
  'mute bare-todo',
  'set quiet-hours 18:00-09:00',
  'set weekends open',
  'set reminders off',
  'set answers public me',
  'set nudges off me',
  'set muted-rules bare-todo me',
  'reset quiet-hours',
  'reset quiet-hours me',
  'reminders',
  'reminders off',
  'reminders on due',
  'reminder show',
  'snooze until friday',
  'snooze none',
  'settings',
  'nudges',
  'home',
  'digest schedule me fridays 10:00',
  'digest pause me',
  'digest schedule portfolio off',
];

describe.each(OWN)('%s', (words) => {
  test('typed in a channel, and then taken back', async () => {
    for (const said of [words, 'undo']) {
      const { out, answer } = await k.say_('bo', said);
      expect(answer).toBeDefined();
      expect(seenByOthers(out)).toEqual([]);
    }
    expect(k.faults).toEqual([]);
  });
  test('said twice, with buttons of a message that others see', async () => {
    const call = await callOf(words);
    for (const one of [
      call,
      call,
      { command: 'undo', args: {} },
      { ...call, after: { command: 'status', args: {} } },
    ]) {
      const { out, answer } = await k.call('bo', one, { shared: true });
      expect(answer).toBeDefined();
      expect(seenByOthers(out)).toEqual([]);
    }
    expect(k.faults).toEqual([]);
  });
});

test('what everybody saw is taken back before everybody', async () => {
  await k.say_('bo', 'start data');
  expect((await k.say_('bo', 'undo')).out[0]?.to).toBe('channel');
});

test('a private answer to a public matter stays private when undone', async () => {
  await k.say_('bo', 'set answers private me');
  await k.say_('bo', 'start data');
  expect((await k.say_('bo', 'undo')).out[0]?.to).toBe('whisper');
});

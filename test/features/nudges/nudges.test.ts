/** Nudges: the grace time to the moment, several people and messages at once, and what is kept of them. */
import { beforeEach, describe, expect, test } from 'vitest';
import { DAY } from '../../../src/model/dates/calendar.js';
import { HELD_MS, MINUTE } from '../../../src/model/nudges.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { plainText } from '../../../src/view/as-text.js';
import { type Kit, kit } from '../../support/kit.js';

const UNCLEAR = 'Someone should fix the ETL by Friday.';
const GRACE = 3 * MINUTE;

let k: Kit;
let n = 0;
beforeEach(async () => {
  n = 0;
  k = await kit();
  await k.say_('ana', 'new Churn');
});

const write = (who: string, text: string, where = {}) => {
  n += 1;
  return k.hear(who, { type: 'message', id: `M${n}`, text }, where);
};
const whispers = (out: readonly Outbound[]) => out.flatMap((o) => (o.to === 'whisper' ? [o] : []));
const nudges = () => k.store.read('W1', (r) => r.find('nudge', { order: ['id'] }));
const later = async (ms: number) => {
  k.clock.pass(ms);
  return whispers(await k.due());
};

test('nobody is asked a moment before the grace time is over', async () => {
  await write('ana', UNCLEAR);
  expect(await later(GRACE - 1)).toEqual([]);
  expect(await later(1)).toMatchObject([{ person: 'U1' }]);
});

test('without a grace time the question comes at once', async () => {
  await k.say_('ana', 'set nudge-grace 0 channel');
  expect(whispers(await write('ana', UNCLEAR))).toMatchObject([{ person: 'U1' }]);
});

test('a channel whose only project is archived is not listened to any more', async () => {
  await write('ana', UNCLEAR);
  await k.say_('ana', 'archive');
  expect(await later(GRACE)).toEqual([]);
  await write('ana', UNCLEAR);
  expect(await later(GRACE)).toEqual([]);
});

test('if two people claim the work, only the first is asked whether to keep it', async () => {
  await write('ana', UNCLEAR);
  const first = await k.hear('bo', { type: 'reaction', id: 'M1', emoji: 'raising_hand' });
  const second = await k.hear('chi', { type: 'reaction', id: 'M1', emoji: 'raising_hand' });
  expect([first, second].map((out) => whispers(out).map(({ person }) => person))).toEqual([['U2'], []]);
  expect(await later(GRACE)).toEqual([]);
});

test('each person is asked about their own message only', async () => {
  await write('ana', UNCLEAR);
  await write('chi', 'Somebody needs to rehearse the rollback.');
  const asked = await later(GRACE);
  expect(asked.map(({ person }) => person).sort()).toEqual(['U1', 'U3']);
  for (const { person, view } of asked) expect(plainText(view).includes('ETL')).toBe(person === 'U1');
});

test('nobody answers somebody else’s nudge, whatever they press', async () => {
  await write('ana', UNCLEAR);
  const [asked] = await later(GRACE);
  for (const command of ['nudge take', 'nudge none', 'nudge later', 'nudge less', 'nudge edit']) {
    const [nudge] = await nudges();
    const { text } = await k.call('bo', { command, args: { nudge: nudge?.id ?? '' } });
    expect(text, command).not.toContain('ETL');
  }
  expect((await k.press('ana', asked?.view, 'I’ll take it', { shared: false })).text).toContain('#1 Fix the ETL');
});

describe('the words of a message', () => {
  const words = async () => (await nudges()).flatMap(({ held }) => (held ? [held.sentence] : []));

  test('are held while the question waits, and gone once it is answered', async () => {
    await write('ana', UNCLEAR);
    expect(await words()).toEqual([UNCLEAR]);
    const [asked] = await later(GRACE);
    await k.press('ana', asked?.view, 'No owner needed', { shared: false });
    expect(await words()).toEqual([]);
  });

  test('are gone after a day, answered or not', async () => {
    await write('ana', UNCLEAR);
    await later(GRACE);
    await later(HELD_MS - GRACE - 1);
    expect(await words()).toEqual([UNCLEAR]);
    await later(1);
    expect(await nudges()).toEqual([]);
  });

  test('are gone at once in the share that is held out', async () => {
    await k.say_('ana', 'set nudge-hold-out 90 workspace');
    for (let i = 0; i < 10; i += 1) await write('ana', `Someone should fix part ${i} of the ETL by Friday.`);
    await later(GRACE);
    const held = (await nudges()).filter(({ state }) => state === 'held_out');
    expect(held.length).toBeGreaterThan(0);
    expect(held.every((nudge) => nudge.held === null)).toBe(true);
  });

  test('are gone when their author leaves', async () => {
    await write('ana', UNCLEAR);
    await k.hear('ana', { type: 'left', id: 'U1' });
    expect(await nudges()).toEqual([]);
    expect(await later(GRACE)).toEqual([]);
  });
});

test('put off until tomorrow, it comes an hour before its words are gone', async () => {
  await write('ana', UNCLEAR);
  const [asked] = await later(GRACE);
  await k.press('ana', asked?.view, 'Not now');
  expect(await later(DAY - GRACE - 60 * MINUTE - 1)).toEqual([]);
  expect(await later(1)).toMatchObject([{ person: 'U1' }]);
});

test('eight messages of one person make one whisper; settled ones leave its list', async () => {
  for (let i = 1; i <= 8; i += 1) await write('ana', `Someone should fix part ${i} of the ETL by Friday.`);
  const [asked, ...more] = await later(GRACE);
  expect(more).toEqual([]);
  expect(plainText(asked?.view ?? { blocks: [] })).toContain('8 messages');
  const { text } = await k.press('ana', asked?.view, 'No owner needed', { shared: false });
  expect(text).toContain('7 messages');
});

import { beforeEach, expect, test } from 'vitest';
import { MINUTE } from '../../../src/model/nudges.js';
import { type Kit, kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'set nudge-pause 0 workspace');
  await k.say_('ana', 'set nudges-a-day 99 channel');
});

/** Ana is asked about a number of messages, and answers each by a press, or none. */
async function asked(count: number, press: string | undefined, where: { channel?: string } = {}): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    await k.hear('ana', { type: 'message', id: `${press}${n}`, text: 'Someone should fix the ETL by Friday.' }, where);
    k.clock.pass(3 * MINUTE);
    const [whisper] = await k.due();
    if (press) await k.press('ana', whisper?.view, press, where);
  }
}

test('useful nudges are counted against unwanted ones', async () => {
  await asked(4, 'I’ll take it');
  await asked(1, 'No owner needed');
  const { text } = await k.say_('bo', 'nudges');
  expect(text).toContain('shown 5 times');
  expect(text).toContain('useful 4 of 5 times (80%');
});

test('a share is told of five answers and more; of fewer, only how many there are', async () => {
  const figures = async () => (await k.say_('bo', 'nudges')).text;
  await asked(5, undefined);
  expect(await figures()).toContain('shown 5 times · not answered yet');
  await asked(2, 'I’ll take it');
  expect(await figures()).toContain('useful 2 of 2 times (too few to tell)');
});

test('fewer than five are not counted out: they would tell how single people took theirs', async () => {
  await asked(4, 'No owner needed');
  const { text } = await k.say_('bo', 'nudges');
  expect(text).toContain('fewer than 5 so far');
  expect(text).not.toMatch(/useful|shown \d/);
});

test('each channel has its own counts; a private conversation shows them all', async () => {
  await k.say_('ana', 'new Ranking', { channel: 'rank' });
  await k.tell();
  await asked(6, 'I’ll take it');
  await asked(5, 'I’ll take it', { channel: 'rank' });
  const shown = async (where: object) => (await k.say_('bo', 'nudges', where)).text.match(/shown \d+ times/g);
  expect(await shown({})).toEqual(['shown 6 times']);
  expect(await shown({ channel: 'rank' })).toEqual(['shown 5 times']);
  expect((await shown({ direct: true }))?.sort()).toEqual(['shown 5 times', 'shown 6 times']);
});

test('a rule that is dismissed too often needs more confidence, and the settings say so', async () => {
  await asked(20, 'No owner needed');
  expect((await k.say_('bo', 'settings')).text).toContain('only clear cases now: “Someone should”');
  expect((await k.say_('bo', 'nudges')).text).toContain('“Someone should”');
});

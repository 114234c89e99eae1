/** Before the first nudge: the channel has been told, and whoever has to be asked has said yes. */
import { beforeEach, describe, expect, test } from 'vitest';
import { set } from '../../../src/model/changes.js';
import { HELD_MS, MINUTE } from '../../../src/model/nudges.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { plainText } from '../../../src/view/as-text.js';
import { controlsOf } from '../../../src/view/view.js';
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

const write = (who: string, where = {}) => {
  n += 1;
  return k.hear(who, { type: 'message', id: `M${n}`, text: UNCLEAR }, where);
};
const passed = async (ms: number) => {
  k.clock.pass(ms);
  return k.due();
};
/** Who gets what: "public", or who alone sees it. */
const shown = (out: readonly Outbound[]) =>
  out.map((one) => [one.to === 'channel' ? 'public' : 'person' in one && one.person, plainText(one.view).slice(0, 15)]);
const nudges = () => k.store.read('W1', (r) => r.find('nudge', {}));
const toldAt = async (id: string) => (await k.store.read('W1', (r) => r.get('channel', id)))?.toldAt ?? null;

const NOTICE = ['public', 'Before I start:'];
const NUDGE = ['U1', 'Who will do it?'];

describe('a channel that was not told', () => {
  const other = { channel: 'other' };
  beforeEach(async () => {
    await k.say_('ana', 'link Churn', other);
  });

  test('is told once, in public; the first nudge follows when there was time to say no', async () => {
    await write('ana', other);
    const told = await passed(GRACE);
    expect(shown(told)).toEqual([NOTICE]);
    expect(told[0]).toMatchObject({ channel: 'C-other', thread: null });
    expect(shown(await passed(GRACE - 1))).toEqual([]);
    expect(shown(await passed(1))).toEqual([NUDGE]);
    k.clock.pass(2 * 60 * MINUTE);
    await write('ana', other);
    expect(shown(await passed(GRACE))).toEqual([NUDGE]);
  });

  test('without a grace time the nudge still comes some seconds after the notice, which it would overtake', async () => {
    await k.say_('ana', 'set nudge-grace 0 channel', other);
    expect(shown(await write('ana', other))).toEqual([NOTICE]);
    await write('chi', other);
    expect(shown(await passed(1_999))).toEqual([]);
    expect(shown(await passed(1)).map(([who]) => who)).toEqual(['U1', 'U3']);
  });

  test('in those seconds nobody is asked whether to keep what they promise either', async () => {
    await k.say_('ana', 'set nudge-grace 0 channel', other);
    await write('ana', other);
    const text = "I'll write the runbook by Friday.";
    expect(shown(await k.hear('chi', { type: 'message', id: 'M9', text }, other))).toEqual([]);
  });

  test('whoever says no to the notice is not nudged, and nobody sees that they did', async () => {
    await write('ana', other);
    const [notice] = await passed(GRACE);
    const pressed = await k.press('ana', notice?.view, 'All nudges to me', { ...other, shared: true });
    expect(pressed.out.map(({ to }) => to)).toEqual(['whisper']);
    expect(shown(await passed(GRACE))).toEqual([]);
  });

  test('the channel can say no from the notice', async () => {
    await write('ana', other);
    const [notice] = await passed(GRACE);
    await k.press('bo', notice?.view, 'Turn nudges off here', { ...other, shared: true });
    expect(shown(await passed(GRACE))).toEqual([]);
  });

  test('nobody is asked whether to keep what they promise', async () => {
    n += 1;
    const text = "I'll write the runbook by Friday.";
    expect(shown(await k.hear('ana', { type: 'message', id: `M${n}`, text }, other))).toEqual([]);
    expect(shown(await k.hear('ana', { type: 'message', id: 'M9', text }))).toHaveLength(1);
  });

  test('a welcome tells it', async () => {
    expect(await toldAt('C-other')).toBe(null);
    await k.menu('ana', 'welcome', undefined, other);
    expect(await toldAt('C-other')).toBe(k.clock.now());
    await write('ana', other);
    expect(shown(await passed(GRACE))).toEqual([NUDGE]);
    expect(k.faults).toEqual([]);
  });

  test('nothing is said before there is anything to ask about, nor to those who are asleep', async () => {
    await k.hear('ana', { type: 'message', id: 'M1', text: 'The weather is fine.' }, other);
    expect(shown(await passed(GRACE))).toEqual([]);
    k.clock.pass(11 * 60 * MINUTE);
    await write('ana', other);
    expect(shown(await passed(GRACE))).toEqual([]);
  });
});

describe('guests and people of other organisations', () => {
  test.each(['gus', 'eve'])('are not nudged: %s', async (who) => {
    await write(who);
    expect(await nudges()).toEqual([]);
    expect(shown(await passed(GRACE))).toEqual([]);
  });
  test.each(['gus', 'eve'])('are, once they say so: %s', async (who) => {
    const { text } = await k.say_(who, 'unmute');
    expect(text).toContain('Nudges are back on for you');
    await write(who);
    expect(await passed(GRACE)).toHaveLength(1);
  });
  test('bots are not nudged', async () => {
    await write('robo');
    expect(await nudges()).toEqual([]);
  });
});

describe('where each person is asked first', () => {
  beforeEach(async () => {
    await k.say_('ana', 'set nudge-consent ask channel');
  });

  test('in private, once, and it is no nudge', async () => {
    await write('ana');
    const asked = await passed(GRACE);
    expect(asked.map(({ to }) => to)).toEqual(['direct']);
    expect(asked[0] && controlsOf(asked[0].view).map(({ label }) => label)).toEqual(['Yes, you may', 'No, thanks']);
    const ledger = await k.store.read('W1', (r) => r.find('ledger', {}));
    expect(ledger).toEqual([]);
    await write('ana');
    expect(await passed(2 * 60 * MINUTE)).toEqual([]);
  });

  test('without an answer the words are gone after a day', async () => {
    await write('ana');
    await passed(GRACE);
    await passed(HELD_MS);
    expect(await nudges()).toEqual([]);
    await write('ana');
    expect(await nudges()).toEqual([]);
  });

  test.each([
    ['Yes, you may', ['on'], 1],
    ['No, thanks', ['off'], 0],
  ])('“%s” counts from then on', async (label, values, count) => {
    await write('ana');
    const [asked] = await passed(GRACE);
    const answered = await k.press('ana', asked?.view, label, { direct: true });
    expect(answered.out).toHaveLength(1);
    expect(await k.due()).toHaveLength(count);
    const rows = await k.store.read('W1', (r) => r.find('setting', { where: { key: 'nudges' } }));
    expect(rows.map(({ value }) => value)).toEqual(values);
    k.clock.pass(2 * 60 * MINUTE);
    await write('ana');
    expect(await passed(GRACE)).toHaveLength(count);
  });

  test('who says no in a shared message is seen by nobody', async () => {
    const { out } = await k.call('ana', { command: 'nudge no', args: {} }, { shared: true });
    expect(out.map(({ to }) => to)).toEqual(['whisper']);
  });

  test('guests are asked too', async () => {
    await write('gus');
    expect((await passed(GRACE)).map(({ to }) => to)).toEqual(['direct']);
  });
});

test('what an earlier version kept as “opt-in” means that people are asked', async () => {
  await k.say_('ana', 'set nudge-consent ask workspace');
  await k.store.transact('W1', 'old', async (unit) => {
    const [row] = await unit.find('setting', { where: { key: 'nudge-consent' } });
    if (row) await unit.apply([set('setting', row, { value: 'opt-in' })]);
    return {};
  });
  await write('chi');
  expect((await passed(GRACE)).map(({ to }) => to)).toEqual(['direct']);
});

/** Who is asked to take an incident, when, and what they answer. */
import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { set } from '../../../src/model/changes.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import { plainText } from '../../../src/view/as-text.js';
import { HOUR, IncidentWorld, MINUTE, W, words } from '../../support/incidents.js';
import { kit } from '../../support/kit.js';

let w: IncidentWorld;
beforeEach(async () => {
  // It is 10:00 in Lisbon (Ana), 05:00 in New York (Bo) and 15:30 in Kolkata (Chi).
  w = await IncidentWorld.make(await kit());
});

const gone = (id: string) =>
  w.k.store.transact(W, newId(), async (unit) => {
    const row = await unit.get('person', id);
    if (row) await unit.apply([set('person', row, { gone: true })]);
    return {};
  });
const asked = async () => (await w.incidents())[0]?.asked;

describe('who is asked', () => {
  test('the stage’s owner at once if it is critical, whatever time it is for them', async () => {
    await w.tell({ severity: 'critical' });
    expect(await asked()).toBe('U2');
  });

  test('else whoever is at work: the deputy, while the owner sleeps', async () => {
    const [card] = await w.tell({});
    expect(card).toContain('Chi Rao, can you take this?');
  });

  test('the next one after the wait, then the lead, then nobody is left', async () => {
    await w.tell({ severity: 'critical' });
    expect(await w.later(14 * MINUTE)).toEqual([]);
    const next = await w.later(2 * MINUTE);
    expect(next[0]).toBe('thread: Chi Rao, can you take this?');
    expect(next[1]).toMatch(/^update: .*Chi Rao, can you take this/);
    expect((await w.later(16 * MINUTE))[0]).toBe('thread: Ana Silva, can you take this?');
    expect((await w.later(16 * MINUTE))[0]).toBe('thread: I’ve asked everyone I know of. Who can take this?');
  });

  test('after a wait that the channel has set', async () => {
    await w.k.say_('ana', 'set incident-wait 5 channel');
    await w.tell({ severity: 'critical' });
    expect((await w.later(6 * MINUTE))[0]).toContain('Chi Rao');
  });

  test('nobody at night; whoever wakes first is asked then', async () => {
    // 22:30 on Friday in Lisbon, 17:30 in New York, 04:00 on Saturday in Kolkata: Bo alone is at work, and he has left.
    await gone('U2');
    w.k.clock.pass(4 * 24 * HOUR + 12.5 * HOUR);
    const [card] = await w.tell({});
    expect(card).toContain('no one I could ask is at work');
    expect(await w.later(24 * HOUR)).toEqual([]);
    // Monday, 08:00 in Kolkata is 02:30 UTC.
    const monday = await w.later(28 * HOUR + 10 * MINUTE);
    expect(monday[0]).toBe('thread: Chi Rao, can you take this?');
  });

  test('nobody while the project is archived; it goes on once that is restored', async () => {
    await w.tell({ severity: 'critical' });
    await w.k.say_('ana', 'archive Churn');
    expect(await w.later(2 * HOUR)).toEqual([]);
    await w.k.say_('ana', 'restore Churn');
    expect((await w.later(24 * HOUR))[0]).toBe('thread: Chi Rao, can you take this?');
  });

  test('not who has left, and not who is away', async () => {
    await w.k.say_('chi', 'snooze until friday', { direct: true });
    await gone('U2');
    const [card] = await w.tell({});
    expect(card).toContain('Ana Silva, can you take this?');
  });

  test('nobody, if nobody looks after anything: everybody can take it', async () => {
    for (const who of ['U1', 'U2', 'U3']) await gone(who);
    const [card] = await w.tell({ severity: 'critical' });
    expect(card).toContain('No one has it yet. Who can take it?');
  });
});

describe('who takes it', () => {
  test('has it, as the card and the thread say, and nobody else is asked', async () => {
    await w.tell({ severity: 'critical' });
    const { text, out } = await w.k.say_('bo', 'take incident 1');
    expect(text).toBe('Bo Berg took #1.');
    expect(out.map(words)).toEqual(
      expect.arrayContaining(['thread: Bo Berg took #1.', expect.stringMatching(/^update: .*Bo Berg is on it/)]),
    );
    expect(await w.later(HOUR)).toEqual([]);
  });

  test('by a press on the card, sees the card change and hears nothing else', async () => {
    await w.tell({ severity: 'critical' });
    const { answer } = await w.k.say_('ana', 'incident 1');
    const { out } = await w.k.press('bo', answer, 'Take it', { shared: true });
    expect(out.filter(({ to }) => to === 'whisper' || to === 'direct')).toEqual([]);
    expect(out.map(words).filter((one) => one.startsWith('update'))[0]).toContain('Bo Berg is on it.');
  });

  test('may be anybody of the team, and only the first', async () => {
    await w.tell({ severity: 'critical' });
    await w.k.say_('ana', 'incident take');
    const { text } = await w.k.say_('bo', 'incident take 1');
    expect(text).toBe('Ana Silva already has #1.');
    expect((await w.k.say_('ana', 'incident take 1')).text).toBe('You already have #1.');
  });

  test('may be whoever is named, but nobody who can’t see the project', async () => {
    await w.tell({ severity: 'critical' });
    await w.k.say_('gus', 'help', { direct: true });
    expect((await w.k.say_('bo', 'give incident 1 to @gus')).text).toContain('because they can’t see Churn');
    expect((await w.k.say_('bo', 'give incident 1 to @chi')).text).toContain('Chi Rao');
  });

  test('is not a guest who has nothing to do with it', async () => {
    await w.tell({ severity: 'critical' });
    const { text } = await w.k.say_('gus', 'incident take 1');
    expect(text).not.toContain('took #1');
    expect(await w.incidents()).toMatchObject([{ taken: null }]);
  });

  test('can give it back: the next person is asked at once', async () => {
    await w.tell({ severity: 'critical' });
    await w.k.say_('bo', 'incident take 1');
    const { out } = await w.k.say_('bo', 'not me');
    expect(out.map(words)).toContain('U2: OK. I’ll see who else can take #1.');
    expect((await w.later(0))[0]).toBe('thread: Chi Rao, can you take this?');
  });
});

describe('said in words', () => {
  const says = async (who: string, text: string, channel?: string) => {
    await w.k.app.handle({
      ...w.k.origin(who, channel ? { channel } : {}),
      type: 'command',
      text,
      mentions: [],
      spoken: true,
    });
    return (await w.k.take()).map(words)[0];
  };

  test.each([
    ['bo', 'take it'],
    ['bo', 'yes'],
    ['bo', 'I’m on it'],
    ['chi', 'I’ll take it'],
    ['chi', 'let me take this'],
  ])('%s takes the only one that is open by “%s”', async (who, text) => {
    await w.tell({ severity: 'critical' });
    await says(who, text);
    expect(await w.incidents()).toMatchObject([{ taken: who === 'bo' ? 'U2' : 'U3' }]);
  });

  test('“take it” means what was spoken of since then, and “yes” nothing to whoever was not asked', async () => {
    await w.tell({ severity: 'critical' });
    w.k.clock.pass(MINUTE);
    expect(await says('chi', 'yes')).toContain('nothing open');
    await says('bo', 'who owns training?');
    await says('bo', 'take it');
    expect(await w.stage('training')).toMatchObject({ owner: 'U2' });
    expect(await w.incidents()).toMatchObject([{ taken: null }]);
  });

  test('in a channel without a project, “yes” takes nothing that was asked elsewhere', async () => {
    await w.tell({ severity: 'critical' });
    await says('bo', 'yes', 'lounge');
    expect(await w.incidents()).toMatchObject([{ taken: null }]);
  });

  test('of several, only the one that somebody is asked to take is meant', async () => {
    await w.tell({ severity: 'critical' });
    await w.tell({ kind: 'deployment', state: 'failed', subject: 'd', labels: { model: 'churn' } });
    const [first, second] = await w.incidents();
    expect([first?.asked, second?.asked]).toEqual(['U2', 'U1']);
    expect(await says('chi', 'take it')).toContain('Which stage or task?');
    await says('ana', 'take it');
    expect((await w.incidents()).map(({ taken }) => taken)).toEqual([null, 'U1']);
  });
});

describe('“Not me”', () => {
  test('asks the next person', async () => {
    await w.tell({ severity: 'critical' });
    const { out } = await w.k.say_('bo', 'not me');
    expect(out.map(words)).toContain('thread: Bo Berg can’t take it.');
    expect((await w.later(0))[0]).toBe('thread: Chi Rao, can you take this?');
  });

  test('from somebody else changes nothing', async () => {
    await w.tell({ severity: 'critical' });
    expect((await w.k.say_('ana', 'incident pass 1')).text).toBe('I didn’t ask you about #1.');
    expect(await asked()).toBe('U2');
  });
});

describe('closing', () => {
  test('needs a cause', async () => {
    await w.tell({});
    expect((await w.k.say_('bo', 'incident close 1')).text).toContain('What caused it?');
    expect(await w.incidents()).toMatchObject([{ state: 'open' }]);
  });

  test('ends it once, and a new episode begins another', async () => {
    await w.tell({});
    await w.k.say_('bo', 'incident close 1 a late table');
    expect((await w.k.say_('ana', 'incident close 1 something else')).text).toBe('#1 is already closed.');
    w.k.clock.pass(HOUR);
    expect((await w.tell({}))[0]).toMatch(/^channel: #2/);
  });
});

describe('who sees it', () => {
  test('a project that is its people’s alone tells no channel: whoever is asked hears of it in private', async () => {
    await w.k.say_('ana', 'audience owners');
    const out = await w.tell({ severity: 'critical' });
    expect(out.filter((one) => one.startsWith('channel'))).toEqual([]);
    expect(out[0]).toMatch(/^U2: #1 PrecisionLow/);
  });
});

test('hostile words of a sender are plain words', async () => {
  const title = '<!channel> *bold* [x](https://evil.test) @ana <script>';
  await w.tell({ severity: 'critical', title, text: '<@U1> `code`' });
  const { answer } = await w.k.say_('ana', 'incident 1');
  const spans = (answer?.blocks ?? []).flatMap((block) => ('text' in block ? [...block.text] : []));
  expect(spans.filter((span) => span.is === 'person').map((span) => span.id)).toEqual(['U2']);
  expect(spans.filter((span) => span.is === 'link').map((span) => span.url)).toEqual(['https://alerts.test/1']);
});

describe('what is on somebody’s plate', () => {
  const home = async (who: string) => (await w.k.say_(who, 'home', { direct: true })).text;

  test('names an incident that they are asked to take, and the answer is a press away', async () => {
    await w.tell({ severity: 'critical' });
    const { answer, text } = await w.k.say_('bo', 'home', { direct: true });
    expect(text).toMatch(/My incidents.*#1 PrecisionLow on churn — Churn · started/s);
    expect(await home('chi')).not.toContain('My incidents');
    const { text: after } = await w.k.press('bo', answer, 'Take it', { direct: true });
    expect(after).toContain('Bo Berg has it');
    expect(await w.incidents()).toMatchObject([{ taken: 'U2' }]);
  });

  test('no more once they have passed, once it is closed, or while its project is archived', async () => {
    await w.tell({ severity: 'critical' });
    await w.k.say_('bo', 'not me');
    await w.later(0);
    expect(await home('bo')).not.toContain('My incidents');
    expect(await home('chi')).toContain('#1 PrecisionLow');
    await w.k.say_('chi', 'incident take 1');
    await w.k.say_('ana', 'archive Churn');
    expect(await home('chi')).not.toContain('My incidents');
    await w.k.say_('ana', 'restore Churn');
    expect(await home('chi')).toContain('#1 PrecisionLow');
    await w.k.say_('chi', 'close incident 1: a late table');
    expect(await home('chi')).not.toContain('My incidents');
  });

  test('is in the reminder of whoever has it, once a week until it is closed, unless they want none', async () => {
    await w.tell({ severity: 'critical' });
    await w.k.say_('chi', 'incident take 1');
    const reminded = async (hours: number) => {
      w.k.clock.pass(hours * HOUR);
      const out = (await w.k.due()).filter((one) => one.to === 'direct' && one.person === 'U3').map(words);
      return out.filter((one) => one.includes('#1 PrecisionLow')).length;
    };
    expect(await reminded(24)).toBe(1);
    expect(await reminded(24)).toBe(0);
    expect(await reminded(7 * 24)).toBe(1);
    expect((await w.k.say_('chi', 'reminder show', { direct: true })).text).toContain('Incidents');
    await w.k.say_('chi', 'reminders off incidents', { direct: true });
    expect(await reminded(8 * 24)).toBe(0);
  });
});

describe('once everybody has been asked', () => {
  /** Bo, Chi and Ana were asked at 10:00 on a Monday in Lisbon, and nobody took it. */
  const everybody = async () => {
    await w.tell({ severity: 'critical' });
    for (let n = 0; n < 3; n += 1) await w.later(16 * MINUTE);
    expect((await w.k.say_('ana', 'incident 1')).text).toContain('No one has it yet. Who can take it?');
  };
  const again = (who: string) => `thread: ${who}, no one has #1 yet. Can you take it, or find someone who can?`;
  /** The hours from now, in each of which something was said, and what. */
  const heard = async (hours: number) => {
    const all: [string, string][] = [];
    for (let n = 0; n < hours; n += 1) {
      const out = await w.later(HOUR);
      const at = new Date(w.k.clock.now()).toISOString().slice(5, 13);
      all.push(...out.filter((one) => one.startsWith('thread')).map((one): [string, string] => [at, one]));
    }
    return all;
  };

  test('the lead is asked again each working day, in the morning, not at the weekend', async () => {
    await everybody();
    const week = await heard(8 * 24);
    expect(week.map(([at]) => at)).toEqual(['03-03T09', '03-04T09', '03-05T09', '03-06T09', '03-09T09', '03-10T09']);
    expect(new Set(week.map(([, says]) => says))).toEqual(new Set([again('Ana Silva')]));
    expect((await w.k.say_('ana', 'incident 1')).text).toContain('Ana Silva, can you take this?');
    expect((await w.incidents())[0]?.steps.filter(({ what }) => what === 'nobody')).toHaveLength(1);
  });

  test.each([
    ['bo', 'Bo Berg', ['03-03T14', '03-04T14']],
    ['chi', 'Chi Rao', ['03-03T03', '03-04T03']],
  ])('in the morning of the lead’s own zone: %s', async (who, name, times) => {
    await w.k.say_('ana', `lead @${who}`);
    await w.k.insist(who, 'lead me');
    await everybody();
    expect(await heard(60)).toEqual(times.map((at) => [at, again(name)]));
  });

  test('until somebody takes it', async () => {
    await everybody();
    await w.k.say_('gus', 'incident take 1');
    await w.k.say_('bo', 'incident take 1');
    expect(await heard(3 * 24)).toEqual([]);
  });

  test('until it is closed', async () => {
    await everybody();
    await w.k.say_('bo', 'close incident 1: a late table');
    expect(await heard(3 * 24)).toEqual([]);
  });

  test('not on the lead’s days off, and the next day after “Not me”', async () => {
    await everybody();
    await w.k.say_('ana', 'snooze until 2026-03-05', { direct: true });
    expect((await heard(3 * 24)).map(([at]) => at)).toEqual(['03-05T09']);
    const { out } = await w.k.say_('ana', 'not me');
    expect(out.map(words)).toEqual(
      expect.arrayContaining([
        'U1: OK. Anyone can still take #1, and I’ll ask you again on your next working day.',
        'thread: Ana Silva can’t take it.',
        expect.stringMatching(/^update: .*No one has it yet. Who can take it/),
      ]),
    );
    expect((await heard(24)).map(([, says]) => says)).toEqual([again('Ana Silva')]);
  });

  test('whoever takes it then and gives it back is followed by the lead', async () => {
    await everybody();
    await w.k.say_('bo', 'incident take 1');
    await w.k.say_('bo', 'not me');
    expect((await heard(24)).map(([, says]) => says)).toEqual([
      'thread: I’ve asked everyone I know of. Who can take this?',
      again('Ana Silva'),
    ]);
  });

  test('without a lead, whoever connected the system', async () => {
    await w.k.store.transact(W, newId(), async (unit) => {
      for (const source of await unit.find('signalSource', {}))
        await unit.apply([set('signalSource', source, { by: 'U3' })]);
      return {};
    });
    for (const who of ['U1', 'U2']) await gone(who);
    await w.tell({ severity: 'critical' });
    await w.later(16 * MINUTE);
    expect(await heard(2 * 24)).toEqual([
      ['03-03T04', again('Chi Rao')],
      ['03-04T04', again('Chi Rao')],
    ]);
    await gone('U3');
    expect(await heard(3 * 24)).toEqual([]);
  });
});

describe('a channel that is closed or deleted', () => {
  /** Who gets a message in private if its channel cannot be reached: as both platforms deliver it. */
  const instead = (out: readonly Outbound[]) =>
    out.flatMap((one) => (one.to === 'channel' ? [[one.channel, one.orTo, plainText(one.view).split('\n')[0]]] : []));
  const passing = async (ms: number) => {
    w.k.clock.pass(ms);
    return instead(await w.k.due());
  };

  test('the news goes to whoever is asked or has it, and to the lead while nobody is', async () => {
    await w.tell({ severity: 'critical' });
    expect(await passing(16 * MINUTE)).toEqual([['C-churn', 'U3', 'Chi Rao, can you take this?']]);
    await passing(16 * MINUTE);
    expect(await passing(16 * MINUTE)).toEqual([
      ['C-churn', 'U1', 'I’ve asked everyone I know of. Who can take this?'],
    ]);
    const { out } = await w.k.say_('bo', 'incident take 1');
    expect(instead(out)).toContainEqual(['C-churn', 'U2', 'Bo Berg took #1.']);
  });

  test('“Not me” and the end are told to the lead if nobody has it', async () => {
    await w.tell({ severity: 'critical' });
    const passed = await w.k.say_('bo', 'not me');
    expect(instead(passed.out)).toContainEqual(['C-churn', 'U1', 'Bo Berg can’t take it.']);
    const closed = await w.k.say_('bo', 'close incident 1: a late table');
    expect(instead(closed.out)).toContainEqual(['C-churn', 'U1', expect.stringContaining('closed #1')]);
  });
});

/** The locale that somebody has chosen in Slack says which number of 3/4 is the day. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Locales } from '../../../adapters/slack/locales.js';
import { type Actor, TestClock } from '../../support/kit.js';
import { EventScene } from '../../support/slack/event-scene.js';
import { buttonIn } from '../../support/slack/screen.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

let scene: EventScene;
beforeEach(async () => {
  scene = await EventScene.make();
  await scene.w.slack.listPeople(scene.workspace);
  scene.w.fake.calls.length = 0;
});
afterEach(() => scene.close());

/** Somebody new in Slack, of whom Baton knows nothing. */
function arrive(id: string, locale: string, more: Partial<Actor> = {}) {
  scene.w.fake.users.set(id, {
    id,
    name: `Kim ${id}`,
    zone: 'Etc/UTC',
    admin: false,
    standing: 'member',
    ...more,
    locale,
  });
}

const dueOf = async (key = 'data') => {
  const [stage] = await scene.w.store.read(scene.workspace, (read) => read.find('stage', { where: { key } }));
  return stage?.due;
};
const infoCalls = () => scene.w.fake.calls.filter(({ method }) => method === 'users.info');
const changed = (user: object) => scene.send({ type: 'user_change', user, cache_ts: 1, event_ts: scene.ts() });

const BRITISH = '2026-04-03';

describe.each([
  ['en-GB', BRITISH],
  ['en-US', '2026-03-04'],
])('somebody of the locale %s', (locale, day) => {
  beforeEach(() => arrive('U8', locale));

  test('writes /baton', async () => {
    await scene.w.slash(scene.team, 'U8', 'C1', 'due data 3/4');
    expect(await dueOf()).toBe(day);
  });

  test('mentions Baton', async () => {
    await scene.happen(scene.mention('due data 3/4', { user: 'U8' }));
    expect(await dueOf()).toBe(day);
  });

  test('writes to Baton alone', async () => {
    const direct = { channel: 'D8', channel_type: 'im', user: 'U8' };
    await scene.happen(scene.message({ ...direct, text: 'due data 3/4 in Churn' }));
    expect(await dueOf()).toBe(day);
  });

  test('fills in a form', async () => {
    const { w, team } = scene;
    await w.slash(team, 'U8', 'C1', 'stage data');
    await w.settle();
    const shown = w.fake.shown.flatMap((one) => ('message' in one ? [one.message] : [])).at(-1);
    if (!shown) throw new Error('no stage was shown');
    expect(buttonIn(shown.blocks, 'Due date')).toBeDefined();
    await w.press(team, shown, 'Due date', 'U8');
    const opened = w.fake.shown.flatMap((one) => ('trigger' in one ? [one.view] : [])).at(-1);
    const answer = await w.interaction({
      ...{ type: 'view_submission', team: { id: team }, user: { id: 'U8', team_id: team }, trigger_id: 'sent' },
      view: { ...opened, state: { values: { day: { value: { value: '3/4' } } } } },
    });
    expect([answer, await dueOf()]).toEqual([{ status: 200, body: '' }, day]);
  });
});

test('what they have set themselves counts for more', async () => {
  await scene.w.slash(scene.team, 'U1', 'C1', 'set date-order day-first me');
  await scene.w.slash(scene.team, 'U1', 'C1', 'due data 3/4');
  expect(await dueOf()).toBe(BRITISH);
});

describe('Slack is asked', () => {
  test('once, with the name and time zone', async () => {
    arrive('U8', 'en-GB');
    await Promise.all(['due data 3/4', 'status', 'mine'].map((text) => scene.w.slash(scene.team, 'U8', 'C1', text)));
    await scene.happen(scene.mention('status', { user: 'U8' }));
    expect(infoCalls().map(({ args }) => args)).toEqual([
      expect.objectContaining({ user: 'U8', include_locale: 'true' }),
    ]);
  });

  test('not at all of those whom it has listed', async () => {
    scene.w.fake.users.set('U2', { ...people('U2'), locale: 'en-GB' });
    await scene.w.slack.listPeople(scene.workspace);
    await scene.w.slash(scene.team, 'U2', 'C1', 'due data 3/4');
    expect([await dueOf(), infoCalls()]).toEqual([BRITISH, []]);
  });

  test('nor for what is only overheard', async () => {
    scene.w.clock.pass(2 * HOUR);
    await scene.happen(scene.message({ user: 'U2' }));
    await scene.happen({
      ...{ type: 'reaction_added', user: 'U2', reaction: 'eyes', event_ts: scene.ts() },
      item: { type: 'message', channel: 'C1', ts: scene.ts() },
    });
    expect(infoCalls()).toEqual([]);
  });

  test('again after a restart, once', async () => {
    arrive('U8', 'en-GB');
    await scene.w.slash(scene.team, 'U8', 'C1', 'status');
    scene.w.fake.calls.length = 0;
    const again = await scene.w.restarted({ fetch: scene.w.fake.fetch });
    await again.slash(scene.team, 'U8', 'C1', 'due data 3/4');
    await again.slash(scene.team, 'U8', 'C1', 'status');
    expect([await dueOf(), infoCalls().length]).toEqual([BRITISH, 1]);
    await again.close();
    scene = await EventScene.make();
  });

  test('again a minute after it did not answer; until then, the day is asked back', async () => {
    scene.w.clock.pass(2 * HOUR);
    scene.w.fake.faults.push({ method: 'users.info', status: 500 });
    for (const text of ['due data 3/4', 'due data 3/4']) await scene.w.slash(scene.team, 'U2', 'C1', text);
    await scene.w.settle();
    expect([await dueOf(), infoCalls().length]).toEqual([null, 1]);
    expect(scene.texts().at(-1)).toContain('3/4');
    scene.w.clock.pass(2 * MINUTE);
    await scene.w.slash(scene.team, 'U2', 'C1', 'due data 3/4');
    expect(await dueOf()).toBe('2026-03-04');
  });
});

describe('a change of locale', () => {
  test('counts at once', async () => {
    await changed({ id: 'U2', real_name: 'Bo Berg', locale: 'en-GB', profile: {} });
    await scene.w.slash(scene.team, 'U2', 'C1', 'due data 3/4');
    expect([await dueOf(), infoCalls()]).toEqual([BRITISH, []]);
  });

  test('that another instance heard of counts within the hour', async () => {
    await scene.w.slash(scene.team, 'U2', 'C1', 'status');
    scene.w.fake.users.set('U2', { ...people('U2'), locale: 'en-GB' });
    scene.w.clock.pass(HOUR);
    await scene.w.slash(scene.team, 'U2', 'C1', 'due data 3/4');
    expect(await dueOf()).toBe(BRITISH);
  });

  test('is asked for where the event does not say it', async () => {
    scene.w.fake.users.set('U2', { ...people('U2'), locale: 'en-GB' });
    await changed({ id: 'U2', real_name: 'Bo Berg', profile: {} });
    await scene.w.slash(scene.team, 'U2', 'C1', 'due data 3/4');
    expect(await dueOf()).toBe(BRITISH);
  });
});

test('a command waits for a locale no longer than it can; the next one has it', async () => {
  let answer = () => {};
  const asked: string[] = [];
  const locales = new Locales({
    clock: new TestClock(),
    patienceMs: 1,
    ask: async (workspace, id) => {
      asked.push(id);
      await new Promise<void>((resolve) => (answer = resolve));
      locales.note(workspace, id, 'en-GB');
    },
  });
  expect(await locales.of('W1', 'U1')).toBeUndefined();
  answer();
  await expect.poll(() => locales.of('W1', 'U1')).toBe('en-GB');
  expect(asked).toEqual(['U1']);
});

/** Somebody of the cast, as the fake has them. */
function people(id: string) {
  const user = scene.w.fake.users.get(id);
  if (!user) throw new Error(`nobody is called ${id}`);
  return user;
}

/**
 * No way in meets silence, whatever is wrong with the store: each way into Baton, on each platform, in each kind of trouble. Whoever acted
 * is told, also after a first "one moment", and what they are told is true.
 */
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Opened } from '../../adapters/store/opened.js';
import type { SqlStore } from '../../adapters/store/store.js';
import { FULL } from '../support/full.js';
import { TestPlayground, valuesOfControl, valuesOfForm } from '../support/playground.js';
import { InteractionScene } from '../support/slack/interaction-scene.js';
import { ALL_WAYS, MAIN_WAYS } from '../support/slack/ways-in.js';
import { freshWorld } from '../support/teams/fresh-world.js';
import { statusCard } from '../support/teams/status-card.js';
import { ALL_PRESSED_WAYS, PRESSED_WAYS, REFRESH, SPOKEN_WAYS } from '../support/teams/ways-in.js';
import { isSlow, makeTrouble, SORRY, TROUBLES, type Trouble } from '../support/troubles.js';

/** Longer than any trouble lasts, with room for a busy machine. */
const IN_TIME = { timeout: 8_000, interval: 20 };
/** After this long, whatever was held up is through. */
const THAWED_MS = 700;
/** Longer than anything is remembered without asking again. */
const DAY = 86_400_000;

/** A place in which somebody acts. */
interface Scene {
  store: SqlStore;
  opened: Opened;
  workspace: string;
  /** What they have seen so far, besides the answer to what they did. */
  seen(): string;
  settle(): Promise<void>;
}
/** Somebody acts. @returns what they see at once */
type Act = () => Promise<unknown>;

/** A page that still works is an answer as well. */
const PAGE = /<\/html>|<p class=|<section|<div class=/;

async function check(trouble: Trouble, { store, opened, workspace, seen, settle }: Scene, act: Act): Promise<void> {
  await settle();
  const tasks = () => store.read(workspace, (read) => read.find('task', {}));
  const before = await tasks();
  const earlier = seen();
  const end = await makeTrouble(trouble, opened, store);
  // Stores go from one test to the next.
  onTestFinished(end);
  const atOnce = JSON.stringify(await act());
  const sees = () => `${atOnce}${seen().slice(earlier.length)}`;
  if (trouble === 'bug' || trouble === 'unconfirmed') {
    await end();
    await settle();
  }
  if (trouble === 'unconfirmed') {
    // It was done, and its own answer comes.
    return void (await expect
      .poll(() => SORRY.test(atOnce) || atOnce.includes('task') || seen() !== earlier, IN_TIME)
      .toBe(true));
  }
  await expect.poll(sees, IN_TIME).toMatch(SORRY);
  expect(sees()).not.toMatch(/hunter2|ECONNREFUSED|SQLITE/);
  if (trouble === 'thaws') await new Promise((resolve) => setTimeout(resolve, THAWED_MS));
  await end();
  // "Nothing changed" is still true.
  expect(await tasks()).toEqual(before);
}

/** Somebody acts in Slack. @param passes how long after the preparation, in ms */
async function checkSlack(trouble: Trouble, prepare: (typeof ALL_WAYS)[string], passes = 0) {
  const scene = await InteractionScene.make(isSlow(trouble) ? { patienceMs: 60 } : undefined);
  onTestFinished(() => scene.close());
  await scene.slash('new Churn');
  await scene.w.settle();
  const act = await prepare(scene);
  const { store, opened, fake } = scene.w;
  const homes: string[] = [];
  const { set } = fake.homes;
  fake.homes.set = (id, home) => {
    homes.push(JSON.stringify(home));
    return set.call(fake.homes, id, home);
  };
  const settle = async () => {
    await scene.w.settle();
    scene.w.clock.pass(passes);
  };
  const seen = () => JSON.stringify(fake.shown) + homes.join('');
  await check(trouble, { store, opened, workspace: `slack:${scene.team}`, seen, settle }, act);
}

describe.each(TROUBLES)('in Slack, with the store in trouble: %s', (trouble) => {
  const ways = FULL || trouble === 'readOnly' ? ALL_WAYS : MAIN_WAYS;
  test.each(Object.entries(ways))('%s', (_, prepare) => checkSlack(trouble, prepare));
});

describe('in Slack, with a store that is gone for so long that nothing is remembered as it was', () => {
  test.each(Object.entries(ALL_WAYS))('%s', (_, prepare) => checkSlack('gone', prepare, DAY));
});

type TeamsWorld = Awaited<ReturnType<typeof freshWorld>>['w'];

/** Somebody acts in Teams. */
function checkTeams(trouble: Trouble, { w, workspace }: { w: TeamsWorld; workspace: string }, act: Act, passes = 0) {
  const seen = () => JSON.stringify(w.fake.shown);
  const settle = async () => {
    await w.settle();
    w.clock.pass(passes);
  };
  return check(trouble, { store: w.store, opened: w.opened, workspace, seen, settle }, act);
}

describe.each(TROUBLES)('in Teams, with the store in trouble: %s', (trouble) => {
  const patience = isSlow(trouble) ? { patienceMs: 60 } : {};
  test.each(Object.entries(SPOKEN_WAYS))('%s', async (_, make) => {
    const world = await freshWorld(patience);
    await world.w.say(world.tenant, 'ana', 'churn', 'new Churn');
    await checkTeams(trouble, world, make(world));
  });

  const ways = FULL || trouble === 'readOnly' ? ALL_PRESSED_WAYS : PRESSED_WAYS;
  // A refresh writes nothing that others could have written.
  const affected = Object.entries(ways).filter(([way]) => trouble !== 'conflict' || way !== REFRESH);
  test.each(affected)('%s', async (_, make) => {
    const status = await statusCard(patience);
    await checkTeams(trouble, { ...status, workspace: `teams:${status.tenant}` }, await make(status));
  });
});

describe('in Teams, with a store that is gone for so long that nothing is remembered as it was', () => {
  test.each(Object.entries(ALL_PRESSED_WAYS))('%s', async (_, make) => {
    const status = await statusCard();
    await checkTeams('gone', { ...status, workspace: `teams:${status.tenant}` }, await make(status), DAY);
  });
});

describe.each(TROUBLES)('in the playground, with the store in trouble: %s', (trouble) => {
  const ways: Record<string, (p: TestPlayground) => Promise<Act>> = {
    'a message': async (p) => () =>
      answerOf(p, '/say', { as: 'ana', channel: 'general', thread: '', text: '@Baton task add silence' }),
    'a button': async (p) => {
      const values = valuesOfControl(await p.messages('general', 'ana'), 'Undo');
      const fields = { as: 'ana', channel: 'general', thread: '', message: values.message, call: values.call };
      return () => answerOf(p, '/call', fields);
    },
    'a form': async (p) => {
      await p.say('ana', 'general', '@Baton help task add');
      const values = valuesOfControl(await p.messages('general', 'ana'), 'Fill in');
      const place = { as: 'ana', channel: 'general', thread: '' };
      const dialog = await p.post('/call', { ...place, message: values.message, call: values.call });
      const form = valuesOfForm(await dialog.text());
      return () => answerOf(p, '/submit', { ...place, ...form, 'field-title': 'silence' });
    },
  };
  const answerOf = async (p: TestPlayground, path: string, fields: Record<string, string>) => {
    const body = new URLSearchParams(fields);
    return (await p.request(path, { method: 'POST', body, headers: { origin: 'http://localhost' } })).text();
  };

  test.each(Object.entries(ways))('%s', async (_, prepare) => {
    const p = await TestPlayground.open();
    await p.say('ana', 'general', '@Baton new Churn');
    const act = await prepare(p);
    let shown = '';
    const settle = async () => {
      await p.settle();
      shown = await p.messages('general', 'ana');
    };
    const scene = { store: p.kit.store, opened: p.kit.opened, workspace: 'playground', seen: () => shown, settle };
    await check(trouble, scene, act);
  });

  test.each(['/board', '/parts/board', '/parts/messages/general?as=ana'])('%s', async (path) => {
    const p = await TestPlayground.open();
    const end = await makeTrouble(trouble, p.kit.opened, p.kit.store);
    onTestFinished(end);
    expect(await (await p.request(path)).text()).toMatch(new RegExp(`${SORRY.source}|${PAGE.source}`));
  });
});

/** Listing everybody in a workspace of Slack, however many they are. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { rounds } from '../../support/full.js';
import type { FakeUser } from '../../support/slack/fake-directory.js';
import { SlackWorld } from '../../support/slack/world.js';

const MINUTE = 60_000;
/** Fifty thousand in `npm run soak`. */
const MANY = rounds(5_000, 50_000);

let w: SlackWorld;
let team: string;
beforeEach(async () => {
  w = await SlackWorld.inMemory();
  team = await w.team();
});
afterEach(() => w.close());

const someone = (i: number): FakeUser => ({
  ...{ id: `UX${String(i).padStart(6, '0')}`, name: `First${i} Last${i}`, zone: '', admin: false },
  standing: 'member',
});
/** People who are in the workspace besides the cast. */
function crowd(count: number): void {
  for (let i = 0; i < count; i += 1) w.fake.users.set(someone(i).id, someone(i));
}
const workspace = () => `slack:${team}`;
const listed = () => w.fake.calls.filter(({ method }) => method === 'users.list');
const known = (where = {}) =>
  w.store.read(workspace(), async (read) => {
    const counted = await read.tally('person', 'standing', where);
    return [...counted.values()].reduce((sum, n) => sum + n, 0);
  });
const list = () => w.slack.listPeople(workspace());
/** Something happens once so many pages of the list have been read. */
function after(pages: number, happens: () => unknown): void {
  w.fake.onCall = (method) => {
    if (method !== 'users.list' || listed().length !== pages) return;
    w.fake.onCall = undefined;
    happens();
  };
}
/** Slack does not answer, however often it is asked. */
const breakOff = () => w.fake.faults.push(...Array.from({ length: 8 }, () => ({ method: 'users.list', status: 500 })));

test('thousands of people are learnt, with a break and a restart on the way, and found by their names', async () => {
  crowd(MANY);
  // Three fifths of the list, then Slack is away.
  const reached = MANY * 0.6;
  after(reached / 500, breakOff);
  await list();
  expect(await known()).toBe(reached);
  w = await w.restarted({});
  // The clock of the tests starts over.
  w.clock.pass(60 * MINUTE);
  await w.slack.tidy();
  await expect.poll(() => known(), { timeout: 60_000 }).toBe(MANY + 3);
  const cursors = listed().flatMap(({ args }) => args.cursor ?? []);
  expect(new Set(cursors).size).toBe(Math.ceil((MANY + 3) / 500) - 1);
  const [early, late] = [MANY / 4 + 1, MANY - 124];
  w.fake.channels.set('C1', 'churn');
  await w.slash(team, 'U1', 'C1', 'new Churn');
  await w.slash(team, 'U1', 'C1', `own data @First${late}`);
  await w.slash(team, 'U1', 'C1', 'own training "Last Last"');
  await w.slash(team, 'U1', 'C1', `own evaluation "first${early} last${early}"`);
  await w.settle();
  const offers = await w.store.read(workspace(), (read) => read.find('offer', { order: ['at', 'id'] }));
  expect(offers.map(({ asked }) => asked).sort()).toEqual([someone(early).id, someone(late).id]);
}, 120_000);

test('Slack is waited for as long as it says', async () => {
  crowd(3_000);
  w.fake.faults.push({ method: 'users.list', status: 429, retryAfter: 42 });
  const before = w.clock.now();
  await list();
  expect(w.clock.now() - before).toBeGreaterThanOrEqual(42_000);
  expect(await known()).toBe(3_003);
});

test('Baton that is stopped in the middle goes on where it was when it starts again', async () => {
  crowd(3_000);
  after(2, () => w.slack.stop());
  await list();
  expect(await known()).toBeLessThan(3_003);
  w = await w.restarted({});
  await expect.poll(() => known()).toBe(3_003);
  expect(listed().filter(({ args }) => args.cursor === undefined)).toHaveLength(1);
});

test('two instances do not list the same people at once', async () => {
  crowd(1_500);
  const other = await SlackWorld.make(w.opened);
  for (const user of w.fake.users.values()) other.fake.users.set(user.id, user);
  await other.slack.listPeople(workspace());
  other.fake.calls.length = 0;
  await Promise.all([list(), other.slack.listPeople(workspace())]);
  const pages = (one: SlackWorld) => one.fake.calls.filter(({ method }) => method === 'users.list').length;
  expect(pages(w) * pages(other)).toBe(0);
  await other.close();
});

test('a cursor that is no longer good starts the list over', async () => {
  crowd(1_500);
  after(1, breakOff);
  await list();
  w.fake.faults.push({ method: 'users.list', error: 'invalid_cursor' });
  w.clock.pass(11 * MINUTE);
  await list();
  expect(await known()).toBe(1_503);
});

describe('departures', () => {
  const gone = () => known({ gone: true });

  test('who is listed as deactivated has left', async () => {
    crowd(3);
    await list();
    w.fake.users.set('UX000001', { ...someone(1), deleted: true });
    await list();
    expect(await gone()).toBe(1);
  });

  test('who is missing from a complete list has left, if Slack does not know them any more', async () => {
    crowd(3);
    await list();
    w.fake.users.delete('UX000001');
    await list();
    expect(await gone()).toBe(1);
  });

  test('nobody has left because a list broke off, before or after it went on', async () => {
    crowd(1_500);
    await list();
    w.fake.users.delete('UX000001');
    after(5, breakOff);
    await list();
    expect(await gone()).toBe(0);
    w.clock.pass(11 * MINUTE);
    await list();
    expect(await gone()).toBe(0);
    await list();
    expect(await gone()).toBe(1);
  });

  test('nobody has left of whom Slack can say who they are, as of another company', async () => {
    crowd(3);
    await list();
    w.fake.users.set('UX000001', { ...someone(1), teams: ['TOTHER'], enterprise: 'E9' });
    await list();
    expect(await gone()).toBe(0);
    const person = await w.store.read(workspace(), (read) => read.get('person', 'UX000001'));
    expect(person?.standing).toBe('external');
  });
});

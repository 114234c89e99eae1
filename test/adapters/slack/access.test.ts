/** People of another company in a shared channel, and guests: they see and do what is theirs, and nothing of what is elsewhere. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROW_KINDS } from '../../../adapters/store/schema/schema.js';
import type { FakeMessage } from '../../support/slack/fake.js';
import type { FakeUser } from '../../support/slack/fake-directory.js';
import { SlackWorld } from '../../support/slack/world.js';

/** Words that nobody of them may read. */
const SECRETS = /falcon|acquisition|sale of the company|churn|forecast/i;
const HIDDEN = 'Project Falcon (acquisition)';

const EVA: FakeUser = { id: 'UE', name: 'Eva Extern', zone: '', admin: true, standing: 'external', team: 'TOTHER' };
const GIL: FakeUser = { id: 'UG', name: 'Gil Guest', zone: '', admin: false, standing: 'guest' };

let w: SlackWorld;
let team: string;
/** Makes the world for a block of tests: nothing that they do may change it, so they share it. */
const inOneWorld = () => {
  beforeAll(build);
  afterAll(() => w.close());
};
async function build(): Promise<void> {
  w = await SlackWorld.inMemory();
  team = await w.team();
  w.fake.channels.set('C1', 'churn').set('G1', 'board').set('C2', 'with-partner').set('C3', 'suppliers');
  w.fake.facts.set('C2', { is_ext_shared: true });
  w.fake.members.set('C1', ['UBATON', 'U1', 'U2', 'U3']).set('G1', ['UBATON', 'U1']);
  w.fake.members.set('C2', ['UBATON', 'U1', 'U2', 'UE']).set('C3', ['UBATON', 'U1', 'U2', 'UG']);
  w.fake.users.set('UE', EVA).set('UG', GIL);
  await slash('U1', 'C1', 'new "Churn forecast"');
  await slash('U1', 'G1', `new "${HIDDEN}"`);
  await slash('U1', 'G1', 'block data "the sale of the company"');
  await slash('U1', 'G1', 'task add "Value the company for the sale of the company"');
  await slash('U1', 'C2', 'new Joint');
  await slash('U1', 'C3', 'new Supplies');
  w.clock.pass(61_000);
}

async function slash(person: string, channel: string, text: string): Promise<void> {
  await w.slash(team, person, channel, text);
  await w.settle();
}
/** "@Baton …", as Slack sends it from the person's own company. */
async function mention({ id, team: own = team }: FakeUser, channel: string, text: string): Promise<void> {
  const from = { user: id, team: own, user_team: own, source_team: own };
  await w.event(team, { type: 'app_mention', channel, ts: w.fake.ts(), text: `<@UBATON> ${text}`, ...from });
  await w.settle();
}
/** Everything that is stored about projects elsewhere, their digests and their settings. */
const elsewhere = () =>
  w.store.read(`slack:${team}`, async (read) => {
    const kinds = ['project', 'stage', 'task', 'offer', 'history', 'link', 'setting', 'alarm'] as const;
    expect(ROW_KINDS).toEqual(expect.arrayContaining([...kinds]));
    return Promise.all(kinds.map((kind) => read.find(kind, { order: ['id'] })));
  });
/** What somebody does, and the answers that came of it. */
async function said(work: () => Promise<void>): Promise<FakeMessage[]> {
  const from = w.fake.shown.length;
  await work();
  expect(w.faults).toEqual([]);
  expect(w.fake.problems).toEqual([]);
  return w.fake.shown.slice(from).flatMap((one) => ('message' in one ? [one.message] : []));
}
const textOf = (messages: readonly FakeMessage[]): string =>
  JSON.stringify(messages.map(({ text, blocks }) => [text, blocks]));

const PEOPLE = [
  { who: EVA, channel: 'C2', own: 'Joint', what: 'a person of another company in a Slack Connect channel' },
  { who: GIL, channel: 'C3', own: 'Supplies', what: 'a guest' },
];

describe.each(PEOPLE)('$what', ({ who, channel, own }) => {
  inOneWorld();

  test('sees the project of the channel', async () => {
    const status = await said(() => mention(who, channel, 'status'));
    expect(textOf(status)).toContain(own);
    expect(textOf(status)).not.toMatch(SECRETS);
  });

  test.each([
    'projects',
    'status "Churn forecast"',
    `status "${HIDDEN}"`,
    `status Falcn`,
    `done data "${HIDDEN}"`,
    'done data "Churn forecast"',
    `project show "${HIDDEN}"`,
    `history "${HIDDEN}"`,
    `link "${HIDDEN}"`,
    `new "${HIDDEN}"`,
    `own data "${HIDDEN}" @${who.name}`,
    'task list',
    'task #1',
    'done #1',
    'digest schedule portfolio',
    'digest portfolio',
    'nudges',
    'set quiet-hours 18:00-09:00 for workspace',
    'undo',
    'export',
  ])('%s: nothing of projects elsewhere, and nothing is changed', async (text) => {
    const before = await elsewhere();
    const answers = await said(() => mention(who, channel, text));
    expect(answers).toHaveLength(1);
    // Their own words can come back to them; nobody else hears them.
    const echoed = answers.filter((message) => SECRETS.test(textOf([message])) && !SECRETS.test(text));
    expect(echoed).toEqual([]);
    expect(await elsewhere()).toEqual(before);
  });

  test('a hidden name is answered like one that there is not', async () => {
    const answer = async (name: string) =>
      textOf(await said(() => mention(who, channel, `status "${name}"`))).replaceAll(name, 'NAME');
    expect(await answer(HIDDEN)).toBe(await answer('Project Condor (no such thing)'));
    expect(await answer('Churn forecast')).toBe(await answer('Churn of nobody'));
  });

  test('a press on an old message of another channel does nothing', async () => {
    await slash('U1', 'C1', 'status');
    const old = w.fake.messages.findLast((message) => message.channel === 'C1' && !message.onlyFor);
    if (!old) throw new Error('no status');
    const before = await elsewhere();
    const user = { id: who.id, username: 'x', team_id: who.team ?? team };
    const answers = await said(async () => {
      await w.press(team, old, 'Data: Start', who.id, { user });
      await w.settle();
    });
    expect(textOf(answers)).not.toMatch(SECRETS);
    expect(await elsewhere()).toEqual(before);
  });

  test('is known as what they are, and is no admin', async () => {
    await mention(who, channel, 'help');
    const [person] = await w.store.read(`slack:${team}`, (read) => read.find('person', { where: { id: who.id } }));
    expect(person).toMatchObject({ standing: who.standing, admin: false });
  });
});

describe('full members', () => {
  inOneWorld();

  test('what full members ask about projects elsewhere, where others read along, is answered to them alone', async () => {
    const answers = await said(() => slash('U1', 'C2', 'projects'));
    expect(textOf(answers)).toMatch(SECRETS);
    expect(answers.map(({ onlyFor }) => onlyFor)).toEqual(['U1']);
  });

  test('a channel that comes to be shared has its secrets kept from then on', async () => {
    expect((await said(() => slash('U1', 'C1', 'status Supplies'))).map(({ onlyFor }) => onlyFor)).not.toEqual(['U1']);
    w.fake.facts.set('C1', { is_ext_shared: true });
    w.fake.members.set('C1', ['UBATON', 'U1', 'UE']);
    await w.event(team, { type: 'channel_shared', connected_team_id: 'TOTHER', channel: 'C1' });
    const answers = await said(() => slash('U1', 'C1', 'status Supplies'));
    expect(answers.map(({ onlyFor }) => onlyFor)).toEqual(['U1']);
  });
});

/** Baton added and removed, people joining and leaving, channels renamed and deleted. */
import { describe, expect, test } from 'vitest';
import { DELETE_AFTER_MS } from '../../../adapters/platform/lifecycle.js';
import { channelDataOf } from '../../support/teams/activities.js';
import { wordsOf } from '../../support/teams/cards.js';
import { freshWorld } from '../../support/teams/fresh-world.js';
import { BOT, channelIdOf, objectIdOf, teamIdOf, teamsIdOf } from '../../support/teams/ids.js';

async function made() {
  const fresh = await freshWorld();
  const { w, tenant, workspace } = fresh;
  const happen = (who: string, channel: string, more: object, root?: string) =>
    w.send(w.activity(tenant, who, channel, more, root));
  const said = () => w.fake.shown.splice(0).map(({ message }) => wordsOf(message.card));
  const people = () => w.store.read(workspace, (read) => read.find('person', {}));
  return { ...fresh, happen, said, people };
}

const ADDED = { type: 'installationUpdate', action: 'add' };
const REMOVED = { type: 'installationUpdate', action: 'remove' };

describe('Baton', () => {
  test('added to a team greets once, though Teams says it twice, and learns who is there', async () => {
    const { w, happen, said, people } = await made();
    await happen('ana', 'general', ADDED);
    await happen('ana', 'general', { type: 'conversationUpdate', membersAdded: [{ id: BOT }] });
    await w.settle();
    const welcome = said();
    expect(welcome).toHaveLength(1);
    expect(welcome[0]).toContain('I keep track of where each project stands');
    await expect
      .poll(async () => (await people()).map(({ name }) => name).sort())
      .toEqual(['Ana Silva', 'Bo Berg', 'Chi Rao']);
  });
  test('added by somebody for themselves shows the start page', async () => {
    const { w, happen, said } = await made();
    await happen('bo', 'direct', ADDED);
    await w.settle();
    expect(said().join()).toContain('You’re all caught up');
  });
  test('removed and added again greets again', async () => {
    const { w, happen, said } = await made();
    await happen('ana', 'general', ADDED);
    await w.settle();
    await happen('ana', 'general', REMOVED);
    w.clock.pass(60_000);
    await happen('ana', 'general', ADDED);
    await w.settle();
    expect(said()).toHaveLength(2);
  });
  test('removed from its last conversation stops all work; its data is kept for a month, then deleted', async () => {
    const { w, tenant, workspace, happen, said, people } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.say(tenant, 'ana', 'direct', 'help');
    await w.settle();
    said();
    await w.say(tenant, 'ana', 'churn', 'status');
    await happen('ana', 'direct', REMOVED);
    expect((await w.outbox.counts()).waiting).toBe(1);
    await happen('ana', 'churn', { type: 'conversationUpdate', membersRemoved: [{ id: BOT }] });
    expect((await w.outbox.counts()).waiting).toBe(0);
    await w.settle();
    expect(said()).toEqual([]);
    expect(await w.store.read(workspace, (read) => read.find('project', {}))).toHaveLength(1);
    w.clock.pass(DELETE_AFTER_MS + 1);
    await w.teams.tidy();
    expect(await people()).toEqual([]);
    expect(await w.addresses.list(workspace)).toEqual([]);
  });
  test('back within the month finds everything as it was', async () => {
    const { w, tenant, happen, said } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await happen('ana', 'churn', REMOVED);
    w.clock.pass(DELETE_AFTER_MS / 2);
    await w.say(tenant, 'ana', 'churn', 'status');
    w.clock.pass(DELETE_AFTER_MS);
    await w.teams.tidy();
    await w.settle();
    expect(said().join()).toContain('Churn model');
  });
});

describe('people', () => {
  test('who join are known by name; who leave are not asked any more', async () => {
    const { w, tenant, happen, said, people } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    const member = (who: string) => ({ id: teamsIdOf(who), aadObjectId: objectIdOf(who) });
    await happen('ana', 'churn', { type: 'conversationUpdate', membersAdded: [member('chi')] });
    await expect.poll(async () => (await people()).some(({ name }) => name === 'Chi Rao')).toBe(true);
    await w.settle();
    said();
    await happen('bo', 'churn', { type: 'message', text: 'Someone should fix the ETL by Friday.' }, '1772000000001');
    await happen('ana', 'churn', { type: 'conversationUpdate', membersRemoved: [member('bo')] });
    w.clock.pass(600_000);
    await w.settle();
    expect(said()).toEqual([]);
  });
  test('mentioned without the directory’s id are looked up once', async () => {
    const { w, tenant, said } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.say(tenant, 'ana', 'churn', 'task add retrain @bo');
    await w.say(tenant, 'ana', 'churn', 'task add relabel @bo');
    await w.settle();
    // Nobody has listed the team yet, so Ana is asked first; by then his name is known.
    expect(said().join()).toContain('Bo Berg can’t see Churn model');
    const path = `members/${encodeURIComponent(teamsIdOf('bo'))}`;
    expect(w.fake.calls.filter((call) => call.path.endsWith(path))).toHaveLength(1);
  });
});

describe('a channel', () => {
  test('that is renamed keeps what belongs to it; one that is deleted is forgotten', async () => {
    const { w, tenant, workspace, happen } = await made();
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    await w.say(tenant, 'ana', 'general', 'help');
    const channel = { id: channelIdOf(tenant, 'churn'), name: 'Churn 2' };
    const update = (eventType: string) => ({
      type: 'conversationUpdate',
      channelData: channelDataOf(tenant, 'churn', { channel, eventType }),
    });
    await happen('ana', 'general', update('channelRenamed'));
    const row = await w.store.read(workspace, (read) => read.get('channel', channel.id));
    expect(row?.name).toBe('Churn 2');
    await happen('ana', 'general', update('channelDeleted'));
    expect(await w.addresses.find(workspace, channel.id)).toBeUndefined();
    expect((await w.addresses.list(workspace)).map(({ name }) => name)).toEqual(['general']);
  });
  test.each([
    ['channelDeleted', 'channelRestored'],
    ['teamArchived', 'teamUnarchived'],
    ['teamDeleted', 'teamRestored'],
  ])('is reached after %s and %s, though nobody has said a word in it since', async (gone, again) => {
    const { w, tenant, workspace, happen } = await made();
    await w.say(tenant, 'ana', 'general', 'help');
    await w.say(tenant, 'ana', 'churn', 'new Churn model');
    w.fake.channels.push(
      { id: channelIdOf(tenant, 'general'), name: null },
      { id: channelIdOf(tenant, 'churn'), name: 'churn' },
    );
    const about = (eventType: string) => {
      const channel = eventType.startsWith('channel') ? {} : { channel: undefined };
      return { type: 'conversationUpdate', channelData: channelDataOf(tenant, 'churn', { ...channel, eventType }) };
    };
    await happen('ana', 'general', about(gone));
    expect(await w.addresses.find(workspace, channelIdOf(tenant, 'churn'))).toBeUndefined();
    await happen('ana', 'general', about(again));
    expect(await w.addresses.find(workspace, channelIdOf(tenant, 'churn'))).toMatchObject({ name: 'churn' });
  });
  test.each(['teamDeleted', 'teamArchived'])('is forgotten with its team: %s', async (eventType) => {
    const { w, tenant, workspace, happen } = await made();
    await w.say(tenant, 'ana', 'churn', 'help');
    await w.say(tenant, 'ana', 'fraud', 'help');
    await w.say(tenant, 'ana', 'direct', 'help');
    const channelData = { tenant: { id: tenant }, team: { id: teamIdOf(tenant) }, eventType };
    await happen('ana', 'churn', { type: 'conversationUpdate', channelData });
    expect((await w.addresses.list(workspace)).map(({ kind }) => kind)).toEqual(['personal']);
  });
  test('is answered at the latest address it gave', async () => {
    const { w, tenant, workspace } = await made();
    await w.say(tenant, 'ana', 'churn', 'help');
    w.service = 'http://connector.test/elsewhere/';
    await w.say(tenant, 'ana', 'churn', 'help');
    expect((await w.addresses.find(workspace, channelIdOf(tenant, 'churn')))?.service).toBe(w.service);
  });
});

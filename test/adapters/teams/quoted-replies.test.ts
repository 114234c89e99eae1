/** Quoted replies: the message that somebody quotes says what they mean, wherever it stands. */
import { describe, expect, test } from 'vitest';
import type { AdaptiveCard } from '../../../adapters/teams/cards.js';
import { isHeldOut, messageKey } from '../../../src/model/nudges.js';
import { actionsOf, wordsOf } from '../../support/teams/cards.js';
import type { FakeMessage } from '../../support/teams/fake.js';
import { freshWorld } from '../../support/teams/fresh-world.js';
import { objectIdOf, teamsIdOf } from '../../support/teams/ids.js';
import { tellChannels } from '../../support/told.js';

/** As Teams sends a reply that quotes a message. */
const quoting = (message: string, text: string) => ({
  type: 'message',
  text: `<quoted messageId="${message}"/>${text}`,
  entities: [{ type: 'quotedReply', quotedReply: { messageId: message, senderName: 'x', preview: 'Someone…' } }],
});

const isOffer = (card: AdaptiveCard | undefined) => actionsOf(card).some(({ title }) => title === 'Accept');

/** A group chat with a project, in which messages are heard. */
async function groupChat() {
  const { w, tenant, workspace } = await freshWorld();
  const chat = `19:${tenant}:chat@thread.v2`;
  const conversation = { id: chat, conversationType: 'groupChat', tenantId: tenant, isGroup: true };
  const place = { conversation, channelData: { tenant: { id: tenant } } };
  for (const who of ['ana', 'bo', 'chi']) await w.say(tenant, who, 'x', 'help', place);
  await w.say(tenant, 'ana', 'x', 'new Churn', place);
  await w.settle();
  await tellChannels(w.store, workspace, w.clock.now());
  w.fake.messages.length = 0;
  /** Not every message is asked about: some are held out, by their id. */
  const newId = (): string => {
    for (let id = w.fake.id(); ; id = w.fake.id()) if (!isHeldOut(messageKey(chat, id), 20)) return id;
  };
  const write = async (who: string, more: object): Promise<string> => {
    const id = newId();
    expect((await w.send(w.activity(tenant, who, 'x', { id, type: 'message', ...place, ...more }))).status).toBe(200);
    return id;
  };
  /** What somebody was whispered since the last look. */
  const whispered = async (who: string): Promise<FakeMessage[]> => {
    w.clock.pass(5 * 60_000);
    await w.settle();
    return w.fake.messages.filter(({ out }) => out?.to === 'whisper' && out.person === objectIdOf(who));
  };
  const direct = (who: string, more: object) => w.send(w.activity(tenant, who, 'direct', { type: 'message', ...more }));
  const tasks = () => w.store.read(workspace, (read) => read.find('task', { order: ['number'] }));
  return { w, tenant, workspace, write, whispered, direct, tasks };
}

describe('in a group chat, “on it” takes', () => {
  test('the work of the message that it quotes, not of the one before', async () => {
    const { write, whispered } = await groupChat();
    const first = await write('ana', { text: 'Someone should fix the ETL by Friday.' });
    await write('ana', { text: 'Someone should update the docs by Monday.' });
    await write('chi', quoting(first, 'on it'));
    const words = (await whispered('chi')).map(({ card }) => wordsOf(card)).join();
    expect(words).toContain('Someone should fix the ETL');
    expect(words).not.toContain('the docs');
  });
  test('nothing if it quotes a message that asks for nothing', async () => {
    const { write, whispered } = await groupChat();
    const thanks = await write('bo', { text: 'Thanks for yesterday.' });
    await write('ana', { text: 'Someone should fix the ETL by Friday.' });
    await write('chi', quoting(thanks, 'on it'));
    expect(await whispered('chi')).toEqual([]);
    expect(await whispered('ana')).toHaveLength(1);
  });
  test('nothing of what it quotes is read as the words of whoever quotes it', async () => {
    const { write, whispered } = await groupChat();
    const first = await write('ana', { text: 'Someone should fix the ETL by Friday.' });
    await write('bo', {
      ...quoting(first, 'Agreed.'),
      attachments: [
        {
          contentType: 'text/html',
          content: `<blockquote itemtype="http://schema.skype.com/Reply" itemid="${first}"><p>Someone should fix the ETL by Friday.</p></blockquote><p>Agreed.</p>`,
        },
      ],
    });
    expect(await whispered('bo')).toEqual([]);
  });
});

describe('in the person’s own chat', () => {
  test('“yes” accepts the offer whose card it quotes', async () => {
    const { w, tenant, direct, tasks } = await groupChat();
    for (const title of ['retrain', 'deploy'])
      await w.say(tenant, 'ana', 'direct', `task add ${title} owner:@bo project:Churn`);
    await w.settle();
    const cards = w.fake.messages.filter(({ card }) => isOffer(card));
    expect(cards).toHaveLength(2);
    await direct('bo', quoting(cards[0]?.id ?? '', 'yes'));
    expect((await tasks()).map(({ owner }) => owner)).toEqual([objectIdOf('bo'), null]);
    await direct('bo', quoting(cards[1]?.id ?? '', 'sorry, no time'));
    await w.settle();
    expect(w.fake.messages.map(({ card }) => wordsOf(card)).join()).toContain('Bo Berg');
    expect((await tasks()).map(({ owner }) => owner)).toEqual([objectIdOf('bo'), null]);
  });
  test('“it” is what the card is about that is quoted', async () => {
    const { w, tenant, workspace, direct } = await groupChat();
    for (const line of ['task add retrain project:Churn', 'task add deploy project:Churn', 'task #1', 'task #2'])
      await w.say(tenant, 'ana', 'direct', line);
    await w.settle();
    const first = w.fake.messages.at(-2);
    await direct('ana', quoting(first?.id ?? '', 'mark it as done'));
    const done = await w.store.read(workspace, (read) => read.find('task', { where: { state: 'done' } }));
    expect(done.map(({ title }) => title)).toEqual(['retrain']);
  });
  test('“on it”, in answer to a question about one’s own message, takes the work', async () => {
    const { write, whispered, direct, tasks } = await groupChat();
    await write('ana', { text: 'Someone should fix the ETL by Friday.' });
    const [question] = await whispered('ana');
    await direct('ana', quoting(question?.id ?? '', 'on it'));
    expect(await tasks()).toMatchObject([{ title: 'Fix the ETL', owner: objectIdOf('ana') }]);
  });
  test('a card of somebody else’s chat means nothing', async () => {
    const { w, tenant, direct, tasks } = await groupChat();
    await w.say(tenant, 'ana', 'direct', 'task add retrain owner:@bo project:Churn');
    await w.settle();
    const card = w.fake.messages.find((one) => isOffer(one.card));
    expect(card?.conversation).toContain(teamsIdOf('bo'));
    await direct('chi', quoting(card?.id ?? '', 'on it'));
    expect((await tasks()).map(({ owner }) => owner)).toEqual([null]);
  });
});

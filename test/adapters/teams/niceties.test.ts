/** What makes Teams feel at home: typing while it works, questions to tap, and the mark of what a language model worded. */
import { describe, expect, test, vi } from 'vitest';
import type { PeopleMessage } from '../../../src/ports/outbound.js';
import { deliveryWorld, freshWorld, wordsView } from '../../support/teams/fresh-world.js';
import { channelIdOf, objectIdOf, teamsIdOf } from '../../support/teams/ids.js';

describe('Baton shows that it types', () => {
  /** A command whose handling takes some time. */
  async function slow(ms: number, more: object = {}) {
    const { w, tenant } = await freshWorld();
    const handle = w.app.handle.bind(w.app);
    w.app.handle = async (inbound) => {
      await new Promise((resolve) => setTimeout(resolve, ms));
      return handle(inbound);
    };
    await w.say(tenant, 'ana', 'churn', 'help', more, '1772000000009');
    return { w, tenant };
  }
  test('where somebody waits for an answer', async () => {
    const { w, tenant } = await slow(900);
    await vi.waitFor(() => expect(w.fake.typing).toEqual([`${channelIdOf(tenant, 'churn')};messageid=1772000000009`]));
  });
  test.each<[string, number, object]>([
    ['is quick', 0, {}],
    ['was seen by nobody else', 900, { recipient: { id: '28:baton', isTargeted: true } }],
  ])('not for a command that %s', async (_, ms, more) => {
    expect((await slow(ms, more)).w.fake.typing).toEqual([]);
  });
});

describe('the start page in somebody’s own chat', () => {
  test('has three questions to tap, which Baton understands', async () => {
    const { w, tenant } = await freshWorld();
    await w.say(tenant, 'ana', 'direct', 'home');
    await w.settle();
    const { suggestedActions } = w.fake.messages.at(-1)?.more ?? {};
    expect(suggestedActions?.to).toEqual([teamsIdOf('ana')]);
    expect(suggestedActions?.actions).toHaveLength(3);
    for (const { value } of suggestedActions?.actions ?? []) {
      await w.say(tenant, 'ana', 'direct', value);
      await w.settle();
      expect(w.fake.messages.at(-1)?.summary).not.toMatch(/I didn’t|don’t understand|not sure/);
    }
  });
  test('has none in a channel', async () => {
    const { w, tenant } = await freshWorld();
    await w.say(tenant, 'ana', 'churn', 'help');
    await w.settle();
    expect(w.fake.messages.map(({ more }) => more.suggestedActions)).not.toContainEqual(expect.anything());
  });
});

describe('what a language model worded', () => {
  const whisper = (channel: string, more: object): PeopleMessage => ({
    ...{ to: 'whisper', id: 'w1', channel, thread: null, person: objectIdOf('ana') },
    view: { ...wordsView('Who will do it?'), ...more },
  });
  test('is marked as made by AI, and asks what people think of it', async () => {
    const { w, deliver, channel } = await deliveryWorld();
    await deliver(whisper(channel, { reworded: true }));
    const { entities, channelData } = w.fake.messages.at(-1)?.more ?? {};
    expect(entities).toMatchObject([{ '@type': 'Message', additionalType: ['AIGeneratedContent'] }]);
    expect(channelData).toEqual({ feedbackLoop: { type: 'default' } });
    expect(w.fake.problems).toEqual([]);
  });
  test('anything else is not', async () => {
    const { w, deliver, channel } = await deliveryWorld();
    await deliver(whisper(channel, {}));
    expect(w.fake.messages.at(-1)?.more).toEqual({
      suggestedActions: undefined,
      entities: undefined,
      channelData: undefined,
    });
  });
  test.each<[object, string[]]>([
    [{ actionName: 'feedback', actionValue: { reaction: 'dislike', feedback: '{"feedbackText":"no"}' } }, ['dislike']],
    [{ actionName: 'feedback', actionValue: { reaction: 'rude' } }, []],
    [{}, []],
  ])('what people think is counted: %j', async (value, counted) => {
    const seen: string[] = [];
    const { w, tenant } = await freshWorld({ feedback: (reaction) => void seen.push(reaction) });
    expect((await w.invoke(tenant, 'ana', 'message/submitAction', value, undefined)).status).toBe(200);
    expect(seen).toEqual(counted);
  });
});

/** Where an answer for one person's eyes shows, and what everybody else sees of it; and what a press on an old card says. */
import { describe, expect, test } from 'vitest';
import type { AdaptiveCard } from '../../../adapters/teams/cards.js';
import { actionsOf, wordsOf } from '../../support/teams/cards.js';
import { freshWorld } from '../../support/teams/fresh-world.js';
import { channelIdOf, isPersonalChat } from '../../support/teams/ids.js';
import { callButton, statusCard } from '../../support/teams/status-card.js';
import { SETTINGS } from '../../support/teams/world.js';

const LINE = 'I’ve answered you in private.';
const isOffer = (card: AdaptiveCard | undefined) => actionsOf(card).some(({ title }) => title === 'Accept');

async function asked(line: string, more: object = {}, settings = SETTINGS) {
  const { w, tenant } = await freshWorld({ settings });
  await w.say(tenant, 'ana', 'churn', 'new Churn');
  await w.settle();
  w.fake.messages.length = 0;
  await w.say(tenant, 'ana', 'churn', line, more, '1772000000009');
  await w.settle();
  const inChannel = w.fake.messages.filter(({ conversation }) => !isPersonalChat(conversation));
  return { w, tenant, inChannel, thread: `${channelIdOf(tenant, 'churn')};messageid=1772000000009` };
}

describe('a private answer', () => {
  test('leaves one line where it was asked for, in its thread', async () => {
    const { w, inChannel, thread } = await asked('tasks mine');
    expect(inChannel.map(({ conversation, text, card }) => [conversation, text, card])).toEqual([
      [thread, LINE, undefined],
    ]);
    expect(w.fake.messages.filter(({ conversation }) => isPersonalChat(conversation))).toHaveLength(1);
    expect(w.fake.problems).toEqual([]);
  });
  test('of a command that nobody else saw leaves none', async () => {
    const { inChannel, w } = await asked('tasks mine', { recipient: { id: '28:baton', isTargeted: true } });
    expect(inChannel).toEqual([]);
    expect(w.fake.messages).toHaveLength(1);
  });
  test('as a targeted message leaves none: it is there', async () => {
    const { inChannel } = await asked('tasks mine', {}, { ...SETTINGS, whispers: 'targeted' });
    expect(inChannel.map(({ text, onlyFor }) => [text, onlyFor])).toEqual([['', expect.any(String)]]);
  });
  test('to a press leaves none: the window says it', async () => {
    const { w, tenant, message } = await statusCard();
    const before = w.fake.messages.length;
    await w.press(tenant, 'bo', message, callButton('help'));
    await w.settle();
    expect(w.fake.messages.slice(before).map(({ conversation }) => isPersonalChat(conversation))).toEqual([true]);
  });
});

test('a public answer to a command from the slash menu is where everybody sees it, not below what only one person sees', async () => {
  const { w, tenant } = await freshWorld();
  await w.say(tenant, 'ana', 'churn', 'new Churn');
  await w.settle();
  w.fake.messages.length = 0;
  await w.say(tenant, 'ana', 'churn', 'status', { recipient: { id: '28:baton', isTargeted: true } });
  await w.say(tenant, 'ana', 'churn', 'status', { recipient: { id: '28:baton', isTargeted: true } }, '1772000000009');
  await w.settle();
  const [alone, inThread] = w.fake.messages;
  expect(alone?.conversation).toBe(`${channelIdOf(tenant, 'churn')};messageid=${alone?.id}`);
  expect(inThread?.conversation).toBe(`${channelIdOf(tenant, 'churn')};messageid=1772000000009`);
});

describe('the card of an offer', () => {
  async function offered() {
    const { w, tenant } = await freshWorld();
    await w.say(tenant, 'ana', 'churn', 'new Churn');
    await w.say(tenant, 'bo', 'churn', 'help');
    await w.say(tenant, 'ana', 'churn', 'own data @bo');
    await w.settle();
    const card = w.fake.messages.find((one) => isOffer(one.card));
    if (!card) throw new Error('no offer');
    const accept = actionsOf(card.card).find(({ title }) => title === 'Accept');
    if (!accept) throw new Error('nothing to accept');
    return { w, tenant, card, accept };
  }
  test('loses its buttons when the offer ends, and says why', async () => {
    const { w, tenant, card } = await offered();
    await w.say(tenant, 'ana', 'churn', 'take data');
    await w.settle();
    const now = w.fake.messages.find(({ id }) => id === card.id);
    expect(actionsOf(now?.card)).toEqual([]);
    expect(wordsOf(now?.card)).toBe('Data in Churn is no longer offered to you.');
  });
  test('that was accepted in words says so', async () => {
    const { w, tenant, card } = await offered();
    await w.say(tenant, 'bo', 'direct', 'accept');
    await w.settle();
    expect(wordsOf(w.fake.messages.find(({ id }) => id === card.id)?.card)).toBe('You accepted Data in Churn.');
  });
  test('that is pressed shows the answer, with its buttons', async () => {
    const { w, tenant, card, accept } = await offered();
    await w.press(tenant, 'bo', card, accept);
    await w.settle();
    const now = w.fake.messages.find(({ id }) => id === card.id);
    expect(wordsOf(now?.card)).toContain('You took Data in Churn');
    expect(actionsOf(now?.card).map(({ title }) => title)).toContain('Undo');
  });
  test('that is out of date never says “Done.”', async () => {
    const { w, tenant, card, accept } = await offered();
    await w.say(tenant, 'ana', 'churn', 'take data');
    // Before the card is changed.
    const answer = await w.press(tenant, 'bo', card, accept);
    expect(JSON.stringify(answer.body)).not.toContain('Done.');
    expect(JSON.stringify(answer.body)).toContain('withdrawn');
  });
});

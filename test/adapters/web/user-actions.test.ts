import { beforeEach, describe, expect, test, vi } from 'vitest';
import { LiveUpdates } from '../../../adapters/web/live-updates.js';
import { Room } from '../../../adapters/web/room.js';
import { NotFound, type Speaker, UserActions } from '../../../adapters/web/user-actions.js';
import { type Kit, kit } from '../../support/kit.js';

let k: Kit;
let room: Room;
let actions: UserActions;
const ANA: Speaker = { as: 'ana', channel: 'general', thread: null };

beforeEach(async () => {
  k = await kit();
  room = new Room(k.opened, k.clock, new LiveUpdates());
  await room.open(k.roster);
  actions = new UserActions(k.app, k.listener, room);
});

/** What a person sees people say in a channel. */
const seen = async (as: string, channel = 'general') =>
  (await room.messages(channel, as, null)).flatMap(({ content }) => (content.is === 'text' ? [content.text] : []));

describe('what people say', () => {
  test.each([
    ['/baton status', true],
    ['@Baton status', false],
    ['@baton, status', false],
    [' @BATON: status', false],
    ['hey @Baton status please', false],
    ['what do you think about dropping monitoring @Baton?', false],
    ['Bo, can you take #5? @Baton', false],
    ['> lunch?\nstatus @Baton', false],
  ])('"%s" is a command; only its author sees it: %s', async (text, isPrivate) => {
    expect((await actions.say(ANA, text)).answer).toBeDefined();
    expect(await seen('ana')).toEqual([text]);
    expect(await seen('bo')).toEqual(isPrivate ? [] : [text]);
  });

  test.each([
    ...['batons', '/batonx', 'hello @Batons', 'mail ops@baton'],
    ...['> @Baton status\nI like that', 'type `@Baton status`', '```\n@Baton status\n```'],
  ])('"%s" does not call Baton', async (text) => {
    expect(await actions.say(ANA, text)).toEqual({});
  });

  test('the mention is no part of the command', async () => {
    await actions.say(ANA, '@Baton new "Churn"');
    const shown = async (text: string) => (await actions.say(ANA, text)).answer?.view;
    expect(await shown('hey @Baton, status please')).toEqual(await shown('@Baton status'));
  });

  test('in a conversation with Baton everything is a command', async () => {
    expect((await actions.say({ ...ANA, channel: 'dm-ana' }, 'status')).answer).toBeDefined();
  });
});

test.each<[string, Partial<Speaker>]>([
  ['another person’s conversation with Baton', { channel: 'dm-bo' }],
  ['a channel that does not exist', { channel: 'none' }],
  ['a person who does not exist', { as: 'nobody' }],
])('nobody speaks in or as %s', async (_, speaker) => {
  await expect(actions.say({ ...ANA, ...speaker }, 'hello')).rejects.toThrow(NotFound);
});

test('an edited message to Baton is read again: what it orders now is offered', async () => {
  await actions.say(ANA, '@Baton new Churn');
  await actions.say(ANA, '@Baton start data');
  const said = (await room.messages('general', 'ana', null)).find(
    ({ content }) => content.is === 'text' && content.text === '@Baton start data',
  );
  const handled = vi.spyOn(k.app, 'handle');
  await actions.edit(ANA, said?.id ?? '', '@Baton start data');
  expect(handled).not.toHaveBeenCalled();
  await actions.edit(ANA, said?.id ?? '', '@Baton start training');
  expect(handled.mock.lastCall?.[0]).toMatchObject({ text: 'start training', edited: true });
  const [training] = await k.store.read('playground', (read) => read.find('stage', { where: { key: 'training' } }));
  expect(training?.state).toBe('not_started');
});

test('a hand cannot be put up for a message that only one person sees', async () => {
  await actions.say(ANA, '/baton status');
  const [message] = await room.messages('general', 'ana', null);
  await expect(actions.toggleHand(ANA, message?.id ?? '')).rejects.toThrow(NotFound);
});

test('only a message of Baton has controls', async () => {
  await actions.say(ANA, 'hello');
  const [message] = await room.messages('general', 'ana', null);
  const call = { command: 'status', args: {} };
  await expect(actions.call(ANA, message?.id ?? '', call, 'button')).rejects.toThrow(NotFound);
});

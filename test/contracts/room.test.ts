/** What every store does with the playground's channels, messages and reactions. */
import { describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { RoomChannels } from '../../adapters/store/room-channels.js';
import { type NewMessage, RoomMessages } from '../../adapters/store/room-messages.js';
import { RoomReactions } from '../../adapters/store/room-reactions.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

describe.each(DIALECTS)('the playground on %s', (dialect) => {
  const shared = new SharedStore(dialect);

  function newRoom() {
    const workspace = shared.newWorkspace();
    const messages = new RoomMessages(shared.db, workspace);
    const post = async (text: string, more: Partial<NewMessage> = {}): Promise<string> => {
      const id = newId();
      const content = { is: 'text' as const, text };
      await messages.add({
        id,
        channel: 'general',
        thread: null,
        author: 'ana',
        onlyFor: null,
        content,
        at: 5,
        ...more,
      });
      return id;
    };
    return {
      channels: new RoomChannels(shared.db, workspace),
      messages,
      reactions: new RoomReactions(shared.db, workspace),
      post,
    };
  }

  test('a channel is there once', async () => {
    const { channels } = newRoom();
    for (const name of ['random', 'general', 'random']) await channels.set(name, 'public');
    await channels.set('random', 'private');
    expect(await channels.list()).toEqual([
      { name: 'general', access: 'public' },
      { name: 'random', access: 'private' },
    ]);
    expect(await newRoom().channels.list()).toEqual([]);
  });

  test('messages come back in order, whispers only to whom they are for', async () => {
    const { messages, post } = newRoom();
    await post('one');
    await post('two', { onlyFor: 'bo' });
    await post('elsewhere', { channel: 'random' });
    const seenBy = async (person: string) =>
      (await messages.list('general', person, null)).map(({ content }) => content.is === 'text' && content.text);
    expect(await seenBy('ana')).toEqual(['one']);
    expect(await seenBy('bo')).toEqual(['one', 'two']);
  });

  test('a thread has its first message and its replies, which are counted and do not show in the channel', async () => {
    const { messages, post } = newRoom();
    const root = await post('root');
    const reply = await post('reply', { thread: root });
    await post('whisper', { thread: root, onlyFor: 'bo' });
    expect((await messages.list('general', 'ana', root)).map(({ id }) => id)).toEqual([root, reply]);
    expect((await messages.list('general', 'ana', null)).map(({ id }) => id)).toEqual([root]);
    expect(await messages.replies('general', 'ana')).toEqual(new Map([[root, 1]]));
    expect(await messages.replies('general', 'bo')).toEqual(new Map([[root, 2]]));
    const first = await messages.find(root);
    expect(await messages.newest('ana')).toEqual(new Map([['general', first?.seq]]));
  });

  test('a message is replaced in its own channel, and marked as edited', async () => {
    const { messages, post } = newRoom();
    const id = await post('one');
    const content = { is: 'text' as const, text: 'two' };
    expect(await messages.replace('random', id, content)).toBe(false);
    expect(await messages.replace('general', id, content)).toBe(true);
    expect(await messages.find(id)).toMatchObject({ content, edited: true, at: 5 });
  });

  test('a message is removed once; clearing removes all', async () => {
    const { messages, post } = newRoom();
    const id = await post('one');
    await post('two');
    expect(await messages.remove(id)).toBe(true);
    expect(await messages.remove(id)).toBe(false);
    await messages.clear();
    expect(await messages.list('general', 'ana', null)).toEqual([]);
  });

  test('a reaction is toggled, and listed by message', async () => {
    const { reactions, post } = newRoom();
    const [one, two] = [await post('one'), await post('two')];
    expect(await reactions.toggle(one, 'general', 'bo', 'hand')).toBe(true);
    expect(await reactions.toggle(one, 'general', 'ana', 'hand')).toBe(true);
    expect(await reactions.toggle(two, 'general', 'ana', 'hand')).toBe(true);
    expect(await reactions.toggle(two, 'general', 'ana', 'hand')).toBe(false);
    expect(await reactions.peopleByMessage('general')).toEqual(new Map([[one, ['ana', 'bo']]]));
    await reactions.clear();
    expect(await reactions.peopleByMessage('general')).toEqual(new Map());
  });
});

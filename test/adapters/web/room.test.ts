import { beforeEach, expect, test } from 'vitest';
import { LiveUpdates } from '../../../adapters/web/live-updates.js';
import { PLAYGROUND_WORKSPACE } from '../../../adapters/web/people.js';
import { Room } from '../../../adapters/web/room.js';
import { add, set } from '../../../src/model/changes.js';
import { type Kit, kit } from '../../support/kit.js';

const PROJECT = {
  ...{ id: 'P', name: 'Old', key: 'old', description: '', lead: null, archived: false, sample: false, createdAt: 1 },
  audience: 'auto',
} as const;

let k: Kit;
let room: Room;
let changes = 0;

beforeEach(async () => {
  k = await kit();
  const live = new LiveUpdates();
  live.listen(() => (changes += 1));
  room = new Room(k.opened, k.clock, live);
  await room.open(k.roster);
});

const write = (channel: string, text: string, thread: string | null = null, id?: string) =>
  room.post({ channel, thread, author: 'ana', onlyFor: null, content: { is: 'text', text } }, id);

test('it opens with channels and people whom Baton knows; opening it twice changes nothing', async () => {
  await room.open(k.roster);
  const names = async (person: string) => (await room.channels(person)).map(({ name }) => name);
  const all = ['churn-model', 'general', 'search-ranking'];
  expect(await names('chi')).toEqual(all);
  expect(await names('bo')).toEqual([...all, 'project-falcon'].sort());
  expect(await names('fay')).toEqual(['churn-model']);
  const people = await k.store.read(PLAYGROUND_WORKSPACE, (read) => read.find('person', {}));
  expect(people.map(({ id }) => id).sort()).toEqual(['ana', 'bo', 'chi', 'dana', 'emi', 'fay']);
});

test('a person finds the public channels and their own conversation with Baton', async () => {
  expect(await room.channel('general', 'ana')).toMatchObject({
    id: 'general',
    name: 'general',
    direct: false,
    access: 'public',
  });
  expect(await room.channel('dm-ana', 'ana')).toMatchObject({
    id: 'dm-ana',
    name: 'Baton',
    direct: true,
    access: 'private',
  });
  expect(await room.channel('dm-bo', 'ana')).toBeUndefined();
  expect(await room.channel('none', 'ana')).toBeUndefined();
});

test('a channel is unread until its messages are shown; a thread alone does not count as reading it', async () => {
  await write('general', 'root', null, 'M1');
  expect(await room.unread('bo')).toEqual(new Set(['general']));
  await room.messages('general', 'bo', 'M1');
  expect(await room.unread('bo')).toEqual(new Set(['general']));
  await room.messages('general', 'bo', null);
  expect(await room.unread('bo')).toEqual(new Set());
  expect(await room.unread('chi')).toEqual(new Set(['general']));
});

test('a thread is its first message and the replies', async () => {
  await write('general', 'root', null, 'M1');
  await write('general', 'reply', 'M1');
  const texts = async (thread: string | null) =>
    (await room.messages('general', 'bo', thread)).map(({ content }) => content.is === 'text' && content.text);
  expect(await texts(null)).toEqual(['root']);
  expect(await texts('M1')).toEqual(['root', 'reply']);
  expect(await room.replies('general', 'bo')).toEqual(new Map([['M1', 1]]));
});

test('every change is signalled to open pages', async () => {
  const before = changes;
  await write('general', 'root', null, 'M1');
  await room.replace('general', 'M1', { is: 'text', text: 'edited' });
  await room.toggleHand('general', 'M1', 'bo');
  await room.setChannel({ access: 'public', people: [], name: 'new' });
  await room.remove('M1');
  await room.clear();
  expect(changes - before).toBe(6);
});

test('in a store from before channels had an access they are public as soon as it opens, and so are their projects', async () => {
  const seen = () =>
    k.store.read(PLAYGROUND_WORKSPACE, (read) => read.find('project', { where: { reach: ['everyone'] } }));
  const project = { ...PROJECT, workspace: PLAYGROUND_WORKSPACE, reach: 'places' } as const;
  await k.store.transact(PLAYGROUND_WORKSPACE, 'older', async (unit) => {
    const channel = await unit.get('channel', 'general');
    if (!channel) throw new Error('no channel');
    const link = {
      id: 'L',
      workspace: PLAYGROUND_WORKSPACE,
      project: project.id,
      channel: 'general',
      main: true,
      at: 1,
    };
    await unit.apply([
      set('channel', channel, { access: 'private', place: '' }),
      add('project', project),
      add('link', link),
    ]);
    return {};
  });
  expect(await seen()).toEqual([]);
  await room.open(k.roster);
  expect((await seen()).map(({ id }) => id)).toEqual([project.id]);
});

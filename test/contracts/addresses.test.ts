/** Where platforms are answered, and where messages of ours stand: the same on SQLite and PostgreSQL, each workspace for itself. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Addresses, type Conversation } from '../../adapters/store/addresses.js';
import type { Opened } from '../../adapters/store/opened.js';
import { Sent } from '../../adapters/store/sent.js';
import { SqlStore } from '../../adapters/store/store.js';
import { TestClock } from '../support/kit.js';
import { DIALECTS, opened } from '../support/stores.js';

const conversation = (id: string, more: Partial<Conversation> = {}): Conversation => ({
  ...{ id, kind: 'channel', person: null, team: 't', name: 'churn', service: 'https://a.test/', bot: '28:b', at: 1 },
  ...more,
});

describe.each(DIALECTS)('%s', (dialect) => {
  let store: Opened;
  let done: () => Promise<void>;
  let addresses: Addresses;
  beforeAll(async () => {
    ({ store, done } = await opened(dialect));
    addresses = new Addresses(store);
  });
  afterAll(() => done());

  test('a conversation is kept anew with every change, and since when it is known stays', async () => {
    await addresses.keep('A', conversation('c'));
    await addresses.keep('A', conversation('c', { service: 'https://b.test/', at: 9 }));
    expect(await addresses.find('A', 'c')).toMatchObject({ service: 'https://b.test/', at: 1 });
    expect(await addresses.find('B', 'c')).toBeUndefined();
  });
  test('one’s own, those of a team, the last one, none', async () => {
    await addresses.keep('C', conversation('x', { at: 5 }));
    await addresses.keep('C', conversation('p', { kind: 'personal', person: 'ana', team: null, at: 9 }));
    expect((await addresses.of('C', 'ana'))?.id).toBe('p');
    expect(await addresses.of('C', 'bo')).toBeUndefined();
    expect((await addresses.list('C')).map((one) => one.id)).toEqual(['x', 'p']);
    expect((await addresses.list('C', 't')).map((one) => one.id)).toEqual(['x']);
    expect((await addresses.latest('C'))?.id).toBe('p');
    await addresses.forget('C', 'p');
    await addresses.forget('C', 'x');
    expect(await addresses.latest('C')).toBeUndefined();
  });
  test('names that people go by, in one workspace alone', async () => {
    await addresses.alias('A', '29:1', 'ana');
    await addresses.alias('A', '29:1', 'bo');
    expect(await addresses.personOf('A', '29:1')).toBe('bo');
    expect(await addresses.aliasOf('A', 'bo')).toBe('29:1');
    expect(await addresses.aliasOf('A', 'ana')).toBeUndefined();
    expect(await addresses.personOf('B', '29:1')).toBeUndefined();
  });
  test('what a message belongs to is found by where it stands', async () => {
    const sent = new Sent(store);
    await sent.note('A', 'one', { place: 'p', message: '1' }, 1, 'a channel');
    await sent.note('A', 'two', { place: 'p', message: '2' }, 1);
    expect(await sent.belongs('A', { place: 'p', message: '1' })).toBe('a channel');
    expect(await sent.belongs('A', { place: 'p', message: '2' })).toBeNull();
    expect(await sent.belongs('A', { place: 'q', message: '1' })).toBeNull();
    expect(await sent.belongs('B', { place: 'p', message: '1' })).toBeNull();
  });
  test('all of it goes with its workspace', async () => {
    await addresses.keep('D', conversation('c'));
    await addresses.alias('D', '29:1', 'ana');
    await new SqlStore(store, new TestClock()).erase('D');
    expect(await addresses.list('D')).toEqual([]);
    expect(await addresses.personOf('D', '29:1')).toBeUndefined();
    expect(await addresses.find('A', 'c')).toBeDefined();
  });
});

/** What every store does with a platform's conversations and the names that people go by there. */
import { describe, expect, test } from 'vitest';
import { Addresses } from '../../adapters/store/addresses.js';
import { Installations } from '../../adapters/store/installations.js';
import type { Conversation } from '../../adapters/store/records.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

const conversation = (id: string, more: Partial<Conversation> = {}): Conversation => ({
  ...{ id, kind: 'channel', person: null, team: 't', name: 'churn', service: 'https://a.test/', bot: '28:b', at: 1 },
  ...more,
});

describe.each(DIALECTS)('addresses on %s', (dialect) => {
  const shared = new SharedStore(dialect);

  test('a conversation is replaced with every change, except when it became known', async () => {
    const addresses = new Addresses(shared.db);
    await addresses.keep('A', conversation('c'));
    await addresses.keep('A', conversation('c', { service: 'https://b.test/', at: 9 }));
    expect(await addresses.find('A', 'c')).toMatchObject({ service: 'https://b.test/', at: 1 });
    expect(await addresses.find('B', 'c')).toBeUndefined();
  });

  test('conversations are found by person and by team, and the latest is known', async () => {
    const addresses = new Addresses(shared.db);
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

  test('an alias leads to the person whom it named last, in one workspace only', async () => {
    const addresses = new Addresses(shared.db);
    await addresses.alias('A', '29:1', 'ana');
    await addresses.alias('A', '29:1', 'bo');
    expect(await addresses.personOf('A', '29:1')).toBe('bo');
    expect(await addresses.aliasOf('A', 'bo')).toBe('29:1');
    expect(await addresses.aliasOf('A', 'ana')).toBeUndefined();
    expect(await addresses.personOf('B', '29:1')).toBeUndefined();
  });

  test('conversations and aliases are erased with their workspace', async () => {
    const addresses = new Addresses(shared.db);
    await addresses.keep('D', conversation('c'));
    await addresses.keep('E', conversation('c'));
    await addresses.alias('D', '29:1', 'ana');
    const installations = new Installations(shared.db, 'chat');
    await installations.save('d', 'D', {}, 1);
    await installations.end('d', 2);
    await shared.store.eraseEnded('D', 3);
    expect(await addresses.list('D')).toEqual([]);
    expect(await addresses.personOf('D', '29:1')).toBeUndefined();
    expect(await addresses.find('E', 'c')).toBeDefined();
  });
});

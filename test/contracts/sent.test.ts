/** What every store does with messages that were sent, and with start pages. */
import { describe, expect, test } from 'vitest';
import { Fronts } from '../../adapters/store/fronts.js';
import type { Front } from '../../adapters/store/records.js';
import { Sent } from '../../adapters/store/sent.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

describe.each(DIALECTS)('on %s', (dialect) => {
  const shared = new SharedStore(dialect);

  test('a sent message is found by its id until it is forgotten; noting it again changes nothing', async () => {
    const sent = new Sent(shared.db);
    const spot = { place: 'C1', message: '1.1' };
    await sent.note('W1', 'm1', spot, 10);
    await sent.note('W1', 'm1', { place: 'C2', message: '2.2' }, 20);
    expect(await sent.find('W1', 'm1')).toEqual(spot);
    expect(await sent.find('W2', 'm1')).toBeUndefined();
    await sent.forget(10);
    expect(await sent.find('W1', 'm1')).toEqual(spot);
    await sent.forget(11);
    expect(await sent.find('W1', 'm1')).toBeUndefined();
  });

  test('a message that stands elsewhere says where it belongs', async () => {
    const sent = new Sent(shared.db);
    await sent.note('W1', 'm2', { place: 'D1', message: '1.1' }, 10, 'C1');
    await sent.note('W1', 'm3', { place: 'C1', message: '1.2' }, 10);
    expect(await sent.belongs('W1', { place: 'D1', message: '1.1' })).toBe('C1');
    expect(await sent.belongs('W1', { place: 'C1', message: '1.2' })).toBeNull();
    expect(await sent.belongs('W1', { place: 'C1', message: 'unknown' })).toBeNull();
  });

  test('start pages are found by person, by place, and by when they were opened', async () => {
    const fronts = new Fronts(shared.db);
    const page = (person: string, at: number): Front => ({ person, place: `D${person}`, at, shows: 'home', hash: 'h' });
    for (const [person, at] of [
      ['U1', 10],
      ['U2', 20],
      ['U3', 30],
    ] as const)
      await fronts.note('W1', page(person, at));
    await fronts.note('W1', { ...page('U1', 40), shows: 'other' });
    expect(await fronts.of('W1', 'U1')).toMatchObject({ at: 40, shows: 'other' });
    expect(await fronts.at('W1', 'DU2')).toMatchObject({ person: 'U2' });
    expect(await fronts.of('W2', 'U1')).toBeUndefined();
    expect((await fronts.since('W1', 20, 2)).map((front) => front.person)).toEqual(['U1', 'U3']);
  });
});

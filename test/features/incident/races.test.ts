/** Signals and presses at the same moment, handled by two copies over one store: one incident, one person. */
import { afterEach, describe, expect, test } from 'vitest';
import { examine } from '../../../adapters/store/doctor.js';
import { IncidentWorld } from '../../support/incidents.js';
import { Kit } from '../../support/kit.js';
import { DIALECTS, opened } from '../../support/stores.js';

const COPIES = 6;

describe.each(DIALECTS)('on %s', (dialect) => {
  const ends: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0)) await end();
  });
  const made = async () => {
    const { store, done } = await opened(dialect);
    ends.push(done);
    return { w: await IncidentWorld.make(new Kit(store)), copy: new Kit(store) };
  };

  test('alerts that come at once are one incident', async () => {
    const { w, copy } = await made();
    const { k } = w;
    const deliveries = Array.from({ length: COPIES }, (_, i) => ({
      ...{ workspace: 'W1', source: 's', key: `at-once-${i}`, body: '{}' },
      signals: [w.signal({ name: `Alert${i}`, severity: 'critical' })],
    }));
    await Promise.all(deliveries.map((one, i) => (i % 2 === 0 ? k : copy).signals.handle(one)));
    expect([...k.faults, ...copy.faults]).toEqual([]);
    expect(await w.incidents()).toMatchObject([{ number: 1, count: COPIES }]);
    expect((await k.take()).filter(({ to, id }) => to === 'channel' && id.startsWith('incident:'))).toHaveLength(1);
    expect(await examine(k.opened, k.clock.now())).toEqual([]);
  });

  test('the same delivery at two copies counts once', async () => {
    const { w, copy } = await made();
    const one = {
      workspace: 'W1',
      source: 's',
      key: 'same',
      body: '{}',
      signals: [w.signal({ severity: 'critical' })],
    };
    await Promise.all([w.k.signals.handle(one), copy.signals.handle(one)]);
    expect(await w.incidents()).toMatchObject([{ number: 1, count: 1 }]);
  });

  test('of two who press “Take it” at once, one has it', async () => {
    const { w } = await made();
    await w.tell({ severity: 'critical' });
    const press = (who: string) =>
      w.k.app.handle({
        ...w.k.origin(who, {}),
        ...{ type: 'call', via: 'button', call: { command: 'incident take', args: { incident: '1' } }, message: null },
      });
    await Promise.all(['ana', 'bo', 'chi'].map(press));
    const [incident] = await w.incidents();
    expect(incident?.steps.filter(({ what }) => what === 'taken')).toHaveLength(1);
    expect(['U1', 'U2', 'U3']).toContain(incident?.taken);
  });
});

/** Signals and presses at the same moment, handled by two copies over one store: one incident, one person. */
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { examine } from '../../../adapters/store/doctor.js';
import { learnFirst } from '../../support/engine.js';
import { IncidentWorld, MINUTE, type Told } from '../../support/incidents.js';
import { Kit } from '../../support/kit.js';
import { DIALECTS, opened } from '../../support/stores.js';

const COPIES = 6;

beforeAll(learnFirst, 60_000);

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

  describe('a copy whose clock is 40 minutes ahead', () => {
    const AHEAD = 40 * MINUTE;
    const skewed = async () => {
      const both = await made();
      both.copy.clock.pass(AHEAD);
      return both;
    };
    const hears = (k: Kit, w: IncidentWorld, key: string, told: Told) =>
      k.signals.handle({ workspace: 'W1', source: 's', key, signals: [w.signal(told)], body: '{}' });

    test('hears the beginning, and the other one the end: the loop goes forward', async () => {
      const { w, copy } = await skewed();
      const { k } = w;
      const startedAt = k.clock.now();
      await hears(copy, w, 'begin', { severity: 'critical' });
      k.clock.pass(10 * MINUTE);
      await hears(k, w, 'end', { startedAt, state: 'resolved' });
      await k.say_('bo', 'incident take 1');
      k.clock.pass(MINUTE);
      await k.say_('bo', 'incident close 1 a late table');
      const [incident, more] = await w.incidents();
      expect(more).toBeUndefined();
      expect(incident).toMatchObject({ state: 'closed', openedAt: startedAt, quietAt: startedAt + 10 * MINUTE });
      expect(incident?.closedAt).toBeGreaterThan(incident?.takenAt ?? Number.POSITIVE_INFINITY);
      expect([...k.faults, ...copy.faults]).toEqual([]);
    });

    test('and the other one ask each person once, and come to an end', async () => {
      const { w, copy } = await skewed();
      const { k } = w;
      await hears(k, w, 'begin', { severity: 'critical' });
      for (let n = 0; n < 12; n += 1) {
        for (const one of n % 2 === 0 ? [copy, k] : [k, copy]) await one.due();
        for (const one of [copy, k]) one.clock.pass(10 * MINUTE);
      }
      const [incident] = await w.incidents();
      const steps = incident?.steps.filter(({ what }) => what === 'asked' || what === 'nobody') ?? [];
      expect(steps.map(({ what, by }) => by ?? what)).toEqual(['U2', 'U3', 'U1', 'nobody']);
      expect([...k.faults, ...copy.faults]).toEqual([]);
    });

    test('takes what the other one has heard for what it is, whichever of them hears it again', async () => {
      const { w, copy } = await skewed();
      const startedAt = w.k.clock.now();
      const told = { startedAt, at: startedAt, severity: 'critical' as const };
      await hears(w.k, w, 'one', told);
      await hears(copy, w, 'two', told);
      await hears(copy, w, 'three', { ...told, id: 'later', startedAt: startedAt + MINUTE, at: startedAt + MINUTE });
      await hears(w.k, w, 'four', { ...told, id: 'later', startedAt: startedAt + MINUTE, at: startedAt + MINUTE });
      expect(await w.incidents()).toMatchObject([{ number: 1, count: 2, openedAt: startedAt }]);
    });

    test('tells of a version: what is live is the same for both, and never of the future', async () => {
      const { w, copy } = await skewed();
      const { k } = w;
      const move = (version: string, at: number): Told => ({
        ...{ id: version, kind: 'promotion', state: 'set', subject: 'champion', at },
        model: { name: 'churn', version, alias: 'champion' },
      });
      const at = k.clock.now();
      await hears(copy, w, 'one', move('7', at - MINUTE));
      await hears(k, w, 'two', move('8', at));
      for (const one of [k, copy])
        expect((await one.say_('ana', 'live')).text).toMatch(/\[live\] churn 8 — champion .* before: 7/);
    });
  });
});

/** Many deliveries at once, on each database: all are kept, each once, and none is turned away for clashing with another. */
import { describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { Queue } from '../../../adapters/signals/queue.js';
import { migrate } from '../../../adapters/store/migrate.js';
import { add } from '../../../src/model/changes.js';
import type { Signal } from '../../../src/model/signals/signal.js';
import { rounds } from '../../support/full.js';
import { Kit } from '../../support/kit.js';
import { SAMPLES } from '../../support/sample-rows.js';
import { DIALECTS, place } from '../../support/stores.js';

const MANY = rounds(150, 1_000);
const signal = (id: string): Signal => ({
  ...{ id, kind: 'alert', state: 'firing', subject: id, startedAt: 1, at: 1, title: id, text: null, link: null },
  ...{ severity: null, labels: {}, model: null, actor: null },
});

describe.each(DIALECTS)('on %s', (dialect) => {
  test('deliveries in a rush', { timeout: 120_000 }, async () => {
    const at = await place(dialect);
    const opened = at.open();
    await migrate(opened);
    const k = new Kit(opened);
    await k.store.transact('W1', newId(), async (unit) => {
      await unit.apply([add('signalSource', { ...SAMPLES.signalSource('W1'), paused: false })]);
      return {};
    });
    const queue = new Queue();
    // Each of them twice, as two Alertmanagers of a cluster send it.
    const sent = Array.from({ length: MANY }, (_, i) =>
      queue.run(
        100,
        () => false,
        () =>
          k.signals.handle({
            ...{ workspace: 'W1', source: 's', key: `d${i}`, body: '{}' },
            signals: [signal(`a${Math.floor(i / 2)}`)],
          }),
      ),
    );
    const results = await Promise.allSettled(sent);
    expect(
      results.filter(({ status }) => status === 'rejected').map((one) => String('reason' in one && one.reason)),
    ).toEqual([]);
    const kept = await k.store.read('W1', (read) => read.find('transition', {}));
    expect(kept).toHaveLength(Math.ceil(MANY / 2));
    expect((await k.store.read('W1', (read) => read.find('signalPayload', {}))).length).toBeLessThanOrEqual(20);
    expect(k.faults).toEqual([]);
    await opened.close();
    await at.remove();
  });
});

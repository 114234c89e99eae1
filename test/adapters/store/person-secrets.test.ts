/** Whoever connected a system is not given its secret with what is kept about them. */
import { expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { exportPerson } from '../../../adapters/store/person-export.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { add } from '../../../src/model/changes.js';
import { memoryStore } from '../../support/memory-store.js';
import { SAMPLES } from '../../support/sample-rows.js';

test('their connections are listed, without the secrets, the pages, or what was sent', async () => {
  const opened = await memoryStore();
  const now = 1_800_000_000_000;
  const payload = { ...SAMPLES.signalPayload('W1'), body: '{"actor":"Ana Silva"}' };
  await new SqlStore(opened, { now: () => now }).transact('W1', newId(), async (unit) => {
    await unit.apply([add('signalSource', SAMPLES.signalSource('W1')), add('signalPayload', payload)]);
    return {};
  });
  const all = JSON.stringify(await exportPerson(opened, { workspace: 'W1', id: 'u', name: 'Ana Silva' }, now));
  expect(all).toContain('"name":"grafana-2"');
  for (const secret of ['one “🦔”', 'zero', '"token"', 'actor']) expect(all).not.toContain(secret);
  await opened.close();
});

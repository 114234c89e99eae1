/** A key can be replaced without any connected system having to be connected again. */
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { resealSecrets } from '../../../adapters/store/reseal.js';
import { Seal } from '../../../adapters/store/seal.js';
import { SqlStore } from '../../../adapters/store/store.js';
import { add } from '../../../src/model/changes.js';
import { memoryStore } from '../../support/memory-store.js';
import { SAMPLES } from '../../support/sample-rows.js';

test('secrets are encrypted again with the first key; the second can go then', async () => {
  const [old, next] = [randomBytes(32), randomBytes(32)];
  const opened = await memoryStore();
  const clock = { now: () => 1_800_000_000_000 };
  const storeWith = (...keys: Buffer[]) => new SqlStore({ ...opened, seal: new Seal(keys) }, clock);
  const source = SAMPLES.signalSource('W1');
  await storeWith(old).transact('W1', newId(), async (unit) => {
    await unit.apply([add('signalSource', source), add('signalSource', { ...source, id: 'none', secrets: null })]);
    return {};
  });
  expect((await storeWith(next).signalSource(source.id))?.secrets).toBeNull();
  const both = { db: opened.db, seal: new Seal([next, old]) };
  expect(await resealSecrets(both)).toBe(2);
  expect(await resealSecrets(both)).toBe(0);
  const again = await storeWith(next).signalSource(source.id);
  expect(again).toMatchObject({ secrets: source.secrets, page: source.page });
  await opened.close();
});

/** What every store does with a platform's installations. */
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { CannotUnseal, Installations } from '../../adapters/store/installations.js';
import { Seal } from '../../adapters/store/seal.js';
import { SharedStore } from '../support/shared-store.js';
import { DIALECTS } from '../support/stores.js';

describe.each(DIALECTS)('installations on %s', (dialect) => {
  const shared = new SharedStore(dialect);
  const of = (platform: string) => new Installations<{ token: string }>(shared.db, platform);

  test('an installation is found on its own platform, listed, and replaced by a later one', async () => {
    await of('a').save('T1', 'a:T1', { token: 'first' }, 7);
    await of('b').save('T1', 'b:T1', { token: 'other' }, 8);
    await of('a').save('T1', 'a:T1', { token: 'second' });
    const found = { id: 'T1', workspace: 'a:T1', data: { token: 'second' }, installedAt: 7 };
    expect(await of('a').find('T1')).toEqual(found);
    expect(await of('a').find('T2')).toBeUndefined();
    expect(await of('a').list()).toEqual([found]);
  });

  test('when one ends, its tokens are deleted at once, and its workspace is known as ended', async () => {
    const installations = of('ending');
    await installations.save('T1', 'W1', { token: 'secret' }, 7);
    await installations.end('T1', 9);
    expect(await installations.find('T1')).toBeUndefined();
    expect(await installations.list()).toEqual([]);
    expect(await installations.ended(9)).toEqual([]);
    expect(await installations.ended(10)).toEqual(['W1']);
    await installations.save('T1', 'W1', { token: 'again' });
    expect(await installations.ended(10)).toEqual([]);
  });

  test('the end of an earlier installation leaves a later one alone, and only the first end counts', async () => {
    const installations = of('late');
    await installations.save('T1', 'W1', { token: 'new' }, 20);
    expect(await installations.end('T1', 30, 19)).toBe(false);
    expect(await installations.find('T1')).toMatchObject({ data: { token: 'new' } });
    expect(await installations.end('T1', 30, 20)).toBe(true);
    expect(await installations.end('T1', 40, 40)).toBe(false);
    expect(await installations.ended(31)).toEqual(['W1']);
    expect(await installations.end('T2', 30)).toBe(false);
  });

  test('the last event of a workspace is noted, and an earlier one does not replace it', async () => {
    const installations = of('hearing');
    expect(await installations.heardAt('W1')).toBe(0);
    await installations.save('T1', 'W1', { token: 'x' }, 7);
    await installations.heard('W1', 20);
    await installations.heard('W1', 10);
    expect(await installations.heardAt('W1')).toBe(20);
  });

  test('keys are replaced: everything is encrypted again, and the old key is not needed any more', async () => {
    const [old, current] = [randomBytes(32), randomBytes(32)];
    const withKeys = (...keys: Buffer[]) =>
      new Installations<{ token: string }>({ ...shared.db, seal: new Seal(keys) }, 'keys');
    await withKeys(old).save('T1', 'W1', { token: 'x' }, 7);
    await expect(withKeys(current).find('T1')).rejects.toThrow(CannotUnseal);
    expect(await withKeys(current).list()).toEqual([]);
    expect(await withKeys(current, old).reseal()).toBe(1);
    expect(await withKeys(current, old).reseal()).toBe(0);
    expect(await withKeys(current).find('T1')).toMatchObject({ data: { token: 'x' } });
  });
});

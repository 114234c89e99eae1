/** kill -9 between the commit and the answer: the sender comes again, as it does without an answer, and it counts once. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { root } from '../../../adapters/common/paths.js';
import { migrate } from '../../../adapters/store/migrate.js';
import { add } from '../../../src/model/changes.js';
import { Kit } from '../../support/kit.js';
import { cleanUpProcesses, end, type Program, start } from '../../support/program.js';
import { SAMPLES } from '../../support/sample-rows.js';
import { DIALECTS, place } from '../../support/stores.js';

cleanUpProcesses();
const CHILD = join(root(), 'dist', 'test', 'support', 'crash-signals.js');
const BODY =
  '{"alerts":[{"status":"firing","labels":{"alertname":"A"},"startsAt":"2026-11-25T14:28:50Z","fingerprint":"f"}]}';

async function portFrom(child: Program): Promise<number> {
  for (let i = 0; i < 400; i += 1) {
    const port = /^(\d+)\n/.exec(child.printed())?.[1];
    if (port !== undefined) return Number(port);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`it does not listen: ${child.printed()}`);
}

const send = async (child: Program): Promise<number> => {
  const address = `http://127.0.0.1:${await portFrom(child)}/signals/alertmanager/s`;
  return (await fetch(address, { method: 'POST', body: BODY, headers: { authorization: 'Bearer key-of-it' } })).status;
};

describe.each(DIALECTS)('on %s', (dialect) => {
  test('what was stored and not answered is there once after it came again', { timeout: 60_000 }, async () => {
    const at = await place(dialect);
    const first = at.open();
    await migrate(first);
    const secrets = { now: 'key-of-it', former: null, formerUntil: 0 };
    const source = { ...SAMPLES.signalSource('W1'), kind: 'alertmanager' as const, paused: false, secrets };
    await new Kit(first).store.transact('W1', newId(), async (unit) => {
      await unit.apply([add('signalSource', source)]);
      return {};
    });
    await first.close();
    const dying = start(CHILD, [], { ...at.env, DIES: '1' });
    await expect(send(dying)).rejects.toThrow();
    expect((await dying.ended).code).toBeNull();
    const living = start(CHILD, [], { ...at.env });
    expect([await send(living), await send(living)]).toEqual([202, 202]);
    await end(living, 'SIGKILL');
    const last = at.open();
    const k = new Kit(last);
    expect(await k.store.read('W1', (read) => read.find('transition', {}))).toHaveLength(1);
    expect(await k.store.read('W1', (read) => read.find('signalPayload', {}))).toHaveLength(1);
    await last.close();
    await at.remove();
  });
});

import { expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { TimedApp } from '../../../adapters/runtime/timed-app.js';
import type { Inbound } from '../../../src/ports/events.js';
import { Unsettled } from '../../../src/ports/store.js';
import { auditBook, engine, phrasebook, signalWords } from '../../support/engine.js';
import { kit } from '../../support/kit.js';

const HELP: Inbound = {
  ...{ type: 'command', text: 'help', mentions: [], workspace: 'W1', key: 'K1', thread: null },
  channel: { id: 'C1', name: 'churn', direct: false, access: 'public' as const, place: 'C1' },
  person: { id: 'U1', name: 'Ana', zone: 'UTC', admin: false, standing: 'member' as const },
};

async function timedApp() {
  const { opened, store, clock, say } = await kit();
  const reports: [string, number][] = [];
  const parts = { store, clock, say, clarity: engine, auditBook, signalWords, phrasebook, newId, fault: () => {} };
  return { app: new TimedApp(parts, (type, seconds) => reports.push([type, seconds])), reports, opened };
}

test('an event is handled as ever, and its time is reported in seconds', async () => {
  const { app, reports } = await timedApp();
  expect((await app.handle(HELP)).answer).toBeDefined();
  expect(reports).toEqual([['command', expect.any(Number)]]);
  expect(reports[0]?.[1]).toBeLessThan(30);
});

test('the time of an event that fails is reported too', async () => {
  const { app, reports, opened } = await timedApp();
  await opened.close();
  await expect(app.handle(HELP)).rejects.toThrow();
  expect(reports).toHaveLength(1);
});

test.each([
  ['was kept after all: its own answer', true],
  ['was not kept: an apology', false],
])('an event of which nobody knows whether it was kept is looked up later, and %s goes out', async (_, isKept) => {
  const { opened, store, clock, say } = await kit();
  const parts = { store, clock, say, clarity: engine, auditBook, signalWords, phrasebook, newId, fault: () => {} };
  const app = new TimedApp(parts, () => {}, 20);
  const { transact } = store;
  let isAway = true;
  store.transact = async (...args) => {
    if (isAway && isKept) await transact.apply(store, args);
    if (isAway) throw new Unsettled('the commit was not confirmed');
    return transact.apply(store, args) as never;
  };
  const more = { ...HELP, key: `K-${isKept}` };
  await expect(app.handle(more)).rejects.toThrow(Unsettled);
  isAway = false;
  const outbox = () => opened.db.selectFrom('outbox').selectAll().execute();
  await expect.poll(async () => (await outbox()).length).toBeGreaterThan(0);
  const [message] = await outbox();
  // Until it has been asked after.
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await outbox()).toHaveLength(1);
  expect(opened.seal.open(message?.message ?? '')?.includes('Something went wrong')).toBe(!isKept);
});

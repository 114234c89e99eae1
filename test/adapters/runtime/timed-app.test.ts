import { expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { TimedApp } from '../../../adapters/runtime/timed-app.js';
import type { Inbound } from '../../../src/ports.js';
import { engine, phrasebook } from '../../support/engine.js';
import { kit } from '../../support/kit.js';

const HELP: Inbound = {
  ...{ type: 'command', text: 'help', mentions: [], workspace: 'W1', key: 'K1', thread: null },
  channel: { id: 'C1', name: 'churn', direct: false, access: 'public' as const, place: 'C1' },
  person: { id: 'U1', name: 'Ana', zone: 'UTC', admin: false, standing: 'member' as const },
};

async function timedApp() {
  const { opened, store, clock, say } = await kit();
  const reports: [string, number][] = [];
  const parts = { store, clock, say, clarity: engine, phrasebook, newId, fault: () => {} };
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

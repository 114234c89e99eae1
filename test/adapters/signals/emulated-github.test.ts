/** GitHub as others have written it (the npm package emulate): its hooks are signed by somebody else's code, and kept. */
import type { Server } from 'node:http';
import { createEmulator, type Emulator } from 'emulate';
import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { SignalIntake } from '../../../adapters/signals/intake.js';
import { close, listen, portOf } from '../../../adapters/web/server.js';
import { add } from '../../../src/model/changes.js';
import { type Kit, kit } from '../../support/kit.js';
import { SAMPLES } from '../../support/sample-rows.js';

const SECRET = 'hook-secret';
let k: Kit;
let server: Server;
let github: Emulator;
const counted: string[] = [];

beforeAll(async () => {
  k = await kit();
  const secrets = { now: SECRET, former: null, formerUntil: 0 };
  await k.store.transact('W1', newId(), async (unit) => {
    await unit.apply([add('signalSource', { ...SAMPLES.signalSource('W1'), kind: 'github', paused: false, secrets })]);
    return {};
  });
  const intake = new SignalIntake({
    ...{ store: k.store, signals: k.signals, clock: k.clock, fault: (error) => void k.faults.push(error) },
    counted: (_, taken) => void counted.push(taken),
  });
  server = await listen(new Hono(), '127.0.0.1', 0, { intercept: (...both) => intake.handles(...both) });
  github = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: { ana_token: { login: 'ana', scopes: ['repo', 'user', 'admin:repo_hook'] } },
      github: {
        users: [{ login: 'ana', name: 'Ana Silva', email: 'ana@example.test' }],
        repos: [{ owner: 'ana', name: 'churn', auto_init: true }],
      },
    },
  });
});
afterAll(async () => {
  await github.close();
  await close(server, 0);
});

const api = (path: string, body: object) =>
  fetch(`${github.url}/repos/ana/churn${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer ana_token', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
/** Hooks are sent after the answer. */
async function until(isSo: () => boolean): Promise<void> {
  for (let i = 0; i < 100 && !isSo(); i += 1) await new Promise((resolve) => setTimeout(resolve, 50));
}

test('its ping arrives, and a check that failed; a hook with another secret gets nowhere', async () => {
  const url = `http://127.0.0.1:${portOf(server)}/signals/github/s`;
  const hook = async (secret: string) => {
    const config = { url, secret, content_type: 'json' };
    const made = await api('/hooks', { config, events: ['*'], active: true });
    const { id }: { id: number } = await made.json();
    return api(`/hooks/${id}/pings`, {});
  };
  expect((await hook(SECRET)).status).toBe(204);
  await until(() => counted.length >= 1);
  expect(counted).toEqual(['kept']);
  const refs = await fetch(`${github.url}/repos/ana/churn/commits`, { headers: { authorization: 'Bearer ana_token' } });
  const [commit]: { sha: string }[] = await refs.json();
  const check = { name: 'eval-gate', head_sha: commit?.sha, status: 'completed', conclusion: 'failure' };
  expect((await api('/check-runs', check)).status).toBe(201);
  await until(() => counted.length >= 2);
  const payloads = await k.store.read('W1', (read) => read.find('signalPayload', { order: ['at', 'id'] }));
  const signals = payloads.flatMap((payload) => payload.signals);
  expect(signals).toMatchObject([
    { kind: 'test' },
    { kind: 'run', state: 'failed', labels: { repository: 'ana/churn', check: 'eval-gate' }, actor: 'ana' },
  ]);
  await hook('another secret');
  await until(() => counted.includes('refused'));
  expect(counted).toContain('refused');
  expect(k.faults).toEqual([]);
});

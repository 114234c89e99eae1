import { Hono } from 'hono';
import { expect, onTestFinished, test, vi } from 'vitest';
import { webApp } from '../../../adapters/web/app.js';

const appWith = (ping: () => Promise<void>, metrics?: Hono) => webApp({ ping, metrics, playground: undefined });
const get = async (ping: () => Promise<void>, path: string) => {
  const answer = await appWith(ping).request(path);
  return [answer.status, await answer.text()];
};

test('it is healthy whatever the store does, and ready if the store answers', async () => {
  const silent = () => Promise.reject(new Error('secret'));
  expect(await get(silent, '/healthz')).toEqual([200, 'ok\n']);
  expect(await get(silent, '/readyz')).toEqual([503, 'the store does not answer\n']);
  expect(await get(async () => {}, '/readyz')).toEqual([200, 'ready\n']);
});

test('a store that accepts no writes is named as the reason', async () => {
  const readOnly = Object.assign(new Error('the store can only be read'), { name: 'ReadOnly' });
  expect(await get(() => Promise.reject(readOnly), '/readyz')).toEqual([503, 'the store can only be read\n']);
});

test('a store that hangs is not ready before a probe gives up, and is asked once however many probes wait', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  let asked = 0;
  const app = appWith(() => {
    asked += 1;
    return new Promise(() => {});
  });
  const probes = [app.request('/readyz'), app.request('/readyz')];
  await vi.advanceTimersByTimeAsync(2_000);
  for (const probe of probes) expect(await (await probe).text()).toBe('the store does not answer\n');
  expect(asked).toBe(1);
});

test('metrics are there only if they are given', async () => {
  expect((await get(async () => {}, '/metrics'))[0]).toBe(404);
  const metrics = new Hono().get('/metrics', (c) => c.text('baton_faults_total 0\n'));
  expect((await appWith(async () => {}, metrics).request('/metrics')).status).toBe(200);
});

test('without the playground its pages are not found', async () => {
  for (const path of ['/', '/chat/general', '/board']) expect((await get(async () => {}, path))[0]).toBe(404);
});

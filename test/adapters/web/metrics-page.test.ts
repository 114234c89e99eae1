/** Who is shown `/metrics`. */
import { expect, test } from 'vitest';
import { makeMetrics } from '../../../adapters/web/metrics.js';
import { metricsPage } from '../../../adapters/web/metrics-page.js';

const TOKEN = 'a-token-of-the-tests';
let scrapes = 0;
const metrics = makeMetrics({
  outboxCounts: async () => {
    scrapes += 1;
    return { waiting: 0, failed: 0 };
  },
  lag: async () => 0,
  secondReader: undefined,
});
const get = (token: string | undefined, authorization?: string) =>
  metricsPage(metrics, token).request('/metrics', authorization === undefined ? {} : { headers: { authorization } });

test('without a token it is shown, in the format of Prometheus', async () => {
  const answer = await get(undefined);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
});

test.each([`Bearer ${TOKEN}`, `bearer  ${TOKEN}`])(
  'with a token it is shown to whoever bears it: %s',
  async (header) => {
    const answer = await get(TOKEN, header);
    expect([answer.status, await answer.text()]).toEqual([200, expect.stringContaining('baton_faults_total')]);
  },
);

test.each([
  undefined,
  '',
  'Bearer',
  'Bearer ',
  TOKEN,
  `Basic ${TOKEN}`,
  `Bearer ${TOKEN}x`,
  `Bearer ${TOKEN.slice(0, -1)}`,
  `Bearer ${TOKEN.toUpperCase()}`,
  `Bearer x ${TOKEN}`,
])('with a token it is refused, and nothing is read from the store: %s', async (header) => {
  const before = scrapes;
  const answer = await get(TOKEN, header);
  expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
  expect(await answer.text()).not.toContain('baton_');
  expect(scrapes).toBe(before);
});

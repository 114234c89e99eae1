/** `baton teams check`, as far as it can be looked at without Microsoft. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { batonWith } from '../../support/cli.js';

const GUID = 'aaaaaaaa-0000-4000-8000-000000000001';
const SETTINGS = { TEAMS_APP_ID: GUID, TEAMS_TENANT_ID: GUID, TEAMS_APP_PASSWORD: 'a secret of the tests' };

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The endpoint answers so; an address of https cannot be served here. */
const endpoint = (status: number) => vi.stubGlobal('fetch', async () => new Response('', { status }));

test('the package is looked at by the schema, and a registration without a token is said', async () => {
  endpoint(401);
  const { code, out } = await batonWith({ ...SETTINGS, BATON_URL: 'https://baton.test/' }, 'teams', 'check');
  expect(out).toContain('The package is valid by Microsoft’s schema.');
  expect(out).toMatch(/to mend\s+Microsoft gives no token/);
  expect(out).toContain('https://baton.test/api/messages is there, and lets nobody in without a token.');
  expect(out).not.toContain('a secret');
  expect(code).toBe(1);
}, 60_000);

test.each([
  [200, 'lets anybody in. Is TEAMS_AUTH off there?'],
  [404, 'answers 404, not as Baton does.'],
])(
  'an endpoint that answers %s is to be mended',
  async (status, says) => {
    endpoint(status);
    const { out } = await batonWith({ ...SETTINGS, BATON_URL: 'https://baton.test' }, 'teams', 'check');
    expect(out).toContain(says);
  },
  60_000,
);

test('an address that Teams cannot use is said, and one that is not reached', async () => {
  const server: Server = createServer((_, response) => response.end());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const plain = await batonWith({ ...SETTINGS, BATON_URL: `http://127.0.0.1:${port}` }, 'teams', 'check');
  expect(plain.out).toContain('Teams sends messages to https:// only');
  server.close();
  const gone = await batonWith({ ...SETTINGS, BATON_URL: 'https://127.0.0.1:1' }, 'teams', 'check');
  expect(gone.out).toContain('cannot be reached from here');
}, 60_000);

test('without settings it says which it needs', async () => {
  expect(await batonWith({}, 'teams', 'check')).toMatchObject({
    code: 1,
    out: expect.stringContaining('TEAMS_APP_ID'),
  });
});

import { expect, test } from 'vitest';
import { openGate } from '../../../adapters/teams/sdk.js';

const app = { id: 'aaaaaaaa-0000-4000-8000-000000000001', tenant: 'bbbbbbbb-0000-4000-8000-000000000002' };

test('a token is asked for with botbuilder’s credentials', async () => {
  const openId = {
    metadata: 'http://127.0.0.1:1',
    issuer: 'x',
    login: 'http://127.0.0.1:1',
    scope: 'https://api.test',
  };
  const gate = openGate({ ...app, type: 'SingleTenant', password: 'a secret of the tests' }, { openId, hosts: [] });
  // Nothing listens at the login's address. What matters is that it is the credentials that fail.
  const error = await gate.token().catch((thrown: unknown) => thrown);
  expect(String(error)).toContain('authority');
});

/** The page that makes a secret: looked at as often as one likes, used once, and nowhere else to be read. */
import type { Server } from 'node:http';
import { Hono } from 'hono';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SecretPages } from '../../../adapters/signals/secret-page.js';
import { close, listen, portOf } from '../../../adapters/web/server.js';
import type { SignalSource } from '../../../src/model/signals/rows.js';
import { type Kit, kit } from '../../support/kit.js';

let k: Kit;
let server: Server;
const sources = () => k.store.read('W1', (read) => read.find('signalSource', {}));
async function connect(system: string): Promise<SignalSource> {
  await k.say_('ana', `signal connect ${system}`);
  const source = (await sources()).find(({ kind }) => kind === system);
  if (!source) throw new Error('nothing was connected');
  return source;
}
beforeEach(async () => {
  k = await kit();
  const reached = { address: 'https://baton.test' };
  const pages = new SecretPages({ ...k, reached, fault: (error) => void k.faults.push(error) });
  server = await listen(new Hono(), '127.0.0.1', 0, { intercept: (...both) => pages.handles(...both) });
});
afterEach(() => close(server, 0));

const pathOf = ({ id, page }: SignalSource) => `/signals/secret/${id}/${page?.token}`;
const get = (path: string) => fetch(`http://127.0.0.1:${portOf(server)}${path}`);
const press = (path: string, fields: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${portOf(server)}${path}`, { method: 'POST', body: new URLSearchParams(fields) });
const again = async (id: string) => (await sources()).find((one) => one.id === id);

test('looking at it makes nothing: a program that follows links uses nothing up', async () => {
  const source = await connect('alertmanager');
  for (let i = 0; i < 3; i += 1) {
    const response = await get(pathOf(source));
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Make the secret and show it');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  }
  expect((await again(source.id))?.secrets).toBeNull();
});

test('the press shows the secret once, with the steps for it', async () => {
  const source = await connect('alertmanager');
  const html = await (await press(pathOf(source))).text();
  const secret = (await again(source.id))?.secrets?.now ?? '';
  expect(secret).toMatch(/^[\w-]{43}$/);
  expect(html).toContain(`credentials: ${secret}`);
  expect(html).toContain(`url: https://baton.test/signals/alertmanager/${source.id}`);
  for (const response of [await get(pathOf(source)), await press(pathOf(source))]) {
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain(secret);
  }
});

test('of two presses at once, one is shown a secret', async () => {
  const source = await connect('alertmanager');
  const answers = await Promise.all([press(pathOf(source)), press(pathOf(source)), press(pathOf(source))]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
});

test('the secret is in no message, and not readable in the store', async () => {
  const source = await connect('alertmanager');
  await press(pathOf(source));
  const secret = (await again(source.id))?.secrets?.now ?? '';
  await k.say_('ana', 'signals');
  await k.say_('ana', 'signal test');
  await k.say_('ana', 'signal rotate');
  const tables = await k.opened.db.introspection.getTables();
  for (const { name } of tables) {
    const rows = await k.opened.db
      .withTables<Record<string, Record<string, unknown>>>()
      .selectFrom(name)
      .selectAll()
      .execute();
    expect(JSON.stringify(rows), name).not.toContain(secret);
  }
});

test('after a quarter of an hour, or with another address, there is nothing', async () => {
  const source = await connect('alertmanager');
  const wrong = [`/signals/secret/${source.id}/${'0'.repeat(36)}`, `/signals/secret/x/${source.page?.token}`];
  for (const path of wrong) expect((await press(path)).status).toBe(404);
  k.clock.pass(15 * 60_000 + 1);
  expect((await press(pathOf(source))).status).toBe(404);
  expect((await again(source.id))?.secrets).toBeNull();
});

test('a new secret leaves the former one a day', async () => {
  const source = await connect('alertmanager');
  await press(pathOf(source));
  const first = (await again(source.id))?.secrets?.now;
  await k.say_('ana', 'signal rotate');
  const rotated = await again(source.id);
  if (!rotated) throw new Error('gone');
  expect(rotated.secrets?.now).toBe(first);
  expect(await (await get(pathOf(rotated))).text()).toContain('The old one keeps working for a day');
  await press(pathOf(rotated));
  const secrets = (await again(source.id))?.secrets;
  expect(secrets).toMatchObject({ former: first, formerUntil: k.clock.now() + 86_400_000 });
  expect(secrets?.now).not.toBe(first);
});

describe('secrets of other systems', () => {
  test('Langfuse makes its own: it is asked for', async () => {
    const source = await connect('langfuse');
    expect(await (await get(pathOf(source))).text()).toContain('Langfuse makes the secret');
    for (const secret of ['', 'short', 'with a blank in it', 'x'.repeat(600), 'umlaut-ä-umlaut']) {
      const response = await press(pathOf(source), { secret });
      expect([response.status, (await response.text()).includes('8 to 512 characters')], secret).toEqual([400, true]);
    }
    expect((await press(pathOf(source), { secret: ' lf-whsec_0123 ' })).status).toBe(200);
    expect((await again(source.id))?.secrets?.now).toBe('lf-whsec_0123');
  });

  test('others may have one; what is pasted is shown as text', async () => {
    const source = await connect('webhook');
    const secret = '<script>alert(1)</script>&"';
    const html = await (await press(pathOf(source), { secret })).text();
    expect(html).not.toContain('<script>');
    expect((await again(source.id))?.secrets?.now).toBe(secret);
  });

  test('for Standard Webhooks, the secret has their form', async () => {
    const source = await connect('webhook');
    await press(pathOf(source));
    expect((await again(source.id))?.secrets?.now).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });
});

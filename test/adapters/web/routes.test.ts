/** The playground over HTTP: who sees what, presses and forms, hostile requests, health. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readConfig } from '../../../adapters/runtime/config.js';
import { type Running, start } from '../../../adapters/runtime/start.js';
import { TestClock } from '../../support/kit.js';

const data = mkdtempSync(join(tmpdir(), 'baton-web-'));
let running: Running;
let base: string;

beforeAll(async () => {
  running = await start(readConfig({ BATON_DATA: data, PORT: '0', LOG_LEVEL: 'silent' }), new TestClock());
  base = running.address;
});
afterAll(async () => {
  await running.stop();
  rmSync(data, { recursive: true, force: true });
});

const get = async (path: string) => (await fetch(base + path)).text();
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = { origin: base }) =>
  fetch(base + path, { method: 'POST', body: new URLSearchParams(fields), headers });
const chat = (channel: string, as: string) => get(`/chat/${channel}?as=${as}`);

async function until(channel: string, as: string, words: string): Promise<string> {
  for (let i = 0; i < 200; i += 1) {
    const html = await chat(channel, as);
    if (html.includes(words)) return html;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`"${words}" never came to ${as} in ${channel}`);
}

/** The newest message with a control of this label, as a browser would send it. */
function control(html: string, label: string): { message: string; call: string } {
  const decode = (text: string) =>
    text
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>');
  const articles = html.split('<article').slice(1).reverse();
  for (const article of articles) {
    const at = [...article.matchAll(/hx-vals="([^"]*)"[^>]*>([^<]*)<\/button>/g)].find((m) => m[2]?.startsWith(label));
    const message = /id="m-([^"]+)"/.exec(article)?.[1];
    if (at && message) return { message, call: JSON.parse(decode(at[1] ?? '')).call };
  }
  throw new Error(`no control ${label}`);
}

describe('who sees what', () => {
  test('a slash command and its private answer are seen by one, a public answer by all', async () => {
    await post('/say', { as: 'ana', channel: 'general', text: '/baton nonsense-word' });
    await until('general', 'ana', 'I don’t know “nonsense-word”');
    expect(await chat('general', 'bo')).not.toContain('nonsense-word');
    expect(await get('/parts/messages/general?as=bo')).not.toContain('nonsense-word');
    await post('/say', { as: 'ana', channel: 'general', text: '@Baton new "Web model"' });
    await until('general', 'bo', 'created <strong>Web model</strong>');
  });

  test('a private conversation is its owner’s: nobody else reads it, writes into it or presses in it', async () => {
    await post('/say', { as: 'ana', channel: 'general', text: '@Baton own data @chi in Web model' });
    const html = await until('dm-chi', 'chi', 'will you take');
    expect((await fetch(`${base}/chat/dm-chi?as=bo`)).status).toBe(404);
    expect((await fetch(`${base}/parts/messages/dm-chi?as=bo`)).status).toBe(404);
    expect((await post('/say', { as: 'bo', channel: 'dm-chi', text: 'hello' })).status).toBe(404);
    const { message, call } = control(html, 'Accept');
    expect((await post('/call', { as: 'bo', channel: 'dm-chi', message, call })).status).toBe(404);
    expect((await post('/call', { as: 'bo', channel: 'general', message, call })).status).toBe(404);
    const pressed = await post('/call', { as: 'chi', channel: 'dm-chi', message, call });
    expect(pressed.headers.get('hx-trigger')).toBe('settled');
    await until('dm-chi', 'chi', 'Thank you');
    await until('general', 'bo', 'accepted');
  });

  test('a form comes back with what is wrong in it and what was filled in, and closes when it is right', async () => {
    await post('/say', { as: 'bo', channel: 'general', text: '@Baton stage training in Web model' });
    const html = await until('general', 'bo', 'Training · Web model');
    const { message, call } = control(html, 'Due date');
    const form = await (await post('/call', { as: 'bo', channel: 'general', message, call })).text();
    expect(form).toContain('<label for="field-day">');
    const sent = /name="form"|hx-vals="([^"]*)"/.exec(form)?.[1] ?? '';
    const values = JSON.parse(sent.replaceAll('&quot;', '"').replaceAll('&amp;', '&'));
    const wrong = await (
      await post('/submit', { as: 'bo', channel: 'general', ...values, 'field-day': '<blue>' })
    ).text();
    expect(wrong).toContain('role="alert"');
    expect(wrong).toContain('value="&lt;blue&gt;"');
    const right = await post('/submit', { as: 'bo', channel: 'general', ...values, 'field-day': 'friday' });
    expect(right.headers.get('hx-trigger')).toBe('settled');
    await until('general', 'ana', 'due <time datetime="2026-03-06">');
  });

  test('threads hold their own messages, answers included', async () => {
    await post('/say', { as: 'ana', channel: 'search-ranking', text: 'the root' });
    const html = await until('search-ranking', 'ana', 'the root');
    const thread = /id="m-([^"]+)"/.exec(html)?.[1] ?? '';
    await post('/say', { as: 'bo', channel: 'search-ranking', thread, text: '@Baton status Web model' });
    const path = `/parts/thread/search-ranking?as=ana&thread=${thread}`;
    for (let i = 0; i < 100 && !(await get(path)).includes('Web model</h3>'); i += 1)
      await new Promise((resolve) => setTimeout(resolve, 10));
    const inside = await get(path);
    expect(inside).toContain('the root');
    expect(inside).toContain('<h3>Web model</h3>');
    const outside = await get('/parts/messages/search-ranking?as=ana');
    expect(outside).not.toContain('<h3>Web model</h3>');
    expect(outside).toContain('2 replies');
  });
});

describe('what was said', () => {
  test('is changed and deleted by its author alone; a hand goes up and down', async () => {
    await post('/say', { as: 'dana', channel: 'search-ranking', text: 'mine <alone>' });
    const html = await until('search-ranking', 'dana', 'mine &lt;alone&gt;');
    const message = [...html.matchAll(/id="m-([^"]+)"/g)].at(-1)?.[1] ?? '';
    const at = { channel: 'search-ranking', message };
    for (const path of ['/edit', '/delete'])
      expect((await post(path, { as: 'bo', ...at, text: 'theirs' })).status, path).toBe(404);
    expect((await post('/edit', { as: 'dana', ...at, channel: 'general', text: 'elsewhere' })).status).toBe(404);
    expect((await post('/edit', { as: 'dana', ...at, text: 'x'.repeat(20_001) })).status).toBe(413);
    expect(await get(`/parts/edit?as=dana&channel=search-ranking&message=${message}`)).toContain('mine &lt;alone&gt;');
    expect((await post('/edit', { as: 'dana', ...at, text: 'mine, mended' })).status).toBe(200);
    await until('search-ranking', 'bo', 'mine, mended');
    await post('/hand', { as: 'bo', ...at });
    await until('search-ranking', 'dana', 'Hand up (1)');
    await post('/hand', { as: 'bo', ...at });
    expect(await get('/parts/messages/search-ranking?as=dana')).not.toContain('Hand up (1)');
    expect((await post('/hand', { as: 'bo', channel: 'search-ranking', message: 'none' })).status).toBe(404);
    expect((await post('/delete', { as: 'dana', ...at })).status).toBe(204);
    expect(await get('/parts/messages/search-ranking?as=bo')).not.toContain('mine, mended');
  });
});

describe('hostile', () => {
  test('what people write is text', async () => {
    await post('/say', { as: 'ana', channel: 'general', text: '<img src=x onerror=alert(1)>' });
    await post('/say', { as: 'ana', channel: 'general', text: '@Baton new "<b>x</b>&quot;"' });
    const html = await until('general', 'ana', '&lt;b&gt;x&lt;/b&gt;&amp;quot;');
    expect(html).not.toMatch(/<img src=x|<b>x/);
  });
  test('another site can neither post nor be a name for this one', async () => {
    expect(
      (await post('/say', { as: 'ana', channel: 'general', text: 'from afar' }, { origin: 'https://evil.example' }))
        .status,
    ).toBe(403);
    const { request } = await import('node:http');
    const { port } = new URL(base);
    const status = await new Promise((resolve) =>
      request({ port, path: '/chat/general', headers: { host: 'evil.example' } }, (res) =>
        resolve(res.statusCode),
      ).end(),
    );
    expect(status).toBe(421);
  });
  test('broken and oversized requests get a short answer and change nothing', async () => {
    for (const [path, fields, status] of [
      ['/call', { as: 'ana', channel: 'general', message: 'm', call: '{' }, 400],
      ['/call', { as: 'ana', channel: 'general', message: 'm', call: '{"command":1}' }, 400],
      ['/call', { as: 'ana', channel: 'general', message: 'none', call: '{"command":"status","args":{}}' }, 404],
      ['/call', { as: 'nobody', channel: 'general', message: 'm', call: '{"command":"status","args":{}}' }, 404],
      ['/submit', { as: 'ana', channel: 'general' }, 400],
      ['/say', { as: 'ana', channel: 'nowhere', text: 'x' }, 404],
      ['/say', { as: 'ana', channel: 'general', text: 'x'.repeat(20_001) }, 413],
      ['/tours/none', {}, 404],
    ] as const) {
      const answer = await post(path, fields);
      expect(answer.status, `${path} ${JSON.stringify(fields).slice(0, 80)}`).toBe(status);
      expect(await answer.text()).not.toMatch(/\bat .*\.[tj]s:|Error/);
    }
    expect((await fetch(`${base}/nothing`)).status).toBe(404);
    expect(await (await post('/channels', { name: '../x' })).text()).toContain('letters, digits and hyphens');
  });
  test('pages forbid scripts and frames from elsewhere', async () => {
    const { headers } = await fetch(`${base}/chat/general`);
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(await chat('general', 'ana')).not.toMatch(/src="https?:|href="https?:/);
  });
});

describe('pages', () => {
  test('a new channel, the board, its search and its empty answer', async () => {
    await post('/channels', { name: '#My New Channel' });
    expect(await chat('my-new-channel', 'ana')).toContain('# my-new-channel');
    expect(await get('/board')).toContain('Web model');
    expect(await get('/board?find=web')).toContain('Web model');
    expect(await get('/board?find=zzz')).toContain('begins with “zzz”');
    expect((await fetch(`${base}/board?page=-1&find=%00`)).status).toBe(200);
  });
  test('the page is told of changes', async () => {
    const stop = new AbortController();
    const stream = await fetch(`${base}/live?as=ana`, { signal: stop.signal });
    const reader = stream.body?.getReader();
    const read = async () => new TextDecoder().decode((await reader?.read())?.value);
    expect(await read()).toContain('event: changed');
    await post('/say', { as: 'bo', channel: 'general', text: 'hello' });
    expect(await read()).toContain('event: changed');
    stop.abort();
  });
  test('health, readiness and metrics without names or words', async () => {
    expect(await get('/healthz')).toBe('ok\n');
    expect(await get('/readyz')).toBe('ready\n');
    const metrics = await get('/metrics');
    expect(metrics).toContain('baton_event_seconds_count{type="command"}');
    expect(metrics).toContain('baton_outbox_messages{state="failed"} 0');
    expect(metrics).not.toMatch(/Web model|Ana/);
  });
  test('assets come with a tag and are not sent twice', async () => {
    const first = await fetch(`${base}/lib/htmx.js`);
    const again = await fetch(`${base}/lib/htmx.js`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect([first.status, again.status]).toEqual([200, 304]);
  });
});

test('far too much is refused before it has been read: the answer, or the end of the connection, comes first', async () => {
  const flood = await post(
    '/say',
    { as: 'ana', channel: 'general', text: 'x'.repeat(3_000_000) },
    { origin: base, connection: 'close' },
  ).catch(() => ({ status: 413 }));
  expect(flood.status).toBe(413);
});

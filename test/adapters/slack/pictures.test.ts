/** Pictures of charts: drawn for whoever holds an address that was made here, with words for whoever cannot see them. */
import { loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { render } from '../../../adapters/slack/render.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { chart, paragraph, timeChart, type View, view } from '../../../src/view.js';
import { World } from '../../support/slack/world.js';

const bars = ['12 Jan', '19 Jan', '26 Jan'].map((label, i) => ({ label, share: i / 5, text: `${i} of 5` }));
const weeks = timeChart('Stages done, week by week', ...bars);
const shown: View = view(paragraph([{ is: 'plain', text: 'Churn' }]), weeks);
const words = { cancel: 'Cancel', somebodyElse: 'Somebody else', more: 'more' };

let store: Opened;
let w: World;
let workspace: string;
beforeAll(async () => {
  store = openSqlite(':memory:');
  await migrate(store);
  w = await World.make(store);
  workspace = `slack:${await w.team()}`;
  w.fake.channels.set('C1', 'churn');
});
afterAll(async () => {
  await w.close();
  await store.close();
});

const post = async () => {
  const out = { to: 'channel' as const, id: newId(), channel: 'C1', thread: null, view: shown };
  expect(await w.slack.chat.deliver(workspace, out)).toMatchObject({ result: 'sent' });
  const blocks = (w.fake.messages.at(-1)?.blocks ?? []) as { type: string; image_url?: string; alt_text?: string }[];
  return blocks.find((block) => block.type === 'image');
};
const get = (address: string) => w.page(new URL(address).pathname);

test('a chart over time is a picture that says in words what it shows', async () => {
  const image = await post();
  expect(image?.alt_text).toBe('Stages done, week by week: 12 Jan 0 of 5, 19 Jan 1 of 5, 26 Jan 2 of 5');
  const answer = await get(image?.image_url ?? '');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/png');
  const picture = await loadImage(Buffer.from(await answer.arrayBuffer()));
  expect([picture.width, picture.height]).toEqual([1_000, 320]);
  expect(w.fake.problems).toEqual([]);
});

describe('an address that was not made here', () => {
  test.each(['nothing', 'x.y', '../../etc/passwd', 'A'.repeat(5_000), '%00', 'constructor'])('%s', async (name) => {
    expect((await w.page(`/slack/chart/${name}.png`)).status).toBe(404);
  });
  test('sealed here, but for something else', async () => {
    for (const other of ['{}', '[]', '{"bars":[]}', JSON.stringify({ bars: [{ label: 'x', share: 9, text: 'y' }] })])
      expect((await w.page(`/slack/chart/${store.seal.close(other)}.png`)).status).toBe(404);
    expect((await w.page(`/slack/chart/${store.seal.close('no JSON')}.png`)).status).toBe(404);
  });
  test('changed on the way', async () => {
    const { pathname } = new URL((await post())?.image_url ?? '');
    const changed = pathname.replace(/.(.{6})\.png$/, 'A$1.png');
    expect((await w.page(changed === pathname ? pathname.replace(/.(.{7})\.png$/, 'B$1.png') : changed)).status).toBe(
      404,
    );
  });
});

test('a picture that Slack cannot fetch is left out, and nothing else is', async () => {
  w.fake.faults.push({ method: 'chat.postMessage', error: 'invalid_blocks' });
  const before = w.fake.messages.length;
  expect(await post()).toBeUndefined();
  expect(w.fake.messages.slice(before)).toHaveLength(1);
  expect(w.fake.messages.at(-1)?.blocks.map((b) => b.type)).toEqual(['section']);
  w.faults.length = 0;
});

test('where Slack can fetch nothing from here, it is a line of characters', () => {
  const look = { surface: 'message' as const, shared: true, words };
  expect(JSON.stringify(render(shown, look))).toContain('`▁▂▄`  0 of 5 · 12 Jan → 2 of 5 · 26 Jan');
  const other = view(chart('Owned', ...bars));
  expect(JSON.stringify(render(other, { ...look, picture: () => 'https://x' }))).toContain('░');
});

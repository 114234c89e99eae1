/** Pictures of charts: drawn for whoever has an address that Baton made, and described for whoever cannot see them. */
import { loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../adapters/common/ids.js';
import { render } from '../../../adapters/slack/render.js';
import { chart, paragraph, timeChart, type View, view } from '../../../src/view/view.js';
import { SlackWorld } from '../../support/slack/world.js';

const bars = ['12 Jan', '19 Jan', '26 Jan'].map((label, i) => ({ label, share: i / 5, text: `${i} of 5` }));
const weeks = timeChart('Stages done, week by week', ...bars);
const shown: View = view(paragraph([{ is: 'plain', text: 'Churn' }]), weeks);
const words = { cancel: 'Cancel', somebodyElse: 'Somebody else', more: 'more' };

let w: SlackWorld;
let workspace: string;
beforeAll(async () => {
  w = await SlackWorld.inMemory();
  workspace = `slack:${await w.team()}`;
  w.fake.channels.set('C1', 'churn');
  // Where Slack draws charts itself, there are none.
  w.fake.unknownBlocks.add('data_visualization');
});
afterAll(() => w.close());

const post = async () => {
  const out = { to: 'channel' as const, id: newId(), channel: 'C1', thread: null, view: shown };
  expect(await w.slack.chat.deliver(workspace, out)).toMatchObject({ result: 'sent' });
  const image = w.fake.messages.at(-1)?.blocks.find((block) => block.type === 'image');
  return image && { alt: image.alt_text, address: 'image_url' in image ? (image.image_url ?? '') : '' };
};
const get = (address: string) => w.page(new URL(address).pathname);

test('a chart over time is a picture, with a description of what it shows', async () => {
  const image = await post();
  expect(image?.alt).toBe('Stages done, week by week: 12 Jan 0 of 5, 19 Jan 1 of 5, 26 Jan 2 of 5');
  const answer = await get(image?.address ?? '');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toBe('image/png');
  const picture = await loadImage(Buffer.from(await answer.arrayBuffer()));
  expect([picture.width, picture.height]).toEqual([1_000, 320]);
  expect(w.fake.problems).toEqual([]);
});

describe('there is no picture at an address that', () => {
  test.each(['nothing', 'x.y', '../../etc/passwd', 'A'.repeat(5_000), '%00', 'constructor'])(
    'is not sealed: %s',
    async (name) => {
      expect((await w.page(`/slack/chart/${name}.png`)).status).toBe(404);
    },
  );
  test('is sealed, but is not a chart', async () => {
    for (const other of ['{}', '[]', '{"bars":[]}', JSON.stringify({ bars: [{ label: 'x', share: 9, text: 'y' }] })])
      expect((await w.page(`/slack/chart/${w.opened.seal.close(other)}.png`)).status).toBe(404);
    expect((await w.page(`/slack/chart/${w.opened.seal.close('no JSON')}.png`)).status).toBe(404);
  });
  test('was changed', async () => {
    const { pathname } = new URL((await post())?.address ?? '');
    const changed = pathname.replace(/.(.{6})\.png$/, 'A$1.png');
    expect((await w.page(changed === pathname ? pathname.replace(/.(.{7})\.png$/, 'B$1.png') : changed)).status).toBe(
      404,
    );
  });
});

test('if Slack cannot fetch the picture, the message is sent without it', async () => {
  w.fake.faults.push({ method: 'chat.postMessage', error: 'invalid_blocks' });
  const before = w.fake.messages.length;
  expect(await post()).toBeUndefined();
  expect(w.fake.messages.slice(before)).toHaveLength(1);
  expect(w.fake.messages.at(-1)?.blocks.map((b) => b.type)).toEqual(['section']);
  w.faults.length = 0;
});

test('if Slack can fetch nothing from Baton, a chart is made of characters', () => {
  const options = { surface: 'message' as const, shared: true, words };
  expect(JSON.stringify(render(shown, options))).toContain('`▁▂▄`  0 of 5 · 12 Jan → 2 of 5 · 26 Jan');
  const other = view(chart('Owned', ...bars));
  expect(JSON.stringify(render(other, { ...options, picture: () => 'https://x' }))).toContain('░');
});

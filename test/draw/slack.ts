/**
 * `node dist/test/draw/slack.js <folder>`: draws what Baton says in Slack, to be looked at. A conversation is held with the
 * real adapter over a fake platform; slack-blocks-to-jsx draws the blocks much as Slack does, Chromium takes the picture.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { KnownBlock, ModalView } from '@slack/types';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { root } from '../../adapters/common/paths.js';
import { migrate } from '../../adapters/store/migrate.js';
import { openSqlite } from '../../adapters/store/sqlite.js';
import { browser } from '../support/browser.js';
import { CAST } from '../support/kit.js';
import type { FakeMessage } from '../support/slack/fake.js';
import { World } from '../support/slack/world.js';

// The package's types do not pass strict TypeScript.
const require = createRequire(import.meta.url);
const { Message } = require('slack-blocks-to-jsx') as { Message: Parameters<typeof createElement>[0] };
const CSS = readFileSync(require.resolve('slack-blocks-to-jsx/dist/style.css'), 'utf8');

const LOGO = `data:image/svg+xml;base64,${readFileSync(join(root(), 'adapters/web/static/icon.svg')).toString('base64')}`;
const users = Object.values(CAST).map((p) => ({ id: p.id, name: p.name }));
const channels = [{ id: 'C1', name: 'churn-model' }];

/** The package takes "verbatim" for "as it is"; Slack only makes no links of its own then, and draws all forms. */
const plainly = (blocks: readonly KnownBlock[]) =>
  JSON.parse(JSON.stringify(blocks, (key, value) => (key === 'verbatim' ? undefined : value))) as KnownBlock[];

const drawn = (blocks: readonly KnownBlock[], note: string): string =>
  renderToStaticMarkup(
    createElement(Message, {
      blocks: plainly(blocks),
      logo: LOGO,
      name: 'Baton',
      time: new Date('2026-03-02T10:00:00Z'),
      theme: 'light',
      data: { users, channels },
      key: note,
    } as never),
  );

const page = (body: string) =>
  `<!doctype html><meta charset="utf-8"><style>${CSS} body{margin:24px;max-width:720px;font-family:Lato,system-ui,sans-serif}
   .said{margin:0 0 8px;color:#616061;font-size:13px}</style>${body}`;

/** A modal in parts: the package does not draw inputs. */
function windowOf(view: ModalView): string {
  const fields = view.blocks.map((b) => {
    if (b.type !== 'input' || !('element' in b)) return drawn([b as KnownBlock], 'x');
    const { element: e } = b;
    const value =
      'initial_value' in e
        ? e.initial_value
        : 'initial_option' in e
          ? (e.initial_option as { text: { text: string } })?.text.text
          : undefined;
    const hint = 'placeholder' in e ? (e.placeholder?.text ?? '') : '';
    const style = 'border:1px solid #bbb;border-radius:4px;padding:8px;margin:4px 0 14px;min-height:20px';
    return `<b>${b.label.text}</b>${b.optional ? ' <span style="color:#888">(optional)</span>' : ''}
      <div style="${style}">${value ?? `<span style="color:#999">${hint}</span>`}</div>${b.hint ? `<p class="said">${b.hint.text}</p>` : ''}`;
  });
  return `<div style="border:1px solid #ccc;border-radius:8px;padding:20px;max-width:520px"><h2 style="margin:0 0 16px">${view.title.text}</h2>
    ${fields.join('')}<div style="text-align:right"><button>${view.close?.text}</button> <button style="background:#007a5a;color:#fff">${view.submit?.text}</button></div></div>`;
}

const folder = process.argv[2] ?? 'drawn';
mkdirSync(folder, { recursive: true });
const store = openSqlite(':memory:');
await migrate(store);
const w = await World.make(store);
const team = await w.team('T1');
w.fake.channels.set('C1', 'churn-model');
const chromium = await browser();
const tab = await chromium.newPage({ viewport: { width: 780, height: 400 }, deviceScaleFactor: 1.5 });

async function picture(name: string, html: string): Promise<void> {
  await tab.setContent(page(html));
  writeFileSync(join(folder, `${name}.png`), await tab.screenshot({ fullPage: true }));
}

const parts: string[] = [];
const last = () => w.fake.messages.at(-1) as FakeMessage;
/** Images, as Slack would fetch them. */
async function withPictures(blocks: readonly KnownBlock[]): Promise<KnownBlock[]> {
  const made = blocks.map(async (block): Promise<KnownBlock> => {
    if (block.type !== 'image' || !('image_url' in block)) return block;
    const png = await (await w.page(new URL(block.image_url ?? '').pathname)).arrayBuffer();
    return { ...block, image_url: `data:image/png;base64,${Buffer.from(png).toString('base64')}` } as KnownBlock;
  });
  return Promise.all(made);
}

async function say(who: string, text: string, name?: string, channel = 'C1'): Promise<void> {
  await w.slash(team, who, channel, text);
  await w.settle();
  const blocks = await withPictures(last().blocks);
  const html = `<p class="said">/baton ${text}</p>${drawn(blocks, name ?? text)}`;
  if (name === 'status') parts.push(html);
  if (name) await picture(name, html);
}

await say('U1', 'help', 'help');
await w.event(team, { type: 'member_joined_channel', user: 'UBATON', channel: 'C1', inviter: 'U1' });
await w.settle();
await picture('welcome', drawn(last().blocks, 'welcome'));
await say('U1', 'new "Churn model"', 'new');
await say('U2', 'own training <@U3>', 'offer-made');
const offer = w.fake.messages.find((m) => m.channel === 'DU3') as FakeMessage;
await picture('offer', drawn(offer.blocks, 'offer'));
await say('U1', 'start data');
await say('U2', 'take data');
await say('U2', 'block data: waiting for the labels of January');
await say('U1', 'task add "version the training set" stage:data owner:<@U2> by friday', 'task');
await say('U1', 'task add "write the runbook" stage:deployment by last monday');
await say('U1', 'status', 'status');
await say('U1', 'task list', 'tasks');
await say('U1', 'settings', 'settings');
await say('U1', 'history data', 'history');
await say('U1', 'stauts', 'read-as');
await say('U1', 'frobnicate', 'unknown');
w.fake.channels.set('C2', 'churn-past');
await say('U1', 'project rename "Churn model" "Churn model 2"');
await say('U1', 'sample', undefined, 'C2');
await say('U1', 'digest', 'digest', 'C2');
await say('U1', 'digests', 'digests', 'C2');
await say('U1', 'reminders', 'reminders', 'C2');
await say('U1', 'reminder show', 'reminder', 'C2');
const ts = (w.clock.now() / 1_000).toFixed(6);
await w.event(team, { type: 'message', channel: 'C1', user: 'U1', text: 'Someone should fix the ETL by Friday', ts });
w.clock.pass(4 * 60_000);
await w.settle();
const nudge = last();
const asked = `<p class="said">Ana writes: Someone should fix the ETL by Friday. Four minutes later, for Ana’s eyes only:</p>${drawn(nudge.blocks, 'nudge')}`;
await picture('nudge', asked);
await picture('slack', [...parts, asked].join('<div style="height:28px"></div>'));
await w.press(team, nudge, 'Edit');
await w.settle();
const opened = w.fake.shown.findLast((s) => s.how === 'open');
if (opened?.how === 'open') await picture('form', windowOf(opened.view as ModalView));
await w.event(team, { type: 'app_home_opened', user: 'U3', channel: 'DU3', tab: 'home' });
await w.event(team, { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
await w.settle();
await picture('home', drawn((w.fake.homes.get('U1')?.blocks ?? []) as KnownBlock[], 'home'));
await picture('home-offers', drawn((w.fake.homes.get('U3')?.blocks ?? []) as KnownBlock[], 'home-offers'));
if (w.fake.problems.length > 0) console.error('Against the limits:', w.fake.problems);
await chromium.close();
await w.close();
await store.close();

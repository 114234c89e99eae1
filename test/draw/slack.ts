/**
 * `node dist/test/draw/slack.js <folder>`: draws what Baton says in Slack, to be looked at. A conversation is held with the
 * real adapter over a fake platform. slack-blocks-to-jsx draws the blocks much as Slack does, and Chromium takes pictures.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownBlock } from '@slack/types';
import { browser } from '../support/browser.js';
import { alertIn } from '../support/incidents.js';
import { UNCLEAR } from '../support/slack/event-scene.js';
import type { FakeMessage } from '../support/slack/fake.js';
import { tsOf } from '../support/slack/fixtures.js';
import { SlackWorld } from '../support/slack/world.js';
import { connectedRegistry } from './registry.js';
import { htmlOfBlocks, htmlOfMessage, htmlOfModal, page, SHEET_WIDTH, sheet, spoken } from './slack-html.js';

const folder = process.argv[2] ?? 'drawn';
mkdirSync(folder, { recursive: true });
const w = await SlackWorld.inMemory();
const team = await w.team('T1');
w.fake.channels.set('C1', 'churn-model');
const chromium = await browser();
const tab = await chromium.newPage({ viewport: { width: SHEET_WIDTH, height: 400 } });
/** On a desk and on a phone, in light and in dark, next to one another. */
async function picture(name: string, html: string): Promise<void> {
  await tab.setContent(sheet(html));
  await tab.waitForFunction('document.title === "drawn"');
  writeFileSync(join(folder, `${name}.png`), await tab.screenshot({ fullPage: true }));
}

function last(channel?: string): FakeMessage {
  const found = w.fake.messages.findLast((message) => channel === undefined || message.channel === channel);
  if (!found) throw new Error('nothing was said');
  return found;
}

/** The blocks with the pictures that Slack would have fetched. */
const withPictures = (blocks: readonly KnownBlock[]): Promise<KnownBlock[]> =>
  Promise.all(
    blocks.map(async (block) => {
      if (block.type !== 'image' || !('image_url' in block)) return block;
      const png = await (await w.page(new URL(block.image_url ?? '').pathname)).arrayBuffer();
      return { ...block, image_url: `data:image/png;base64,${Buffer.from(png).toString('base64')}` };
    }),
  );

/** The form that was opened last. */
async function form(name: string): Promise<void> {
  const opened = w.fake.shown.findLast(({ how }) => how === 'open');
  if (opened?.how === 'open') await picture(name, htmlOfModal(opened.view));
}

/** Somebody types a command. @returns the command and its answer; also a picture if there is a name for it */
async function say(who: string, text: string, name?: string, channel = 'C1'): Promise<string> {
  await w.slash(team, who, channel, text);
  await w.settle();
  const html = spoken(`/baton ${text}`) + htmlOfMessage(await withPictures(last().blocks), name ?? text);
  if (name) await picture(name, html);
  return html;
}

async function event(happened: object): Promise<void> {
  await w.event(team, happened);
  await w.settle();
}

await say('U1', 'help', 'help');
await event({ type: 'member_joined_channel', user: 'UBATON', channel: 'C1', inviter: 'U1' });
await picture('welcome', htmlOfBlocks(last().blocks, 'welcome'));
await say('U1', 'new "Churn model"', 'new');
await say('U2', 'own training <@U3>', 'offer-made');
await picture('offer', htmlOfBlocks(last('DU3').blocks, 'offer'));
await w.press(team, last('DU3'), 'Accept', 'U3');
await w.settle();
await picture('accepted', htmlOfBlocks(last('DU3').blocks, 'accepted'));
await say('U1', 'release training');
await say('U2', 'own training <@U3>');
await say('U1', 'start data');
await say('U2', 'take data');
await say('U2', 'block data: waiting for the labels of January');
await say('U1', 'task add "version the training set" stage:data owner:<@U2> by friday', 'task');
await say('U1', 'task add "write the runbook" stage:deployment');
const status = await say('U1', 'status', 'status');
await say('U1', 'task list', 'tasks');
await say('U1', 'settings', 'settings');
await say('U1', 'history data', 'history');
await alertIn(w, 'slack:T1', 'C1');
await w.settle();
await picture('incident', htmlOfBlocks(last('C1').blocks, 'incident'));
await say('U2', 'incident take 1');
await say('U1', 'incident 1', 'incident-timeline');
await say('U1', 'incidents', 'incidents');
await say('U1', 'signal rules', 'signal-rules');
await say('U1', 'signal connect alertmanager', 'signal-connect');
await say('U1', 'signals', 'signals');
await say('U1', 'signal test grafana-2', 'signal-test');
await say('U1', 'stauts', 'read-as');
await say('U1', 'frobnicate', 'unknown');

const tell = await connectedRegistry(w, 'slack:T1');
await say('U2', 'take deployment');
await tell('6');
await w.settle();
w.clock.pass(3_600_000);
await tell('7');
await w.settle();
await picture('version-live', htmlOfBlocks(last('DU2').blocks, 'version-live'));
await say('U2', 'done deployment');
w.clock.pass(3_600_000);
await tell(null);
await w.settle();
await picture('version-gone', htmlOfBlocks(last('DU2').blocks, 'version-gone'));
w.clock.pass(25 * 3_600_000);
await say('U1', 'status', 'contradiction');
await tell('7');
await w.settle();
await picture('version-mover', htmlOfBlocks(last('DU2').blocks, 'version-mover'));
await say('U1', 'live', 'live');
await say('U1', 'promotions', 'promotions');

w.fake.channels.set('C2', 'churn-past');
await say('U1', 'project rename "Churn model" "Churn model 2"');
await say('U1', 'sample', undefined, 'C2');
await say('U1', 'audit', 'audit', 'C2');
await say('U1', 'audit data', 'audit-area', 'C2');
await w.press(team, last(), 'Answer all at once…');
await w.settle();
await form('audit-form');
await say('U1', 'audit ask deployment-4', 'audit-question', 'C2');
await say('U1', 'audit trend', 'audit-trend', 'C2');
await say('U1', 'status all', 'portfolio', 'C2');
await say('U1', 'insights', 'insights', 'C2');
await say('U1', 'insights stages', 'insights-stages', 'C2');
await say('U1', 'insights stalls', 'insights-stalls', 'C2');
await say('U1', 'insights pace', 'insights-pace', 'C2');
await say('U1', 'forecast', 'forecast', 'C2');
await say('U1', 'insights export', 'insights-export', 'C2');
await say('U1', 'dossier', 'dossier', 'C2');
await say('U1', 'digest', 'digest', 'C2');
await say('U1', 'digests', 'digests', 'C2');
await say('U1', 'reminders', 'reminders', 'C2');
await say('U1', 'reminder show', 'reminder', 'C2');

await event({ type: 'message', channel: 'C1', user: 'U1', text: UNCLEAR, ts: tsOf(w.clock) });
w.clock.pass(4 * 60_000);
await w.settle();
const nudge = last();
const asked =
  spoken(`Ana writes: ${UNCLEAR}. Four minutes later, for Ana’s eyes only:`) + htmlOfBlocks(nudge.blocks, 'nudge');
await picture('nudge', asked);
const onDesk = await chromium.newPage({ viewport: { width: 780, height: 400 }, deviceScaleFactor: 1.5 });
await onDesk.setContent(page(`${status}<div style="height:28px"></div>${asked}`));
writeFileSync(join(folder, 'slack.png'), await onDesk.screenshot({ fullPage: true }));
await w.press(team, nudge, 'Add details');
await w.settle();
await form('form');

await event({ type: 'app_home_opened', user: 'U3', channel: 'DU3', tab: 'home' });
await event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
await picture('home', htmlOfBlocks(w.fake.homes.get('U1')?.blocks ?? [], 'home'));
await picture('home-offers', htmlOfBlocks(w.fake.homes.get('U3')?.blocks ?? [], 'home-offers'));

if (w.fake.problems.length > 0) console.error('Against the limits:', w.fake.problems);
await chromium.close();
await w.close();

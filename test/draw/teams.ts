/**
 * `node dist/test/draw/teams.js <folder>`: draws what Baton says in Teams, to be looked at: light and dark, wide and narrow. A
 * conversation is held with the real adapter over a fake platform; Microsoft's renderer draws the cards, Chromium takes pictures.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AdaptiveCard } from '../../adapters/teams/cards.js';
import { jsonBytes } from '../../adapters/teams/limits.js';
import type { Call } from '../../src/view/view.js';
import { browser } from '../support/browser.js';
import { alertIn } from '../support/incidents.js';
import { memoryStore } from '../support/memory-store.js';
import { windowOf } from '../support/teams/answers.js';
import { actionsOf } from '../support/teams/cards.js';
import { channelIdOf, isPersonalChat } from '../support/teams/ids.js';
import { World } from '../support/teams/world.js';
import { connectedRegistry } from './registry.js';
import { cardPage, PAGE_WIDTH } from './teams-html.js';

const folder = process.argv[2] ?? 'drawn';
const only = process.argv[3];
mkdirSync(folder, { recursive: true });
const w = await World.make(await memoryStore());
const tenant = w.tenant();
const chromium = await browser();
const tab = await chromium.newPage({ viewport: { width: PAGE_WIDTH, height: 200 } });
tab.on('pageerror', (error) => console.error(error.message));

async function picture(name: string, said: string, card: AdaptiveCard | undefined): Promise<void> {
  if (!card || (only && only !== name)) return;
  console.log(`${name}: ${jsonBytes(card)} bytes`);
  await tab.setContent(cardPage(said, card));
  writeFileSync(join(folder, `${name}.png`), await tab.screenshot({ fullPage: true }));
}

const latest = () => w.fake.messages.at(-1);

async function say(who: string, text: string, name?: string, channel = 'churn'): Promise<void> {
  await w.say(tenant, who, channel, text);
  await w.settle();
  const message = w.fake.messages.findLast(({ card }) => card !== undefined);
  if (name) await picture(name, `@Baton ${text}`, message?.card);
}

/** The form that a call asks for. */
async function form(name: string, said: string, call: Call, from?: ReturnType<typeof latest>): Promise<void> {
  await picture(name, said, windowOf(await w.invoke(tenant, 'ana', 'task/fetch', { data: { call } }, from)).card);
}

await w.send(w.activity(tenant, 'ana', 'churn', { type: 'conversationUpdate', membersAdded: [{ id: '28:baton' }] }));
await w.settle();
await picture('welcome', 'Baton is added to a channel', latest()?.card);
for (const who of ['bo', 'chi']) await say(who, 'help');
await say('ana', 'help', 'help');
await say('ana', 'new "Churn model"', 'new');
await say('bo', 'own training @chi', 'offer-made');
await picture(
  'offer',
  'In Chi’s own chat',
  w.fake.messages.findLast(({ card }) => actionsOf(card).some(({ title }) => title === 'Accept'))?.card,
);
await say('chi', 'accept', 'accepted', 'direct');
await say('ana', 'release training');
await say('bo', 'own training @chi');
await say('ana', 'start data');
await say('bo', 'take data');
await say(
  'bo',
  'block data: waiting for the labels of January, which the partner has promised for the end of the month and then for the week after, without a date',
);
await say('ana', 'task add "version the training set" stage:data owner:@bo by friday', 'task');
await say('ana', 'task add "write the runbook" stage:deployment');
await say('ana', 'task add "monitor the drift of the features" stage:monitoring owner:me by 2026-03-03');
await say('ana', 'done data');
await say('ana', 'reopen data');
await say('ana', 'skip evaluation');
await say(
  'bo',
  'block data: waiting for the labels of January, which the partner has promised for the end of the month and then for the week after, without a date',
);
await say('ana', 'status', 'status');
const nudged = w.activity(tenant, 'ana', 'churn', { type: 'message', text: 'Someone should fix the ETL by Friday.' });
await w.send(nudged);
w.clock.pass(6 * 60_000);
await w.settle();
const nudge = w.fake.messages.findLast(({ out }) => out?.to === 'whisper');
if (nudge && isPersonalChat(nudge.conversation))
  await picture('nudge', 'Someone should fix the ETL by Friday.', nudge.card);
const shown = w.fake.messages.findLast(({ card }) => actionsOf(card).some(({ title }) => title === 'Training: Start'));
const start = actionsOf(shown?.card).find(({ title }) => title === 'Training: Start');
if (shown && start) await w.press(tenant, 'chi', shown, start);
await w.settle();
await picture('status-pressed', 'Chi starts training', w.fake.messages.find(({ id }) => id === shown?.id)?.card);
w.clock.pass(4 * 86_400_000);
await say('ana', 'tasks', 'tasks');
await say('ana', 'task #1', 'task-card');
await say('ana', 'stage data', 'stage');
await say('ana', 'settings', 'settings');
await say('ana', 'history data', 'history');
await alertIn(w, `teams:${tenant}`, channelIdOf(tenant, 'churn'));
await w.settle();
await picture('incident', 'Another system tells of an alert', latest()?.card);
await say('bo', 'incident take 1');
await say('ana', 'incident 1', 'incident-timeline');
await say('ana', 'incidents', 'incidents');
await say('ana', 'signal connect alertmanager', 'signal-connect');
await say('ana', 'signals', 'signals');
await say('ana', 'signal test grafana-2', 'signal-test');
await say('ana', 'frobnicate', 'unknown');
await say('ana', 'projects', 'projects');
await say('ana', 'digest', 'digest');
await say('ana', 'home', 'home', 'direct');
await say('ana', 'reminder show', 'reminder', 'direct');

const tell = await connectedRegistry(w, `teams:${tenant}`);
const asked = (label: string) =>
  w.fake.messages.findLast(({ card }) => actionsOf(card).some(({ title }) => title === label))?.card;
await say('bo', 'take deployment');
await tell('6');
await w.settle();
w.clock.pass(3_600_000);
await tell('7');
await w.settle();
await picture('version-live', 'In Bo’s own chat', asked('Not yet'));
await say('bo', 'done deployment');
w.clock.pass(3_600_000);
await tell(null);
await w.settle();
await picture('version-gone', 'In Bo’s own chat', asked('Still done'));
w.clock.pass(25 * 3_600_000);
await say('ana', 'status', 'contradiction');
await tell('7');
await w.settle();
await picture('version-mover', 'In Bo’s own chat', asked('I did'));
await say('ana', 'live', 'live');
await say('ana', 'promotions', 'promotions');

await say('ana', 'sample', undefined, 'past');
await say('ana', 'audit', 'audit', 'past');
await say('ana', 'audit data', 'audit-area', 'past');
await form(
  'audit-form',
  'An area of an audit, in a dialog',
  { command: 'audit fill', args: { area: 'data' } },
  latest(),
);
await say('ana', 'audit ask deployment-4', 'audit-question', 'past');
await say('ana', 'audit trend', 'audit-trend', 'past');
await say('ana', 'insights', 'insights', 'past');
await say('ana', 'insights stages', 'insights-stages', 'past');
await say('ana', 'insights stalls', 'insights-stalls', 'past');
await say('ana', 'insights pace', 'insights-pace', 'past');
await say('ana', 'forecast', 'forecast', 'past');
await say('ana', 'insights export', 'insights-export', 'past');
await say('ana', 'dossier', 'dossier', 'past');
await say('ana', 'digest', 'digest-sample', 'past');
await say('ana', 'status all', 'portfolio', 'past');

await form('form', 'Add task, in a dialog', { command: 'task add', args: {} });

if (w.fake.problems.length > 0) console.error('Against the limits:', w.fake.problems);
await chromium.close();
await w.close();

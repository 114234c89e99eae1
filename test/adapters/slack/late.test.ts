/** Requests that take too long before they come to their handler: Baton looks up where it is installed. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { HttpReceiver } from '../../../adapters/slack/receiver.js';
import { SETTINGS, sign } from '../../support/slack/fixtures.js';

const SECONDS = 1_772_445_600;
const later = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Sends a body to a receiver whose Bolt looks something up for a while, then hands on what is still to be handled. */
async function post(body: string, type: string, lookMs: number) {
  const told: string[] = [];
  const handled: unknown[] = [];
  const unused = async () => {};
  const receiver = new HttpReceiver({
    ...{ signingSecret: SETTINGS.signingSecret, clock: { now: () => SECONDS * 1_000 }, sorry: 'sorry', patienceMs: 50 },
    ...{ install: unused, redirect: unused, picture: unused, fault: () => {} },
    window: (text: string) => ({ response_action: 'update', view: text }),
    tell: async (url, text) => void told.push(`${url} ${text}`),
  });
  const processEvent = async ({
    customProperties,
    ack,
    body: given,
  }: Parameters<NonNullable<(typeof receiver)['bolt']>['processEvent']>[0]) => {
    await later(lookMs);
    if (customProperties?.waiting.over) return;
    handled.push(given);
    await ack();
  };
  Reflect.set(receiver, 'bolt', { processEvent });
  const server = createServer((request, response) => void receiver.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address() as AddressInfo;
  const headers = { 'content-type': type, ...sign(body, SECONDS) };
  const response = await fetch(`http://127.0.0.1:${address.port}/slack/events`, { method: 'POST', body, headers });
  const answer = await response.text();
  await later(lookMs + 50);
  return { status: response.status, answer, told, handled };
}

const form = (fields: Record<string, string>) => new URLSearchParams(fields).toString();
const FORM = 'application/x-www-form-urlencoded';
const payload = (more: object) => form({ payload: JSON.stringify(more) });
const ADDRESS = 'https://hooks.slack.com/actions/1';

test.each([
  ['a slash command', form({ command: '/baton', text: 'help' }), /"ephemeral","text":"sorry"/, []],
  ['a button', payload({ type: 'block_actions', response_url: ADDRESS }), /^$/, [`${ADDRESS} sorry`]],
  ['the menu of a message', payload({ type: 'message_action', response_url: ADDRESS }), /^$/, [`${ADDRESS} sorry`]],
])('%s is answered in time, and not carried out later', async (_, body, says, tells) => {
  const { status, answer, told, handled } = await post(body, FORM, 250);
  expect([status, told, handled]).toEqual([200, tells, []]);
  expect(answer).toMatch(says);
});

const title = { type: 'plain_text', text: 'New task' };
const view = { id: 'V1', title, private_metadata: '', callback_id: 'baton_form', blocks: [] };
const sent = (values: object) =>
  payload({
    ...{ type: 'view_submission', user: { id: 'U1' }, trigger_id: '1' },
    view: { ...view, state: { values } },
  });

test.each([
  ['at its first field', sent({ title: { value: { value: 'x' } } }), /"errors":\{"title":"sorry"\}/],
  ['in its window, if it has no fields', sent({}), /"update","view":"sorry"/],
])('a form that is sent is answered in time, %s', async (_, body, says) => {
  const { status, answer, handled } = await post(body, FORM, 250);
  expect([status, handled]).toEqual([200, []]);
  expect(answer).toMatch(says);
});

test('Slack is told of a button that cannot be answered, as on App Home, because it says itself then that it failed', async () => {
  const { status, told, handled } = await post(payload({ type: 'block_actions', view: { type: 'home' } }), FORM, 250);
  expect([status, told, handled]).toEqual([503, [], []]);
});

test('what comes to its handler in time is left to it', async () => {
  const { status, told, handled } = await post(form({ command: '/baton', text: 'help' }), FORM, 0);
  expect([status, told, handled.length]).toEqual([200, [], 1]);
});

test('an event waits: Slack sends it again if it fails', async () => {
  const { handled } = await post(JSON.stringify({ type: 'event_callback', event: {} }), 'application/json', 150);
  expect(handled).toHaveLength(1);
});

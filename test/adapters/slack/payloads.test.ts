/** Payloads in the shapes that Slack documents: each is taken, and leads to what it should. Then what is read of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { newId } from '../../../adapters/common/ids.js';
import { root } from '../../../adapters/common/paths.js';
import { readEventRequest } from '../../../adapters/slack/payloads/events.js';
import { blockActions } from '../../../adapters/slack/payloads/interactions.js';
import { readMessage } from '../../../adapters/slack/payloads/message.js';
import { slackUser } from '../../../adapters/slack/payloads/user.js';
import { SlackWorld } from '../../support/slack/world.js';

const documented = z.strictObject({
  doc: z.url({ hostname: /^docs\.slack\.dev$/ }),
  leads: z.enum(['nothing', 'nudge', 'answer', 'home']),
  json: z.looseObject({}).optional(),
  event: z.looseObject({ type: z.string() }).optional(),
  form: z.record(z.string(), z.string()).optional(),
  payload: z.looseObject({ type: z.string() }).optional(),
});
const payloads = z
  .array(documented)
  .parse(parse(readFileSync(join(root(), 'test/adapters/slack/payloads.yml'), 'utf8')));

let w: SlackWorld;
beforeEach(async () => {
  w = await SlackWorld.inMemory();
  await w.team('T1');
  w.fake.channels.set('C1', 'churn').set('G1', 'secret');
  await w.slash('T1', 'U1', 'C1', 'set nudges on workspace');
  await w.settle();
  w.fake.shown.length = 0;
});
afterEach(() => w.close());

test.each(payloads)('$doc', async ({ leads, json, event, form, payload: interaction }) => {
  const answer = event
    ? await w.event('T1', event, newId())
    : form
      ? await w.form(form)
      : interaction
        ? await w.interaction(interaction)
        : await w.json(json ?? {});
  expect(answer.status).toBe(200);
  await w.settle();
  expect(w.faults).toEqual([]);
  const nudges = await w.store.read('slack:T1', (r) => r.find('nudge', {}));
  expect(nudges).toHaveLength(leads === 'nudge' ? 1 : 0);
  expect(w.fake.shown.map((s) => s.how)).toEqual(
    leads === 'answer' ? [expect.stringMatching(/post|whisper/)] : leads === 'home' ? ['home'] : [],
  );
});

describe('an event', () => {
  test('has a key and a time', () => {
    expect(readEventRequest({ event_id: 'Ev1', event_time: 12, event: { type: 'x' } })).toEqual({
      ...{ key: 'Ev1', at: 12_000 },
      event: { type: 'x' },
    });
    expect(readEventRequest({ event_id: 'Ev1' }).at).toBe(0);
  });

  test.each([{}, null, 'text', { event_id: 1 }])('%j is not one', (body) => {
    expect(() => readEventRequest(body)).toThrow(TypeError);
  });
});

describe('a message', () => {
  const message = { channel: 'C1', user: 'U1', text: 'hello', ts: '1.1' };

  test('is read with its author, its words and its thread', () => {
    expect(readMessage(message)).toEqual({
      ...{ channel: 'C1', user: 'U1', text: 'hello', ts: '1.1', thread: null },
      ...{ byApp: false, direct: false, subtype: undefined, deleted: undefined, edited: undefined },
    });
    expect(readMessage({ ...message, thread_ts: '1.0' }).thread).toBe('1.0');
    expect(readMessage({ ...message, bot_id: 'B1', channel_type: 'im' })).toMatchObject({ byApp: true, direct: true });
  });

  test('begins a thread if its thread is its own', () => {
    expect(readMessage({ ...message, thread_ts: '1.1' }).thread).toBeNull();
  });

  test('is edited if its words have changed', () => {
    const edit = (text: string) => ({ channel: 'C1', message: { ...message, text }, previous_message: message });
    expect(readMessage(edit('hello')).edited).toBeUndefined();
    expect(readMessage(edit('bye')).edited).toMatchObject({ text: 'bye', ts: '1.1' });
  });

  test.each([{}, null, [], { channel: 1 }])('%j is not one', (event) => {
    expect(() => readMessage(event)).toThrow(TypeError);
  });
});

test('fields of another kind than expected count as absent', () => {
  expect(slackUser.parse({ id: 'U1', tz: null, is_admin: 'yes', profile: 'x' })).toEqual({ id: 'U1' });
  const press = { user: { id: 'U1', name: 1 }, actions: [], trigger_id: 't', response_url: null };
  expect(blockActions.parse(press)).toEqual({ user: { id: 'U1' }, actions: [], trigger_id: 't' });
});

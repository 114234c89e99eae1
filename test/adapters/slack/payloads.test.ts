/** Payloads in the documented shapes: each is taken, and leads to what it should. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { newId } from '../../../adapters/common/ids.js';
import { root } from '../../../adapters/common/paths.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { World } from '../../support/slack/world.js';

const payload = z.strictObject({
  doc: z.url({ hostname: /^docs\.slack\.dev$/ }),
  leads: z.enum(['nothing', 'nudge', 'answer', 'home']),
  json: z.looseObject({}).optional(),
  event: z.looseObject({ type: z.string() }).optional(),
  form: z.record(z.string(), z.string()).optional(),
  payload: z.looseObject({ type: z.string() }).optional(),
});
const payloads = z.array(payload).parse(parse(readFileSync(join(root(), 'test/adapters/slack/payloads.yml'), 'utf8')));

let store: Opened;
let w: World;
beforeEach(async () => {
  store = openSqlite(':memory:');
  await migrate(store);
  w = await World.make(store);
  await w.team('T1');
  w.fake.channels.set('C1', 'churn').set('G1', 'secret');
  await w.slash('T1', 'U1', 'C1', 'set nudges on workspace');
  await w.settle();
  w.fake.shown.length = 0;
});
afterEach(async () => {
  await w.close();
  await store.close();
});

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

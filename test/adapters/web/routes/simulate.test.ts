/** The buttons that play other systems. */
import { beforeAll, expect, test } from 'vitest';
import { SIMULATIONS } from '../../../../adapters/web/simulator.js';
import { TestPlayground } from '../../../support/playground.js';

let playground: TestPlayground;
beforeAll(async () => {
  playground = await TestPlayground.open();
});

const press = (what: string, channel = 'general', as = 'ana', project = '') =>
  playground.post(`/simulate/${what}`, { as, channel, project });

test('without a project it says what to do first', async () => {
  const answer = await press('drift');
  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain('Create one first');
});

test('each button plays something in a channel with a project', async () => {
  await playground.post('/say', { as: 'ana', channel: 'general', thread: '', text: '@Baton new Churn' });
  const page = await playground.get('/chat/general?as=ana');
  for (const what of SIMULATIONS) {
    expect(page).toContain(`hx-post="/simulate/${what}"`);
    const answer = await press(what);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Churn');
    playground.kit.clock.pass(1_000);
  }
  expect(playground.kit.faults).toEqual([]);
});

test('of several projects of a channel one can be chosen; a single one is named', async () => {
  const single = await playground.get('/chat/general?as=ana');
  expect(single).toContain('signals about Churn,');
  // A field that isn’t there is an error in the browser’s console.
  expect(single).not.toContain('hx-include');
  await playground.post('/say', { as: 'ana', channel: 'general', thread: '', text: '@Baton new Spam' });
  const page = await playground.get('/chat/general?as=ana');
  const second = /<option value="([^"]+)">Spam<\/option>/.exec(page)?.[1];
  expect(await (await press('promoted', 'general', 'ana', second)).text()).toContain('of Spam is live');
  expect((await press('promoted', 'general', 'ana', 'P-elsewhere')).status).toBe(409);
});

test('what is not there, and places that somebody does not see, are not found', async () => {
  expect((await press('flood')).status).toBe(404);
  expect((await press('drift', 'nowhere')).status).toBe(404);
});

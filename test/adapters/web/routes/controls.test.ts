import { beforeAll, describe, expect, test } from 'vitest';
import { TestPlayground, valuesOfControl, valuesOfForm } from '../../../support/playground.js';

let playground: TestPlayground;
beforeAll(async () => {
  playground = await TestPlayground.open();
  await playground.say('ana', 'general', '@Baton new "Web model"');
});

test('a button can be pressed only by those who see it', async () => {
  await playground.say('ana', 'general', '@Baton own data @chi in Web model');
  const values = valuesOfControl(await playground.messages('dm-chi', 'chi'), 'Accept');
  const press = (as: string, channel: string) => playground.post('/call', { as, channel, ...values });
  expect((await press('bo', 'dm-chi')).status).toBe(404);
  expect((await press('bo', 'general')).status).toBe(404);
  expect((await press('nobody', 'dm-chi')).status).toBe(404);
  expect((await press('chi', 'dm-chi')).headers.get('hx-trigger')).toBe('settled');
  expect(await playground.messages('dm-chi', 'chi')).toContain('Thank you');
  expect(await playground.messages('general', 'bo')).toContain('accepted');
});

describe('a form', () => {
  const BO = { as: 'bo', channel: 'general' };

  async function openDueDate() {
    await playground.say('bo', 'general', '@Baton stage training in Web model');
    const values = valuesOfControl(await playground.messages('general', 'bo'), 'Due date');
    return (await playground.post('/call', { ...BO, ...values })).text();
  }

  test('opens with a press', async () => {
    expect(await openDueDate()).toContain('<label for="field-day">');
  });

  test('comes back with what is wrong and what was filled in', async () => {
    const values = valuesOfForm(await openDueDate());
    const answer = await (await playground.post('/submit', { ...BO, ...values, 'field-day': '<blue>' })).text();
    expect(answer).toContain('role="alert"');
    expect(answer).toContain('value="&lt;blue&gt;"');
  });

  test('closes when it is right', async () => {
    const values = valuesOfForm(await openDueDate());
    const answer = await playground.post('/submit', { ...BO, ...values, 'field-day': 'friday' });
    expect(answer.headers.get('hx-trigger')).toBe('settled');
    expect(await playground.messages('general', 'ana')).toContain('due <time datetime="2026-03-06">');
  });
});

test.each([
  ['/call', { message: 'm', call: '{' }, 400],
  ['/call', { message: 'm', call: '{"command":1}' }, 400],
  ['/call', { message: 'none', call: '{"command":"status","args":{}}' }, 404],
  ['/submit', {}, 400],
  ['/submit', { message: 'm', form: '{"title":"t","submit":"s","fields":[{}],"call":{"command":"x","args":{}}}' }, 400],
])('%s with %j is answered briefly with %i', async (path, fields, status) => {
  const answer = await playground.post(path, { as: 'ana', channel: 'general', ...fields });
  expect(answer.status).toBe(status);
  expect(await answer.text()).not.toMatch(/\bat .*\.[tj]s:|Error/);
});

import { beforeEach, expect, test } from 'vitest';
import { readTours } from '../../../../adapters/web/tours.js';
import { TestPlayground } from '../../../support/playground.js';

const [TOUR] = readTours();
if (!TOUR) throw new Error('there are no tours');
const PATH = `/tours/${TOUR.id}`;
const FIRST_WORDS = 'Someone should fix the ETL by Friday.';

let playground: TestPlayground;
beforeEach(async () => {
  playground = await TestPlayground.open();
});

const page = () => playground.get(`${PATH}?as=bo`);
const next = (step: number) => playground.post(`${PATH}/next?as=bo`, { step: `${step}` });

test('before it begins, its page says what it is about, and starts it without scripts', async () => {
  expect(await page()).toContain('Start the demo');
  expect(await page()).not.toContain('/next');
  const started = await playground.post(`${PATH}?as=bo`, {});
  expect([started.status, started.headers.get('location')]).toEqual([303, `${PATH}?as=bo`]);
  expect(await page()).toContain(`4 steps`);
});

test('it goes on by itself or when asked, and shows two people what each of them sees', async () => {
  await playground.post(PATH, {});
  expect(await page()).toContain('id="onward-0"');
  await next(0);
  const [dana = '', chi = ''] = (await page()).split('<section').slice(1);
  for (const window of [dana, chi]) expect(window).toContain(FIRST_WORDS);
  expect(dana).toContain('&quot;as&quot;:&quot;dana&quot;');
  expect(dana).toContain('message whisper');
  expect(chi).not.toContain('message whisper');
  expect(await page()).toContain('Step 1 of 4');
});

test('a step that was asked for twice is done once; a reload shows where it is', async () => {
  await playground.post(PATH, {});
  await next(0);
  await next(0);
  expect(await page()).toContain('Step 1 of 4');
});

test('while it is paused it goes on only when asked', async () => {
  await playground.post(PATH, {});
  await playground.post(`${PATH}/pause`, { paused: 'yes' });
  expect(await page()).not.toContain('onward-');
  await next(0);
  expect(await page()).toContain('Step 1 of 4');
  expect(await page()).toContain('Start again');
  await playground.post(`${PATH}/pause`, { paused: '' });
  expect(await page()).toContain('id="onward-1"');
});

test('at its end it says what to remember, and leads on', async () => {
  await playground.post(PATH, {});
  for (const step of TOUR.steps.keys()) await next(step);
  const ended = await page();
  expect(ended).toContain(TOUR.end.slice(0, 20));
  expect(ended).toContain('href="/chat/search-ranking?as=dana"');
  expect(ended).toContain('Watch it again');
  expect(ended).toContain(`action="/tours/${readTours()[1]?.id}`);
  expect(ended).not.toContain('onward-');
  await playground.post(PATH, {});
  expect(await page()).toContain('4 steps');
});

test('when somebody does something else meanwhile, it stops and says so', async () => {
  await playground.post(PATH, {});
  await next(0);
  // What it would press has come, and goes.
  playground.kit.clock.pass(5_000);
  await playground.settle();
  await playground.post('/clear', {});
  await next(1);
  expect(await page()).toContain('so the demo stops');
});

test('pressed twice, it starts once', async () => {
  await playground.post(PATH, {});
  await playground.post(PATH, {});
  await playground.say('dana', 'search-ranking', '/baton projects');
  expect(await playground.messages('search-ranking', 'dana')).not.toContain('Shop search 2');
});

test('a tour that does not exist is not found', async () => {
  expect((await playground.post('/tours/none', {})).status).toBe(404);
  expect((await playground.request('/tours/none')).status).toBe(404);
  expect((await playground.post(`${PATH}/next`, { step: '0' })).status).toBe(204);
});

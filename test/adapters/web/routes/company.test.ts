import { beforeEach, expect, test } from 'vitest';
import { LiveUpdates } from '../../../../adapters/web/live-updates.js';
import { Room } from '../../../../adapters/web/room.js';
import { TestPlayground, valuesOfControl } from '../../../support/playground.js';

let playground: TestPlayground;
beforeEach(async () => {
  playground = await TestPlayground.open();
});

const post = async (path: string, fields: Record<string, string>) => {
  const answer = await playground.post(path, { as: 'ana', channel: 'general', ...fields });
  return { status: answer.status, closed: answer.headers.get('hx-trigger') === 'settled', html: await answer.text() };
};
const page = (path: string) => playground.get(path);

test('a member who is added is in every public channel, can be mentioned, and is in every picker', async () => {
  expect(await post('/people', { name: 'Gil Torres', kind: 'member' })).toMatchObject({ closed: true });
  expect(await page('/chat/search-ranking?as=gil')).toContain('as Gil Torres');
  expect(await page('/chat/general?as=ana')).toContain('@Gil Torres');
  await playground.say('ana', 'general', '@Baton new "Team model"');
  await playground.say('ana', 'general', '/baton stage data');
  expect(await playground.messages('general', 'ana')).toContain('Gil Torres</button>');
  await playground.say('ana', 'general', '@Baton own data @Gil Torres');
  const offer = await playground.messages('dm-gil', 'gil');
  await playground.post('/call', { as: 'gil', channel: 'dm-gil', ...valuesOfControl(offer, 'Accept') });
  expect(await page('/board?as=gil')).toContain('Gil Torres');
});

test('a guest is in the channels that were ticked, and nowhere else; a guest adds nobody', async () => {
  await post('/people', { name: 'Ivy Lane', kind: 'guest', 'in-search-ranking': 'on' });
  expect((await playground.request('/chat/search-ranking?as=ivy')).status).toBe(200);
  expect((await playground.request('/chat/general?as=ivy')).status).toBe(404);
  expect(await page('/chat/search-ranking?as=ivy')).not.toContain('/parts/new-person');
  expect((await playground.post('/people', { as: 'ivy', name: 'Joe', kind: 'member' })).status).toBe(404);
  expect((await playground.request('/parts/new-person?as=ivy')).status).toBe(404);
  await playground.say('ana', 'search-ranking', '@Baton new "Seen"');
  await playground.say('ana', 'general', '@Baton new "Unseen"');
  expect(await page('/board?as=ivy')).toContain('>Seen<');
  expect(await page('/board?as=ivy')).not.toContain('Unseen');
});

test('a private channel is for the people ticked and whoever made it; so are its projects', async () => {
  await post('/channels', { name: '#Top Secret', private: 'on', 'in-chi': 'on' });
  await playground.say('chi', 'top-secret', '@Baton new "Hush"');
  for (const as of ['ana', 'chi']) expect(await page(`/board?as=${as}`)).toContain('Hush');
  expect((await playground.request('/chat/top-secret?as=bo')).status).toBe(404);
  expect(await page('/board?as=bo')).not.toContain('Hush');
});

test('whoever is put into a channel sees it and its projects from then on, and whoever is taken out does not', async () => {
  await playground.say('ana', 'project-falcon', '@Baton new "Falcon"');
  const people = { channel: 'project-falcon' };
  expect(await page('/parts/channel-people?as=ana&channel=project-falcon')).toMatch(/in-bo" checked/);
  await post('/channel-people', { ...people, 'in-ana': 'on', 'in-dana': 'on' });
  expect(await page('/board?as=dana')).toContain('Falcon');
  expect(await page('/board?as=bo')).not.toContain('Falcon');
  expect((await playground.request('/chat/project-falcon?as=bo')).status).toBe(404);
  const left = await post('/channel-people', people);
  expect(left.html).toContain('needs a member');
  expect((await playground.request('/chat/project-falcon?as=ana')).status).toBe(200);
  // Whoever is not in it cannot even ask who is.
  expect((await playground.request('/parts/channel-people?as=bo&channel=project-falcon')).status).toBe(404);
});

test('a guest is invited to a public channel; members need no invitation', async () => {
  expect(await page('/parts/channel-people?as=ana&channel=general')).toContain('Ana Silva, Bo Berg, Chi Rao');
  await post('/channel-people', { channel: 'general', 'in-fay': 'on', 'in-chi': 'on' });
  expect((await playground.request('/chat/general?as=fay')).status).toBe(200);
  expect(playground.room.company.channel('general').people).toEqual(['fay']);
});

test.each([
  ['/people', { name: 'Ana  silva' }, 'That name is taken'],
  ['/people', { name: '<b>' }, 'Use up to 40 letters'],
  ['/channels', { name: '../x' }, 'letters, digits and hyphens'],
  ['/channels', { name: 'general', private: 'on' }, 'already a channel'],
])('%s with %j comes back with what is wrong, and what was typed', async (path, fields, why) => {
  const { closed, html } = await post(path, fields);
  expect(closed).toBe(false);
  expect(html).toContain(why);
  expect(html).toContain(`value="${fields.name.replace('<', '&lt;').replace('>', '&gt;')}"`);
  expect(playground.room.company.channel('general').access).toBe('public');
});

test('people and channels are there after a restart', async () => {
  await post('/people', { name: 'Gil Torres', kind: 'external', 'in-general': 'on' });
  await post('/channels', { name: 'top-secret', private: 'on' });
  const again = new Room(playground.kit.opened, playground.kit.clock, new LiveUpdates());
  await again.open(playground.kit.roster);
  expect(again.company.person('gil')).toMatchObject({ name: 'Gil Torres', standing: 'external' });
  expect(again.company.channel('top-secret')).toEqual({ name: 'top-secret', access: 'private', people: ['ana'] });
  expect(['general', 'churn-model'].map((name) => again.company.canSee(name, 'gil'))).toEqual([true, false]);
  expect(again.company.canSee('churn-model', 'fay')).toBe(true);
});

test('a wrong address is told kindly, with a way back; a part of a page gets a line', async () => {
  const typed = await playground.request('/chat/nowhere', { headers: { accept: 'text/html' } });
  expect([typed.status, await typed.text()]).toEqual([404, expect.stringContaining('href="/"')]);
  expect((await playground.request('/wherever', { headers: { accept: 'text/html' } })).status).toBe(404);
  const part = await playground.request('/parts/messages/nowhere', { headers: { accept: '*/*' } });
  expect(await part.text()).not.toContain('<html');
});

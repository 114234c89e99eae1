/** A private channel and a guest in the playground: what is not theirs does not exist. */
import { beforeAll, describe, expect, test } from 'vitest';
import { newestMessage, TestPlayground, valuesOfControl } from '../../support/playground.js';

const CANARY = /canary|falcon/i;
const HIDDEN = 'project-falcon';

let playground: TestPlayground;
/** A message of Baton's in the private channel, and a thread there. */
let answer: { message: string; call: string };
let thread: string;

beforeAll(async () => {
  playground = await TestPlayground.open();
  await playground.say('ana', HIDDEN, 'the canary sings');
  thread = newestMessage(await playground.messages(HIDDEN, 'ana'));
  await playground.say('bo', HIDDEN, 'a canary in a thread', thread);
  await playground.say('ana', HIDDEN, '@Baton new "Canary deal"');
  await playground.say('ana', HIDDEN, '@Baton sample');
  answer = valuesOfControl(await playground.messages(HIDDEN, 'ana'), 'Start Data');
});

describe('its people', () => {
  test.each(['ana', 'bo'])('see the private channel, marked for the eye and for a screen reader: %s', async (as) => {
    const page = await playground.get(`/chat/${HIDDEN}?as=${as}`);
    expect(page).toContain('the canary sings');
    expect(page).toMatch(/role="img" aria-label="private channel"[\s\S]*?<\/svg>project-falcon/);
    expect(await playground.get(`/board?as=${as}`)).toContain('Canary deal');
  });
});

describe.each(['chi', 'dana', 'fay'])('for %s, who is not in it,', (as) => {
  const PAGES = ['chat/', 'parts/messages/', 'parts/thread/', 'parts/sidebar/', 'parts/tools/'];

  test.each(PAGES)('%s answers as for a channel that does not exist', async (page) => {
    const ask = async (channel: string) => {
      const response = await playground.request(`/${page}${channel}?as=${as}&thread=${thread}`);
      return [response.status, await response.text()];
    };
    expect(await ask(HIDDEN)).toEqual(await ask('no-such-channel'));
    expect((await ask(HIDDEN))[0]).toBe(404);
  });

  test('nothing is said, pressed, edited or claimed there', async () => {
    const place = { as, channel: HIDDEN, thread: '' };
    const before = await playground.messages(HIDDEN, 'ana');
    const tries: [string, Record<string, string>][] = [
      ['/say', { text: '@Baton status' }],
      ['/call', answer],
      ['/hand', { message: thread }],
      ['/edit', { message: thread, text: 'changed' }],
      ['/delete', { message: thread }],
    ];
    for (const [path, fields] of tries) {
      const response = await playground.post(path, { ...place, ...fields });
      expect([path, response.status, await response.text()]).toEqual([
        path,
        404,
        'That message or channel doesn’t exist, or was deleted.',
      ]);
    }
    const edit = await playground.request(`/parts/edit?as=${as}&channel=${HIDDEN}&message=${thread}`);
    expect(edit.status).toBe(404);
    expect(await playground.messages(HIDDEN, 'ana')).toBe(before);
  });

  test('a message of it is not reached through another channel either', async () => {
    const here = as === 'fay' ? 'churn-model' : 'general';
    expect(await playground.get(`/parts/thread/${here}?as=${as}&thread=${thread}`)).not.toMatch(CANARY);
    const pressed = await playground.post('/call', { as, channel: here, thread: '', ...answer });
    expect(pressed.status).toBe(404);
  });

  test('neither lists, unread marks, the sample nor the board show anything of it', async () => {
    const here = as === 'fay' ? 'churn-model' : 'general';
    for (const page of [`/chat/${here}`, `/parts/sidebar/${here}`, `/parts/tools/${here}`, '/board', '/parts/board'])
      expect(await playground.get(`${page}?as=${as}`), page).not.toMatch(/canary|falcon|remove the sample/i);
    expect(await playground.get(`/board?as=${as}&find=canary`)).not.toMatch(/Canary deal/);
  });

  test('Baton knows nothing of it', async () => {
    const here = as === 'fay' ? 'churn-model' : 'general';
    for (const command of ['projects', 'status', 'status Canary deal', 'start data in "Canary deal"']) {
      await playground.say(as, here, `/baton ${command}`);
      const answers = await playground.messages(here, as);
      expect(answers.replaceAll(/[^<>]*\/baton[^<>]*/g, '').replaceAll(/“Canary deal”/g, '')).not.toMatch(CANARY);
    }
    expect(await playground.get('/board?as=ana')).not.toContain('in progress · Canary');
  });
});

describe('a guest', () => {
  test('is marked as one, and sees the channel they were invited to alone', async () => {
    const page = await playground.get('/chat/churn-model?as=fay');
    expect(page).toMatch(/Fay Moss<span class="tag">guest<\/span>/);
    expect(page).not.toContain('# general');
    for (const channel of ['general', 'search-ranking'])
      expect((await playground.request(`/chat/${channel}?as=fay`)).status).toBe(404);
    expect(await playground.get('/parts/tools/churn-model?as=fay')).not.toContain('New channel');
    expect((await playground.request('/?as=fay')).headers.get('location')).toBe('/chat/churn-model?as=fay');
  });
  test('sees on the board what is linked to that channel', async () => {
    await playground.say('chi', 'general', '@Baton new "Inner model"');
    await playground.say('chi', 'churn-model', '@Baton new "Joint model"');
    const board = await playground.get('/board?as=fay');
    expect(board).toContain('Joint model');
    expect(board).not.toContain('Inner model');
    expect(await playground.get('/board?as=chi')).toContain('Inner model');
  });
  test('does not read an answer about a project of another channel: it is private', async () => {
    await playground.say('chi', 'churn-model', '@Baton status "Inner model"');
    expect(await playground.messages('churn-model', 'chi')).toContain('Only you can see this');
    expect(await playground.messages('churn-model', 'fay')).not.toContain('<h3>Inner model');
  });
});

test('whoever speaks as somebody else stays in the channel if they see it, and goes to their first one if not', async () => {
  const sidebar = await playground.get(`/parts/sidebar/${HIDDEN}?as=ana`);
  expect(sidebar).toContain(`href="/chat/${HIDDEN}?as=bo"`);
  expect(sidebar).toContain('href="/chat/general?as=chi"');
  expect(sidebar).toContain('href="/chat/churn-model?as=fay"');
});

test('live updates carry no words', async () => {
  const { body } = await playground.request('/live?as=chi');
  const reader = body?.getReader();
  await playground.say('ana', HIDDEN, 'another canary');
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  expect(new TextDecoder().decode(value).replaceAll('event: changed\ndata: \n\n', '')).toBe('');
});

test('its people still see it on the board a day later', async () => {
  playground.kit.clock.pass(86_400_000);
  expect(await playground.get('/board?as=bo')).toContain('Canary deal');
  expect(await playground.get('/board?as=chi')).not.toContain('Canary deal');
});

test('a message link of the private channel leads those who are not in it nowhere', async () => {
  expect((await playground.request(`/chat/${HIDDEN}?as=nobody`)).status).toBe(200);
  expect((await playground.request(`/chat/${encodeURIComponent('../project-falcon')}?as=chi`)).status).toBe(404);
});

test('the board of a guest has the stage that they own in a project of another channel, and nothing else of it', async () => {
  await playground.say('ana', HIDDEN, '@Baton own evaluation in "Canary deal" @fay');
  const anyway = valuesOfControl(await playground.messages(HIDDEN, 'ana'), 'Offer it anyway');
  await playground.post('/call', { as: 'ana', channel: HIDDEN, thread: '', ...anyway });
  const page = await playground.get('/board?as=fay');
  expect(page).toContain('Canary deal');
  expect(page).toContain('You only see the part that’s yours');
  const part = page.slice(page.indexOf('Canary deal'));
  expect(part).toContain('Evaluation');
  expect(part).not.toContain('Monitoring');
  expect(await playground.get('/board?as=fay&find=canary')).toContain('Canary deal');
  expect(await playground.get('/board?as=fay&find=churn')).not.toContain('Canary deal');
  expect(await playground.get('/board?as=fay&find=%3F')).not.toContain('Canary deal');
  expect(await playground.get('/board?as=chi')).not.toContain('Canary deal');
});

/** What is live where no project is named. */
import { beforeEach, expect, test } from 'vitest';
import { type Kit, kit } from '../../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Demand forecast');
  await k.say_('ana', 'new Spam filter');
});

const text = async (words: string, where = {}) => (await k.say_('bo', words, where)).text;

test('a channel of several projects: each version with its project, and what nothing is live in', async () => {
  expect(await text('live')).toContain('No version has gone live yet');
  await k.say_('ana', 'promoted spam 8 to production in Spam filter');
  const shown = await text('live');
  expect(shown).toContain('Live in this channel’s projects');
  expect(shown).toContain('[live] spam 8 — Spam filter · production · since');
  expect(shown).toContain('Nothing is live in Demand forecast.');
  const { answer } = await k.say_('bo', 'live');
  expect((await k.press('bo', answer, 'Show')).text).toContain('Live in Spam filter');
});

test('a project that is named stands for itself, and so does the only one', async () => {
  await k.say_('ana', 'promoted spam 8 to production in Spam filter');
  expect(await text('live in Demand forecast')).toContain('Live in Demand forecast');
  await k.say_('ana', 'unlink Demand forecast');
  expect(await text('live')).toContain('Live in Spam filter');
});

test('a day that has been, and a direct message', async () => {
  await k.say_('ana', 'promoted spam 8 to production on 2026-02-20 in Spam filter');
  await k.say_('ana', 'promoted forecast 2 to production on 2026-02-25 in Demand forecast');
  const then = await text('live on 2026-02-22', { direct: true });
  expect(then).toContain('Live in all projects on Sun 22 Feb');
  expect(then).toContain('spam 8 — Spam filter');
  expect(then).not.toContain('forecast 2');
  expect(await text('live', { direct: true })).toContain('forecast 2 — Demand forecast');
});

test('many projects without a version are counted', async () => {
  for (const name of ['One', 'Two', 'Three', 'Four', 'Five']) await k.say_('ana', `new ${name} project`);
  await k.say_('ana', 'promoted spam 8 to production in Spam filter');
  expect(await text('live')).toContain('Nothing is live in 6 other projects.');
});

test('a project that not everybody here sees is shown to nobody but whoever asks', async () => {
  const falcon = { channel: 'falcon', access: 'private' as const };
  await k.say_('ana', 'new Falcon', falcon);
  await k.say_('ana', 'promoted falcon 3 to production', falcon);
  const asked = await k.say_('ana', 'live', { channel: 'lobby' });
  expect(asked.text).toContain('falcon 3 — Falcon');
  expect(asked.out.map(({ to }) => to)).toEqual(['whisper']);
  await k.say_('chi', 'help', { channel: 'lobby' });
  expect((await k.say_('chi', 'live', { channel: 'lobby' })).text).not.toContain('Falcon');
});

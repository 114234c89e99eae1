import { expect, test } from 'vitest';
import { digestContents } from '../../../src/features/digest/contents.js';
import { insert } from '../../bench/seed.js';
import { auditBook } from '../../support/engine.js';
import { kit } from '../../support/kit.js';

const DAY = 86_400_000;

test('weeks count the stages of that time, from the first one on, without skipped ones', async () => {
  const k = await kit();
  const weeks = () =>
    k.store.read('W1', async (read) => {
      const until = k.clock.now() + 1;
      const projects = await read.find('project', {});
      const found = await digestContents(read, auditBook, projects, { from: until - 7 * DAY, until, zone: 'UTC' });
      return found.weeks.map(({ done, all }) => `${done} of ${all}`);
    });
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'done data');
  expect(await weeks()).toEqual(['1 of 5']);
  k.clock.pass(7 * DAY);
  await k.say_('ana', 'skip monitoring');
  await k.say_('ana', 'done training');
  k.clock.pass(7 * DAY);
  await k.say_('ana', 'reopen data drift');
  await k.say_('ana', 'stage add "Shadow test"');
  expect(await weeks()).toEqual(['1 of 5', '2 of 4', '1 of 5']);
  k.clock.pass(70 * DAY);
  expect(await weeks()).toEqual(Array.from({ length: 8 }, () => '1 of 5'));
});

test('a week too long ago is refused', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const [project] = await k.store.read('W1', (read) => read.find('project', {}));
  const at = k.clock.now();
  k.clock.pass(40 * DAY);
  const row = { workspace: 'W1', version: 1, project: project?.id ?? '', item: 'task' as const, itemId: 't' };
  const rest = { by: 'U1', field: 'due' as const, from: null, to: null, why: null, pass: null, channel: null };
  const events = Array.from({ length: 50_001 }, (_, i) => ({
    ...row,
    ...rest,
    id: `e${i}`,
    at: at + 20 * DAY + i,
    via: 'command' as const,
  }));
  await insert(k.opened, 'history', events);
  const turn = await k.say_('ana', 'digest preview of 2026-03-04');
  expect(turn.text).toContain('That’s too far back to rebuild');
  expect((await k.say_('ana', 'digest preview of 2026-04-04')).text).toContain('Churn');
});

/** Answers that say no. */
import { expect, test } from 'vitest';
import { call } from '../../src/commands/calls.js';
import { askWho, refuse, unknownCommand } from '../../src/commands/refusals.js';
import { plainText } from '../../src/view/as-text.js';
import { controlsOf } from '../../src/view/view.js';
import { inContext } from '../support/context.js';
import { kit } from '../support/kit.js';

test('a refusal has its wording, its field and whether the message is out of date', async () => {
  const { say } = await kit();
  const refusal = refuse({ say }, 'no-task', { word: '#9' }, { field: 'item', stale: true });
  expect(plainText(refusal.view)).toBe('There is no task #9.');
  expect(refusal.options).toEqual({ field: 'item', stale: true });
});

test('a group is answered with a picker that makes the same call with a person', async () => {
  const made = call('own', { item: 'T1' });
  const refusal = await inContext(await kit(), made, async (ctx) => askWho(ctx, 'the data team', 'person'));
  expect(plainText(refusal.view)).toContain('“the data team” is more than one person');
  expect(controlsOf(refusal.view)).toMatchObject([{ of: 'people', call: made, arg: 'person' }]);
});

test('an unknown command is answered with help, and with similar commands if there are some', async () => {
  const views = await inContext(await kit(), call('help'), async (ctx) => [
    unknownCommand(ctx, 'lik', ['link', 'list']),
    unknownCommand(ctx, 'x'.repeat(500), []),
  ]);
  const labels = views.map((view) => controlsOf(view).map(({ label }) => label));
  expect(labels).toEqual([['link', 'list', 'Help'], ['Help']]);
  expect(plainText(views[1] ?? { blocks: [] }).length).toBeLessThan(200);
});

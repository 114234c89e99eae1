/** The answer to words that could not be bound. */
import { expect, test } from 'vitest';
import { call } from '../../src/commands/calls.js';
import type { Unread } from '../../src/commands/unread.js';
import { unreadRefusal } from '../../src/commands/unread.js';
import { plainText } from '../../src/view/as-text.js';
import { type Call, controlsOf } from '../../src/view/view.js';
import { inContext } from '../support/context.js';
import { kit } from '../support/kit.js';

async function refused(made: Call, problem: Unread, projects = ['Churn model']) {
  const k = await kit();
  for (const name of projects) await k.say_('ana', `new "${name}"`);
  const { view, options } = await inContext(k, made, (ctx) => unreadRefusal(ctx, problem));
  return { text: plainText(view), labels: controlsOf(view).map(({ label }) => label), ...options, view };
}

const unknown = (type: 'project' | 'stage' | 'item' | 'person', word: string): Unread => ({
  ...{ problem: 'unknown-name', arg: type, type, word },
});

test('an unknown project: similar ones as buttons, and the list', async () => {
  const { text, labels, field, view } = await refused(call('status'), unknown('project', 'churn modle'));
  expect(text).toContain('no project called “churn modle”');
  expect(labels).toEqual(['Churn model', 'All projects']);
  expect(field).toBe('project');
  expect(controlsOf(view)[0]?.call).toMatchObject({ command: 'status', args: { project: expect.any(String) } });
});

test('an unknown stage: those of the project as buttons', async () => {
  const { text, labels } = await refused(call('start'), unknown('stage', 'shipping'));
  expect(text).toContain('Churn model has no stage “shipping”');
  expect(labels).toHaveLength(5);
});

test('an unknown stage in a workspace without projects', async () => {
  const { text, labels } = await refused(call('start'), unknown('stage', 'data'), []);
  expect(text).toContain('This channel has no project yet');
  expect(labels).toEqual(['New project…', 'All projects']);
});

test('an unknown task or person', async () => {
  const task = await refused(call('done'), unknown('item', '#9'));
  expect([task.text, task.labels]).toEqual(['There is no task #9.', ['Tasks']]);
  const { text, labels } = await refused(call('done'), unknown('item', 'shipping'));
  expect([text, labels.length]).toEqual(['Churn model has no stage “shipping”. Which one do you mean?', 5]);
  expect((await refused(call('own'), unknown('person', '@zed'))).text).toContain('anyone called “zed”');
});

test('of a group, one person is asked for', async () => {
  const { labels } = await refused(call('own'), { problem: 'group', arg: 'person', word: 'everyone' });
  expect(labels).toHaveLength(1);
});

test('words that no argument takes, cut if they are many', async () => {
  const { text, labels } = await refused(call('snooze'), { problem: 'left-over', word: 'everything '.repeat(50) });
  expect(text).toContain('didn’t understand “everything');
  expect(text).toContain('snooze until monday');
  expect(labels).toEqual(['Help']);
  expect(text.length).toBeLessThan(200);
});

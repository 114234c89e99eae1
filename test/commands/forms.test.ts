/** Forms made from a command's own arguments. */
import { expect, test } from 'vitest';
import { call } from '../../src/commands/calls.js';
import { formFor } from '../../src/commands/forms.js';
import { commandOf } from '../../src/dispatch/run-call.js';
import type { Call } from '../../src/view/view.js';
import { inContext } from '../support/context.js';
import { kit } from '../support/kit.js';

async function form(made: Call, needed: string[], initial?: Record<string, string>) {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const command = commandOf(made);
  if (!command) throw new Error(`there is no command ${made.command}`);
  return inContext(k, made, (ctx) => formFor(ctx, command, needed, { initial }));
}

test('every argument that the call does not carry is a field, except an implied project', async () => {
  const { fields, call: made } = await form(call('task add', { owner: 'U1' }), ['title']);
  expect(fields.map(({ name, required }) => [name, required])).toEqual([
    ['title', true],
    ['stage', false],
    ['due', false],
  ]);
  expect(made).toEqual(call('task add', { owner: 'U1' }));
});

test('the form for a setting bears its name: the title as far as there is room, the field in full', async () => {
  const set = (setting: string) => form(call('set', { setting, where: 'me' }), ['value']);
  expect(await set('quiet-hours')).toMatchObject({
    title: 'Quiet hours',
    fields: [{ label: 'Quiet hours', hint: 'hours such as 19:00-08:00, or off' }],
  });
  const long = await set('nudge-youre');
  expect(long.title.length).toBeLessThanOrEqual(24);
  expect(long.fields).toMatchObject([{ label: 'Point out “your” for “you’re”' }]);
});

test('a setting’s form offers only the places where that setting can be set', async () => {
  const { fields } = await form(call('set', { setting: 'nudge-grace' }), ['value']);
  const where = fields.find(({ name }) => name === 'where');
  expect(where?.options.map(({ value }) => value)).toEqual(['workspace', 'channel']);
});

test('a form says what it is about, if the call says so', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'task add label more');
  const [project] = await k.store.read('W1', (read) => read.find('project', {}));
  const [stage] = await k.store.read('W1', (read) => read.find('stage', { order: ['position'] }));
  const [task] = await k.store.read('W1', (read) => read.find('task', {}));
  const titleOf = async (made: Call, needed: string) => {
    const command = commandOf(made);
    if (!command) throw new Error(`there is no command ${made.command}`);
    return (await inContext(k, made, (ctx) => formFor(ctx, command, [needed]))).title;
  };
  expect(await titleOf(call('task add', { project: project?.id ?? '' }), 'title')).toBe('New task: Churn');
  expect(await titleOf(call('decline', { item: stage?.id ?? '' }), 'word')).toBe('Decline: Data');
  expect(await titleOf(call('due', { item: task?.id ?? '' }), 'day')).toBe('Set a due date: #1');
  expect(await titleOf(call('block', { stage: stage?.id ?? '' }), 'reason')).toBe('Block: Data');
  await k.say_('ana', 'rename Churn to Churn model');
  expect(await titleOf(call('audit setup', { project: project?.id ?? '' }), 'criticality')).toBe('Set up: Churn model');
});

test('a day that has been is asked for as such', async () => {
  const { fields } = await form(call('promoted'), ['what']);
  expect(fields.find(({ name }) => name === 'day')).toMatchObject({
    label: 'day',
    hint: 'Like “yesterday” or “2 March”',
  });
});

test('a page is no field', async () => {
  expect((await form(call('projects'), [])).fields.map(({ name }) => name)).toEqual(['which']);
});

test('a needed argument is a field although the call carries it', async () => {
  const { fields } = await form(call('reopen', { reason: '' }), ['reason']);
  expect(fields).toMatchObject([{ name: 'reason', required: true, type: 'text' }]);
});

test('fields start with what is known, and offer what can be chosen', async () => {
  const { fields } = await form(call('task add'), ['title'], { title: 'write the card' });
  expect(fields.find(({ name }) => name === 'title')).toMatchObject({
    value: 'write the card',
    type: 'line',
    max: 200,
  });
  expect(fields.find(({ name }) => name === 'stage')).toMatchObject({ type: 'options', options: { length: 5 } });
  expect(fields.find(({ name }) => name === 'owner')).toMatchObject({ type: 'people' });
});

/** Runs the command that a call names. */
import { expect, test } from 'vitest';
import { call } from '../../src/commands/calls.js';
import { Missing, Refusal } from '../../src/commands/outcome.js';
import { commandOf, redraw, runCall } from '../../src/dispatch/run-call.js';
import { plainText } from '../../src/view/as-text.js';
import { inContext } from '../support/context.js';
import { kit } from '../support/kit.js';

test('a call names a command, or none that exists any more', () => {
  expect(commandOf(call('undo'))?.name).toBe('undo');
  expect(commandOf({ command: 'drop table', args: {} })).toBeUndefined();
});

test('a command gives its outcome', async () => {
  const outcome = await inContext(await kit(), call('new', { name: 'Churn' }), runCall);
  expect(outcome).toMatchObject({ notice: expect.arrayContaining([expect.objectContaining({ text: 'Churn' })]) });
});

test('a missing argument is given back', async () => {
  const outcome = await inContext(await kit(), call('new'), runCall);
  expect(outcome).toBeInstanceOf(Missing);
  expect(outcome).toMatchObject({ args: ['name'] });
});

test('a refusal and an unknown command are thrown', async () => {
  const k = await kit();
  await expect(inContext(k, call('undo'), runCall)).rejects.toThrow(Refusal);
  await expect(inContext(k, { command: 'drop table', args: {} }, runCall)).rejects.toThrow(Refusal);
});

test('a message is redrawn with what its call shows now; not if it can no longer be shown', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const shown = (after: Parameters<typeof redraw>[1]) => inContext(k, call('home'), (ctx) => redraw(ctx, after));
  const status = await shown(call('status'));
  expect(status && plainText(status)).toContain('Churn');
  expect(await shown(call('status', { project: 'gone' }))).toBeUndefined();
  expect(await shown(call('task show'))).toBeUndefined();
});

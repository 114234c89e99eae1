/** Asks for an argument that was not given. */
import { expect, test } from 'vitest';
import { askFor } from '../../src/commands/ask.js';
import { call } from '../../src/commands/calls.js';
import { commandOf } from '../../src/dispatch/run-call.js';
import { plainText } from '../../src/view/as-text.js';
import { type Call, controlsOf } from '../../src/view/view.js';
import { inContext } from '../support/context.js';
import { type Kit, kit } from '../support/kit.js';

/** The question for an argument of a call, and its controls. */
async function asked(k: Kit, made: Call, name: string) {
  const command = commandOf(made);
  const arg = command?.args[name];
  if (!command || !arg) throw new Error(`${made.command} has no ${name}`);
  const view = await inContext(k, made, (ctx) => askFor(ctx, command, name, arg));
  return { text: plainText(view), controls: controlsOf(view) };
}

async function withChurn(): Promise<Kit> {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  return k;
}

test('a few options are buttons that make the call with one of them', async () => {
  const { text, controls } = await asked(await withChurn(), call('start'), 'stage');
  expect(text).toContain('Which stage?');
  expect(controls.map(({ label }) => label)).toEqual(['Data', 'Training', 'Evaluation', 'Deployment', 'Monitoring']);
  expect(controls[0]?.call).toMatchObject({ command: 'start', args: { stage: expect.any(String) } });
});

test('many options are a picker', async () => {
  const k = await withChurn();
  for (let i = 0; i < 3; i += 1) await k.say_('ana', `task add t${i}`);
  const { controls } = await asked(k, call('done'), 'item');
  expect(controls).toMatchObject([{ control: 'picker', of: 'options', arg: 'item' }]);
});

test('a person is picked, oneself first', async () => {
  const { controls } = await asked(await withChurn(), call('lead'), 'person');
  expect(controls).toMatchObject([{ control: 'picker', of: 'people', arg: 'person', options: [{ value: 'U1' }] }]);
});

test('a text is asked for in a form', async () => {
  const { controls } = await asked(await withChurn(), call('new'), 'name');
  expect(controls).toMatchObject([{ control: 'button', form: true, call: call('new') }]);
});

test('a workspace without projects is offered to make one', async () => {
  const { controls } = await asked(await kit(), call('start'), 'project');
  expect(controls).toMatchObject([{ call: call('new') }]);
});

test('the example says more than the bare command, or there is no example', async () => {
  const k = await withChurn();
  expect((await asked(k, call('history'), 'project')).text).not.toContain('For example: history\n');
  expect((await asked(k, call('history'), 'project')).text).toMatch(/For example: history ./);
  expect((await asked(k, call('start'), 'stage')).text).toContain('For example: start ');
});

test('only what the order can be about is asked for: what is blocked to unblock, what is closed to re-open', async () => {
  const k = await withChurn();
  const labels = async (command: 'start' | 'unblock' | 'reopen', arg: string) =>
    (await asked(k, call(command), arg)).controls.map(({ label }) => label);
  for (const words of ['done data', 'block training: no GPUs', 'task add A', 'task add B', 'done #2'])
    await k.say_('ana', words);
  expect(await labels('unblock', 'stage')).toEqual(['Training']);
  expect(await labels('start', 'stage')).toEqual(['Evaluation', 'Deployment', 'Monitoring']);
  expect(await labels('reopen', 'item')).toEqual(['Data', '#2 B']);
});

test('if it can be about none, all are named, and it says why none of them can', async () => {
  const k = await withChurn();
  expect((await asked(k, call('unblock'), 'stage')).controls).toHaveLength(5);
});

test('a name that no stage has: those that the order can be about are offered', async () => {
  const k = await withChurn();
  await k.say_('ana', 'block training: no GPUs');
  const { text, answer } = await k.say_('ana', 'unblock foobar');
  expect(text).toContain('Churn has no stage “foobar”. Which one do you mean?');
  expect(controlsOf(answer ?? { blocks: [] }).map(({ label }) => label)).toEqual(['Training']);
});

/** Typed calls, and the controls that carry them. */
import { describe, expect, test } from 'vitest';
import { button, call, optionPicker, personPicker, withArg } from '../../src/commands/calls.js';
import '../../src/features/index.js';
import { kit } from '../support/kit.js';

describe('a call', () => {
  test('carries the arguments that are given, and leaves out those that are undefined', () => {
    expect(call('offers', { page: '2' })).toEqual({ command: 'offers', args: { page: '2' } });
    expect(call('task list', { which: 'mine', project: undefined })).toEqual({
      command: 'task list',
      args: { which: 'mine' },
    });
  });
  test('carries the state that was seen and what its message shows afterwards', () => {
    const after = call('home');
    expect(call('take', { item: 'T1' }, { seen: 'U1', after })).toEqual({
      command: 'take',
      args: { item: 'T1' },
      seen: 'U1',
      after,
    });
  });
  test('of an unknown command, or with an argument or choice that is not declared, does not compile', () => {
    // @ts-expect-error no such command
    call('offer list');
    // @ts-expect-error `accept` has no pages
    call('accept', { page: '2' });
    // @ts-expect-error tasks have no such list
    call('task list', { which: 'everything' });
    // @ts-expect-error `own` has no day
    personPicker('To', call('own'), 'day');
  });
  test('with one more argument leaves the first one as it was', () => {
    const first = call('own', { item: 'T1' });
    expect(withArg(first, 'person', 'U1').args).toEqual({ item: 'T1', person: 'U1' });
    expect(first.args).toEqual({ item: 'T1' });
  });
});

test('controls carry their call', () => {
  const list = call('projects');
  const options = [{ value: 'active', label: 'Active' }];
  expect(button('All', list, { style: 'primary' })).toEqual({
    control: 'button',
    label: 'All',
    call: list,
    style: 'primary',
  });
  expect(optionPicker('Which', list, 'which', options)).toMatchObject({
    call: list,
    arg: 'which',
    of: 'options',
    options,
  });
  expect(personPicker('To', call('own'), 'person')).toMatchObject({ arg: 'person', of: 'people', options: [] });
});

describe('the button of an old message', () => {
  test('works although its call has an argument that the command no longer declares', async () => {
    const k = await kit();
    await k.say_('ana', 'new Churn');
    const { text } = await k.call('ana', { command: 'reminders', args: { page: '2', colour: 'red' } });
    expect(text).toContain('Due soon');
    expect(k.faults).toEqual([]);
  });
  test('opens its form although its call has such an argument', async () => {
    const k = await kit();
    await k.say_('ana', 'new Churn');
    const { handled } = await k.call('ana', { command: 'task add', args: { colour: 'red' } });
    const turn = await k.submit('ana', handled.form, { title: 'label the set' });
    expect(turn.text).toContain('#1 label the set');
  });
  test('whose command is gone says so', async () => {
    const k = await kit();
    const { text } = await k.call('ana', { command: 'reminders page', args: {} });
    expect(text).toContain('reminders page');
  });
});

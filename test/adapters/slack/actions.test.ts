import { expect, test } from 'vitest';
import { packCall, packPicker, unpackAction } from '../../../adapters/slack/actions.js';
import type { Call } from '../../../src/view/view.js';

const call: Call = { command: 'own', args: { item: 's1' }, seen: '3' };

test('a button carries its call', () => {
  expect(unpackAction({ action_id: 'call:1', value: packCall(call) })).toEqual({ call, person: undefined });
});

test('a menu of people adds who was chosen, and says who that is', () => {
  const action_id = packPicker(1, call, 'person') ?? '';
  expect(unpackAction({ action_id, selected_user: 'U2' })).toEqual({
    call: { ...call, args: { item: 's1', person: 'U2' } },
    person: 'U2',
  });
});

test('a menu of options adds the option that was chosen', () => {
  const action_id = packPicker(1, call, 'stage') ?? '';
  const chosen = unpackAction({ action_id, selected_option: { value: 'data' } });
  expect(chosen).toEqual({ call: { ...call, args: { item: 's1', stage: 'data' } }, person: undefined });
});

test('a menu in which nothing is chosen makes no call', () => {
  expect(unpackAction({ action_id: packPicker(1, call, 'person') ?? '' })).toBeUndefined();
});

test('a menu whose id would be too long cannot carry its call', () => {
  expect(packPicker(1, { command: 'own', args: { item: 'x'.repeat(300) } }, 'person')).toBeUndefined();
});

test.each([
  ['call:1', ''],
  ['call:1', '{"command":1,"args":{}}'],
  ['pick:x:["person",{"command":"own","args":{}}]', 'U1'],
  ['pick:1:["person"]', 'U1'],
  ['other:1', packCall(call)],
])('%s is not one of Baton', (action_id, value) => {
  expect(unpackAction({ action_id, value, selected_user: value })).toBeUndefined();
});

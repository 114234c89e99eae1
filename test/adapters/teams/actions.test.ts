import { expect, test } from 'vitest';
import { packedCall, readPress } from '../../../adapters/teams/actions.js';

const call = { command: 'offer', args: { item: 's1' } };

test('a button sends its call', () => {
  expect(readPress({ call })).toEqual({ call, at: undefined, people: [], filled: [], isForm: false });
});

test('a call is packed for its button, and the same when it comes back', () => {
  const after = { command: 'status', args: { project: 'p' } };
  for (const one of [call, { ...call, seen: 'open' }, { ...call, after }, { ...call, seen: '', after }]) {
    expect(readPress(packedCall(one))?.call).toEqual(one);
    expect(JSON.stringify(packedCall(one)).length).toBeLessThan(JSON.stringify({ call: one }).length);
  }
});

test('a choice becomes the argument it is for, and a person who was chosen is named', () => {
  const press = readPress({ call, arg: 'person', people: 'person', 'chosen:2': 'u3' });
  expect(press).toMatchObject({ call: { command: 'offer', args: { item: 's1', person: 'u3' } }, people: ['u3'] });
});

test.each([{}, { 'chosen:1': '' }, { 'chosen:1': 7 }])('nothing is read if nothing was chosen: %j', (chosen) => {
  expect(readPress({ call, arg: 'person', ...chosen })).toBeUndefined();
});

test('the fields of a form become arguments', () => {
  const press = readPress({
    call,
    at: 'sealed',
    verb: 'form',
    people: 'owner',
    'field:title': 'retrain',
    'field:owner': '',
  });
  expect(press).toEqual({
    call: { command: 'offer', args: { item: 's1', title: 'retrain', owner: '' } },
    ...{ at: 'sealed', people: [], filled: ['title', 'owner'], isForm: true },
  });
});

test.each([
  undefined,
  'x',
  {},
  { call: { command: 7 } },
  { call: { command: 'x', args: { a: {} } } },
  { call, at: 7 },
  { c: [] },
  { c: ['x'] },
  { c: ['x', { a: {} }] },
])('data that is not Baton’s is not read: %j', (data) => {
  expect(readPress(data)).toBeUndefined();
});

/** Whose alarms changes affect. */
import { expect, test } from 'vitest';
import { affectedBy } from '../../src/dispatch/affected.js';
import { add, type Change, set } from '../../src/model/changes.js';

const setting = (key: string, scope: 'workspace' | 'channel' | 'person', target: string) =>
  add('setting', { id: `${scope}:${target}:${key}`, workspace: 'W1', scope, target, key, value: 'x' });
const link = add('link', { id: 'C1:P1', workspace: 'W1', channel: 'C1', project: 'P1', main: true, at: 0 });
const person = {
  id: 'U1',
  workspace: 'W1',
  version: 1,
  name: 'Ana',
  key: 'ana',
  firstKey: 'ana',
  zone: 'UTC',
  admin: false,
  standing: 'member' as const,
  gone: false,
};

/** The affected as plain lists, without what is empty. */
function affected(...changes: Change[]): Record<string, string[] | boolean> {
  const { workspace, ...sets } = affectedBy(changes);
  const lists = Object.entries(sets).map(([name, ids]) => [name, [...ids]] as const);
  return { ...Object.fromEntries(lists.filter(([, ids]) => ids.length > 0)), ...(workspace && { workspace }) };
}

test.each<[string, Change, object]>([
  ['a linked project affects its channel', link, { channels: ['C1'] }],
  ['a setting of a channel affects it', setting('digest', 'channel', 'C1'), { channels: ['C1'] }],
  ['a setting of a person affects them', setting('reminder-time', 'person', 'U1'), { people: ['U1'] }],
  ['a setting of the workspace affects all', setting('holidays', 'workspace', 'W1'), { workspace: true }],
  ['a setting that no alarm depends on affects nobody', setting('answers', 'person', 'U1'), {}],
  ['another time zone moves a person', set('person', person, { zone: 'Asia/Kolkata' }), { moved: ['U1'] }],
  ['another name does not', set('person', person, { name: 'Ana Silva' }), {}],
])('%s', (_, change, expected) => {
  expect(affected(change)).toEqual(expected);
});

test('nothing affects nobody', () => {
  expect(affected()).toEqual({});
});

import { expect, test } from 'vitest';
import { formOriginSchema } from '../../../adapters/platform/form-origin.js';

const channel = { id: 'C1', name: 'churn', direct: false };
const origin = { channel: { ...channel, access: 'public', place: 'T1' }, thread: null, message: null };

test('an origin is read as it was written, without what others add', () => {
  expect(formOriginSchema.parse({ ...origin, admin: true })).toEqual(origin);
  const message = { id: 'm|C1|1.1', shared: true };
  expect(formOriginSchema.parse({ ...origin, thread: '1.1', message })).toEqual({ ...origin, thread: '1.1', message });
});

test('a form from before channels had an access belongs to a private one', () => {
  const { channel: read } = formOriginSchema.parse({ channel, thread: null, message: null });
  expect(read).toEqual({ ...channel, access: 'private', place: 'C1' });
});

test.each<[string, object]>([
  ['no channel', { channel: undefined }],
  ['a channel that is only an id', { channel: 'C1' }],
  ['a thread that is a number', { thread: 1 }],
  ['a message that is only an id', { message: 'm|C1|1.1' }],
])('with %s it is not accepted', (_, more) => {
  expect(formOriginSchema.safeParse({ ...origin, ...more }).success).toBe(false);
});

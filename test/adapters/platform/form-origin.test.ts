import { expect, test } from 'vitest';
import { formOriginSchema } from '../../../adapters/platform/form-origin.js';

const origin = { channel: { id: 'C1', name: 'churn', direct: false }, thread: null, message: null };

test('an origin is read as it was written, without what others add', () => {
  expect(formOriginSchema.parse({ ...origin, admin: true })).toEqual(origin);
  const message = { id: 'm|C1|1.1', shared: true };
  expect(formOriginSchema.parse({ ...origin, thread: '1.1', message })).toEqual({ ...origin, thread: '1.1', message });
});

test.each<[string, object]>([
  ['no channel', { channel: undefined }],
  ['a channel that is only an id', { channel: 'C1' }],
  ['a thread that is a number', { thread: 1 }],
  ['a message that is only an id', { message: 'm|C1|1.1' }],
])('with %s it is not accepted', (_, more) => {
  expect(formOriginSchema.safeParse({ ...origin, ...more }).success).toBe(false);
});

import { expect, test } from 'vitest';
import { refusalKind } from '../../../adapters/teams/errors.js';

test.each<[number, string, boolean, string]>([
  [403, 'BotNotInConversationRoster', false, 'closed'],
  [403, 'MessageWritesBlocked', false, 'closed'],
  [404, 'ConversationNotFound', false, 'closed'],
  [404, 'ActivityNotFoundInConversation', true, 'gone'],
  [405, 'http_405', true, 'gone'],
  [400, 'BadSyntax', false, 'rejected'],
  [413, 'http_413', false, 'rejected'],
  [409, 'Conflict', false, 'retry'],
  [403, 'TooManyRequests', false, 'retry'],
])('%i %s (update: %s) means %s', (status, code, isUpdate, kind) => {
  expect(refusalKind(status, code, isUpdate)).toBe(kind);
});

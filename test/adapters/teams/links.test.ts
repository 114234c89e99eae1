import { expect, test } from 'vitest';
import { readActivity } from '../../../adapters/teams/activity.js';
import { messageLink } from '../../../adapters/teams/links.js';

const linkOf = (more: object) => {
  const activity = readActivity({
    ...{ type: 'message', id: '5', channelId: 'msteams', serviceUrl: 'x', from: { id: 'a' }, recipient: { id: 'b' } },
    ...more,
  });
  return activity && messageLink('teams:t', activity);
};

test('a message in a thread of a channel', () => {
  const conversation = { id: '19:c@thread.tacv2;messageid=4', tenantId: 't' };
  expect(linkOf({ conversation, channelData: { team: { id: '19:t', aadGroupId: 'g' } } })).toBe(
    'https://teams.microsoft.com/l/message/19%3Ac%40thread.tacv2/5?tenantId=t&groupId=g&parentMessageId=4&createdTime=5',
  );
});

test('a message in a group chat', () => {
  expect(linkOf({ conversation: { id: '19:c@thread.v2' } })).toBe(
    `https://teams.microsoft.com/l/message/19%3Ac%40thread.v2/5?context=${encodeURIComponent('{"contextType":"chat"}')}`,
  );
});

/** Mentions of groups. */
import { expect, test } from 'vitest';
import { withGroups } from '../../../src/clarity/text/groups.js';
import type { TextRange } from '../../../src/clarity/text/range.js';
import { MENTIONED_GROUP, tokenizeText } from '../../../src/clarity/text/tokens.js';
import { CHANNEL, check, resources } from '../../support/engine.js';

function read(text: string, places: readonly TextRange[] = []): string[] {
  const tokens = withGroups(text, tokenizeText(text), { words: resources.grammar.groups, places });
  return tokens.map(({ kind, low }) => (kind === 'mention' ? '@' : low));
}

test.each(['@infra', '@data-eng', '@ml_platform', '@Payments-Core', '<!subteam^S12>', '<!subteam^S12|@wolves>'])(
  '“%s” is a group',
  (mention) => expect(read(`${mention} fix it`)).toEqual([MENTIONED_GROUP, 'fix', 'it']),
);

test.each(['@ana', '@infra-ana', '<@U12|infra>', '@datum', '@supporter7'])('“%s” is somebody', (mention) =>
  expect(read(`${mention} fix it`)).toEqual(['@', 'fix', 'it']),
);

test('what the platform says is a group is one, all of its name', () => {
  const text = '@ana ask @Night Watch to look';
  expect(read(text)).toEqual(['@', 'ask', '@', 'watch', 'to', 'look']);
  expect(read(text, [{ start: 9, end: 21 }])).toEqual(['@', 'ask', MENTIONED_GROUP, 'to', 'look']);
});

test('who asks a group has asked nobody in particular, and who asks a person has', () => {
  const ownerOf = (mention: string, context = CHANNEL) =>
    check(`${mention} can you update the training image before Thursday?`, context).work?.owner;
  expect(ownerOf('@ml-platform')).toBe('unclear_you');
  expect(ownerOf('@wolves', { ...CHANNEL, groups: [{ start: 0, end: 7 }] })).toBe('unclear_you');
  expect(ownerOf('@wolves')).toBe('addressed');
  expect(check('@infra should renew the certificate.').findings).toMatchObject([{ rule: 'team-doer' }]);
});

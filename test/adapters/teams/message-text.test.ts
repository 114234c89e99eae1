/** What people write, with Teams' markup read and removed. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readActivity } from '../../../adapters/teams/activity.js';
import { type MessageText, readMessageText } from '../../../adapters/teams/message-text.js';

interface Mentioned {
  text: string;
  id: string;
  name: string;
  type?: string;
}

const mention = ({ text, ...mentioned }: Mentioned) => ({ type: 'mention', text, mentioned });

function read(text: string, mentions: readonly Mentioned[] = [], recipient: object = {}): MessageText {
  const entities = mentions.map(mention);
  const activity = readActivity({
    ...{ type: 'message', channelId: 'msteams', serviceUrl: 'x', from: { id: 'a' }, conversation: { id: 'c' } },
    ...{ recipient: { id: '28:b', ...recipient }, text, entities },
  });
  if (!activity) throw new Error('not an activity');
  return readMessageText(activity);
}

const BATON = { text: '<at>Baton</at>', id: '28:b', name: 'Baton' };
const bo = (id: string) => ({ text: '<at>Bo</at>', id, name: 'Bo' });

test('the mention of Baton is taken out; other mentions keep their places', () => {
  const berg = { text: '<at>Bo Berg</at>', id: '29:2', name: 'Bo Berg' };
  expect(read('<at>Baton</at>\u00a0give &quot;#1&quot; to <at>Bo Berg</at>&nbsp;', [BATON, berg])).toEqual({
    text: 'give "#1" to @Bo Berg',
    mentions: [{ start: 13, end: 21, is: 'person', id: '29:2', name: 'Bo Berg' }],
    addressed: true,
  });
});

test('Baton can be mentioned at the end', () => {
  expect(read('status <at>Baton</at>', [BATON])).toMatchObject({ text: 'status', addressed: true });
});

test('two people with one name are told apart by their order', () => {
  const { mentions } = read('<at>Bo</at> or <at>Bo</at>', [bo('29:1'), bo('29:2')]);
  expect(mentions.map(({ id }) => id)).toEqual(['29:1', '29:2']);
});

test('a team is mentioned as a group', () => {
  const team = { text: '<at>ML</at>', id: '19:t', name: 'ML', type: 'team' };
  expect(read('<at>ML</at>: who?', [team]).mentions).toMatchObject([{ is: 'group' }]);
});

test('a command from the slash menu speaks to Baton without a mention', () => {
  expect(read('status', [], { isTargeted: true })).toMatchObject({ text: 'status', addressed: true });
});

test('a mention that was only typed mentions nobody', () => {
  expect(read('<at>Baton</at> status')).toMatchObject({ text: '@Baton status', addressed: false, mentions: [] });
  expect(read('&lt;at&gt;Baton&lt;/at&gt; status')).toMatchObject({ addressed: false });
});

const reply = (content: string, more: object = {}) => {
  const activity = readActivity({
    ...{ type: 'message', channelId: 'msteams', serviceUrl: 'x', from: { id: 'a' }, conversation: { id: 'c' } },
    ...{ recipient: { id: '28:b' }, text: content, ...more },
  });
  return activity && readMessageText(activity);
};

test.each([
  ['in the text', '<quoted messageId="17"/> on it', {}],
  ['by an entity', ' on it', { entities: [{ type: 'quotedReply', quotedReply: { messageId: '17', preview: 'old' } }] }],
  [
    'in the HTML',
    'on it',
    {
      attachments: [
        {
          contentType: 'text/html',
          content: '<blockquote itemtype="http://schema.skype.com/Reply" itemid="17"><p>old</p></blockquote>on it',
        },
      ],
    },
  ],
])('a quoted reply says which message is meant, %s', (_, content, more) => {
  expect(reply(content, more)).toMatchObject({ text: 'on it', quoted: '17' });
});

test('a mention that the HTML lost is read from the text', () => {
  const attachments = [{ contentType: 'text/html', content: '<p><b>Baton</b> status</p>' }];
  expect(reply('<at>Baton</at> status', { attachments, entities: [mention(BATON)] })?.text).toBe('status');
});

test('mentions are where they say, whatever is around them', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => {
      const { text, mentions } = read(`${before}<at>Bo</at>${after}`, [bo('29:2')]);
      for (const { start, end } of mentions) expect(text.slice(start, end)).toBe('@Bo');
    }),
  );
});

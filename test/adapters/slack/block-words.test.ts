/** The words of a message that stand in its blocks or attachments, as Slack documents them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsOf } from '../../../adapters/slack/block-words.js';

const text = (words: string, style?: object) => ({ type: 'text', text: words, ...(style && { style }) });
const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
const rich = (...elements: object[]) => [{ type: 'rich_text', elements }];

describe('rich text', () => {
  test.each<[string, object[], string]>([
    [
      'styles, with white space outside of their marks',
      [section(text('Someone ', { bold: true }), text('fix', { italic: true }), text(' <it>', { code: true }))],
      '*Someone* _fix_ `&lt;it&gt;`',
    ],
    ['several styles at once', [section(text('x', { bold: true, italic: true, strike: true }))], '*_~x~_*'],
    [
      'people, groups, channels, everybody, emoji, dates and links',
      [
        section(
          { type: 'user', user_id: 'U1' },
          text(' '),
          { type: 'usergroup', usergroup_id: 'S1' },
          { type: 'channel', channel_id: 'C1' },
          { type: 'broadcast', range: 'here' },
          { type: 'emoji', name: 'wave' },
          { type: 'date', timestamp: 1, format: '{date}', fallback: 'Feb 18' },
          { type: 'link', url: 'https://a.test/?a=1&b=2' },
          { type: 'link', url: 'https://a.test', text: 'the | page' },
        ),
      ],
      '<@U1> <!subteam^S1><#C1><!here>:wave:Feb 18<https://a.test/?a=1&amp;b=2><https://a.test|the ∣ page>',
    ],
    [
      'lists, numbered ones too, and further in',
      [
        { type: 'rich_text_list', style: 'bullet', indent: 0, elements: [section(text('one')), section(text('two'))] },
        { type: 'rich_text_list', style: 'ordered', indent: 1, offset: 2, elements: [section(text('three'))] },
      ],
      '• one\n• two\n    3. three',
    ],
    [
      'quotations and code',
      [
        { type: 'rich_text_quote', elements: [text('someone\nshould')] },
        { type: 'rich_text_preformatted', elements: [text('rm -r *')] },
      ],
      '&gt; someone\n&gt; should\n```rm -r *```',
    ],
    ['what is not known yet, as the text that it has', [section({ type: 'new', text: 'x' }, { type: 'newer' })], 'x'],
  ])('%s', (_, elements, words) => {
    expect(wordsOf({ text: '', blocks: rich(...elements) })).toBe(words);
  });

  test('the text counts where it says as much', () => {
    const blocks = rich(section({ type: 'user', user_id: 'U1' }, text(' fix it & go')));
    const written = '<@U1|ana> fix it &amp; go';
    expect(wordsOf({ text: written, blocks })).toBe(written);
  });
});

describe('other posts', () => {
  test.each<[string, object, string]>([
    [
      'a header and fields',
      { blocks: [{ type: 'header', text: { type: 'plain_text', text: 'GPU < 5 %' } }] },
      'GPU &lt; 5 %',
    ],
    [
      'sections and small print',
      {
        blocks: [
          { type: 'section', text: { type: 'mrkdwn', text: '*Down*' }, fields: [{ type: 'mrkdwn', text: 'since 9' }] },
          { type: 'divider' },
          { type: 'context', elements: [{ type: 'image' }, { type: 'mrkdwn', text: 'by Grafana' }] },
        ],
      },
      '*Down*\nsince 9\nby Grafana',
    ],
    ['markdown', { blocks: [{ type: 'markdown', text: '**Down** <now>' }] }, '**Down** &lt;now&gt;'],
    [
      'a table',
      {
        blocks: [
          {
            type: 'table',
            rows: [
              [
                { type: 'raw_text', text: 'job' },
                { type: 'raw_text', text: 'state' },
              ],
            ],
          },
        ],
      },
      'job | state',
    ],
    [
      'attachments',
      {
        attachments: [
          { pretext: '[FIRING:1]', title: 'Drift', text: 'psi 0.3', fields: [{ title: 'model', value: 'churn' }] },
        ],
      },
      '[FIRING:1]\nDrift\npsi 0.3\nmodel: churn',
    ],
    ['an attachment with nothing but a fallback', { attachments: [{ fallback: 'Drift' }] }, 'Drift'],
    [
      'a message that is shared',
      { attachments: [{ message_blocks: [{ message: { blocks: rich(section(text('hello'))) } }] }] },
      'hello',
    ],
  ])('%s', (_, message, words) => {
    expect(wordsOf({ text: '', ...message })).toBe(words);
  });

  test('previews of links do not count where the author wrote words', () => {
    expect(wordsOf({ text: 'see <https://a.test>', attachments: [{ title: 'Someone should fix it' }] })).toBe(
      'see <https://a.test>',
    );
  });
});

test('whatever is in a message, its words can be read', () => {
  fc.assert(
    fc.property(fc.anything(), fc.anything(), fc.anything(), (words, blocks, attachments) => {
      expect(typeof wordsOf({ text: words, blocks, attachments })).toBe('string');
    }),
  );
});

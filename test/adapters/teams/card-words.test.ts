import { expect, test } from 'vitest';
import { wordsOfCards } from '../../../adapters/teams/card-words.js';

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';
const alert = {
  type: 'AdaptiveCard',
  body: [
    { type: 'TextBlock', text: 'Drift on churn-model' },
    { type: 'RichTextBlock', inlines: [{ type: 'TextRun', text: 'PSI ' }, 'is 0.31'] },
    { type: 'FactSet', facts: [{ title: 'Severity', value: 'critical' }] },
    { type: 'Input.Text', id: 'x', label: 'Comment', value: 'a comment' },
    { type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: 'Open', url: 'https://a.test' }] },
  ],
};

test.each<[string, { contentType: string; content?: unknown }[], string]>([
  [
    'an Adaptive Card',
    [{ contentType: ADAPTIVE, content: alert }],
    'Drift on churn-model\nPSI is 0.31\nSeverity: critical',
  ],
  [
    'one that comes as a text',
    [{ contentType: ADAPTIVE, content: JSON.stringify(alert) }],
    'Drift on churn-model\nPSI is 0.31\nSeverity: critical',
  ],
  [
    'a connector’s card',
    [
      {
        contentType: 'application/vnd.microsoft.teams.card.o365connector',
        content: {
          title: 'Job failed',
          sections: [{ activityTitle: 'retrain', facts: [{ name: 'Run', value: '17' }] }],
        },
      },
    ],
    'Job failed\nretrain\nRun: 17',
  ],
  ['a hero card', [{ contentType: 'application/vnd.microsoft.card.hero', content: { title: 'a', text: 'b' } }], 'a\nb'],
  ['a file', [{ contentType: 'application/octet-stream', content: { title: 'a' } }], ''],
  ['nothing that can be read', [{ contentType: ADAPTIVE, content: '{' }, { contentType: ADAPTIVE }], ''],
])('the words of %s', (_, attachments, words) => {
  expect(wordsOfCards(attachments)).toBe(words);
});

test('a card that is nested without end is read to a certain depth', () => {
  let content: object = { type: 'TextBlock', text: 'deep' };
  for (let i = 0; i < 5_000; i += 1) content = { type: 'Container', items: [content] };
  expect(wordsOfCards([{ contentType: ADAPTIVE, content }])).toBe('');
});

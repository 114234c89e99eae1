/** The engine as retext plugins. */
import { retext } from 'retext';
import retextEnglish from 'retext-english';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { retextOwnership, retextYourYoure } from '../../src/clarity/retext.js';
import { engine } from '../support/engine.js';

const processor = retext().use(retextEnglish).use(retextOwnership, { engine }).use(retextYourYoure, { engine });

test('messages carry what retext plugins report', async () => {
  const file = await processor.process('All is well.\n\nI think your right. Someone should fix the ETL soon.\n');
  expect(file.messages.map(String)).toEqual([
    '3:21-3:35: “Someone should” names nobody.',
    '3:48-3:52: “soon” isn’t a date.',
    "3:9-3:13: “your” should be “you're” here.",
  ]);
  expect(file.messages[2]).toMatchObject({
    ruleId: 'your-youre',
    source: 'baton',
    actual: 'your',
    expected: ["you're"],
    url: 'prompts/en/rules/your-youre.yml',
    note: expect.stringContaining('Your'),
    place: { start: { line: 3, column: 9, offset: 22 }, end: { line: 3, column: 13, offset: 26 } },
  });
});

test('what another parser marked as source, such as code, is not read', async () => {
  const text = 'Run `someone should fix the ETL` first. Someone should fix the ETL.';
  const file = new VFile(text);
  const [from, to] = [text.indexOf('`'), text.lastIndexOf('`') + 1];
  const source = { type: 'SourceNode', position: { start: { offset: from }, end: { offset: to } } };
  const paragraph = {
    type: 'ParagraphNode',
    children: [source],
    position: { start: { offset: 0 }, end: { offset: text.length } },
  };
  retextOwnership({ engine })({ type: 'RootNode', children: [paragraph] }, file);
  expect(file.messages.map(({ place }) => place)).toMatchObject([{ start: { offset: text.indexOf('Someone') } }]);
});

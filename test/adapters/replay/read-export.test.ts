import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { BadExport } from '../../../adapters/replay/chat-export.js';
import { readExport } from '../../../adapters/replay/read-export.js';
import { exportFolder, jsonLines, slackExport, slackMessage } from '../../support/chat-exports.js';

test('a folder is read as a Slack export, a file as JSON lines', () => {
  expect(readExport(slackExport([slackMessage('U1', 'hi', 0)]), 'UTC').messages[0]?.channel).toBe('churn');
  expect(readExport(jsonLines([{ text: 'hi' }], 'general.jsonl'), 'UTC').messages[0]?.channel).toBe('general');
});

test('a missing file and an archive are refused with advice', () => {
  const folder = exportFolder();
  const archive = join(folder, 'a.zip');
  writeFileSync(archive, 'PK');
  expect(() => readExport(join(folder, 'nothing'), 'UTC')).toThrow(BadExport);
  expect(() => readExport(join(folder, 'nothing'), 'UTC')).toThrow(/^There is no /);
  expect(() => readExport(archive, 'UTC')).toThrow(/^Unpack the archive/);
});

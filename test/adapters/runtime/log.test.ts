import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { destination } from 'pino';
import { expect, test } from 'vitest';
import { faultForLog, makeLog } from '../../../adapters/runtime/log.js';

test('a fault is logged without the tokens, texts and rows that libraries hang on their errors', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'baton-log-')), 'log');
  const log = makeLog('error', destination({ dest: file, sync: true }));
  const request = { config: { headers: { Authorization: 'Bearer xoxb-secret' } }, data: { text: 'what Ana wrote' } };
  const inner = Object.assign(new Error('duplicate key'), { code: '23505', detail: 'Key (title)=(what Ana wrote)' });
  const error = Object.assign(new Error('request failed', { cause: inner }), { code: 'E1', original: request });
  log.error({ err: error, key: 'event-1' }, 'Something went wrong in Baton');
  const line = readFileSync(file, 'utf8');
  expect(JSON.parse(line)).toMatchObject({
    key: 'event-1',
    msg: 'Something went wrong in Baton',
    err: { type: 'Error', code: 'E1', message: 'request failed', cause: { code: '23505', message: 'duplicate key' } },
  });
  expect(JSON.parse(line).err.stack).toMatch(/^\s+at .*log\.test\.ts/);
  expect(line).not.toMatch(/xoxb|Ana/);
});

test('what cannot be parsed is not quoted, and what was thrown without an Error is not shown', () => {
  const parse = () => JSON.parse('what Ana wrote');
  try {
    parse();
  } catch (error) {
    expect(JSON.stringify(faultForLog(error))).not.toMatch(/Ana|wrote/);
  }
  expect(faultForLog({ token: 'xoxb' })).toEqual({ type: 'object' });
});

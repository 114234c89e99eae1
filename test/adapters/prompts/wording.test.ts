import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { wording } from '../../../adapters/prompts/wording.js';
import { flat } from '../../../src/model/text.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-wording-'));
afterAll(() => rmSync(folder, { recursive: true }));

function language(name: string, files: Record<string, string>): void {
  mkdirSync(join(folder, name));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
}

language('xx', {
  'one.ftl': 'hello = Hello, {$who}!\n',
  'two.ftl': 'tasks = { $n ->\n    [one] 1 task\n   *[other] {$n} tasks\n}\n',
});

test('messages of all files are filled in, with plurals', () => {
  const say = wording('xx', folder);
  expect(flat(say('hello', { who: 'Ana' }))).toBe('Hello, Ana!');
  expect([1, 3].map((n) => flat(say('tasks', { n })))).toEqual(['1 task', '3 tasks']);
});

test('a missing message or argument throws, and names it', () => {
  const say = wording('xx', folder);
  expect(() => say('nothing')).toThrow('wording "nothing" is missing in prompts/xx');
  expect(() => say('hello')).toThrow(/wording "hello".*who/);
});

test('a message that two files define is an error that names the file', () => {
  language('yy', { 'one.ftl': 'a = A\n', 'two.ftl': 'a = B\n' });
  expect(() => wording('yy', folder)).toThrow(/^prompts\/yy\/two\.ftl: /);
});

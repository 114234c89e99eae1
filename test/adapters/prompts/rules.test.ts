/** Reading rule files: what is filled in, and what is refused. */
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { promptsFolder } from '../../../adapters/common/paths.js';
import { readRules } from '../../../adapters/prompts/rules.js';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** The rules with one more file. */
function readWith(file: string, content: string) {
  const prompts = mkdtempSync(join(tmpdir(), 'baton-rules-'));
  folders.push(prompts);
  cpSync(join(promptsFolder(), 'en'), join(prompts, 'en'), { recursive: true });
  writeFileSync(join(prompts, 'en/rules', file), content);
  return readRules('en', prompts);
}

const RULE = `title: A title
why: A reason
message: "“{actual}”"
examples: { bad: [a], good: [b] }
`;

test('a rule has the name of its file, and defaults for what it leaves out', () => {
  const { rules } = readWith(
    'new-rule.yml',
    `${RULE}about: owner\nowner: none\nkind: need\npatterns: [a, {match: b, kind: plan}]\n`,
  );
  expect(rules.find(({ id }) => id === 'new-rule')).toMatchObject({
    priority: 0,
    fallback: false,
    rewrite: 'address',
    patterns: [{ match: 'a' }, { match: 'b', kind: 'plan' }],
  });
});

test.each([
  ['a rule about owners without an owner', 'new-rule.yml', `${RULE}about: owner\nkind: need\npatterns: [a]\n`, 'owner'],
  ['a rule without patterns', 'new-rule.yml', `${RULE}about: date\n`, 'patterns'],
  [
    'an owner that is a certain person',
    'new-rule.yml',
    `${RULE}about: owner\nowner: self\nkind: need\npatterns: [a]\n`,
    'owner',
  ],
  ['an unknown field', 'new-rule.yml', `${RULE}about: date\npatterns: [a]\ncolour: red\n`, 'colour'],
  ['a name that cannot be typed', 'New_Rule.yml', RULE, '2 to 30 small letters'],
  ['a name that owner words have', 'self.yml', RULE, 'none of certain, self'],
  ['what is not YAML', 'new-rule.yml', 'title: [', 'new-rule.yml'],
])('%s is refused, and the file named', (_, file, content, reason) => {
  expect(() => readWith(file, content)).toThrow(file);
  expect(() => readWith(file, content)).toThrow(reason);
});

test('a language without rules is an error', () => {
  expect(() => readRules('xx')).toThrow('ENOENT');
});

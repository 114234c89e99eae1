/** What people have said, as the file has it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readExamples } from '../../../adapters/prompts/examples.js';
import { readPhrasebook } from '../../../adapters/prompts/phrasebook.js';
import { commandNamed } from '../../../src/commands/match.js';
import { commands } from '../../../src/features/index.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));
const readFrom = (text: string) => {
  writeFileSync(join(folder, 'examples.tsv'), text);
  return readExamples(folder);
};

test('a line is an act, a command with its choices, and words', () => {
  expect(readFrom('# made\nshow\tfind & which=blocked\twhat is stuck ?\nnone\t\tgood morning\n')).toEqual([
    { act: 'show', command: 'find', args: { which: 'blocked' }, words: ['what', 'is', 'stuck', '?'] },
    { act: 'none', command: '', args: {}, words: ['good', 'morning'] },
  ]);
});

test('a line that cannot be read is named', () => {
  expect(() => readFrom('show\tfind\twho\nguess\tfind\twho\n')).toThrow('line 2');
});

test('a language without examples has none', () => {
  rmSync(join(folder, 'examples.tsv'), { force: true });
  expect(readExamples(folder)).toEqual([]);
});

test('the examples that are shipped are of commands that there are', () => {
  const { examples } = readPhrasebook();
  expect(examples.length).toBeGreaterThan(2_000);
  const unknown = examples.filter(({ act, command }) => act !== 'none' && !commandNamed(command, commands));
  expect(unknown.map(({ command, words }) => `${command}: ${words.join(' ')}`)).toEqual([]);
});

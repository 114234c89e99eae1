/** What people have said to Baton, and what it meant: `examples.tsv`, beside the phrasebook. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SaidExample } from '../../src/reading/learned.js';
import { codeOf } from '../common/errors.js';

const ACTS = ['do', 'show', 'offer', 'none'] as const;

/**
 * The examples of a language; none if it has no such file.
 * @param folder that of the language
 * @throws Error naming a line that cannot be read
 */
export function readExamples(folder: string): SaidExample[] {
  return textOf(join(folder, 'examples.tsv'))
    .split('\n')
    .flatMap((line, i) => (line === '' || line.startsWith('#') ? [] : [exampleOf(line, i + 1)]));
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return '';
    throw error;
  }
}

function exampleOf(line: string, number: number): SaidExample {
  const [act, call = '', said = ''] = line.split('\t');
  const known = ACTS.find((name) => name === act);
  if (!known || said === '') throw new Error(`examples.tsv, line ${number}: an act, a command and words are needed`);
  const [command = '', ...args] = call.split(' & ');
  return { act: known, command, args: Object.fromEntries(args.map(argOf)), words: said.split(' ') };
}

function argOf(text: string): [string, string] {
  const at = text.indexOf('=');
  return [text.slice(0, at), text.slice(at + 1)];
}

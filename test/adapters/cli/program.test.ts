/** What every command has in common: help, version, and how a wrong command line is refused. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { batonProgram } from '../../../adapters/cli/program.js';
import { root } from '../../../adapters/common/paths.js';
import { baton } from '../../support/cli.js';

/** Every command with a misspelt option, the option that is meant, and what it says without its argument. */
const COMMANDS: readonly {
  command: string;
  misspelt?: readonly [wrong: string, right: string];
  needs?: string;
}[] = [
  { command: 'start', misspelt: ['--prot', '--port'] },
  { command: 'environment' },
  { command: 'slack manifest', misspelt: ['--ulr', '--url'] },
  { command: 'slack check', misspelt: ['--dat', '--data'] },
  { command: 'teams package', misspelt: ['--websit', '--website'] },
  { command: 'teams check', misspelt: ['--websit', '--website'] },
  { command: 'check', misspelt: ['--frmat', '--format'] },
  { command: 'explain' },
  { command: 'replay', misspelt: ['--zoen', '--zone'], needs: 'Which export? Write: baton replay <export>' },
  { command: 'doctor', misspelt: ['--jsn', '--json'] },
  { command: 'outbox list', misspelt: ['--dat', '--data'] },
  { command: 'outbox resend', misspelt: ['--al', '--all'] },
  { command: 'outbox drop', misspelt: ['--al', '--all'] },
  { command: 'backup', misspelt: ['--dat', '--data'], needs: 'Which file? Write: baton backup <file>' },
  { command: 'export', misspelt: ['--dat', '--data'] },
  { command: 'import', misspelt: ['--dta', '--data'], needs: 'Which file? Write: baton import <file>' },
  {
    command: 'person',
    misspelt: ['--workspce', '--workspace'],
    needs: 'Which person? Write: baton person <person> [file]',
  },
  {
    command: 'dossier',
    misspelt: ['--heading', '--headings'],
    needs: 'Which project? Write: baton dossier <project> [file]',
  },
  { command: 'forget', misspelt: ['--aslo', '--also'], needs: 'Which person? Write: baton forget <person>' },
];

const { version } = JSON.parse(readFileSync(join(root(), 'package.json'), 'utf8'));

test('the table above has every command', () => {
  const names = batonProgram().commands.flatMap((one) =>
    one.commands.length > 0 ? one.commands.map((inner) => `${one.name()} ${inner.name()}`) : [one.name()],
  );
  expect(COMMANDS.map(({ command }) => command)).toEqual(names);
});

describe.each(COMMANDS)('baton $command', ({ command, misspelt, needs }) => {
  const words = command.split(' ');

  test('explains itself in 80 columns, with examples at the end, however it is asked', async () => {
    const { code, out, errors } = await baton(...words, '--help');
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(out).toMatch(new RegExp(`^Usage: baton ${command} `));
    expect(out).toMatch(/\nExamples:\n(?: {2}\S.*\n)+$/);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    for (const same of [
      [...words, '-h'],
      ['help', ...words],
      [...words, '--nonsense', '--help'],
    ])
      expect((await baton(...same)).out, same.join(' ')).toBe(out);
  });

  test('says its version', async () => {
    for (const option of ['--version', '-v'])
      expect(await baton(...words, option)).toEqual({ code: 0, out: `baton ${version}\n`, errors: '' });
  });

  test('refuses an option that it does not have', async () => {
    const { code, out, errors } = await baton(...words, '--nonsense');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toBe(`There is no option --nonsense.\nbaton ${command} --help shows how it is used.\n`);
  });

  test.runIf(misspelt)('names the option that was meant', async () => {
    const [wrong = '', right] = misspelt ?? [];
    const { code, errors } = await baton(...words, `${wrong}=x`, 'x');
    expect(code).toBe(2);
    expect(errors).toMatch(new RegExp(`^There is no option ${wrong}\\. Did you mean ${right}\\?\n`));
  });

  test.runIf(needs)('says what it needs', async () => {
    const { code, out, errors } = await baton(...words);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(errors).toBe(`${needs}\nbaton ${command} --help shows how it is used.\n`);
  });

  test('refuses words that it has no use for', async () => {
    const words_ = command === 'check' ? [] : [...words, 'a', 'b', 'c', 'd'];
    if (words_.length > 0) expect(await baton(...words_)).toMatchObject({ code: 2, out: '' });
  });
});

describe('baton', () => {
  test('alone, or asked for help, lists all commands in 80 columns', async () => {
    const { code, out } = await baton();
    expect(code).toBe(0);
    for (const { command } of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${command} `, 'm'));
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    for (const same of ['help', '--help', '-h']) expect((await baton(same)).out).toBe(out);
    expect(await baton('--version')).toEqual({ code: 0, out: `baton ${version}\n`, errors: '' });
  });

  test.each([
    [['expotr'], 'There is no command baton expotr. Did you mean export?\nbaton --help lists all commands.\n'],
    [['chek', 'plan.md'], 'There is no command baton chek. Did you mean check?\nbaton --help lists all commands.\n'],
    [['chek', '--help'], 'There is no command baton chek. Did you mean check?\nbaton --help lists all commands.\n'],
    [['help', 'chek'], 'There is no command baton chek. Did you mean check?\nbaton --help lists all commands.\n'],
    [['fly-away'], 'There is no command baton fly-away.\nbaton --help lists all commands.\n'],
    [
      ['slack', 'manifets'],
      'There is no command baton slack manifets. Did you mean manifest?\nbaton slack --help lists all commands.\n',
    ],
    [
      ['teams', 'pakcage'],
      'There is no command baton teams pakcage. Did you mean package?\nbaton teams --help lists all commands.\n',
    ],
    [['--frmat'], 'There is no option --frmat.\nbaton --help shows how it is used.\n'],
  ])('%j is refused, with the nearest name', async (args, errors) => {
    expect(await baton(...args)).toEqual({ code: 2, out: '', errors });
  });
});

test('docs/cli.md has every command and every option', () => {
  const page = readFileSync(join(root(), 'docs/cli.md'), 'utf8');
  const leaves = batonProgram().commands.flatMap((one) => (one.commands.length > 0 ? one.commands : [one]));
  const options = new Set(leaves.flatMap((one) => one.options.map(({ long }) => long ?? '')));
  expect([...options].filter((option) => !page.includes(option))).toEqual([]);
  for (const { command } of COMMANDS) expect(page).toContain(`| [\`baton ${command}\`](#`);
});

test('baton environment lists every variable that the documentation explains, and no other', async () => {
  const { out } = await baton('environment');
  const listed = [...out.matchAll(/^ {2}([A-Z_]+) /gm)].map(([, name]) => name);
  const pages = [
    'README.md',
    ...readdirSync(join(root(), 'docs'))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `docs/${name}`),
  ];
  const lines = pages.flatMap((page) => readFileSync(join(root(), page), 'utf8').split('\n'));
  const rows = lines.filter((line) => /^\| `[A-Z_]+`/.test(line));
  const explained = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map((m) => m[1]));
  expect([...listed].sort()).toEqual([...new Set(explained)].sort());
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

/** The command lines of training and measuring. What they train is tested in this folder's other files. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCommandLine } from '../../../adapters/common/command-line.js';
import { evaluateProgram, trainProgram } from '../../../adapters/train/programs.js';
import { outputOf } from '../../support/output.js';

describe.each([
  ['main', trainProgram],
  ['evaluate', evaluateProgram],
])('adapters/train/%s', (name, program) => {
  const path = `node dist/adapters/train/${name}.js`;
  const run = (...args: string[]) => outputOf(() => runCommandLine(program(), args));

  test('has help in 80 columns and a version', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    expect(out).toMatch(/\nExamples:\n/);
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect((await run('--version')).out).toMatch(/^baton \d/);
  });

  test('refuses what it does not take', async () => {
    expect(await run()).toMatchObject({
      code: 2,
      errors: `Which folder? Write: ${path} <folder>\n${path} --help shows how it is used.\n`,
    });
    expect(await run('x', '--hepl')).toMatchObject({
      code: 2,
      errors: expect.stringContaining('Did you mean --help?'),
    });
    expect((await run('x', 'y')).code).toBe(2);
  });

  test('says which data set is missing, and which line is wrong', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'baton-sets-'));
    expect(await run(folder)).toMatchObject({ code: 1, errors: expect.stringMatching(/^There is no \S+\.jsonl in /) });
    const [, missing = ''] = /There is no (\S+) in/.exec((await run(folder)).errors) ?? [];
    if (missing.includes('/')) return;
    writeFileSync(join(folder, missing), '{"text":1}\n');
    expect((await run(folder)).errors).toMatch(new RegExp(`^Line 1 of ${missing} does not fit`));
    writeFileSync(join(folder, missing), '\nnonsense\n');
    expect((await run(folder)).errors).toBe(`Line 2 of ${missing} is not JSON.\n`);
  });
});

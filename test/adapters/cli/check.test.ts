/** `baton check` on files, as it is run. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { baton } from '../../support/cli.js';

const folder = mkdtempSync(join(tmpdir(), 'baton-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

const PLAN = `# Plan

- [ ] Someone should fix the ETL
- [x] Someone should write the docs
- Update the dashboard (Ana)

> We should version the data.

I think your right about \`your going\` here, and about \u{1f389} your going there.

<!-- baton-ignore -->
Somebody must migrate the dashboard.

\`\`\`
Someone should fix this
\`\`\`
`;
const plan = join(folder, 'plan.md');
writeFileSync(plan, PLAN);

const run = (...args: string[]) => baton('check', ...args);

test('what is done, quoted, code or ignored is left alone; the rest is found at its place', async () => {
  const { out, code } = await run('--format', 'json', plan);
  expect(JSON.parse(out)).toMatchObject([
    { rule: 'indefinite-doer', line: 3, column: 7, actual: 'Someone should' },
    { rule: 'your-youre', line: 9, column: 9, actual: 'your' },
    { rule: 'your-youre', line: 9, column: 58, actual: 'your' },
  ]);
  expect(code).toBe(1);
});

test('as many findings as are accepted are no failure', async () => {
  expect((await run('--max-warnings', '3', plan)).code).toBe(0);
  expect((await run('--max-warnings', '2', plan)).code).toBe(1);
});

test('rules can be chosen and left out', async () => {
  expect(await run('--rule', 'team-doer', plan)).toEqual({ code: 0, out: '', errors: '' });
  const { out } = await run('--ignore-rule', 'your-youre', plan);
  expect(out).toContain('indefinite-doer');
  expect(out).not.toContain('your-youre');
});

test.each([
  [['--format', 'xml'], '--format takes pretty, github, sarif or json, not “xml”.'],
  [['--rule', 'nope'], 'There is no rule nope.'],
  [['--max-warnings', 'few'], '--max-warnings takes a whole number, 0 or more, not “few”.'],
  [['--second-reader'], '--second-reader needs a language model: set BATON_LLM_URL and BATON_LLM_MODEL.'],
  [['--rule', 'team-doe'], 'Did you mean team-doer?'],
  [['--max-warnings', ''], '--max-warnings takes a whole number'],
  [['--max-warnings', '1e3'], '--max-warnings takes a whole number'],
  [['--format', 'jsno'], 'Did you mean json?'],
  [['--jsonl', '--max-warnings', '3'], '--jsonl and --max-warnings do not go together.'],
  [['--jsonl', '--format', 'json'], '--jsonl and --format do not go together.'],
])('%j is refused with a reason', async (args, reason) => {
  const { errors, code } = await run(...args, plan);
  expect(errors).toContain(reason);
  expect(code).toBe(2);
});

test('settings of the second reader that cannot be used are refused too', async () => {
  vi.stubEnv('BATON_LLM_URL', 'ftp://x');
  expect(await run('--second-reader', plan)).toMatchObject({
    code: 2,
    errors: expect.stringMatching(/^BATON_LLM_URL/),
  });
  vi.unstubAllEnvs();
});

test('what cannot be read is no finding: exit code 2, and nothing is checked', async () => {
  expect(await run(plan, join(folder, 'none.md'))).toEqual({
    code: 2,
    out: '',
    errors: `There is no file ${join(folder, 'none.md')}.\n`,
  });
  expect(await run(folder)).toMatchObject({ code: 2, errors: expect.stringContaining('is a folder. Name the files') });
});

test('after -- a word is a file, whatever it begins with', async () => {
  const odd = join(folder, 'odd.md');
  writeFileSync(odd, 'Someone should fix the ETL.');
  expect((await run('--', odd)).code).toBe(1);
  expect((await run('--', '--help')).errors).toBe('There is no file --help.\n');
});

test('messages in a file are answered line by line, by the rules that are wanted', async () => {
  const file = join(folder, 'messages.jsonl');
  const text = 'Someone should fix the ETL. Your going to love it, and your right.';
  writeFileSync(file, JSON.stringify({ id: '1', text }));
  const rulesIn = async (...args: string[]) => {
    const { out, code } = await run('--jsonl', ...args, file);
    expect(code).toBe(0);
    const { findings, nudge, rewrite } = JSON.parse(out);
    return { rules: new Set(findings.map((one: { rule: string }) => one.rule)), nudge, rewrite };
  };
  const all = await rulesIn();
  expect([...all.rules].sort()).toEqual(['indefinite-doer', 'your-youre']);
  expect(all.nudge).toBe(true);
  const youre = await rulesIn('--rule', 'your-youre');
  expect([...youre.rules]).toEqual(['your-youre']);
  expect(youre.nudge).toBe(false);
  expect(youre.rewrite).toMatch(/^Someone should fix the ETL\. You're going/);
  const owner = await rulesIn('--ignore-rule', 'your-youre');
  expect([...owner.rules]).toEqual(['indefinite-doer']);
  expect(owner.nudge).toBe(true);
  expect(owner.rewrite).toMatch(/Your going/);
  expect((await run('--jsonl', '--rule', 'nope', file)).code).toBe(2);
});

/** `baton check` on files, as it is run. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { check } from '../../../adapters/cli/check.js';
import { outputOf } from '../../support/output.js';

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

const run = (...args: string[]) => outputOf(() => check(args));

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
  [['--format', 'xml'], '--format is one of pretty, github, sarif, json, not xml.'],
  [['--rule', 'nope'], 'There is no rule nope.'],
  [['--max-warnings', 'few'], '--max-warnings takes a whole number from 0.'],
  [['--second-reader'], '--second-reader needs BATON_LLM_URL and BATON_LLM_MODEL.'],
  [['--frmat'], "Unknown option '--frmat'"],
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

test('help says which options there are', async () => {
  expect(await run('--help')).toMatchObject({ code: 0, out: expect.stringContaining('--ignore-rule') });
});

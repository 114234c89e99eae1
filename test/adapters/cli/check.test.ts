/** `baton check` and `baton explain` as they are run. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../../adapters/common/paths.js';

const CLI = join(root(), 'dist/adapters/cli/main.js');
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

function run(args: string[], input = '') {
  const { stdout, stderr, status } = spawnSync(process.execPath, [CLI, ...args], {
    input,
    encoding: 'utf8',
    cwd: folder,
  });
  return { stdout, stderr, status };
}

test('a document: what is said of it, and the exit code', () => {
  const { stdout, status } = run(['check', '--format', 'json', 'plan.md']);
  const found = (JSON.parse(stdout) as { rule: string; line: number; column: number; actual: string }[]).map(
    ({ rule, line, column, actual }) => [rule, line, column, actual],
  );
  expect(found).toEqual([
    ['indefinite-doer', 3, 7, 'Someone should'],
    ['your-youre', 9, 9, 'your'],
    ['your-youre', 9, 58, 'your'],
  ]);
  expect(status).toBe(1);
  expect(run(['check', '--max-warnings', '3', 'plan.md']).status).toBe(0);
  expect(run(['check', '--rule', 'team-doer', 'plan.md'])).toMatchObject({ status: 0, stdout: '' });
  expect(run(['check', '--ignore-rule', 'your-youre', 'plan.md', '--format', 'github']).stdout).toBe(
    '::warning file=plan.md,line=3,endLine=3,col=7,endColumn=21,title=indefinite-doer::“Someone should” names nobody\n',
  );
});

test('SARIF and pretty', () => {
  const sarif = JSON.parse(run(['check', '--format', 'sarif', 'plan.md']).stdout);
  expect(sarif).toMatchObject({ version: '2.1.0', runs: [{ results: [{ ruleId: 'indefinite-doer' }, {}, {}] }] });
  expect(run(['check'], 'Someone should fix the ETL.\n').stdout).toContain(
    '1:1-1:15 warning “Someone should” names nobody',
  );
});

test('messages, one a line', () => {
  const lines = [
    { id: '7', text: 'Someone should fix it soon', context: ['Ana: hi'], participants: 4, medium: 'chat' },
    { id: 8, text: 'your going to love it' },
    { id: '9', text: 'hello', context: null, author: null },
  ];
  const { stdout, status } = run(['check', '--jsonl'], `${lines.map((l) => JSON.stringify(l)).join('\n')}\n\n`);
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(status).toBe(0);
  expect(answers).toMatchObject([
    { id: '7', work: { kind: 'need', owner: 'indefinite', due: 'vague' }, nudge: true },
    { id: '8', findings: [{ rule: 'your-youre', start: 0, end: 4, actual: 'your', expected: ["you're"] }], work: null },
    { id: '9', findings: [], work: null, nudge: false },
  ]);
});

test.each([
  [['check', '--format', 'xml'], '--format is one of pretty, github, sarif, json, not xml.'],
  [['check', '--rule', 'nope'], 'There is no rule nope.'],
  [['check', '--max-warnings', 'few'], '--max-warnings takes a whole number from 0.'],
  [['check', '--jsonl'], 'Line 1 is not JSON.'],
  [['check', '--second-reader'], '--second-reader needs BATON_LLM_URL and BATON_LLM_MODEL.'],
  [['check', '--frmat'], "Unknown option '--frmat'"],
])('%j is refused with a reason', (args, reason) => {
  const { stderr, status } = run(args, 'not json\n');
  expect(stderr).toContain(reason);
  expect(status).toBe(2);
});

test('a file that is not there', () => {
  expect(run(['check', 'nowhere.md'])).toMatchObject({ status: 1, stderr: 'There is no file nowhere.md.\n' });
});

test('hostile documents are answered', () => {
  for (const text of [
    '>'.repeat(50_000),
    '['.repeat(50_000),
    `${'- '.repeat(5_000)}x`,
    '*'.repeat(50_000),
    '\u0000\ud800',
  ])
    expect(run(['check', '-'], text).status).toBeLessThan(2);
});

test('explain', () => {
  expect(run(['explain', 'team-doer']).stdout).toContain('A team has an inbox, not hands.');
  expect(run(['explain', 'team-doe'])).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('Did you mean team-doer?'),
  });
});

/** A new rule is one YAML file and nothing else: no code, no list, no docs, no training. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { root } from '../../adapters/common/paths.js';
import { readRules } from '../../adapters/prompts/rules.js';
import { readWeights } from '../../adapters/prompts/weights.js';
import { Clarity } from '../../src/clarity/engine.js';
import { engine as shipped, book as shippedBook } from '../support/engine.js';
import { Kit, peopled } from '../support/kit.js';
import { memoryStore } from '../support/memory-store.js';

const RULE = `title: Going begging
about: owner
owner: indefinite
kind: request
why: What is offered to whoever comes first is taken by nobody.
message: "“{actual}” waits for whoever comes first"
patterns:
  - "[{is} going begging]"
  - "[orphaned] <noun>"
examples:
  bad:
    - The loader is going begging.
    - There are orphaned dashboards in the churn folder.
  good:
    - The loader is going begging, I'll do it.
    - "@ana the loader is going begging"
    - The loader is green again.
`;
const ID = 'aaa-going-begging';
const MESSAGE = 'The loader is going begging.';

/** A copy of what ships, with the one file added. */
const copy = mkdtempSync(join(tmpdir(), 'baton-new-rule-'));
afterAll(() => rmSync(copy, { recursive: true }));
for (const part of ['package.json', 'prompts', 'adapters/prompts/weights', 'dist/src', 'dist/adapters']) {
  mkdirSync(join(copy, part, '..'), { recursive: true });
  cpSync(join(root(), part), join(copy, part), { recursive: true });
}
symlinkSync(join(root(), 'node_modules'), join(copy, 'node_modules'));
writeFileSync(join(copy, `prompts/en/rules/${ID}.yml`), RULE);

const book = readRules('en', join(copy, 'prompts'));
const engine = new Clarity(book, readWeights());
const CHANNEL = { medium: 'chat', participants: 5 };
const rulesFound = (text: string) => engine.check(text, CHANNEL).findings.map(({ rule }) => rule);
const added = book.rules.find(({ id }) => id === ID);

describe('the engine', () => {
  test.each(added?.examples.bad ?? [])('finds it in: %s', (text) => {
    expect(rulesFound(text)).toEqual([ID]);
    expect(engine.check(text, CHANNEL)).toMatchObject({ nudge: true, work: { owner: 'indefinite', kind: 'request' } });
    expect(shipped.check(text, CHANNEL).findings).toEqual([]);
  });
  test.each(added?.examples.good ?? [])('does not find it in: %s', (text) => expect(rulesFound(text)).toEqual([]));
  test('says of all other rules’ examples what it said before, to the last digit', () => {
    for (const text of shippedBook.rules.flatMap(({ examples }) => [...examples.bad, ...examples.good]))
      for (const medium of ['chat', 'notes'])
        expect(engine.check(text, { medium }), text).toEqual(shipped.check(text, { medium }));
  });
  test('makes a request of nothing that is none', () => {
    expect(engine.check(MESSAGE, CHANNEL).rewrite).toBeNull();
  });
});

describe('a hint about a date', () => {
  const date = { id: 'one-day', about: 'date', title: '', why: '', message: '“{actual}” is not a date' } as const;
  const rule = { ...date, patterns: [{ match: '[in a jiffy]' }], examples: { bad: [''], good: [''] } };
  test('is one file as well', () => {
    const jiffy = new Clarity({ ...shippedBook, rules: [...shippedBook.rules, rule] }, readWeights());
    const { findings, work } = jiffy.check('Someone should fix the loader in a jiffy.', CHANNEL);
    expect(findings.find((finding) => finding.rule === 'one-day')).toMatchObject({
      actual: 'in a jiffy',
      message: '“in a jiffy” is not a date',
      weight: 'hint',
    });
    expect(work?.due).toBe('vague');
    expect(jiffy.nudgeRules).not.toContain('one-day');
  });
});

describe('the product', () => {
  async function baton(): Promise<Kit> {
    return peopled(new Kit(await memoryStore(), 'W1', engine));
  }
  test('mute accepts it, and settings show it', async () => {
    const kit = await baton();
    expect((await kit.say_('ana', `mute ${ID}`)).text).toContain(
      'You won’t get this kind of nudge any more: Going begging',
    );
    expect((await kit.say_('ana', 'settings')).text).toContain('Nudges turned off: ');
    expect((await kit.say_('ana', `unmute ${ID}`)).text).toContain(
      'You’ll get this kind of nudge again: Going begging',
    );
  });
  test('it nudges, and insights name it', async () => {
    const kit = await baton();
    for (const said of ['new Churn model', 'set nudge-grace 0 channel']) await kit.say_('ana', said);
    const [whisper] = await kit.hear('ana', { type: 'message', id: 'M1', text: MESSAGE });
    expect(JSON.stringify(whisper?.view)).toContain('waits for whoever comes first');
    expect((await kit.say_('ana', 'nudges')).text).toContain('Going begging');
  });
});

describe('the command line', () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(copy, 'dist/adapters/cli/main.js'), ...args], {
      encoding: 'utf8',
      input: MESSAGE,
    });
  test('explain prints it among all rules', () => {
    expect(run('explain')).toMatchObject({ status: 0, stdout: expect.stringContaining(`## ${ID}`) });
  });
  test('check finds it, by its name too, and lists it for code scanning', () => {
    const { status, stdout } = run('check', '--rule', ID, '--format', 'sarif');
    expect(status).toBe(1);
    expect(stdout).toContain('“is going begging” waits for whoever comes first');
    expect(stdout).toContain('"text": "Going begging"');
    expect(run('check', '--ignore-rule', ID)).toMatchObject({ status: 0, stdout: '' });
  });
});

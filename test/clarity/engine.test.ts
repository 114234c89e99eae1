/** The engine on single messages, and its properties on any text. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHANNEL, check, engine } from '../support/engine.js';
import { rounds } from '../support/full.js';

describe('who does the work', () => {
  test.each([
    ['Someone should fix the ETL by Friday.', '@… will you fix the ETL by Friday?'],
    ['The ETL needs to be fixed before Friday.', 'The ETL needs to be fixed by @… before Friday.'],
    ['We need to write the rollback plan.', '@… will you write the rollback plan?'],
    ['TODO: add tests for the loader', 'TODO: @… to add tests for the loader'],
  ])('%s', (text, better) => {
    const { nudge, rewrite } = check(text);
    expect({ nudge, rewrite }).toEqual({ nudge: true, rewrite: better });
  });
  test.each([
    "The ETL needs to be fixed - I'll do it.",
    '@ana can you fix the ETL?',
    'TODO(ana): add tests for the loader',
    '> someone should fix the ETL\n+1',
    'I fixed the ETL yesterday.',
    'The service shall refresh every 60 seconds.',
    'Does anyone know how to cast this?',
    "let's see",
    'thanks!',
    '',
  ])('nobody is asked about “%s”', (text) => {
    expect(check(text).nudge).toBe(false);
  });
  test('“you” between two people is the other one', () => {
    const two = { medium: 'chat', participants: 2, context: ['Ana: it is merged'], author: 'Bo' };
    const { work, nudge } = check('Could you rerun the evaluation?', two);
    expect({ owner: work?.owner, nudge }).toEqual({ owner: 'addressed', nudge: false });
    expect(work?.candidates).toContainEqual(expect.objectContaining({ name: 'Ana', reason: 'answered' }));
  });
  test('an item of minutes that begins with a name belongs to that person', () => {
    const item = (text: string) => check(text, { medium: 'notes', context: ['Action items'] });
    expect(item('Draft the announcement of the workshop').nudge).toBe(true);
    expect(item('Felix: Draft the announcement of the workshop').nudge).toBe(false);
  });
  test('“someone needs” asks in a question, and states work otherwise', () => {
    expect(check('What is the least that someone needs to start labelling?').nudge).toBe(false);
    expect(check('Someone needs to start labelling the second batch.').nudge).toBe(true);
  });
  test('each candidate has a reason', () => {
    const { work } = check("Someone should review your team's deployment script, maybe @bo.", CHANNEL);
    expect(work?.candidates.map(({ name, reason }) => [name, reason])).toEqual([
      ['@bo.', 'mentioned'],
      ["your team's deployment script", 'artefact'],
    ]);
  });
});

describe('when it is due', () => {
  const monday = Date.UTC(2026, 10, 23, 9);
  test('a day is read in the zone of the author, with its words', () => {
    const { work } = check('Someone should fix the ETL by Friday.', { ...CHANNEL, now: monday, zone: 'Asia/Kolkata' });
    expect(work).toMatchObject({ due: 'yes', days: [{ day: '2026-11-27', words: 'Friday', start: 30, end: 36 }] });
  });
  test.each([
    ['Someone should fix the ETL soon.', 'vague'],
    ['Someone should fix the ETL.', 'no'],
    ['Someone should fix the ETL before the release.', 'yes'],
  ])('%s: %s', (text, due) => {
    expect(check(text).work?.due).toBe(due);
  });
  test('an event is a date, but not a day', () => {
    const { work } = check('Someone should fix the ETL before the release.', { ...CHANNEL, now: monday });
    expect(work).toMatchObject({ due: 'yes', days: [] });
  });
  test('a vague date is a hint, not a reason to ask', () => {
    const { findings, nudge } = check("I'll fix the ETL at some point.");
    expect(findings).toMatchObject([{ rule: 'vague-date', actual: 'at some point', weight: 'hint' }]);
    expect(nudge).toBe(false);
  });
});

test.each([
  '@here can somebody rerun the eval before Friday?',
  '<!channel> we need somebody to rotate the credentials',
  'Team, we need to fix the drift alert this week',
  'Folks, the feature table needs to be rebuilt before the demo',
])('a word to everybody names nobody: “%s”', (text) => expect(check(text).nudge).toBe(true));

test('a word to one person does', () => expect(check('Bo, can you rerun the eval before Friday?').nudge).toBe(false));

const PIECES = fc.constantFrom(
  'someone should fix the ETL',
  'your',
  "you're",
  'youre right',
  '@ana',
  '<@U123>',
  '<at>Bo</at>',
  'we need to',
  'please',
  'TODO:',
  '- [ ] ',
  '> ',
  '```',
  '`',
  'http://a.b/c?d=e',
  ':tada:',
  '👩‍👩‍👧',
  '\n',
  '. ',
  '…',
  '’',
  'עברית',
  'needs to be fixed',
  '\ud83d',
  '-- \n',
  'by Friday',
  '(Ana)',
  '<!-- baton-ignore -->',
  '&gt; ',
  ' ',
  ',',
  '*',
  '_',
  'soon',
  '😀',
  '~',
);
const TEXT = fc
  .array(fc.oneof(PIECES, fc.string({ unit: 'binary', maxLength: 12 })), { maxLength: 25 })
  .map((all) => all.join(' '));
const MEDIUM = fc.constantFrom('chat', 'notes', 'issue', 'email', undefined);

test('changing an answer does not change the next one', () => {
  check('hello').findings.push(...check('your going to love it').findings);
  expect(check('hello').findings).toEqual([]);
});

describe('any text', () => {
  test('findings point at their words, and the answer is the same each time', () => {
    fc.assert(
      fc.property(TEXT, MEDIUM, (text, medium) => {
        const first = engine.check(text, { medium });
        for (const { start, end, actual } of first.findings) expect(text.slice(start, end)).toBe(actual);
        for (const c of first.work?.candidates ?? []) expect(c.end).toBeGreaterThan(c.start);
        expect(engine.check(text, { medium })).toEqual(first);
      }),
      { numRuns: rounds(300, 3_000) },
    );
  });
  test('naming a person never makes a sentence unclear', () => {
    fc.assert(
      fc.property(TEXT, fc.constantFrom('@ana ', '<@U12345> '), (text, mention) => {
        // In front of a list marker a name makes another text of it: the marker is then a dash between words. A comma, colon or
        // full stop ends the address.
        fc.pre(!/[@`>~&<]|--|\n|^[\s*_#|(]*(?:[-*•+–◦▪[,:;.!?…]|\d)/.test(text));
        if (!check(text).nudge) expect(check(`${mention}${text}`).nudge).toBe(false);
      }),
      { numRuns: rounds(300, 3_000) },
    );
  });
  test.each([
    ['one word', 'a'.repeat(1_000_000)],
    ['no spaces', 'your,'.repeat(200_000)],
    ['brackets', '['.repeat(100_000)],
    ['back quotes', '`'.repeat(100_000)],
    ['mentions', '@'.repeat(300_000)],
    ['one question', 'should we fix it? '.repeat(50_000)],
    ['one sentence', 'we should really '.repeat(50_000)],
    ['adverbs', `someone ${'really '.repeat(2_000)}should fix it`],
    ['angle brackets', '<@U'.repeat(100_000)],
    ['surrogates', '\ud83d'.repeat(100_000)],
    ['new lines', '\n'.repeat(300_000)],
    ['quotes', '> your right\n'.repeat(60_000)],
    ['right to left', 'שלום '.repeat(50_000)],
    ['families', '👨‍👩‍👧‍👦'.repeat(20_000)],
  ])('a long text of %s is answered', (_, text) => {
    expect(() => check(text)).not.toThrow();
  });
});

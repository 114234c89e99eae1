/** The grammar: every example is read as its own command, and nothing that can be typed breaks it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { find } from '../../src/commands/match.js';
import { spoken as said, words } from '../../src/commands/tokenize.js';
import { spoken } from '../../src/features/index.js';
import { keyOf } from '../../src/model/names.js';
import { kit } from '../support/kit.js';

const read = (text: string) => find(words(text, []), spoken);

describe('declarations', () => {
  test('no two commands share a name or alias', () => {
    const names = spoken.flatMap((c) => [c.name, ...c.aliases]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
  test.each(spoken.map((c) => [c.name, c] as const))('%s is documented: examples and a folded name', (name, c) => {
    expect(c.examples.length).toBeGreaterThan(0);
    for (const word of name.split(' ')) expect(keyOf(word)).toBe(word);
  });
  test.each(spoken.flatMap((c) => [c.name, ...c.aliases].map((name) => [name, c.name] as const)))(
    '"%s" means %s, in capitals too',
    (typed, name) => {
      if (typed === '?') return;
      expect(read(typed).command?.name).toBe(name);
      expect(read(`${typed.toUpperCase()}  x`).command?.name).toBe(name);
    },
  );
  test.each(spoken.flatMap((c) => c.examples.map((example) => [example, c] as const)))(
    'example: %s',
    async (example, c) => {
      expect(read(example).command?.name).toBe(c.name);
      const k = await kit();
      await k.say_('ana', 'new "Churn model"');
      for (let i = 0; i < 12; i += 1) await k.say_('ana', `task add t${i}`);
      const { text } = await k.say_('ana', example.replace('@Ana', '@ana').replace('@Bo', '@bo'));
      expect(text).not.toMatch(/could not make sense|I don’t know|has no stage called/);
      expect(k.faults).toEqual([]);
    },
  );
});

describe('typing errors', () => {
  test.each([
    ['strat data', 'start'],
    ['staus', 'status'],
    ['hsitory', 'history'],
    ['settigns', 'settings'],
    ['taks add x', 'task add'],
    ['projcts', 'projects'],
    ['unblok data', 'unblock'],
  ])('%s is read as %s, and says so', (typed, name) => {
    const found = read(typed);
    expect(found.command?.name).toBe(name);
    expect(found.command && found.corrected).toBeDefined();
  });
  test('what is near to two is not guessed', () => {
    expect(read('lik x').command).toBeUndefined();
    expect(read('xyzzy')).toEqual({ command: undefined, near: [] });
  });
});

describe('properties', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc
      .array(
        fc.constantFrom('start', 'data', '"', '“', "'", '#1', 'by', 'friday', ':', 'in', '@ana', 'task', 'add', ' '),
      )
      .map((a) => a.join(' ')),
  );

  test('tokens cover what is not space, in order, without overlap', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const tokens = words(text, []);
        let at = 0;
        for (const t of tokens) {
          expect(t.start).toBeGreaterThanOrEqual(at);
          expect(t.end).toBeGreaterThan(t.start);
          expect(text.slice(at, t.start).trim()).toBe('');
          at = t.end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
  test('reading is deterministic and indifferent to case and space', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(read(text)).toEqual(read(text));
      }),
    );
  });
  test('a quoted text comes out as it went in', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'ß', ' ', '#', '@', ':', 'é', '🦔'), minLength: 1, maxLength: 40 }),
        (text) => {
          const [, token] = words(`new "${text}"`, []);
          expect(token?.text).toBe(text);
          expect(said(`new "${text}"`, token ? [token] : [])).toBe(text);
        },
      ),
    );
  });
  test('the time to read grows with the length only', () => {
    for (const text of [
      '"'.repeat(12_000),
      '“a '.repeat(4_000),
      "'a".repeat(6_000),
      'in '.repeat(4_000),
      'a:'.repeat(6_000),
      '#1 '.repeat(4_000),
    ]) {
      const begun = performance.now();
      read(text);
      expect(performance.now() - begun).toBeLessThan(1_000);
    }
  });
});

test.each(spoken.flatMap((c) => Object.keys(c.args).map((name) => [`${c.name} ${name}:`] as const)))(
  'a key with nothing behind it: %s',
  async (typed) => {
    const k = await kit();
    await k.say_('ana', 'new "Churn model"');
    const turn = await k.say_('ana', typed);
    expect(turn.answer).toBeDefined();
    expect(k.faults).toEqual([]);
  },
);

test('anything typed gets one answer and no fault', async () => {
  const k = await kit();
  await k.say_('ana', 'new "Churn model"');
  const word = fc.constantFrom(
    ...spoken.flatMap((c) => [c.name, ...c.aliases]),
    'data',
    'training',
    '#1',
    '"x y"',
    'by friday',
    'stage:',
    'stage:data',
    'in churn model',
    '@ana',
    '@bo',
    'me',
    'the',
    '“',
    ':',
    '99',
    '\u202e',
    '🦔',
    'none',
    'owner:me',
    'due:friday',
    "'",
  );
  await fc.assert(
    fc.asyncProperty(fc.array(word, { maxLength: 7 }), fc.constantFrom('ana', 'bo'), async (parts, who) => {
      const turn = await k.say_(who, parts.join(' '));
      expect(k.faults).toEqual([]);
      expect([turn.answer, turn.handled.form].filter((x) => x !== undefined)).toHaveLength(1);
    }),
    { numRuns: 400 },
  );
});

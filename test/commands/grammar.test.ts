/** The grammar as a whole: every example means its own command, and nothing that can be typed breaks it. */
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { commandNamed } from '../../src/commands/match.js';
import { typedCommands } from '../../src/features/index.js';
import { keyOf } from '../../src/model/names.js';
import { learnFirst } from '../support/engine.js';
import { rounds } from '../support/full.js';
import { Kit, kit } from '../support/kit.js';
import { pooled, type StoreMaker } from '../support/memory-store.js';

const read = (text: string) => commandNamed(text, typedCommands);

let prepared: StoreMaker;
beforeAll(async () => {
  learnFirst();
  const k = await kit();
  await k.say_('ana', 'new "Churn model"');
  for (let i = 0; i < 12; i += 1) await k.say_('ana', `task add t${i}`);
  prepared = await pooled(k.opened);
});

/** A Baton with a project of twelve tasks. */
const withTasks = async () => new Kit(await prepared());

describe('declarations', () => {
  test('no two commands share a name or alias', () => {
    const names = typedCommands.flatMap((c) => [c.name, ...c.aliases]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  });
  test.each(typedCommands)('$name has examples and a folded name', (c) => {
    expect(c.examples.length).toBeGreaterThan(0);
    for (const word of c.name.split(' ')) expect(keyOf(word)).toBe(word);
  });
  test.each(typedCommands)('$name is found by its name and aliases, in capitals too', ({ name, aliases }) => {
    for (const typed of [name, ...aliases].filter((one) => one !== '?')) {
      expect(read(typed)?.name, typed).toBe(name);
      expect(read(`${typed.toUpperCase()}  x`)?.name, typed).toBe(name);
    }
  });
  test.each(typedCommands)('every example of $name is understood', async ({ name, examples }) => {
    for (const example of examples) {
      expect(read(example)?.name, example).toBe(name);
      const k = await withTasks();
      const { text } = await k.say_('ana', example.replace('@Ana', '@ana').replace('@Bo', '@bo'));
      expect(text, example).not.toMatch(/could not make sense|I don’t know|has no stage called/);
      expect(k.faults, example).toEqual([]);
    }
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

  test('reading is deterministic', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(read(text)).toEqual(read(text));
      }),
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

const withArgs = typedCommands.filter((c) => Object.keys(c.args).length > 0);
test.each(withArgs)('$name answers when a key has nothing after it', async (c) => {
  const k = await withTasks();
  for (const arg of Object.keys(c.args)) {
    const turn = await k.say_('ana', `${c.name} ${arg}:`);
    expect(turn.answer, arg).toBeDefined();
    expect(k.faults, arg).toEqual([]);
  }
});

test('anything typed gets one answer and no fault', async () => {
  const k = await kit();
  await k.say_('ana', 'new "Churn model"');
  const word = fc.constantFrom(
    ...typedCommands.flatMap((c) => [c.name, ...c.aliases]),
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
    { numRuns: rounds(150, 5_000) },
  );
});

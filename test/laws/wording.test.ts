/** Law 2: every sentence comes from `prompts/`; none is missing or unused. */
import { FluentParser, type Junk, type Message } from '@fluent/syntax';
import { describe, expect, test } from 'vitest';
import { wording } from '../../adapters/prompts/wording.js';
import type { Spec } from '../../src/commands/args.js';
import { commands, typedCommands } from '../../src/features/index.js';
import { SETTINGS } from '../../src/model/settings.js';
import { literals, sources } from '../support/sources.js';

const files = sources('prompts/en', /\.ftl$/);
const parsed = files.map(({ path, text }) => ({ path, body: new FluentParser().parse(text).body }));
const ids = parsed.flatMap(({ body }) =>
  body.flatMap((entry) => (entry.type === 'Message' ? [(entry as Message).id.name] : [])),
);
const code = [...sources('src', /\.ts$/), ...sources('adapters', /\.tsx?$/)];
const strings = new Set(code.flatMap(({ text }) => literals(text)));
/** Prefixes of ids that code composes: `state-${…}`. */
const beginnings = [...strings].flatMap((s) => (/^[a-z][a-z-]*-\$\{\}/.test(s) ? [s.slice(0, s.indexOf('$'))] : []));

test.each(parsed)('$path parses completely', ({ body }) => {
  expect(body.filter((entry) => entry.type === 'Junk').map((entry) => (entry as Junk).content)).toEqual([]);
});

test('no id is defined twice', () => {
  expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});

test('every wording is used', () => {
  const used = (id: string) =>
    strings.has(id) || beginnings.some((b) => id.startsWith(b)) || [...strings].some((s) => id === `refused-${s}`);
  expect(ids.filter((id) => !used(id))).toEqual([]);
});

test('every wording the code uses exists', () => {
  const named = code.flatMap(({ text }) =>
    [...text.matchAll(/\b(?:say|label)\(\s*'([a-z][a-z-]*)'/g)].map((m) => m[1] ?? ''),
  );
  const refusals = code.flatMap(({ text }) =>
    [...text.matchAll(/\brefuse\(\s*ctx,\s*'([a-z-]+)'/g)].map((m) => `refused-${m[1]}`),
  );
  expect([...named, ...refusals].filter((id) => !ids.includes(id))).toEqual([]);
  expect(named.length).toBeGreaterThan(100);
});

/** The arguments that are asked for with a question of their own. */
const asked = (args: Spec): string[] =>
  Object.entries(args).flatMap(([name, { type, required }]) =>
    required && ['text', 'day', 'choice'].includes(type) ? [name] : [],
  );

/** The words of a choice; settings and rules have names of their own. */
const choiceIds = (name: string, { choices }: Spec[string]): string[] =>
  name === 'setting' || typeof choices === 'function' ? [] : choices.map((value) => `choice-${name}-${value}`);

test('every command, argument, choice and setting has its words', () => {
  const needed = [
    ...typedCommands.map((c) => `command-${c.name.replaceAll(' ', '-')}`),
    ...commands.filter((c) => Object.keys(c.args).length > 0).map((c) => `form-${c.name.replaceAll(' ', '-')}`),
    ...commands.filter((c) => Object.keys(c.args).length > 0).map((c) => `submit-${c.name.replaceAll(' ', '-')}`),
    ...commands.flatMap((c) => Object.entries(c.args).map(([name, { words }]) => `arg-${words || name}`)),
    ...typedCommands.flatMap((c) => asked(c.args).map((name) => `ask-${name}`)),
    ...typedCommands.flatMap((c) => Object.entries(c.args).flatMap(([name, arg]) => choiceIds(name, arg))),
    ...SETTINGS.flatMap((s) => s.values.map((value) => `value-${s.key}-${value}`)),
    ...SETTINGS.map((s) => `setting-name-${s.key}`),
    ...SETTINGS.flatMap((s) => [`setting-${s.key}`, ...(s.values.length === 0 ? [`setting-${s.key}-values`] : [])]),
  ];
  expect(needed.filter((id) => !ids.includes(id))).toEqual([]);
});

describe('no sentence in code', () => {
  /** Three words in a row, outside of what is for programmers: messages of `throw new`, and examples of commands. */
  const sentence = /\p{L}{2,}\s\p{L}+\s\p{L}{2,}/u;
  const programmers = (text: string) =>
    text
      .replace(/^.*toFormat.*$/gm, '')
      .replace(/throw new (?:Type)?Error\([^;]*;/g, '')
      .replace(/super\([^)]*\)/g, '')
      .replace(/examples: \[[^\]]*\]/g, '')
      .replace(/aliases: \[[^\]]*\]/g, '')
      .replace(/stageCommand\([\s\S]*?\n {2}\)/g, '');
  /** Models are data that training wrote. */
  const written = sources('src', /\.ts$/).filter((s) => !s.path.startsWith('src/clarity/models/'));
  test.each(written)('$path', ({ text }) => {
    expect(literals(programmers(text)).filter((s) => sentence.test(s))).toEqual([]);
  });
});

describe('reading', () => {
  const say = wording();
  test('a missing id or argument is an error', () => {
    expect(() => say('no-such-id')).toThrow(/missing/);
    expect(() => say('due')).toThrow(/day/);
  });
  test('user text never becomes markup', () => {
    const text = say('refused-no-project', { word: '*bold* `code` {$x} <b>' });
    expect(text.every((span) => span.is === 'plain')).toBe(true);
    expect(text.map((s) => ('text' in s ? s.text : '')).join('')).toContain('*bold* `code` {$x} <b>');
  });
  test('markup in the wording becomes spans', () => {
    expect(say('project-restored', { who: { is: 'person', id: 'u', name: 'Ana' }, project: 'a *b* c' })).toEqual([
      { is: 'person', id: 'u', name: 'Ana' },
      { is: 'plain', text: ' restored ' },
      { is: 'bold', text: 'a *b* c' },
      { is: 'plain', text: '.' },
    ]);
  });
});

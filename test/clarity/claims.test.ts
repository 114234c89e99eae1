/** Claims: somebody says that a piece of work is theirs. */
import { describe, expect, test } from 'vitest';
import { Claims } from '../../src/clarity/claims.js';
import { book, engine } from '../support/engine.js';

describe('messages', () => {
  test.each(['on it', 'On it! 🎉', "I'll take this", 'I’ll do it', 'dibs', "I'm going to take the task", '✋'])(
    '“%s” claims the work',
    (text) => expect(engine.claim(text)).toBe('claim'),
  );
  test.each(["I'm going to fix the loader", 'I will do the relabelling tomorrow', "I'll look into the drift"])(
    '“%s” claims the work that it names',
    (text) => expect(engine.claim(text)).toBe('named'),
  );
  test.each(['me', 'Sure.', 'ok', 'happy to :)'])('“%s” claims it only as an answer', (text) => {
    expect(engine.claim(text)).toBe('answer');
  });
  test.each([
    'on it?',
    "I won't do it",
    'nice work',
    'Ana will take it',
    "if I fix it we'll see",
    '🎉',
    '',
    `on it ${'really '.repeat(60)}`,
  ])('“%s” claims nothing', (text) => expect(engine.claim(text)).toBeUndefined());
  test('a message that does not speak of its author is not parsed', () => {
    const parse = () => {
      throw new Error('parsed');
    };
    expect(new Claims(book.claims).claimIn('the loader is broken', parse)).toBeUndefined();
  });
});

describe('reactions', () => {
  test.each(['raised_hand', ':hand:', 'hand::skin-tone-2', '✋', '✋🏽', '🙋'])('%s claims the work', (emoji) => {
    expect(engine.claimedBy(emoji)).toBe(true);
  });
  test.each(['tada', '👍', ''])('“%s” does not', (emoji) => expect(engine.claimedBy(emoji)).toBe(false));
});

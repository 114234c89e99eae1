/** Which values settings take, and how each is kept. */
import { describe, expect, test } from 'vitest';
import { isAllowed, SETTINGS } from '../../src/model/settings.js';

const setting = (key: string) => {
  const found = SETTINGS.find((one) => one.key === key);
  if (!found) throw new Error(`no setting is called ${key}`);
  return found;
};

describe('what can be set', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['nudge-grace', ['0', '3', '60'], ['61', '-1', '007', '1.5', '']],
    ['incident-wait', ['1', '999'], ['0', '000', '1000']],
    ['digest-late', ['0', '144'], ['145']],
    ['muted-rules', ['doer', 'doer, your-youre'], ['', 'x', 'doer;']],
    ['reminder-time', ['9:30', '09:30'], ['24:00', '9']],
    ['digest-pause', ['on', 'off', '2026-03-02'], ['2026-03-02, 2026-03-03', 'soon']],
    ['snoozed-until', ['2026-03-02'], ['on', '']],
    ['reminders', ['off', 'due', 'due, offers'], ['due, off', 'all']],
    ['task-emoji', ['pushpin', '📌', 'off'], ['two words', '']],
    ['contact', ['help@example.org', 'https://example.org/baton'], ['help', 'http://example.org']],
  ])('%s', (key, good, bad) => {
    expect(good.filter((value) => !isAllowed(setting(key), value))).toEqual([]);
    expect(bad.filter((value) => isAllowed(setting(key), value))).toEqual([]);
  });

  test('what is initial can be set again, unless it says that nothing is set', () => {
    const initial = SETTINGS.filter((one) => one.initial !== '' && !isAllowed(one, one.initial));
    expect(initial).toEqual([]);
  });
});

test.each([
  ['nudge-grace', 'ten minutes', '10'],
  ['nudges-a-day', '4 times', '4'],
  ['stalled-after', '3 weeks', '21'],
  ['stalled-after', '10 days', '10'],
  ['nudge-pause', 'the', 'the'],
  ['task-emoji', ':PushPin:', 'pushpin'],
  ['task-emoji', 'off', ''],
])('%s is kept in one form: %s', (key, said, kept) => {
  expect(setting(key).tidy?.(said, '2026-03-02')).toBe(kept);
});

/** Texts that took up to forty seconds, or would in an expression that tries all ways to share out their blanks. */
const HOSTILE = ['a', 'every', 'from'].flatMap((word) => [
  `${word}${' '.repeat(3_900)}b`,
  `${word} `.repeat(1_000),
  `${word},`.repeat(1_000),
]);

test.each(SETTINGS)('$key takes no long text, and no long time to say so', (setting) => {
  for (const text of HOSTILE) {
    expect(isAllowed(setting, setting.tidy?.(text, '2026-01-05') ?? text)).toBe(false);
  }
});

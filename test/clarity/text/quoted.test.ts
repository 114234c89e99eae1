/** What in a message is not its author's own words. */
import { describe, expect, test } from 'vitest';
import { ignoredRanges, quotedRanges } from '../../../src/clarity/text/quoted.js';

/** The lines that remain. */
function kept(text: string, ranges = quotedRanges(text)): string[] {
  const blanked = ranges.reduce(
    (rest, { start, end }) => rest.slice(0, start) + '\0'.repeat(end - start) + rest.slice(end),
    text,
  );
  return blanked.replaceAll('\0', '').split('\n').filter(Boolean);
}

describe('left out', () => {
  test.each([
    ['quoted lines', '> fix it\nok\n&gt; and that\ndone', ['ok', 'done']],
    ['all after a signature', 'ok\n-- \nAna\nlead', ['ok']],
    ['what was written before', 'ok\nOn Monday, Ana wrote:\nfix it', ['ok']],
    ['forwarded mail', 'see below\nFrom: Ana\nSent: Monday\nfix it', ['see below']],
    ['a phone’s signature', 'ok\nSent from my phone', ['ok']],
    ['a block after an ignore comment', '<!-- baton-ignore -->\nfix it\n\nok', ['<!-- baton-ignore -->', 'ok']],
  ])('%s', (_, text, expected) => expect(kept(text)).toEqual(expected));
});

test('“From:” alone is not a header', () => {
  expect(kept('From: here to there\nok')).toEqual(['From: here to there', 'ok']);
});

test('in a document only ignored parts are left out', () => {
  const text = '> quoted\n<!-- baton-ignore-start -->\na\n\nb\n<!-- baton-ignore-end -->\nc';
  expect(kept(text, ignoredRanges(text))).toEqual(['> quoted', 'c']);
});

test('an ignore comment that is never closed covers the rest', () => {
  const text = 'a\n<!-- baton-ignore-start -->\nb\n\nc';
  expect(kept(text, ignoredRanges(text))).toEqual(['a']);
});

/** Conversations written for this project. */
import { expect, test } from 'vitest';
import { conversationsOf, readWritten } from '../../../adapters/train/written.js';

const CHAT = [
  'fraud\tAna\t5\tThe card is missing.\\nAgain.\tneed\tnone\tyes\tis missing\tno\t3',
  'fraud\tBo\t5\toh\tother\t-\tno\t-\t-\t-',
  'fraud\tBo\t5\tmine\tcommitment\tself\tno\t-\tno\t-',
  'fraud\tAna\t5\tthanks\tother\t-\tno\t-\t-\t-',
  'notes:weekly\tscribe\t9\tAI: rerun the eval\tneed\tnone\tmaybe\t-\tno\t-',
].join('\n');

test('a message has the two lines before it of its channel, and its labels', () => {
  const [first, , , last, note] = conversationsOf(CHAT, 'weeks-1');
  expect(first).toMatchObject({
    id: 'fraud-1',
    set: 'written-weeks-1',
    text: 'The card is missing.\nAgain.',
    context: [],
    medium: 'chat',
    participants: 5,
    owner: 'none',
    nudge: 'yes',
    span: 'is missing',
    due: 'no',
    taken_by: '3',
  });
  expect(last).toMatchObject({ context: ['Bo: oh', 'Bo: mine'], owner: null, span: null, due: null, taken_by: null });
  expect(note).toMatchObject({ context: [], medium: 'notes', id: 'notes:weekly-1' });
});

test('a line of another form is refused', () => {
  expect(() => conversationsOf('fraud\tAna\t5\thi', 'x')).toThrow();
  expect(() => conversationsOf(CHAT.replace('\tyes\t', '\tperhaps\t'), 'x')).toThrow();
});

test('all that are here can be read, and each wanted message points at words of its own', () => {
  const all = readWritten();
  expect(all.length).toBeGreaterThan(2000);
  for (const { nudge, span, text } of all) if (nudge === 'yes') expect(text).toContain(span ?? '?');
});

/** Typed text -> call. */
import { expect, test } from 'vitest';
import { Refusal } from '../../src/commands/outcome.js';
import { LONGEST_COMMAND, readCommand } from '../../src/dispatch/read-command.js';
import { plainText } from '../../src/view.js';
import { inSituation, typed } from '../support/context.js';
import { kit, mentioned } from '../support/kit.js';

/** The reading of a text, or what it is refused with. */
async function read(said: string) {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const { text, mentions } = mentioned(said);
  return inSituation(k, typed('ana', text), (situation) =>
    readCommand(situation, text, mentions).catch((error: unknown) => {
      if (error instanceof Refusal) return plainText(error.view);
      throw error;
    }),
  );
}

test('a command is read with its arguments', async () => {
  expect(await read('task add write the card owner:@bo')).toEqual({
    call: { command: 'task add', args: { title: 'write the card', owner: 'U2' } },
  });
});

test.each(['', '   ', '!!!'])('"%s" is a call for help', async (text) => {
  expect(await read(text)).toEqual({ call: { command: 'help', args: {} } });
});

test('a mistyped command is corrected, and the correction reported', async () => {
  expect(await read('hsitory')).toEqual({ call: { command: 'history', args: {} }, corrected: 'history' });
});

test('what is no command is refused, with similar ones', async () => {
  expect(await read('xyzzy')).toContain('xyzzy');
});

test('a name that nothing has is refused', async () => {
  expect(await read('start shipping')).toContain('has no stage “shipping”');
});

test('a text that is too long is refused before it is read', async () => {
  expect(await read(`block data ${'x '.repeat(LONGEST_COMMAND)}`)).toContain('up to 12,000');
});

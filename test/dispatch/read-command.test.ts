/** Typed text -> decision. */
import { expect, test } from 'vitest';
import { LONGEST_COMMAND } from '../../src/dispatch/read-command.js';
import { kit } from '../support/kit.js';

/** What a text is understood as, and what is answered. */
async function read(said: string) {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const before = k.decision;
  const { text } = await k.say_('ana', said);
  return { decision: k.decision === before ? undefined : k.decision, text };
}

test('a command is read with its arguments', async () => {
  const { decision } = await read('task add write the card owner:@bo');
  const call = { command: 'task add', args: { title: 'write the card', owner: 'U2' } };
  expect(decision?.acts).toEqual([{ act: 'do', call }]);
});

test.each(['', '   ', '!!!'])('"%s" is a call for help', async (text) => {
  expect((await read(text)).decision?.acts).toEqual([{ act: 'show', call: { command: 'help', args: {} } }]);
});

test('a mistyped command is corrected, and the correction reported', async () => {
  const { decision, text } = await read('hsitory');
  expect(decision).toMatchObject({
    acts: [{ act: 'show', call: { command: 'history', args: {} } }],
    corrected: 'history',
  });
  expect(text).toContain('history');
});

test('what is no command is answered with similar ones', async () => {
  expect((await read('xyzzy')).text).toContain('xyzzy');
});

test('a name that nothing has is told', async () => {
  expect((await read('start shipping')).text).toContain('shipping');
});

test('a text that is too long is refused before it is read', async () => {
  const { decision, text } = await read(`block data ${'x '.repeat(LONGEST_COMMAND)}`);
  expect(decision).toBeUndefined();
  expect(text).toMatch(/4,?000/);
});

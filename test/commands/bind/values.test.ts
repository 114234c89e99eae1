/** Choices, days and page numbers. */
import { beforeAll, describe, expect, test } from 'vitest';
import { bindChoices, bindDay, bindPage } from '../../../src/commands/bind/values.js';
import { Grammar } from '../../support/binding.js';

let grammar: Grammar;
beforeAll(async () => {
  grammar = await Grammar.make();
});

describe('choices', () => {
  test.each([
    ['task list', 'mine', { which: 'mine' }, ''],
    ['task list', 'of data overdue', { which: 'overdue' }, 'of data'],
    ['mute', 'bare-todo channel', { what: 'bare-todo', where: 'channel' }, ''],
    ['set', 'stalled-after to 10 channel', { setting: 'stalled-after', where: 'channel' }, 'to 10'],
  ])('%s %s', async (command, typed, args, left) => {
    expect(await grammar.pass(command, typed, bindChoices)).toMatchObject({ args, left });
  });
  test('a required one takes the first word if none fits', async () => {
    expect(await grammar.pass('set', 'stalled 10', bindChoices)).toMatchObject({
      args: { setting: 'stalled' },
      left: '10',
    });
  });
  test('an optional one takes nothing if none fits', async () => {
    expect(await grammar.pass('task list', 'urgent', bindChoices)).toMatchObject({ args: {}, left: 'urgent' });
  });
});

describe('days', () => {
  test.each([
    ['task add', 'write the card by friday', { due: '2026-03-06' }, 'write the card'],
    ['task add', 'write the card by end of next week in data', { due: '2026-03-13' }, 'write the card in data'],
    ['task add', 'write it due in 2 weeks please', { due: '2026-03-16' }, 'write it please'],
    ['digest pause', 'until 2027-01-07', { until: '2027-01-07' }, ''],
    ['due', 'next friday', { day: 'next friday' }, ''],
    ['snooze', 'when I am back', { until: 'when I am back' }, ''],
  ])('%s %s', async (command, typed, args, left) => {
    expect(await grammar.pass(command, typed, bindDay)).toMatchObject({ args, left });
  });
  test('a key before something else than a day stays in the text', async () => {
    const typed = 'check it by hand';
    expect(await grammar.pass('task add', typed, bindDay)).toMatchObject({ args: {}, left: typed });
  });
});

describe('pages', () => {
  test('a number is a page', async () => {
    expect(await grammar.pass('projects', 'archived 2', bindPage)).toMatchObject({
      args: { page: '2' },
      left: 'archived',
    });
  });
  test('the word "page" in front of it goes with it', async () => {
    expect(await grammar.pass('task list', 'mine page 2', bindPage)).toMatchObject({
      args: { page: '2' },
      left: 'mine',
    });
  });
  test('a command without pages leaves it', async () => {
    expect(await grammar.pass('reminders', '2', bindPage)).toMatchObject({ args: {}, left: '2' });
  });
});

/** A command while its arguments are being bound. */
import { expect, test } from 'vitest';
import * as arg from '../../../src/commands/args.js';
import { Draft } from '../../../src/commands/bind/draft.js';
import { tokenize } from '../../../src/commands/tokenize.js';
import { engine } from '../../support/engine.js';
import { kit, START } from '../../support/kit.js';

const ARGS = { stage: arg.stage(), note: arg.text(), person: arg.person() };
const command = { name: 'x', aliases: [], args: ARGS, examples: [], permission: 'anyone' } as const;

async function withDraft<T>(text: string, work: (draft: Draft) => T | Promise<T>): Promise<T> {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  return k.store.read('W1', async (read) => {
    const utterance = {
      read,
      text,
      now: START,
      zone: 'UTC',
      order: 'day-first' as const,
      me: 'U1',
      channel: 'C-churn',
      clarity: engine,
    };
    return work(new Draft(command, tokenize(text, []), utterance));
  });
}

test('an argument is unbound until it has a value', () =>
  withDraft('', (draft) => {
    expect(draft.firstUnbound('text', 'person')?.[0]).toBe('note');
    draft.args.note = 'x';
    expect(draft.firstUnbound('text', 'person')?.[0]).toBe('person');
    expect(draft.unbound().map(([name]) => name)).toEqual(['stage', 'person']);
  }));

test('the order of declaration decides what comes in front', () =>
  withDraft('', (draft) => {
    expect(draft.declaresBefore(['stage', ARGS.stage], ['note', ARGS.note])).toBe(true);
    expect(draft.declaresBefore(['person', ARGS.person], ['note', ARGS.note])).toBe(false);
  }));

test('tokens are removed from those that are left', () =>
  withDraft('one two three four', (draft) => {
    draft.remove(1, 2);
    expect(draft.typed(draft.left)).toBe('one four');
    draft.removeAll();
    expect(draft.left).toEqual([]);
  }));

test('tokens are assigned by name, or the first problem is kept', async () =>
  withDraft('data zed everyone', async (draft) => {
    const [data, zed, everyone] = draft.left;
    await draft.assign(['stage', ARGS.stage], data ? [data] : []);
    expect(Object.keys(draft.args)).toEqual(['stage']);
    await draft.assign(['person', ARGS.person], everyone ? [everyone] : []);
    await draft.assign(['person', ARGS.person], zed ? [zed] : []);
    expect(draft.problem).toEqual({ problem: 'group', arg: 'person', word: 'everyone' });
  }));

/** From a call's ids and words to the rows they stand for. */
import { describe, expect, test } from 'vitest';
import * as arg from '../../src/commands/args.js';
import { load } from '../../src/commands/load.js';
import { Missing, Refusal } from '../../src/commands/outcome.js';
import { plainText } from '../../src/view/as-text.js';
import { inContext } from '../support/context.js';
import { type Kit, kit } from '../support/kit.js';

async function withChurn(): Promise<Kit> {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'task add "label the set"');
  return k;
}

const loaded = <A extends arg.Spec>(k: Kit, args: A, given: Record<string, string>) =>
  inContext(k, { command: 'status', args: given }, async (ctx) => {
    let items: readonly arg.Item[] = [];
    const values = await load(ctx, { args }, async (known) => {
      items = known;
    });
    return { values, items };
  });

/** What a value is refused with, and the field. */
async function refusal(args: arg.Spec, given: Record<string, string>) {
  const error = await loaded(await withChurn(), args, given).catch((thrown: unknown) => thrown);
  if (!(error instanceof Refusal)) throw new Error(`no refusal: ${error}`);
  return { text: plainText(error.view), field: error.options.field };
}

describe('values', () => {
  test('of every type are loaded', async () => {
    const k = await withChurn();
    const args = {
      ...{ item: arg.item(), person: arg.person(), word: arg.text(), day: arg.day() },
      ...{ which: arg.choice('on', 'off'), page: arg.page() },
    };
    const { values, items } = await loaded(k, args, {
      ...{ item: '#1', person: 'U2', word: '  two   words ', day: 'next friday', which: 'ON', page: '3' },
    });
    expect(values).toMatchObject({
      item: { kind: 'task', row: { title: 'label the set' }, project: { name: 'Churn' } },
      person: { name: 'Bo Berg' },
      ...{ word: 'two words', day: '2026-03-13', which: 'on', page: 3 },
    });
    expect(items).toEqual([values.item]);
  });
  test('that are optional are undefined if they are not given or empty', async () => {
    const args = { word: arg.maybeText(), person: arg.maybePerson() };
    expect((await loaded(await withChurn(), args, { word: '' })).values).toEqual({
      word: undefined,
      person: undefined,
    });
  });
  test('of arguments that the command does not declare are ignored', async () => {
    expect((await loaded(await withChurn(), {}, { colour: 'red' })).values).toEqual({});
  });
  test('of pages are numbers from 1 on', async () => {
    const k = await withChurn();
    for (const [raw, page] of [
      ['0', 1],
      ['-4', 1],
      ['many', 1],
      ['2.9', 2],
    ] as const)
      expect((await loaded(k, { page: arg.page() }, { page: raw })).values).toEqual({ page });
  });
  test.each(['none', 'Never!', 'no date'])('"%s" is no day', async (raw) => {
    expect((await loaded(await withChurn(), { day: arg.day() }, { day: raw })).values).toEqual({ day: 'none' });
  });
});

describe('an implied project', () => {
  test('is the channel’s', async () => {
    const { values, items } = await loaded(await withChurn(), { project: arg.here() }, {});
    expect(values.project.name).toBe('Churn');
    expect(items).toMatchObject([{ kind: 'project' }]);
  });
  test('is that of an item among the arguments rather than the channel’s', async () => {
    const k = await withChurn();
    await k.say_('ana', 'new Search', { channel: 'search' });
    await k.say_('ana', 'task add "rank"', { channel: 'search' });
    const args = { item: arg.item(), project: arg.here() };
    expect((await loaded(k, args, { item: '#2' })).values.project.name).toBe('Search');
  });
});

describe('a problem', () => {
  test('missing arguments are named', async () => {
    const args = { word: arg.text(), person: arg.person(), day: arg.maybeDay() };
    const error = await loaded(await withChurn(), args, {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Missing);
    expect(error).toMatchObject({ args: ['word', 'person'] });
  });
  test.each<[string, arg.Arg, string, string]>([
    ['a text that is too long', arg.text({ max: 5 }), 'six long', 'is 8 characters'],
    ['a text of spaces', arg.text(), '   ', 'can’t be empty'],
    ['a day that is none', arg.day(), 'soonish', 'don’t understand “soonish” as a date'],
    ['a person whom nobody knows', arg.person(), 'zed', 'anyone called “zed”'],
    ['a group', arg.person(), 'the data team', 'more than one person'],
    ['a task that does not exist', arg.item(), '#99', 'no task #99'],
    ['an id that does not exist', arg.stage(), 'gone', 'no longer exists'],
    ['an item of another kind', arg.task(), 'gone', 'no longer exists'],
  ])('%s is refused at its field', async (_, declared, raw, words) => {
    const { text, field } = await refusal({ title: declared }, { title: raw });
    expect(text).toContain(words);
    expect(field).toBe('title');
  });

  test('a word that is no choice is answered with the choices, in words', async () => {
    const { text, field } = await refusal({ which: arg.choice('mine', 'done') }, { which: 'maybe' });
    expect(text).toBe('I don’t know “maybe” here. Choose one of these:');
    expect(field).toBe('which');
  });

  test('a choice that is nearly spelt so is offered', async () => {
    const { text } = await refusal({ which: arg.choice('mine', 'done') }, { which: 'dnoe' });
    expect(text).toMatch(/^I don’t know “dnoe”\. Did you mean/);
  });
});

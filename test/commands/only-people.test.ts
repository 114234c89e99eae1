/** Only people can have work: whoever else is named, wherever, is refused with a kind word. */
import { beforeEach, describe, expect, test } from 'vitest';
import { commands } from '../../src/features/index.js';
import { type Kit, kit, OTHERS } from '../support/kit.js';

const NOBODY = { id: 'U404', name: 'U404', zone: '', admin: false, standing: 'unknown' } as const;

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
  await k.roster.introduce('W1', [...Object.values(OTHERS), NOBODY]);
  await k.roster.departed('W1', 'E1', 'U3');
  await k.take();
});

const REFUSALS = [
  ['a bot', 'U9', 'Robo Reporter is an app'],
  ['an id that no platform knows', 'U404', 'I don’t know anyone called “U404”'],
  ['somebody who has left', 'U3', 'Chi Rao has left'],
] as const;

/** Every argument by which something is given to somebody. */
const GIVEN_TO = commands.flatMap(({ name, args }) =>
  Object.entries(args).flatMap(([arg, { type, anybody }]) =>
    type === 'person' && !anybody ? [[name, arg] as const] : [],
  ),
);

test('there are such arguments', () => {
  expect(GIVEN_TO.map(([command]) => command)).toEqual(
    expect.arrayContaining(['own', 'lead', 'deputy', 'pass', 'task add', 'message keep', 'nudge give']),
  );
});

describe.each(REFUSALS)('%s', (_, id, words) => {
  test.each(GIVEN_TO)('is refused in “%s” as its %s', async (command, arg) => {
    const { text, out } = await k.call('ana', { command, args: { [arg]: id } });
    expect(text).toContain(words);
    expect(out).toHaveLength(1);
  });
  test('is refused when mentioned', async () => {
    expect((await k.mention('ana', 'own data ', id)).text).toContain(words);
  });
});

test.each([
  ['own data to Robo', 'Robo Reporter is an app'],
  ['lead Robo Reporter', 'Robo Reporter is an app'],
  ['deputy data Chi Rao', 'Chi Rao has left'],
  ['task add think owner:"Chi Rao"', 'Chi Rao has left'],
])('by name as by mention: %s', async (typed, words) => {
  expect((await k.say_('ana', typed)).text).toContain(words);
});

test('a bot with a person’s first name does not stand in their way', async () => {
  await k.roster.introduce('W1', [{ ...NOBODY, id: 'U10', name: 'Bo', standing: 'bot' }]);
  expect((await k.say_('ana', 'own data Bo')).text).toContain('to Bo Berg');
});

test('whom no platform knows, but who has been seen, can have work', async () => {
  await k.roster.joined('W1', 'E2', 'C-churn', [NOBODY.id]);
  expect((await k.mention('ana', 'own data ', NOBODY.id)).text).toContain('offered Data');
});

test('tasks of somebody who has left can still be listed, and a bot of old be no deputy any more', async () => {
  expect((await k.say_('ana', 'tasks for "Chi Rao"')).text).not.toContain('has left');
  expect((await k.mention('ana', 'deputy remove data ', 'U9')).text).toContain('as a deputy');
});

describe('guests and people of other organisations', () => {
  test.each(['@gus', '@eve'])('cannot lead: %s', async (who) => {
    expect((await k.say_('ana', `lead ${who}`)).text).toContain('can’t lead a project');
    expect((await k.insist('ana', `own data ${who}`)).text).toContain('offered Data');
  });
  test('cannot make themselves the lead, and are not asked to', async () => {
    const [project] = await k.store.read('W1', (r) => r.find('project', {}));
    const item = project?.id ?? '';
    await k.say_('ana', 'set guest-changes linked workspace');
    expect((await k.call('gus', { command: 'take', args: { item } })).text).toContain('can’t lead a project');
    await k.call('gus', { command: 'lead', args: { person: 'U7', project: item } });
    expect((await k.store.read('W1', (r) => r.get('project', item)))?.lead).toBe(null);
    await k.say_('ana', 'lead @bo');
    expect((await k.call('bo', { command: 'pass', args: { item, person: 'U7' } })).text).toContain(
      'can’t lead a project',
    );
  });
});

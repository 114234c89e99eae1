/** What words stand for here. */
import { beforeAll, describe, expect, test } from 'vitest';
import * as arg from '../../src/commands/args.js';
import { isGroup, NameResolver } from '../../src/commands/resolve-names.js';
import { tokenize } from '../../src/commands/tokenize.js';
import { engine } from '../support/engine.js';
import { type Kit, kit, START } from '../support/kit.js';

let k: Kit;
beforeAll(async () => {
  k = await kit();
  await k.say_('ana', 'new "Churn model" stages: data, launch');
  await k.say_('ana', 'new Search stages: crawl', { channel: 'search' });
  await k.say_('ana', 'task add "label the set"');
});

/** Resolves names in #churn, said by Ana. @param bound the id that arguments have so far */
const resolve = <T>(work: (names: NameResolver) => Promise<T>, bound: Partial<Record<arg.ArgType, string>> = {}) =>
  k.store.read('W1', (read) => {
    const utterance = {
      read,
      text: '',
      now: START,
      zone: 'UTC',
      order: 'day-first' as const,
      me: 'U1',
      channel: 'C-churn',
      clarity: engine,
    };
    return work(new NameResolver(utterance, (...types) => types.map((type) => bound[type]).find(Boolean)));
  });

const idOf = (declared: arg.Arg, name: string) => resolve((names) => names.idOf(declared, name));

describe('ids', () => {
  test.each<[string, arg.Arg, string, 'project' | 'stage' | 'task' | 'person']>([
    ['a project', arg.project(), 'churn model', 'project'],
    ['a stage', arg.stage(), 'data', 'stage'],
    ['a stage as an item', arg.item(), 'launch', 'stage'],
    ['a task', arg.item(), '#1', 'task'],
    ['a task without "#"', arg.task(), '1', 'task'],
    ['a person', arg.person(), 'bo', 'person'],
    ['oneself', arg.person(), 'me', 'person'],
  ])('%s', async (_, declared, name, kind) => {
    const id = (await idOf(declared, name)) ?? '';
    expect(await k.store.read('W1', (r) => r.get(kind, id))).toBeDefined();
  });
  test('a name that nothing has gives none', async () => {
    for (const declared of [arg.project(), arg.stage(), arg.item(), arg.person()])
      expect(await idOf(declared, 'zeppelin')).toBeUndefined();
  });
  test('words without an id stand for themselves', async () => {
    expect(await idOf(arg.text(), 'no labels')).toBe('no labels');
  });
});

test('stages are those of the channel, of a named project, or of a named task', async () => {
  const [search] = await k.store.read('W1', (r) => r.find('project', { where: { key: 'search' } }));
  const [task] = await k.store.read('W1', (r) => r.find('task', {}));
  const stageNames = async (bound: Partial<Record<arg.ArgType, string>>) =>
    (await resolve((names) => names.stages(), bound)).map(({ name }) => name);
  expect(await stageNames({})).toEqual(['data', 'launch']);
  expect(await stageNames({ project: search?.id ?? '' })).toEqual(['crawl']);
  expect(await stageNames({ item: task?.id ?? '' })).toEqual(['data', 'launch']);
});

test('the longest name of a project is found at a place', async () => {
  const found = (text: string, at: number) => resolve((names) => names.projectAt(tokenize(text, []), at));
  expect(await found('search it', 0)).toMatchObject({ project: { name: 'Search' }, count: 1 });
  expect(await found('it search', 0)).toBeUndefined();
});

test.each([
  ['everyone', true],
  ['@here', true],
  ['the data team', true],
  ['data engineers', true],
  ['ana', false],
  ['teammate', false],
])('"%s" names several people: %s', (word, several) => {
  expect(isGroup(word)).toBe(several);
});

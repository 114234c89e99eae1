import { beforeEach, describe, expect, test } from 'vitest';
import { NAME_MAX } from '../../src/model/names.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
});

const text = async (who: string, words: string, where = {}) => (await k.say_(who, words, where)).text;

describe('a new project', () => {
  test.each([
    [NAME_MAX, 'created'],
    [NAME_MAX + 1, `up to ${NAME_MAX}`],
  ])('with a name of %d characters', async (length, says) => {
    expect(await text('ana', `new ${'x'.repeat(length)}`)).toContain(says);
  });

  test.each([
    ['stages: data', 1],
    ['stages: a, b; c -> d → e > f', 6],
    [`stages: ${Array.from({ length: 12 }, (_, i) => `s${i}`).join(', ')}`, 12],
  ])('%s', async (stages, n) => {
    expect(await text('ana', `new Churn ${stages}`)).toContain(`with ${n} stages`);
  });

  test.each([
    [`stages: ${Array.from({ length: 13 }, (_, i) => `s${i}`).join(', ')}`, 'up to 12 stages'],
    ['stages: data, Data', 'same name'],
    ['stages: data, !!!', 'no letters or digits'],
    [`stages: data, ${'x'.repeat(NAME_MAX + 1)}`, `up to ${NAME_MAX}`],
  ])('%s is refused, and nothing is made', async (stages, says) => {
    expect(await text('ana', `new Churn ${stages}`)).toContain(says);
    expect(await k.store.read('W1', (r) => r.find('project', {}))).toEqual([]);
  });

  test('in a private conversation it is linked to no channel', async () => {
    await k.say_('ana', 'new Churn', { direct: true });
    expect(await k.store.read('W1', (r) => r.find('link', {}))).toEqual([]);
  });
});

describe('the main project of a channel', () => {
  const mains = async () => {
    const links = await k.store.read('W1', (r) => r.find('link', { where: { channel: 'C-churn', main: true } }));
    const projects = await k.store.read('W1', (r) => r.find('project', {}));
    return links.map(({ project }) => projects.find(({ id }) => id === project)?.name);
  };
  beforeEach(async () => {
    for (const name of ['One', 'Two', 'Three']) {
      await k.say_('ana', `new ${name}`);
      k.clock.pass(1);
    }
  });

  test('is the first, until another is chosen', async () => {
    expect(await mains()).toEqual(['One']);
    await k.say_('ana', 'main Three');
    expect(await mains()).toEqual(['Three']);
    expect(await text('ana', 'main Three')).toContain('already the main project');
  });

  test('if it is unlinked, the one that was linked first takes its place', async () => {
    await k.say_('ana', 'unlink One');
    expect(await mains()).toEqual(['Two']);
    await k.say_('ana', 'unlink Two');
    await k.say_('ana', 'unlink Three');
    expect(await mains()).toEqual([]);
  });

  test('a project that is not linked here cannot be it', async () => {
    await k.say_('ana', 'new Four', { channel: 'other' });
    expect(await text('ana', 'main Four')).toContain('is not linked to this channel');
  });
});

describe('an archived project', () => {
  beforeEach(async () => {
    await k.say_('ana', 'new Churn');
    await k.say_('ana', 'archive');
  });

  test('is archived once, and restored once', async () => {
    expect(await text('bo', 'archive Churn')).toContain('already archived');
    expect(await text('bo', 'restore Churn')).toContain('restored');
    expect(await text('bo', 'restore Churn')).toContain('is not archived');
  });

  test('takes no link', async () => {
    expect(await text('bo', 'link Churn', { channel: 'other' })).toContain('is archived');
  });

  test('is listed apart from the others', async () => {
    expect(await text('bo', 'projects')).toContain('No projects yet');
    expect(await text('bo', 'projects archived')).toContain('Churn');
  });
});

test('the second of two projects with the same name is refused', async () => {
  const turns = [await k.say_('ana', 'new Churn'), await k.say_('bo', 'new churn', { channel: 'other' })];
  expect(turns.map((turn) => turn.text.includes('already a project called'))).toEqual([false, true]);
  const taken = await k.press('bo', turns[1]?.answer, 'Open', { channel: 'other', shared: false });
  expect(taken.text).toContain('0 of 5 stages done');
});

test('a name that an archived project has leads to restoring it', async () => {
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'archive churn');
  const { answer } = await k.say_('ana', 'new Churn');
  expect((await k.press('ana', answer, 'Restore', { shared: false })).text).toContain('restored Churn');
});

test('the list of projects has as many pages as it needs', async () => {
  for (let n = 10; n < 31; n += 1) await k.say_('ana', `new "Model ${n}"`, { channel: `c${n}` });
  const first = await k.say_('bo', 'projects');
  const second = await k.press('bo', first.answer, 'More');
  const third = await k.press('bo', second.answer, 'More');
  expect([first, second, third].map((turn) => turn.text.match(/Model \d+/g)?.length)).toEqual([10, 10, 1]);
  expect(JSON.stringify(third.answer)).not.toContain('"More"');
  expect((await k.press('bo', third.answer, 'Back')).text).toBe(second.text);
});

test('a project is linked to the channel in which the button of the list is pressed', async () => {
  await k.say_('ana', 'new Churn');
  const { answer } = await k.say_('bo', 'projects', { channel: 'other' });
  const { text: after } = await k.press('bo', answer, 'Link here', { channel: 'other', shared: false });
  expect(after).toContain('linked here');
});

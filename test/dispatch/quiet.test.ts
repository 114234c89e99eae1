/** What is understood only in part is said, with what can be done about it. */
import { expect, test } from 'vitest';
import { plainText } from '../../src/view/as-text.js';
import { controlsOf, view } from '../../src/view/view.js';
import { freshWorld } from '../phrases/build.js';
import { NOW } from '../phrases/world.js';
import { kit } from '../support/kit.js';

async function labels(text: string): Promise<string[]> {
  const world = await freshWorld();
  world.now = NOW;
  const { view } = await world.say('Ana', text, 'mention');
  return view ? controlsOf(view).flatMap((control) => (control.control === 'button' ? [control.label] : [])) : [];
}

test('a stage comes with its next moves', async () => {
  expect(await labels('evaluation tastes of strawberries')).toEqual(['Start', 'Skip', 'Show']);
});

test('a project comes with its status', async () => {
  expect(await labels('churn smells of strawberries and cream')).toEqual(['Status']);
});

test('a task can be finished, taken or looked at', async () => {
  expect(await labels('#2 tastes of strawberries')).toEqual(['Mark #2 as done', 'Take #2', 'Show']);
});

test('a task that is closed can only be looked at', async () => {
  const k = await kit();
  for (const text of ['new Churn', 'task add "label the set"', 'done #1']) await k.say_('ana', text);
  const { answer, text } = await k.say_('ana', '#1 tastes of strawberries', { spoken: true });
  expect(text).toBe('I understood #1 “label the set”, but not what to do with it.');
  expect(controlsOf(answer ?? view()).map(({ label }) => label)).toEqual(['Show']);
});

test('two people of one full name are told apart by their time zones, else by their ids', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const twin = { id: 'U8', name: 'Bo Berg', zone: 'UTC', admin: false, standing: 'member' as const };
  await k.roster.introduce('W1', [{ ...twin, zone: 'Asia/Tokyo' }]);
  const asked = async () => (await k.say_('ana', 'give data to Bo Berg', { spoken: true })).answer ?? view();
  expect(plainText(await asked())).toContain('more than one Bo Berg.');
  expect(controlsOf(await asked()).map(({ label }) => label)).toEqual([
    'Bo Berg (New York time)',
    'Bo Berg (Tokyo time)',
  ]);
  await k.roster.introduce('W1', [{ ...twin, id: 'U9', zone: 'Asia/Tokyo' }]);
  expect(controlsOf(await asked()).map(({ label }) => label)).toEqual([
    'Bo Berg (New York time)',
    'Bo Berg (U8)',
    'Bo Berg (U9)',
  ]);
});

test('of two people with one first name, Baton asks which is meant', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const lind = { id: 'U8', name: 'Bo Lind', zone: 'UTC', admin: false, standing: 'member' as const };
  await k.roster.introduce('W1', [lind]);
  const { answer } = await k.say_('ana', 'give data to bo', { spoken: true });
  expect(controlsOf(answer ?? view()).map(({ label }) => label)).toEqual(['Bo Berg', 'Bo Lind']);
  expect(plainText(answer ?? view())).toContain('more than one Bo.');
  expect((await k.press('ana', answer, 'Bo Lind')).text).toContain('offered Data in Churn to Bo Lind');
});

/** What is understood only in part is said, with what can be done about it. */
import { expect, test } from 'vitest';
import { controlsOf } from '../../src/view.js';
import { freshWorld } from '../phrases/build.js';
import { NOW } from '../phrases/world.js';

async function labels(text: string): Promise<string[]> {
  const world = await freshWorld();
  world.now = NOW;
  const { view } = await world.say('Ana', text, 'mention');
  return view ? controlsOf(view).flatMap((control) => (control.control === 'button' ? [control.label] : [])) : [];
}

test('a stage comes with its next moves', async () => {
  expect(await labels('evaluation tastes of strawberries')).toEqual(['Start', 'Skip', 'Show']);
});

test('a task can be finished, taken or looked at', async () => {
  expect(await labels('#2 tastes of strawberries')).toEqual(['Mark #2 as done', 'Take #2', 'Show']);
});

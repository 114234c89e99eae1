/** A million characters, typed or sent by a hostile button, get a short answer quickly and change nothing. */
import { expect, test } from 'vitest';
import type { Call } from '../../src/view/view.js';
import { type Kit, kit } from '../support/kit.js';

const MILLION = 1_000_000;
const FLOODS = [
  'a'.repeat(MILLION),
  'friday '.repeat(MILLION / 7),
  '"'.repeat(MILLION),
  '🦔'.repeat(MILLION / 2),
  '\n'.repeat(MILLION),
];

async function changesNothing(k: Kit, act: () => Promise<{ text: string; handled: object }>): Promise<void> {
  const history = () => k.store.read('W1', (r) => r.find('history', {}));
  const before = await history();
  const begun = performance.now();
  const { text, handled } = await act();
  expect(performance.now() - begun).toBeLessThan(5_000);
  expect((text + JSON.stringify(handled)).length).toBeLessThan(5_000);
  expect(await history()).toEqual(before);
  expect(k.faults).toEqual([]);
}

test.each(FLOODS.map((flood, i) => [i, flood] as const))('flood no. %d', async (_, flood) => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const [stage] = await k.store.read('W1', (r) => r.find('stage', { limit: 1 }));
  const id = stage?.id ?? '';
  await changesNothing(k, () => k.say_('ana', `block data ${flood}`));
  const calls: Call[] = [
    { command: flood, args: {} },
    { command: 'block', args: { stage: id, reason: flood } },
    { command: 'due', args: { item: id, day: flood } },
    { command: 'own', args: { item: id, person: flood } },
    { command: 'status', args: { project: flood } },
    { command: 'task add', args: { title: flood } },
    { command: 'set', args: { setting: 'time-zone', value: flood } },
    { command: 'help', args: { topic: flood } },
  ];
  for (const call of calls) await changesNothing(k, () => k.call('ana', call));
});

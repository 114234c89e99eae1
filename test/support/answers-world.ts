/** The world in which questions are asked: Wednesday, 25 November 2026, 10:00, in #churn with two projects. */
import { Kit, kit } from './kit.js';
import { type StoreMaker, snapshot } from './memory-store.js';

/** Wednesday, 25 November 2026, 10:00 UTC. */
const NOW = Date.UTC(2026, 10, 25, 10);

/** What was said, by whom and when. */
const SAID: readonly (readonly [at: string, who: string, words: string])[] = [
  ['2026-11-09T10:00', 'ana', 'new "Churn model"'],
  ['2026-11-09T10:00', 'ana', 'new "Fraud model" stages: Data, Labelling, Training, Shadow test, Rollout'],
  ['2026-11-09T10:00', 'ana', 'lead me in Churn model'],
  ['2026-11-09T10:00', 'ana', 'start data in Churn model'],
  ['2026-11-18T10:00', 'ana', 'done data in Churn model'],
  ['2026-11-23T09:00', 'bo', 'take training in Churn model'],
  ['2026-11-23T09:00', 'bo', 'start training in Churn model'],
  ['2026-11-20T10:00', 'chi', 'take deployment in Churn model'],
  ['2026-11-22T09:30', 'chi', 'block deployment in Churn model: GPU quota not granted'],
  [
    '2026-11-23T10:00',
    'bo',
    'task add "Version the training set" owner:me due:2026-11-27 stage:data project:"Churn model"',
  ],
  ['2026-11-23T10:00', 'ana', 'task add "Write the model card" stage:evaluation project:"Churn model"'],
  [
    '2026-11-23T10:00',
    'chi',
    'task add "Ask for GPU quota" owner:me due:2026-11-23 stage:deployment project:"Churn model"',
  ],
  ['2026-11-23T10:00', 'ana', 'task add "Backfill the labels" stage:labelling project:"Fraud model"'],
  ['2026-11-24T16:00', 'bo', 'own evaluation @ana in Churn model'],
];

let made: Promise<StoreMaker> | undefined;

/** Says all of it, once. */
async function saidAll(): Promise<StoreMaker> {
  const k = await kit();
  for (const [at, who, words] of [...SAID].sort(([a], [b]) => Date.parse(a) - Date.parse(b))) {
    k.clock.pass(Date.parse(`${at}:00Z`) - k.clock.now());
    await k.say_(who, words);
  }
  return snapshot(k.opened);
}

/** A new world for each test; its clock stands at 10:00. */
export async function answersWorld(): Promise<Kit> {
  made ??= saidAll();
  const k = new Kit(await (await made)());
  k.clock.pass(NOW - k.clock.now());
  return k;
}

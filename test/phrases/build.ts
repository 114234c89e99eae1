/** Makes the world of the phrases, through Baton itself, so that it has a true past. */
import type { Opened } from '../../adapters/store/opened.js';
import { memoryStore, rewinder } from '../support/memory-store.js';
import { NOW, WHO, type Who, World } from './world.js';

/** What somebody does, and when: instant, who, command, arguments. */
type Deed = readonly [at: string, who: Who, command: string, args: Record<string, string>];

const PAST: readonly Deed[] = [
  ['2026-10-12T09:00', 'Ana', 'new', { name: 'Churn model' }],
  ['2026-10-12T09:05', 'Ana', 'lead', { project: 'Churn model', person: 'Ana' }],
  ['2026-10-12T09:30', 'Ana', 'start', { stage: 'Data' }],
  [
    '2026-11-02T10:00',
    'Dana',
    'new',
    { name: 'Fraud model', stages: 'Data, Labelling, Training, Shadow test, Rollout' },
  ],
  ['2026-11-09T15:00', 'Ana', 'done', { item: 'Data' }],
  ['2026-11-10T09:00', 'Bo', 'take', { item: 'Training' }],
  ['2026-11-10T09:10', 'Bo', 'start', { stage: 'Training' }],
  [
    '2026-11-11T09:00',
    'Bo',
    'task add',
    { title: 'Version the training set', stage: 'Data', owner: 'Bo', due: '2026-11-27' },
  ],
  ['2026-11-11T09:10', 'Ana', 'task add', { title: 'Write the model card', stage: 'Evaluation' }],
  ['2026-11-12T11:00', 'Dana', 'take', { item: 'Deployment' }],
  [
    '2026-11-12T11:05',
    'Dana',
    'task add',
    { title: 'Ask for GPU quota', stage: 'Deployment', owner: 'Dana', due: '2026-11-23' },
  ],
  ['2026-11-13T14:00', 'Emi', 'task add', { title: 'Backfill the labels', stage: 'Fraud model/Labelling' }],
  ['2026-11-17T10:00', 'Dana', 'block', { stage: 'Deployment', reason: 'GPU quota not granted' }],
];

let made: Promise<() => Opened> | undefined;

/** The world at ten o'clock, afresh. It takes the place of the one before: there is one at a time. */
export async function freshWorld(): Promise<World> {
  made ??= builtWorld();
  return new World((await made)());
}

async function builtWorld(): Promise<() => Opened> {
  const store = await memoryStore();
  const world = new World(store);
  world.now = Date.parse('2026-10-12T08:00Z');
  for (const who of WHO) {
    await world.say(who, 'help', 'slash');
    await world.say(who, 'help', 'direct');
  }
  await world.tell();
  for (const [at, who, command, args] of PAST) {
    await world.passTo(Date.parse(`${at}Z`));
    await world.call(who, command, args);
  }
  await world.passTo(NOW);
  if (world.faults[0]) throw world.faults[0];
  return rewinder(store);
}

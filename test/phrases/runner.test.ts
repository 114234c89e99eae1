/** The runner itself: what plain commands do is read back from the store as it is, and the world is as described. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshWorld } from './build.js';
import type { Happened, Phrase } from './phrase.js';
import { Player } from './play.js';
import { judge } from './score.js';

let player: Player;
beforeAll(() => {
  player = new Player();
});
afterAll(() => player.stop());

/** Commands in their strictest form, which any grammar reads alike. */
const DONE: readonly (readonly [text: string, command: string, args: Record<string, string>])[] = [
  ['start evaluation', 'start', { stage: 'Evaluation' }],
  ['done training', 'done', { item: 'Training' }],
  ['done #1', 'done', { item: '#1' }],
  ['block training: no GPUs', 'block', { stage: 'Training', reason: 'no GPUs' }],
  ['unblock deployment', 'unblock', { stage: 'Deployment' }],
  ['at-risk training: too slow', 'at-risk', { stage: 'Training', reason: 'too slow' }],
  ['reopen data: drift', 'reopen', { item: 'Data', reason: 'drift' }],
  ['skip monitoring', 'skip', { stage: 'Monitoring' }],
  ['skip rollout', 'skip', { stage: 'Rollout', project: 'Fraud model' }],
  ['own #2 @Chi', 'own', { item: '#2', person: 'Chi' }],
  ['take #4', 'take', { item: '#4' }],
  ['release training', 'release', { item: 'Training' }],
  ['lead @Dana', 'lead', { person: 'Dana' }],
  ['lead @Dana in "Fraud model"', 'lead', { project: 'Fraud model', person: 'Dana' }],
  ['deputy training @Chi', 'deputy', { item: 'Training', person: 'Chi' }],
  [
    'task add "version the test set" stage:data @Bo by friday',
    'task add',
    { title: 'version the test set', stage: 'Data', owner: 'Bo', due: '2026-11-27' },
  ],
  ['edit #2 title:"Write a model card"', 'edit', { item: '#2', title: 'Write a model card' }],
  ['drop #4', 'drop', { item: '#4' }],
  ['due #2 friday', 'due', { item: '#2', day: '2026-11-27' }],
  ['due #1 none', 'due', { item: '#1', day: 'none' }],
  ['rename data to "Data & labels"', 'rename', { item: 'Data', name: 'Data & labels' }],
  ['project rename "Fraud model" to "Cards"', 'project rename', { project: 'Fraud model', name: 'Cards' }],
  ['describe "Fraud model" stolen cards', 'describe', { project: 'Fraud model', description: 'stolen cards' }],
  ['archive "Fraud model"', 'archive', { project: 'Fraud model' }],
  ['unlink "Fraud model"', 'unlink', { project: 'Fraud model' }],
  ['main "Fraud model"', 'main', { project: 'Fraud model' }],
  ['new "Ranking"', 'new', { name: 'Ranking' }],
  ['stage add "Shadow test" after: evaluation', 'stage add', { name: 'Shadow test', after: 'Evaluation' }],
  ['stage move monitoring after: training', 'stage move', { stage: 'Monitoring', after: 'Training' }],
  ['set stalled-after 10 channel', 'set', { setting: 'stalled-after', value: '10', where: 'channel' }],
  ['set stalled-after 10', 'set', { setting: 'stalled-after', value: '10' }],
  ['mute', 'mute', { what: 'me' }],
  ['mute channel', 'mute', { what: 'channel' }],
  ['mute your-youre', 'mute', { what: 'your-youre' }],
  ['snooze until monday', 'snooze', { until: '2026-11-30' }],
  ['reminders off', 'reminders off', {}],
  ['reminders off stalled', 'reminders off', { kind: 'stalled' }],
  ['digest', 'digest', {}],
  ['digest schedule mondays at 8:30', 'digest schedule', { when: 'mondays 8:30' }],
  ['digest pause until 2027-01-07', 'digest pause', { until: '2027-01-07' }],
  ['digest skip 2026-12-28', 'digest skip', { day: '2026-12-28' }],
  // So already: that is said, and counts as done.
  ['done data', 'done', { item: 'Data' }],
  ['release #4', 'release', { item: '#4' }],
  ['unmute', 'unmute', { what: 'me' }],
];

describe('what a command has done', () => {
  test.each(DONE)('%s', async (text, command, args) => {
    const { changed, outcome } = await player.say(text, 'slash');
    expect(outcome).toEqual({ do: command, args });
    expect(changed).toEqual([command]);
  });
});

describe('what a command shows or asks for', () => {
  test.each<[text: string, outcome: Happened]>([
    ['status', { show: 'status', of: 'Churn model' }],
    ['status "Fraud model"', { show: 'status', of: 'Fraud model' }],
    ['tasks unowned', { show: 'unowned', kind: 'tasks' }],
    ['tasks in labelling', { show: 'tasks', of: 'Labelling', project: 'Fraud model' }],
    ['task #3', { show: 'task', of: '#3' }],
    ['stage data', { show: 'stage', of: 'Data' }],
    ['history data', { show: 'history', of: 'Data' }],
    ['help block', { show: 'help', of: 'block' }],
    ['help assign a task', { show: 'help', of: 'own' }],
    ['projects archived', { show: 'projects', which: 'archived' }],
    ['due #2', { ask: 'day', for: 'due', args: { item: '#2' } }],
    ['start', { ask: 'stage', for: 'start', args: {} }],
  ])('%s', async (text, outcome) => {
    const played = await player.say(text, 'slash');
    expect(played.outcome).toEqual(outcome);
    expect(played.changed).toEqual([]);
  });
});

test.each<[Phrase['dates'], day: string]>([
  ['month-first', '2026-12-03'],
  [undefined, '2027-03-12'],
])('12/3 is said by somebody whose dates are %s', async (dates, day) => {
  const due: Phrase = { id: 'x', how: 'slash', text: 'due #2 12/3', expect: { none: 'unclear' }, never: [], why: '' };
  const { outcome } = await player.play({ ...due, ...(dates && { dates }) });
  expect(outcome).toEqual({ do: 'due', args: { item: '#2', day } });
});

test('one phrase leaves nothing behind for the next', async () => {
  await player.say('drop #4', 'slash');
  expect((await player.say('drop #4', 'slash')).text).toContain('dropped #4');
});

describe('before a phrase', () => {
  const words: Pick<Phrase, 'how' | 'never' | 'why' | 'id'> = { how: 'slash', never: [], why: '', id: 'x' };

  test('there is an offer where it answers one, and none where it does not', async () => {
    const accept = { ...words, text: 'accept', expect: { do: 'accept', args: { item: '#2' } } };
    expect((await player.play(accept)).outcome).toEqual(accept.expect);
    expect((await player.say('accept', 'slash')).changed).toEqual([]);
  });

  test('Evaluation was started a minute ago where it undoes something', async () => {
    const undo = { ...words, text: 'undo', expect: { do: 'undo', args: {} } };
    expect((await player.play(undo)).text).toContain('Evaluation in Churn model is back');
  });

  test('lines are said, and what Baton says there has happened', async () => {
    const before = ['Ana: @Baton whatever', 'Baton: Ana finished Training', 'Ana: (pressed “Take” on Monitoring)'];
    const undo = { ...words, before, text: 'undo', expect: { do: 'undo', args: {} } };
    expect((await player.play(undo)).text).toContain('Monitoring in Churn model has no owner again');
  });
});

test('the world is as described', async () => {
  const world = await freshWorld();
  const { stage, task, project, setting, offer } = await world.snapshot();
  const nameOf = new Map([...project.values()].map(({ id, name }) => [id, name]));
  const stages = [...stage.values()].sort((a, b) => a.position - b.position);
  const inProject = (name: string) => stages.filter((one) => nameOf.get(one.project) === name);
  expect(inProject('Churn model').map(({ name, state, owner }) => [name, state, owner])).toEqual([
    ['Data', 'done', null],
    ['Training', 'in_progress', 'U-bo'],
    ['Evaluation', 'not_started', null],
    ['Deployment', 'blocked', 'U-dana'],
    ['Monitoring', 'not_started', null],
  ]);
  expect(inProject('Fraud model').map(({ name, state }) => [name, state])).toEqual(
    ['Data', 'Labelling', 'Training', 'Shadow test', 'Rollout'].map((name) => [name, 'not_started']),
  );
  const byNumber = [...task.values()].sort((a, b) => a.number - b.number);
  expect(byNumber.map((one) => [one.title, stage.get(one.stage ?? '')?.name, one.owner, one.due])).toEqual([
    ['Version the training set', 'Data', 'U-bo', '2026-11-27'],
    ['Write the model card', 'Evaluation', null, null],
    ['Ask for GPU quota', 'Deployment', 'U-dana', '2026-11-23'],
    ['Backfill the labels', 'Labelling', null, null],
  ]);
  expect([setting.size, offer.size]).toEqual([0, 0]);
});

describe('the scorer', () => {
  const expecting = { expect: { do: 'own', args: { item: '#2', person: 'Ana' } }, never: ['take'] };
  const played = (changed: string[], outcome: Happened) => judge(expecting, { id: '', text: '', changed, outcome });

  test('taking is owning oneself, unless it must not be', () => {
    expect(played(['own'], { do: 'own', args: { item: '#2', person: 'Ana' } })).toMatchObject({ right: true });
    expect(played(['take'], { do: 'take', args: { item: '#2' } })).toEqual({ right: false, wrongChange: true });
  });

  test('an argument too many, or another than was said, is a wrong change', () => {
    const wrong = { right: false, wrongChange: true };
    expect(played(['own'], { do: 'own', args: { item: '#2', person: 'Ana', day: 'none' } })).toEqual(wrong);
    expect(played(['own'], { do: 'own', args: { item: '#3', person: 'Ana' } })).toEqual(wrong);
  });

  test('what is said to be done without a change is not right', () => {
    expect(played([], { do: 'own', args: { item: '#2', person: 'Ana' } })).toEqual({
      right: false,
      wrongChange: false,
    });
  });
});

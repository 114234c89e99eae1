/** In an archived project nothing changes, and nothing waits for anybody. */
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { controlsOf } from '../../src/view/view.js';
import { Kit, kit } from '../support/kit.js';
import { pooled, type StoreMaker } from '../support/memory-store.js';

let archived: StoreMaker;
beforeAll(async () => {
  const made = await kit();
  for (const words of [
    'new Churn',
    'take data',
    'deputy data @bo',
    'start data',
    'task add label',
    'take #1',
    'task add think',
    'own #2 @bo',
    'task add write owner:@chi',
    'lead @bo',
    'start training',
  ])
    await made.say_('ana', words);
  await made.say_('bo', 'archive');
  await made.take();
  archived = await pooled(made.opened);
});

let k: Kit;
beforeEach(async () => {
  k = new Kit(await archived());
});

const KINDS = ['project', 'stage', 'task', 'offer', 'link', 'history'] as const;
const rows = async () => Promise.all(KINDS.map((kind) => k.store.read('W1', (r) => r.find(kind, { order: ['id'] }))));

/** Every command that changes a project, with the one who could do it before. */
const CHANGES = [
  'ana: done data in Churn',
  'ana: block data in Churn no labels',
  'ana: at-risk data in Churn no labels',
  'ana: skip monitoring in Churn',
  'ana: reopen data in Churn',
  'ana: done #1',
  'ana: reopen #1',
  'ana: drop #1',
  'ana: drop data in Churn',
  'ana: due #1 friday',
  'ana: due data friday in Churn',
  'ana: edit #1 title:"label more"',
  'ana: edit #1',
  'ana: rename data to Features in Churn',
  'ana: rename #1 to more',
  'ana: project rename Churn to Other',
  'ana: describe Churn who leaves',
  'ana: stage add "Shadow test" in Churn',
  'ana: stage move data in Churn after: evaluation',
  'ana: task add more in Churn',
  'ana: deputy data @chi in Churn',
  'ana: deputy remove data @bo in Churn',
  'ana: release #1',
  'ana: take #2',
  'ana: own #1 @bo',
  'ana: lead me in Churn',
  'bo: accept #2',
  'bo: decline #2 no time',
  'bo: pass #2 to @chi',
  'ana: link Churn',
  'ana: unlink Churn',
  'ana: main Churn',
  'ana: undo',
];

test.each(CHANGES)('%s', async (line) => {
  const [, who = '', words = ''] = /^(\w+): (.*)$/.exec(line) ?? [];
  const before = await rows();
  const { text, answer, out } = await k.say_(who, words, { channel: 'elsewhere' });
  expect(text).toContain('Churn is archived. Restore it first.');
  expect(answer && controlsOf(answer).map(({ label }) => label)).toEqual(['Restore']);
  expect(out).toHaveLength(1);
  expect(await rows()).toEqual(before);
  expect(k.faults).toEqual([]);
});

test('the button restores it, and then all goes on', async () => {
  const { answer } = await k.say_('ana', 'done #1');
  await k.press('ana', answer, 'Restore', { shared: false });
  expect((await k.say_('ana', 'done #1')).text).toContain('finished');
  expect((await k.say_('bo', 'accept #2', { direct: true })).text).toContain('You took');
});

test('what only shows something still works', async () => {
  for (const words of [
    'status Churn',
    'history in Churn',
    'stage data in Churn',
    'task #1',
    'tasks in Churn',
    'projects archived',
  ])
    expect((await k.say_('ana', words)).text, words).not.toContain('Restore it first');
});

test('archiving and restoring can be taken back', async () => {
  expect((await k.say_('bo', 'undo')).text).toContain('undid th');
  await k.say_('bo', 'archive');
  await k.say_('bo', 'restore Churn');
  expect((await k.say_('bo', 'undo')).text).toContain('undid th');
  expect((await k.say_('bo', 'status Churn')).text).toContain('archived');
});

describe('nothing waits', () => {
  test.each(['accept', 'decline no time', 'offers', 'home', 'reminder show'])('in %s', async (words) => {
    expect((await k.say_('bo', words)).text).not.toContain('think');
  });
  test('in what one has offered, and in the lists of the project itself', async () => {
    for (const words of ['offers', 'task #2', 'tasks in Churn', 'status Churn'])
      expect((await k.say_('ana', words)).text, words).not.toContain('no answer yet');
  });
  test('until it is restored', async () => {
    await k.say_('ana', 'restore Churn');
    expect((await k.say_('bo', 'offers')).text).toContain('think');
    expect((await k.say_('ana', 'task #2')).text).toContain('no answer yet');
  });
});

test('a nudge makes no task in it', async () => {
  await k.say_('ana', 'restore Churn');
  await k.say_('ana', 'set nudge-grace 0 channel');
  await k.hear('ana', { type: 'message', id: 'M1', text: 'Someone should fix the ETL by Friday.' });
  const [nudge] = await k.store.read('W1', (r) => r.find('nudge', {}));
  await k.say_('ana', 'archive Churn');
  const [project] = await k.store.read('W1', (r) => r.find('project', {}));
  const args = { nudge: nudge?.id ?? '', project: project?.id ?? '' };
  for (const command of ['nudge take', 'nudge edit'])
    expect((await k.call('ana', { command, args })).text).toContain('Restore it first');
  const kept = await k.call('ana', { command: 'message keep', args: { title: 'fix', project: args.project } });
  expect(kept.text).toContain('Restore it first');
});

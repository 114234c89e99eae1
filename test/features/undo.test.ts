import { beforeEach, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { Past } from '../../src/kit/past.js';
import { UNDO_MS } from '../../src/model/undo.js';
import { controlsOf, type View } from '../../src/view/view.js';
import { type Kit, kit } from '../support/kit.js';

let k: Kit;
beforeEach(async () => {
  k = await kit();
  await k.say_('ana', 'new Churn');
});

test.each([
  ['until the last moment', UNDO_MS, 'undid th'],
  ['and not a moment later', UNDO_MS + 1, 'more than 10 minutes ago'],
])('a change can be taken back for ten minutes, %s', async (_, wait, expected) => {
  await k.say_('ana', 'start data');
  k.clock.pass(wait);
  expect((await k.say_('ana', 'undo')).text).toContain(expected);
});

describe('leaves everything as it was', () => {
  const rows = async () => {
    const kinds = ['project', 'stage', 'task', 'offer', 'link', 'setting'] as const;
    const all = await Promise.all(kinds.map((kind) => k.store.read('W1', (r) => r.find(kind, { order: ['id'] }))));
    return all.flat().map(({ version: _, ...row }) => ({ ...row, since: 0 }));
  };
  test.each([
    'new "Ranking"',
    'describe who leaves and why',
    'rename data to Features',
    'project rename Churn to "Churn v2"',
    'stage add "Shadow test" after: evaluation',
    'stage move data after: evaluation',
    'start data',
    'block data no labels',
    'skip monitoring',
    'take data',
    'own data @bo',
    'lead me',
    'deputy data @bo',
    'due data 2026-04-01',
    'task add label owner:@bo by friday',
    'done #1',
    'edit #1 title:"label more"',
    'drop #1',
    'drop monitoring',
    'unlink',
    'archive',
    'set answers private',
    'digest schedule fridays 10:00',
    'reminders off stalled',
    'mute bare-todo',
  ])('%s', async (text) => {
    await k.say_('bo', 'task add label');
    const before = await rows();
    await k.say_('ana', text);
    expect(await rows()).not.toEqual(before);
    expect((await k.say_('ana', 'undo')).text).toMatch(/und(id|one)/i);
    expect(await rows()).toEqual(before);
    expect(k.faults).toEqual([]);
  });
});

describe('a stage that is back in its state has been so all the time', () => {
  const days = (n: number) => k.clock.pass(n * 24 * 60 * 60_000);
  const data = async () => (await k.store.read('W1', (r) => r.find('stage', { where: { name: 'Data' } })))[0];

  test.each(['done data', 'unblock data', 'skip data', 'at-risk data'])('%s', async (text) => {
    await k.say_('bo', 'start data');
    await k.say_('bo', 'block data: no quota');
    const before = await data();
    days(17);
    await k.say_('ana', text);
    await k.say_('ana', 'undo');
    k.clock.pass(120_000);
    expect(await data()).toMatchObject({ state: 'blocked', since: before?.since, reason: 'no quota' });
    expect((await k.say_('ana', 'how long has data been blocked?', { spoken: true })).text).toContain('17 days');
    expect((await k.say_('ana', 'history data')).text).toMatch(/17 days/);
    // As somebody who looks back sees it.
    const [project] = await k.store.read('W1', (r) => r.find('project', { where: { name: 'Churn' } }));
    const then = k.clock.now();
    k.clock.pass(60_000);
    await k.say_('ana', 'done data');
    const past = await k.store.read('W1', async (r) => (await Past.at(r, [project?.id ?? ''], then)).stages());
    expect(past[0]).toMatchObject({ name: 'Data', state: 'blocked', since: before?.since, reason: 'no quota' });
  });
});

describe('several orders in one message are taken back together', () => {
  const states = async () => {
    const [stages, offers] = await k.store.read('W1', (r) =>
      Promise.all([r.find('stage', { order: ['position'] }), r.find('offer', { order: ['at', 'id'] })]),
    );
    return [stages.map(({ state, owner, due }) => ({ state, owner, due })), offers.map(({ state }) => state)];
  };

  test.each([
    'give data to @bo, training to @chi by mid december, and I’ll take evaluation',
    'start evaluation, take it and block it: no GPUs',
    'add a task to label the data. Start data',
  ])('%s', async (text) => {
    const before = await states();
    const { text: done } = await k.say_('ana', text, { spoken: true });
    expect(await states()).not.toEqual(before);
    const { text: undone } = await k.say_('ana', 'undo that', { spoken: true });
    for (const line of done.split('\n').slice(0, 2)) expect(undone).toContain(line);
    expect(await states()).toEqual(before);
  });

  test('none of them if somebody has built on one', async () => {
    await k.say_('ana', 'start data and start training', { spoken: true });
    await k.say_('bo', 'block data: no labels');
    const before = await states();
    expect((await k.say_('ana', 'undo')).text).toContain('Bo Berg has changed this since');
    expect(await states()).toEqual(before);
  });

  test('what an earlier message did stays', async () => {
    await k.say_('ana', 'start data');
    await k.say_('ana', 'who owns data and start training', { spoken: true });
    await k.say_('ana', 'undo');
    expect((await states())[0]).toMatchObject([{ state: 'in_progress' }, { state: 'not_started' }, {}, {}, {}]);
  });
});

test('a dropped stage does not come back to a project that is full', async () => {
  for (let i = 5; i < 20; i += 1) await k.say_('bo', `stage add "Stage ${i}"`);
  await k.say_('ana', 'drop monitoring');
  await k.say_('bo', 'stage add "The last one"');
  expect((await k.say_('ana', 'undo')).text).toContain('up to 20 stages');
  expect(await k.store.read('W1', (r) => r.find('stage', { where: { dropped: false } }))).toHaveLength(20);
  await k.say_('bo', 'undo');
  expect((await k.say_('ana', 'undo')).text).toMatch(/und(id|one)/i);
});

test('it takes back one’s own last change, not anybody’s', async () => {
  await k.say_('ana', 'start data');
  await k.say_('bo', 'start training');
  expect((await k.say_('chi', 'undo')).text).toContain('only undo your last change');
  expect((await k.say_('ana', 'undo')).text).toContain('Data in Churn is back');
});

test('somebody else’s change in between is never lost', async () => {
  await k.say_('ana', 'due data 2026-04-01');
  await k.say_('bo', 'due data 2026-05-01');
  expect((await k.say_('ana', 'undo')).text).toContain('Bo Berg has changed this since');
  expect((await k.say_('ana', 'status')).text).toContain('due Fri 1 May');
});

const secret = { channel: 'secret', access: 'private' } as const;
const other = { channel: 'other', access: 'private' } as const;

test.each(['main Osprey', 'unlink Falcon', 'link Heron'])(
  '"%s" is not told where not everybody sees it',
  async (words) => {
    for (const name of ['Falcon', 'Osprey']) await k.say_('ana', `new ${name}`, secret);
    await k.say_('ana', 'new Heron', other);
    await k.say_('ana', words, secret);
    const { out, text } = await k.say_('ana', 'undo');
    expect(text).toMatch(/und(id|one)/i);
    expect(out).toMatchObject([{ to: 'whisper', person: 'U1' }]);
  },
);

test('whoever does not see a project any more takes nothing back in it', async () => {
  await k.say_('ana', 'new Falcon', secret);
  await k.say_('bo', 'help', secret);
  await k.say_('bo', 'link Falcon', other);
  await k.say_('bo', 'unlink Falcon', other);
  await k.roster.leftPlace('W1', newId(), 'C-secret', 'U2');
  const { text } = await k.say_('bo', 'undo', other);
  expect(text).not.toContain('Falcon');
  const links = await k.store.read('W1', (r) => r.find('link', { where: { channel: 'C-other' } }));
  expect(links).toEqual([]);
});

test('a link that is taken back elsewhere does not give its channel away', async () => {
  await k.say_('ana', 'link Churn', secret);
  await k.say_('ana', 'undo');
  expect((await k.say_('chi', 'history Churn')).text).not.toContain('secret');
  expect((await k.say_('ana', 'history Churn', secret)).text).toContain(
    'Ana Silva undid a change: Churn is no longer linked.',
  );
});

describe('a button undoes the change that its message tells of, and no other', () => {
  const undo = (who: string, view: View | undefined) => k.press(who, view, 'Undo');
  const state = async (name: string) =>
    (await k.store.read('W1', (r) => r.find('stage', { where: { name } })))[0]?.state;

  test('whoever else presses it is refused in private, and keeps their own last change', async () => {
    const { answer } = await k.say_('ana', 'start data');
    k.clock.pass(1000);
    await k.say_('bo', 'start training');
    const { out, text } = await undo('bo', answer);
    expect(text).toContain('Only Ana Silva can undo this');
    expect(out).toMatchObject([{ to: 'whisper', person: 'U2' }]);
    expect([await state('Data'), await state('Training')]).toEqual(['in_progress', 'in_progress']);
    expect((await undo('ana', answer)).text).toContain('Data in Churn is back');
    expect((await k.say_('bo', 'undo')).text).toContain('Training in Churn is back');
  });

  test('of two changes of one’s own the earlier stays, and so does the later', async () => {
    const { answer } = await k.say_('ana', 'start data');
    k.clock.pass(1000);
    await k.say_('ana', 'start training');
    const { out, text } = await undo('ana', answer);
    expect(text).toContain('You’ve changed something else since');
    expect(out).toMatchObject([{ to: 'whisper', person: 'U1' }]);
    expect([await state('Data'), await state('Training')]).toEqual(['in_progress', 'in_progress']);
  });

  test('it works once', async () => {
    const { answer } = await k.say_('ana', 'start data');
    await undo('ana', answer);
    expect((await undo('ana', answer)).text).toContain('nothing to undo');
    k.clock.pass(1000);
    await k.say_('ana', 'start training');
    expect((await undo('ana', answer)).text).toContain('You’ve changed something else since');
    expect(await state('Training')).toBe('in_progress');
  });

  test('one that is too old says so', async () => {
    const { answer } = await k.say_('ana', 'start data');
    k.clock.pass(UNDO_MS + 1);
    await k.say_('ana', 'start training');
    expect((await undo('ana', answer)).text).toContain('more than 10 minutes ago');
  });

  test('one of an older message that doesn’t say which offers the last change by name', async () => {
    await k.say_('ana', 'start data');
    const old = await k.call('ana', { command: 'undo', args: {} });
    expect(old.text).toContain('Your last change: Ana Silva started Data in Churn.');
    expect(old.out).toMatchObject([{ to: 'whisper', person: 'U1' }]);
    expect(await state('Data')).toBe('in_progress');
    expect((await undo('ana', old.answer)).text).toMatch(/undid that|Undone/);
    expect(await state('Data')).toBe('not_started');
    expect((await k.call('bo', { command: 'undo', args: {} })).text).toContain('nothing to undo');
  });

  test('the offer to undo the last change means the one that was the last', async () => {
    await k.say_('ana', 'start data');
    const { answer } = await k.say_('ana', 'I think we should undo my last change', { spoken: true });
    k.clock.pass(1000);
    await k.say_('ana', 'start training');
    expect((await k.press('ana', answer, 'Undo my last change')).text).toContain('You’ve changed something else since');
  });
});

test('the answer to several orders has one button that undoes them all', async () => {
  const { answer } = await k.say_('ana', 'start data and give training to @bo', { spoken: true });
  const undone = await k.press('ana', answer, 'Undo');
  expect(undone.text).toContain('started Data');
  const rows = await k.store.read('W1', (r) => Promise.all([r.find('offer', {}), r.find('stage', {})]));
  expect(rows[0]).toEqual([]);
  expect(rows[1].map(({ state }) => state)).toEqual(Array(5).fill('not_started'));
});

test('what only shows something has none', async () => {
  const { answer } = await k.say_('ana', 'who owns data? who owns training?', { spoken: true });
  expect(answer && controlsOf(answer).map(({ label }) => label)).not.toContain('Undo');
});

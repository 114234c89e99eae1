/** What Baton remembers of a conversation: for whom and where, how long, and what takes its place. */
import { afterEach, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { call } from '../../src/commands/calls.js';
import { keepTalk, recallTalk, type Turn } from '../../src/dispatch/talk.js';
import { TALK_MS } from '../../src/model/talk.js';
import type { Talk } from '../../src/model/talk-rows.js';
import { inSituation, sent, typed } from '../support/context.js';
import { CAST, Kit, kit, START } from '../support/kit.js';
import { DIALECTS, opened } from '../support/stores.js';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const idOf = (who: string) => CAST[who]?.id ?? who;

/** What Baton remembers of somebody in a channel. */
const talkOf = (k: Kit, who = 'ana', channel = 'C-churn', workspace = 'W1'): Promise<Talk | undefined> =>
  k.store.read(workspace, (read) => recallTalk(read, channel, idOf(who), k.clock.now()));

/** A project with its stages, by name. */
async function withProject() {
  const k = await kit();
  for (const who of ['bo', 'chi']) await k.say_(who, 'help', { direct: true });
  await k.say_('ana', 'new Churn');
  const { stages, projects } = await k.store.read('W1', async (read) => ({
    stages: await read.find('stage', {}),
    projects: await read.find('project', {}),
  }));
  const stage = (key: string) => stages.find((row) => row.key === key)?.id ?? '';
  return { k, stage, project: projects[0]?.id ?? '' };
}

describe('how long, for whom and where', () => {
  test('for half an hour, and not a moment longer', async () => {
    const { k } = await withProject();
    await k.say_('ana', 'start data');
    k.clock.pass(TALK_MS);
    expect(await talkOf(k)).toMatchObject({ call: { command: 'start' } });
    k.clock.pass(1);
    expect(await talkOf(k)).toBeUndefined();
  });

  test('what is over half an hour old does not come back with the next answer', async () => {
    const { k } = await withProject();
    await k.say_('ana', 'start data');
    k.clock.pass(TALK_MS + 1);
    await k.say_('ana', 'own data Zed');
    const { items, call: last } = (await talkOf(k)) ?? {};
    expect(last).toBeNull();
    expect(items).toHaveLength(1);
  });

  test('each person has their own in each channel; a thread belongs to its channel', async () => {
    const { k, stage } = await withProject();
    await k.say_('ana', 'start data');
    await k.say_('bo', 'start training', { thread: 'T1' });
    await k.say_('bo', 'help', { channel: 'hall' });
    expect((await talkOf(k))?.items).toEqual([`stage:${stage('data')}`]);
    expect((await talkOf(k, 'bo'))?.items).toEqual([`stage:${stage('training')}`]);
    expect(await talkOf(k, 'bo', 'C-hall')).toMatchObject({ items: [], call: { command: 'help' } });
    expect(await talkOf(k, 'ana', 'C-hall')).toBeUndefined();
    expect(await talkOf(k, 'ana', 'C-churn', 'W2')).toBeUndefined();
  });

  test('nobody reads what others spoke of', async () => {
    const { k } = await withProject();
    await k.say_('ana', 'start data');
    for (const who of ['ana', 'bo']) {
      const seen = await inSituation(k, typed(who, 'help'), ({ read }) => read.find('talk', {}));
      expect(new Set(seen.map(({ person }) => person))).toEqual(new Set([idOf(who)]));
      const others = await inSituation(k, typed(who, 'help'), ({ read }) => recallTalk(read, 'C-churn', 'U3', START));
      expect(others).toBeUndefined();
    }
  });
});

describe('what was carried out or shown', () => {
  test('a change: its call with the words as they were typed, and what it names', async () => {
    const { k, stage } = await withProject();
    await k.say_('ana', 'block data: no GPUs “yet”');
    expect(await talkOf(k)).toMatchObject({
      person: idOf('ana'),
      channel: 'C-churn',
      items: [`stage:${stage('data')}`],
      call: { command: 'block', args: { stage: stage('data'), reason: 'no GPUs “yet”' } },
      asked: null,
      offered: [],
    });
  });

  test('the project only if it was named; what was made comes first', async () => {
    const { k, stage, project } = await withProject();
    expect((await talkOf(k))?.items).toEqual([`project:${project}`]);
    await k.say_('ana', 'status');
    expect((await talkOf(k))?.items).toEqual([]);
    await k.say_('ana', 'status Churn');
    expect((await talkOf(k))?.items).toEqual([`project:${project}`]);
    await k.say_('ana', 'task add "write the card" in data in Churn');
    const [task] = await k.store.read('W1', (read) => read.find('task', {}));
    expect((await talkOf(k))?.items).toEqual([`task:${task?.id}`, `stage:${stage('data')}`, `project:${project}`]);
    await k.say_('ana', 'done #1');
    expect((await talkOf(k))?.items).toEqual([`task:${task?.id}`]);
  });

  test('something else that was said in between: nothing from before it can be meant any more', async () => {
    const { k } = await withProject();
    await k.say_('ana', 'start data');
    await k.say_('ana', 'tasks mine');
    expect(await talkOf(k)).toMatchObject({ items: [], call: { command: 'task list' } });
  });

  test('undo is about what it took back', async () => {
    const { k, stage } = await withProject();
    await k.say_('ana', 'start data');
    await k.say_('ana', 'undo');
    expect(await talkOf(k)).toMatchObject({ items: [`stage:${stage('data')}`], call: { command: 'undo' } });
  });

  test('a button and a form count as words do, without what their message showed', async () => {
    const { k, stage } = await withProject();
    const args = { stage: stage('data') };
    await k.call('bo', call('start', args, { seen: 'not_started', after: call('status') }));
    expect((await talkOf(k, 'bo'))?.call).toEqual({ command: 'start', args });
    await k.app.handle(sent('bo', call('block', { ...args, reason: 'no labels' })));
    expect(await talkOf(k, 'bo')).toMatchObject({
      items: [`stage:${stage('data')}`],
      call: { command: 'block', args: { reason: 'no labels' } },
    });
  });

  test('the message of somebody else that a menu is about is not kept', async () => {
    const { k } = await withProject();
    await k.call('bo', call('message check', { text: 'Someone should fix the loader', link: 'https://chat.test/1' }));
    expect((await talkOf(k, 'bo'))?.call).toEqual({ command: 'message check', args: { link: 'https://chat.test/1' } });
  });
});

describe('questions, refusals and offers', () => {
  test('an open question: the call so far, and the argument that is missing; an answer closes it', async () => {
    const { k, stage } = await withProject();
    await k.say_('ana', 'start training');
    await k.say_('ana', 'own data');
    expect(await talkOf(k)).toMatchObject({
      items: [`stage:${stage('data')}`, `stage:${stage('training')}`],
      call: { command: 'start' },
      asked: { call: { command: 'own', args: { item: stage('data') } }, arg: 'person' },
    });
    await k.say_('ana', 'own data me');
    expect(await talkOf(k)).toMatchObject({ call: { command: 'own' }, asked: null });
  });

  test('a name that nobody has is asked for again, without the wrong one', async () => {
    const { k, stage } = await withProject();
    await k.say_('ana', 'own data Zed');
    expect((await talkOf(k))?.asked).toEqual({
      call: { command: 'own', args: { item: stage('data') } },
      arg: 'person',
    });
  });

  test('a refusal closes what was open, and keeps what it was about', async () => {
    const { k, stage } = await withProject();
    await k.say_('ana', 'start training');
    await k.say_('ana', 'own data');
    await k.say_('ana', 'frobnicate everything');
    expect(await talkOf(k)).toMatchObject({
      items: [`stage:${stage('data')}`, `stage:${stage('training')}`],
      call: { command: 'start' },
      asked: null,
      offered: [],
    });
  });

  test('a refusal that is about nothing leaves nothing', async () => {
    const k = await kit();
    await k.say_('bo', 'frobnicate everything', { channel: 'hall' });
    expect(await k.store.read('W1', (read) => read.find('talk', { where: { channel: 'C-hall' } }))).toEqual([]);
  });

  test('what a refusal offers to do, until the next answer', async () => {
    const { k, project } = await withProject();
    await k.say_('ana', 'archive Churn');
    await k.say_('ana', 'start data in Churn');
    expect((await talkOf(k))?.offered).toEqual([{ command: 'restore', args: { project } }]);
    await k.say_('ana', 'help');
    expect((await talkOf(k))?.offered).toEqual([]);
  });

  test('a press that is refused asks nothing in words', async () => {
    const { k } = await withProject();
    await k.call('ana', call('own', { item: 'no such id', person: 'U2' }));
    expect(await talkOf(k)).toMatchObject({ asked: null });
  });

  test('three items and eight offers at most', async () => {
    const { k, stage, project } = await withProject();
    const turn = (turn: Turn) => inSituation(k, typed('ana', 'x'), async (ctx, unit) => keepTalk(unit, ctx, turn));
    for (const key of ['data', 'training', 'evaluation', 'deployment'])
      await turn({ call: call('own', { item: stage(key) }), asks: 'person' });
    const pages = Array.from({ length: 8 }, (_, i) => `${i + 1}`);
    const offers = [...pages, '9'].map((page) => call('offers', { page }));
    await turn({ call: call('status', { project }), offers });
    const talk = await talkOf(k);
    expect(talk?.items).toEqual([`project:${project}`, `stage:${stage('deployment')}`, `stage:${stage('evaluation')}`]);
    expect(talk?.offered.map(({ args }) => args.page)).toEqual(pages);
    expect(talk?.asked).toBeNull();
  });

  test('what a person does not see is not remembered, even if they name its id', async () => {
    const { k } = await withProject();
    await k.say_('bo', 'new Secret', { direct: true });
    const [hidden] = await k.store.read('W1', (read) => read.find('project', { where: { name: 'Secret' } }));
    await k.call('chi', call('status', { project: hidden?.id ?? '' }));
    expect((await talkOf(k, 'chi'))?.items).toEqual([]);
  });
});

describe('what leaves nothing', () => {
  test('a look, a form that is opened, and what is wrong in one', async () => {
    const { k, stage } = await withProject();
    await k.say_('ana', 'start training');
    const before = await talkOf(k);
    const args = { stage: stage('data') };
    const event = { ...k.origin('ana', {}), type: 'call', via: 'button', message: null } as const;
    await k.app.look({ ...event, call: call('status') });
    expect(await k.app.form({ ...event, call: call('block', args) })).toBeDefined();
    expect((await k.call('ana', call('block', args))).handled.form).toBeDefined();
    expect((await k.app.handle(sent('ana', call('block', { ...args, reason: '' })))).errors).toBeDefined();
    expect(await talkOf(k)).toEqual(before);
  });

  test('an event that comes again', async () => {
    const { k } = await withProject();
    const again = typed('ana', 'start data');
    await k.app.handle(again);
    await k.say_('ana', 'help');
    const before = await talkOf(k);
    await k.app.handle(again);
    expect(await talkOf(k)).toEqual(before);
  });
});

describe('when somebody or a channel is gone', () => {
  test('what they spoke of there is deleted', async () => {
    const { k } = await withProject();
    for (const who of ['ana', 'bo', 'chi']) await k.say_(who, 'status');
    await k.say_('bo', 'status', { channel: 'hall' });
    await k.hear('ana', { type: 'left', id: idOf('bo') });
    expect(await talkOf(k, 'bo')).toBeUndefined();
    expect(await talkOf(k, 'bo', 'C-hall')).toBeDefined();
    expect(await talkOf(k, 'chi')).toBeDefined();
    await k.hear('ana', { type: 'deleted', id: 'M1' });
    expect(await talkOf(k, 'chi')).toBeDefined();
    const { person: _, ...origin } = k.origin('ana', {});
    await k.listener.hear({ ...origin, at: START, type: 'closed' });
    expect([await talkOf(k), await talkOf(k, 'chi')]).toEqual([undefined, undefined]);
    expect(await talkOf(k, 'bo', 'C-hall')).toBeDefined();
  });
});

describe.each(DIALECTS)('at once, on %s', (dialect) => {
  test('messages of one person in one place are each handled once: one of them is remembered', async () => {
    const { store, done } = await opened(dialect);
    ends.push(done);
    const workspace = newId();
    const k = new Kit(store, workspace);
    await k.say_('ana', 'new Churn');
    const works: string[] = [];
    const transact = k.store.transact.bind(k.store);
    k.store.transact = (w, key, work) =>
      transact(w, key, (unit) => {
        works.push(key);
        return work(unit);
      });
    const texts = Array.from({ length: 12 }, (_, i) => (i % 2 ? 'status Churn' : 'tasks'));
    await Promise.all(texts.map((text) => k.app.handle(typed('ana', text, { workspace }))));
    expect(k.faults).toEqual([]);
    expect(await k.take()).toHaveLength(12);
    expect(works).toHaveLength(12);
    const talk = await talkOf(k, 'ana', 'C-churn', workspace);
    expect(['status', 'task list']).toContain(talk?.call?.command);
    expect(talk?.items).toHaveLength(talk?.call?.command === 'status' ? 1 : 0);
  });
});

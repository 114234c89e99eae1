/** Commands from end to end: many at once, the same event twice, faults of Baton itself, what platforms say about people. */

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../adapters/common/ids.js';
import { forgetHandled } from '../../adapters/store/old-rows.js';
import type { Opened } from '../../adapters/store/opened.js';
import { App } from '../../src/dispatch/on-command.js';
import type { Reader, Store, Unit } from '../../src/ports/store.js';
import { plainText } from '../../src/view/as-text.js';
import { originOf, partsOf, typed } from '../support/context.js';
import { Kit, kit, peopled, START } from '../support/kit.js';
import { DIALECTS, opened } from '../support/stores.js';

describe.each(DIALECTS)('at once, on %s', (dialect) => {
  let store: Opened;
  let done: () => Promise<void>;
  beforeAll(async () => {
    ({ store, done } = await opened(dialect));
  });
  afterAll(() => done());

  const fresh = async () => {
    const workspace = newId();
    const k = await peopled(new Kit(store, workspace));
    await k.say_('ana', 'new "Churn model"');
    return { k, workspace };
  };

  test('no change of a stage is lost: each line of the history begins with the state in which the one before ended', async () => {
    const { k, workspace } = await fresh();
    const texts = [
      'start data',
      'block data no labels',
      'unblock data',
      'at-risk data too small',
      'done data',
      'reopen data drift',
    ];
    const rounds = Array.from({ length: 24 }, (_, i) =>
      typed(['ana', 'bo', 'chi'][i % 3] ?? 'ana', texts[i % texts.length] ?? '', { workspace }),
    );
    await Promise.all(rounds.map((inbound) => k.app.handle(inbound)));
    expect(k.faults).toEqual([]);
    expect(await k.take()).toHaveLength(24);
    const read = (r: Reader) =>
      Promise.all([
        r.find('stage', { where: { key: 'data' } }),
        r.find('history', { where: { field: 'state', item: 'stage' } }),
      ]);
    const [[stage], events] = await k.store.read(workspace, read);
    const moves = events.filter((e) => e.itemId === stage?.id);
    // A chain without a gap leaves every state as often as it enters it, but for the first and the last.
    const balance = new Map<string | null, number>();
    for (const { from, to } of moves) {
      balance.set(to, (balance.get(to) ?? 0) + 1);
      balance.set(from, (balance.get(from) ?? 0) - 1);
    }
    const uneven = [...balance].filter(([, n]) => n !== 0);
    expect(new Map(uneven)).toEqual(
      new Map([
        [null, -1],
        [stage?.state, 1],
      ]),
    );
    expect(stage?.version).toBe(moves.length);
  });

  test('tasks added at once have different numbers', async () => {
    const { k, workspace } = await fresh();
    await Promise.all(Array.from({ length: 15 }, (_, i) => k.app.handle(typed('bo', `task add t${i}`, { workspace }))));
    expect(k.faults).toEqual([]);
    const tasks = await k.store.read(workspace, (r) => r.find('task', { order: ['number'] }));
    expect(tasks.map((t) => t.number)).toEqual(Array.from({ length: 15 }, (_, i) => i + 1));
    await k.take();
  });

  test('two people meet Baton for the first time at the same moment', async () => {
    const workspace = newId();
    const k = new Kit(store, workspace);
    await Promise.all(
      [
        typed('ana', 'help', { workspace }),
        typed('ana', 'status', { workspace }),
        typed('bo', 'new One', { workspace }),
        typed('bo', 'projects', { workspace }),
      ].map((i) => k.app.handle(i)),
    );
    expect(k.faults).toEqual([]);
    expect(await k.take()).toHaveLength(4);
  });

  test('the same event three times at once takes effect once and is answered once', async () => {
    const { k, workspace } = await fresh();
    const inbound = typed('ana', 'task add only once', { workspace });
    await Promise.all([inbound, inbound, inbound].map((i) => k.app.handle(i)));
    await k.app.handle(inbound);
    expect(await k.take()).toHaveLength(1);
    expect(await k.store.read(workspace, (r) => r.find('task', {}))).toHaveLength(1);
  });
});

describe('a fault of Baton itself', () => {
  /** A store that breaks while it is read, as often as given, with words that nobody must see. */
  const breaking = (k: Kit, times: number): Store => {
    let left = times;
    return {
      read: (workspace, work) => k.store.read(workspace, work),
      transact: (workspace, key, work) =>
        k.store.transact(workspace, key, (unit) => {
          left -= 1;
          return work(left < 0 ? unit : unreadable(unit));
        }),
    };
  };

  const unreadable = (unit: Unit): Unit => ({
    now: unit.now,
    overall: unit,
    remembered: (_name, work) => work(),
    find: () => Promise.reject(new Error('connection to 10.0.0.7 with password hunter2 lost')),
    get: (kind, id, any) => unit.get(kind, id, any),
    tally: (kind, by, where, any) => unit.tally(kind, by, where, any),
    apply: (changes) => unit.apply(changes),
    putTalk: (talk) => unit.putTalk(talk),
    send: (messages) => unit.send(messages),
    number: (sequence) => unit.number(sequence),
  });

  test('is answered with a code and not with the error, and changes nothing', async () => {
    const k = await kit();
    const app = new App({ ...partsOf(k), store: breaking(k, 1) });
    const inbound = typed('ana', 'new Churn');
    await app.handle(inbound);
    const [sorry, ...more] = await k.take();
    expect(more).toEqual([]);
    expect(sorry?.to).toBe('whisper');
    const text = sorry ? plainText(sorry.view) : '';
    expect(text).toContain(`code: ${inbound.key.slice(-8)}`);
    expect(text).not.toMatch(/hunter2|10\.0\.0|Error/);
    expect(k.faults).toHaveLength(1);
    expect(await k.store.read('W1', (r) => r.find('project', {}))).toEqual([]);
  });

  test('is said in the form that was sent, so that what was filled in is not lost', async () => {
    const k = await kit();
    await k.say_('ana', 'new Churn');
    const app = new App({ ...partsOf(k), store: breaking(k, 1) });
    const call = { command: 'task add', args: { title: 'retrain' } };
    const handled = await app.handle({ ...originOf('ana'), type: 'call', via: 'form', call, message: null });
    expect(Object.values(handled.errors ?? {}).join()).toContain('nothing changed');
    expect(await k.take()).toEqual([]);
    expect(await k.store.read('W1', (r) => r.find('task', {}))).toEqual([]);
  });

  test('is thrown if not even the answer can be stored, so that the platform sends the event again', async () => {
    const k = await kit();
    const dead: Store = {
      read: () => Promise.reject(new Error('gone')),
      transact: () => Promise.reject(new Error('gone')),
    };
    const app = new App({ ...partsOf(k), store: dead });
    await expect(app.handle(typed('ana', 'status'))).rejects.toThrow('gone');
  });
});

describe('a look', () => {
  let k: Kit;
  let data = '';
  beforeAll(async () => {
    k = await kit();
    await k.say_('ana', 'new Churn');
    data = (await k.store.read('W1', (r) => r.find('stage', { where: { key: 'data' } })))[0]?.id ?? '';
  });
  const asked = (command: string, args: Record<string, string> = {}) => {
    return { ...originOf('ana'), type: 'call', via: 'button', call: { command, args }, message: null } as const;
  };

  test('shows, and refuses what would change something', async () => {
    expect(plainText(await k.app.look(asked('stage show', { stage: data })))).toContain('Data');
    await expect(k.app.look(asked('done', { item: data }))).rejects.toThrow('a look changes nothing');
    await expect(k.app.look(asked('task add', { title: 'x' }))).rejects.toThrow('a look changes nothing');
    expect(await k.store.read('W1', (r) => r.find('task', {}))).toEqual([]);
  });

  test('at a form: the one that a call needs; none for one that is complete, or refused', async () => {
    expect((await k.app.form(asked('task add')))?.title).toContain('task');
    expect(await k.app.form(asked('stage show', { stage: data }))).toBeUndefined();
    expect(await k.app.form(asked('stage show', { stage: 'gone' }))).toBeUndefined();
  });
});

describe('what platforms say about people', () => {
  test('a mentioned group: Baton asks which person in it is meant', async () => {
    const k = await kit();
    await k.say_('ana', 'new Churn');
    const text = 'own data @ml-platform';
    await k.app.handle(
      typed('ana', text, {
        mentions: [{ start: 9, end: text.length, is: 'group', id: 'S1', name: 'ml-platform' }],
      }),
    );
    const [answer] = await k.take();
    expect(answer && plainText(answer.view)).toContain('“ml-platform” is more than one person');
  });
  test('a mentioned person who was never met is unknown', async () => {
    const k = await kit();
    await k.say_('ana', 'new Churn');
    const text = 'own data @Zed';
    await k.app.handle(
      typed('ana', text, {
        mentions: [{ start: 9, end: text.length, is: 'person', id: 'U99', name: 'Zed' }],
      }),
    );
    const [answer] = await k.take();
    expect(answer && plainText(answer.view)).toContain('I don’t know anyone called');
  });
  test('a new name and time zone replace the old ones', async () => {
    const k = await kit();
    await k.say_('bo', 'new Churn');
    await k.app.handle(
      typed('bo', 'due data today', {
        person: { id: 'U2', name: 'Bo Berger', zone: 'Pacific/Kiritimati', admin: false, standing: 'member' as const },
      }),
    );
    const [answer] = await k.take();
    expect(answer && plainText(answer.view)).toContain('Bo Berger set Data in Churn due on Tue 3 Mar');
    expect(await k.store.read('W1', (r) => r.get('person', 'U2'))).toMatchObject({
      name: 'Bo Berger',
      zone: 'Pacific/Kiritimati',
    });
  });
});

test('keys of old events are forgotten, recent ones are not', async () => {
  const k = await kit();
  const early = typed('ana', 'new One', { key: 'early' });
  await k.app.handle(early);
  k.clock.pass(8 * 86_400_000);
  const late = typed('ana', 'new Two', { key: 'late' });
  await k.app.handle(late);
  await forgetHandled(k.opened, START + 86_400_000, START);
  await k.take();
  await k.app.handle(late);
  expect(await k.take()).toEqual([]);
  await k.app.handle(early);
  expect(await k.take()).toHaveLength(1);
});

/** What is kept of a project equals what its history says, however its days went and whenever nights were missed. */
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { wording } from '../../../adapters/prompts/wording.js';
import { factsOf, tellingOf } from '../../../src/kit/chronicles.js';
import { add, type Change } from '../../../src/model/changes.js';
import { DAY } from '../../../src/model/dates/calendar.js';
import type { Fact } from '../../../src/model/insights/facts.js';
import { ALL_FACTS, mergedFlow, type PackedFacts, unpackSums } from '../../../src/model/insights/packed.js';
import { summed } from '../../../src/model/insights/sums.js';
import { flat } from '../../../src/model/text.js';
import { rounds } from '../../support/full.js';
import { Kit, kit, peopled } from '../../support/kit.js';
import { DIALECTS, opened } from '../../support/stores.js';

const say = wording();
const telling = tellingOf((id) => flat(say(id)));

/** All facts of all projects, sorted: with what is kept, and with nothing kept; and what they come to, from the sums. */
async function facts(k: Kit): Promise<string[]> {
  return k.store.read('W1', async (read) => {
    const projects = await read.find('project', { order: ['id'] });
    const asked = { now: k.clock.now(), telling };
    const all = await factsOf(read, projects, { ...asked, wanted: ALL_FACTS });
    const short = await factsOf(read, projects, { ...asked, wanted: { ...ALL_FACTS, asSums: true } });
    return [
      ...all.flatMap(({ project, facts: own }) =>
        mergedFlow(own)
          .map((fact) => `${project.id} ${JSON.stringify(fact)}`)
          .sort(),
      ),
      ...all.flatMap(({ project, facts: own, sums }) => sumLines(project.id, sums, own)),
      ...short.flatMap(({ project, facts: own, sums }) => sumLines(project.id, sums, own)),
      ...short.flatMap(({ facts: own }) => passLines(own)),
    ];
  });
}

const passLines = (own: readonly Fact[]) =>
  own
    .filter(({ kind }) => kind === 'pass')
    .map((fact) => `pass ${JSON.stringify(fact)}`)
    .sort();

const sumLines = (project: string, sums: readonly PackedFacts[], own: readonly Fact[]) =>
  summed(sums.flatMap(unpackSums), own)
    .map(({ kind, stage, detail, amounts, people }) => {
      const [least, who] = [[...amounts].sort((a, b) => a - b), [...people].sort()];
      return `sum ${project} ${JSON.stringify([kind, stage, detail, least, who])}`;
    })
    .sort();

async function forgetKept(k: Kit): Promise<void> {
  for (const table of ['chronicle', 'chapter', 'alarm'] as const)
    await k.opened.db.withTables<Record<string, Record<string, never>>>().deleteFrom(table).execute();
}

const command = fc.constantFrom(
  ...['start data', 'done data', 'block data because of labels', 'unblock data', 'reopen data because of drift'],
  ...['start training', 'done training', 'skip training', 'reopen training', 'at-risk training because of the GPUs'],
  ...['take data', 'assign data to @bo', 'release data', 'accept data', 'due data 2027-01-01', 'due data 2027-03-01'],
  ...['task add Fix it', 'stage drop training', 'stage rename data to Dataset', 'undo', 'undo'],
);
const day = fc.record({
  who: fc.constantFrom('ana', 'bo'),
  commands: fc.array(command, { maxLength: 4 }),
  hours: fc.integer({ min: 1, max: 200 }),
  isNight: fc.boolean(),
});

test('facts kept equal facts told from the history', { timeout: 240_000 }, async () => {
  const run = async (days: (typeof day extends fc.Arbitrary<infer D> ? D : never)[]) => {
    const k = await kit();
    await k.say_('ana', 'new Churn');
    for (const { who, commands, hours, isNight } of days) {
      for (const text of commands) await k.say_(who, text);
      k.clock.pass(hours * 3_600_000);
      if (isNight) await k.due();
    }
    k.clock.pass(2 * DAY);
    await k.due();
    const [chronicles, projects] = await k.store.read('W1', async (read) => [
      await read.find('chronicle', {}),
      await read.find('project', {}),
    ]);
    // The project itself may have been undone.
    expect(chronicles.map(({ id }) => id)).toEqual(projects.map(({ id }) => id));
    const kept = await facts(k);
    await forgetKept(k);
    expect(kept).toEqual(await facts(k));
    expect(k.faults).toEqual([]);
  };
  await fc.assert(fc.asyncProperty(fc.array(day, { maxLength: 12 }), run), { numRuns: rounds(12, 300) });
});

test('when the words for reasons change, the histories are told again', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'block data because of labels');
  k.clock.pass(2 * DAY);
  await k.say_('ana', 'unblock data');
  k.clock.pass(2 * DAY);
  await k.due();
  const before = await facts(k);
  await k.opened.db
    .withTables<Record<string, Record<string, string>>>()
    .updateTable('chronicle')
    .set({ made: 'otherwise' })
    .execute();
  expect(await facts(k)).toEqual(before);
  k.clock.pass(DAY);
  await k.due();
  const [chronicle] = await k.store.read('W1', (read) => read.find('chronicle', {}));
  expect(chronicle?.made).toBe(telling.made);
  expect((await facts(k)).filter((one) => !one.includes('flow'))).toEqual(
    before.filter((one) => !one.includes('flow')),
  );
});

test('a long history is kept part by part, and whoever asks in between gets all of it; a busy day is kept as a whole', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  const [churn] = await k.store.read('W1', (read) => read.find('project', {}));
  const project = churn?.id ?? '';
  const begun = k.clock.now();
  const line = (n: number, at: number): Change =>
    add('history', {
      ...{ id: `h${String(n).padStart(6, '0')}`, workspace: 'W1', project, item: 'task', itemId: `t${n % 700}`, at },
      ...{ by: n % 3 ? 'ana' : 'bo', field: 'owner', from: n % 2 ? null : 'ana', to: n % 2 ? 'bo' : null },
      ...{ why: null, via: 'command', channel: 'C1', pass: null },
    });
  const spread = Array.from({ length: 9_000 }, (_, n) => line(n, begun + n * 600_000));
  const busy = Array.from({ length: 5_000 }, (_, n) => line(20_000 + n, begun + 80 * DAY + n * 10));
  await k.store.transact('W1', 'fill', async (unit) => {
    await unit.apply([...spread, ...busy]);
    return {};
  });
  k.clock.pass(90 * DAY);
  const computed = await facts(k);
  const seen: number[] = [];
  for (let rounds = 0; rounds < 20; rounds += 1) {
    await k.listener.tick();
    expect(await facts(k)).toEqual(computed);
    const [chronicle] = await k.store.read('W1', (read) => read.find('chronicle', {}));
    if (chronicle && chronicle.through !== seen.at(-1)) seen.push(chronicle.through);
  }
  expect(seen.length).toBeGreaterThan(3);
  expect(seen).toEqual([...seen].sort((a, b) => a - b));
  await k.due();
  const [chronicle] = await k.store.read('W1', (read) => read.find('chronicle', {}));
  expect(chronicle?.made).toBe(telling.made);
  await forgetKept(k);
  expect(await facts(k)).toEqual(computed);
});

test('the sample project is made up: nothing of it is kept', async () => {
  const k = await kit();
  await k.say_('ana', 'new Churn');
  await k.say_('ana', 'sample');
  k.clock.pass(2 * DAY);
  await k.due();
  expect(await k.store.read('W1', (read) => read.find('chronicle', {}))).toHaveLength(1);
  expect((await k.say_('ana', 'sample remove')).text).toContain('removed the sample project');
});

test.each(DIALECTS)(
  'two copies that keep the same night, one of them hours ahead, while people work, keep each fact once: on %s',
  async (dialect) => {
    const { store, done } = await opened(dialect);
    onTestFinished(done);
    const k = await peopled(new Kit(store));
    const other = new Kit(store);
    await k.say_('ana', 'new Churn');
    for (const text of ['start data', 'block data because of labels', 'unblock data', 'done data', 'reopen data']) {
      await k.say_('ana', text);
      for (const copy of [k, other]) copy.clock.pass(DAY);
      other.clock.pass(2 * 3_600_000);
      await Promise.all([k.due(), other.due(), k.say_('bo', 'task add Look into it'), other.due()]);
    }
    k.clock.pass(2 * DAY);
    await k.due();
    const kept = await facts(k);
    expect(kept.length).toBeGreaterThan(2);
    await forgetKept(k);
    expect(kept).toEqual(await facts(k));
    expect([...k.faults, ...other.faults]).toEqual([]);
  },
);

import { afterEach, describe, expect, test } from 'vitest';
import { exportStore } from '../../../adapters/store/export.js';
import { CannotImport, importStore } from '../../../adapters/store/import.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { SqlOutbox } from '../../../adapters/store/outbox.js';
import { SqlStore } from '../../../adapters/store/store.js';
import type { Outbound, Reader, Unit } from '../../../src/ports.js';
import { TestClock } from '../../support/kit.js';
import { SAMPLES } from '../../support/sample-rows.js';
import { type Dialect, place } from '../../support/stores.js';

const clock = new TestClock();
const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function emptyStore(dialect: Dialect): Promise<Opened> {
  const at = await place(dialect);
  const store = at.open();
  ends.push(() => at.remove(), store.close);
  return store;
}

async function newStore(dialect: Dialect): Promise<Opened> {
  const store = await emptyStore(dialect);
  await migrate(store);
  return store;
}

async function exported(store: Opened): Promise<string[]> {
  const lines: string[] = [];
  await exportStore(store, async (line) => void lines.push(line));
  return lines;
}

async function imported(store: Opened, lines: readonly string[]): Promise<number> {
  const read = async function* () {
    yield* lines;
  };
  return importStore(store, read());
}

/** The lines with the steps of an older version in the header. */
const asWrittenAfter = (step: string, [first = '', ...rest]: readonly string[]): string[] => {
  const header: { steps: string[] } = JSON.parse(first);
  const steps = header.steps.slice(0, header.steps.indexOf(step) + 1);
  return [JSON.stringify({ ...header, steps }), ...rest];
};

const write = (store: Opened, work: (unit: Unit) => Promise<unknown>) =>
  new SqlStore(store, clock).transact('W1', 'K', async (unit) => {
    await work(unit);
    return {};
  });

const read = <T>(store: Opened, work: (reader: Reader) => Promise<T>) => new SqlStore(store, clock).read('W1', work);

const PERSON = {
  id: 'U1',
  workspace: 'W1',
  version: 1,
  name: 'Zoë 🦔',
  key: 'zoë-🦔',
  firstKey: 'zoë',
  zone: '',
  admin: true,
  standing: 'member' as const,
  gone: false,
};
const MESSAGE: Outbound = { to: 'direct', id: 'm', person: 'U1', view: { blocks: [] } };

describe.each([
  ['sqlite', 'postgres'],
  ['postgres', 'sqlite'],
] as const)('from %s to %s', (from, to) => {
  test('rows and waiting messages arrive as they were', async () => {
    const [source, target] = [await newStore(from), await newStore(to)];
    const { version: _, ...talk } = SAMPLES.talk('W1');
    await write(source, async (unit) => {
      await unit.apply([{ do: 'add', kind: 'person', row: PERSON }]);
      await unit.send([MESSAGE]);
      await unit.putTalk(talk);
    });
    const outbox = new SqlOutbox(source, clock);
    const [leased] = await outbox.claim(1, 60_000);
    if (leased) await outbox.later(leased, { afterMs: 0, why: 'lost', unconfirmed: true });
    const lines = await exported(source);
    expect(lines.join('\n')).not.toMatch(/"talk"|c:u/);
    expect(await imported(target, lines)).toBe(lines.length - 1);
    expect(await read(target, (reader) => reader.find('person', {}))).toEqual([PERSON]);
    expect(await new SqlOutbox(target, clock).claim(1, 60_000)).toMatchObject([
      { message: MESSAGE, unconfirmed: true },
    ]);
  });

  test('an export of an older version is taken in', async () => {
    const header = (await exported(await newStore(from)))[0] ?? '';
    const rows = [
      { table: 'person', row: { id: 'U1', workspace: 'W1', version: 1, name: 'Zoë 🦔', zone: '', admin: 1, gone: 0 } },
      {
        table: 'pace',
        row: { id: 'digest:channel:C1', workspace: 'W1', version: 3, at: 5, day: '2026-03-02', count: 2 },
      },
    ];
    const target = await newStore(to);
    const lines = [header, ...rows.map((row) => JSON.stringify(row))];
    await imported(target, asWrittenAfter('006-digests', lines));
    const unmarked = { ...PERSON, key: '', firstKey: '', standing: 'unknown' };
    expect(await read(target, (reader) => reader.find('person', {}))).toEqual([unmarked]);
    expect(await read(target, (reader) => reader.find('lastDigest', {}))).toEqual([
      { id: 'channel:C1', workspace: 'W1', version: 3, at: 5, day: '2026-03-02', skipped: 2 },
    ]);
  });
});

test('an export of a version too old, or newer than this one, is refused', async () => {
  const lines = await exported(await newStore('sqlite'));
  const target = await newStore('sqlite');
  await expect(imported(target, asWrittenAfter('005-conversations', lines))).rejects.toThrow('Another version');
  const newer = lines[0]?.replace('"]', '","999-later"]') ?? '';
  await expect(imported(target, [newer])).rejects.toThrow('Another version');
});

test.each([
  [[], 'The file is empty'],
  [['not JSON'], 'Line 1 is not JSON'],
  [['{"baton":0}'], 'Line 1 does not say'],
])('%j is refused: %s', async (lines, message) => {
  const error = await imported(await newStore('sqlite'), lines).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CannotImport);
  expect(String(error)).toContain(message);
});

test('a broken line is named, and nothing is imported', async () => {
  const source = await newStore('sqlite');
  await write(source, (unit) => unit.apply([{ do: 'add', kind: 'person', row: PERSON }]));
  const lines = await exported(source);
  const target = await newStore('sqlite');
  const broken = [...lines, '{"table":"no such table","row":{}}'];
  await expect(imported(target, broken)).rejects.toThrow(`Line ${broken.length} is not a row`);
  expect(await read(target, (reader) => reader.find('person', {}))).toEqual([]);
});

test('a store that is not empty takes nothing in', async () => {
  const store = await newStore('sqlite');
  await write(store, (unit) => unit.apply([{ do: 'add', kind: 'person', row: PERSON }]));
  await expect(imported(store, await exported(store))).rejects.toThrow('not empty');
});

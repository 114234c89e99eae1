import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportStore } from '../../../adapters/store/export.js';
import { CannotImport, importStore } from '../../../adapters/store/import.js';
import { migrate } from '../../../adapters/store/migrate.js';
import type { Opened } from '../../../adapters/store/opened.js';
import { SqlOutbox } from '../../../adapters/store/outbox.js';
import { SqlStore } from '../../../adapters/store/store.js';
import type { Outbound } from '../../../src/ports/outbound.js';
import type { Reader, Unit } from '../../../src/ports/store.js';
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

/** The lines as an older version wrote them: with fewer steps in the first line, and without a last one. */
const asWrittenAfter = (step: string, [first = '', ...rest]: readonly string[]): string[] => {
  const header: { steps: string[] } = JSON.parse(first);
  const steps = header.steps.slice(0, header.steps.indexOf(step) + 1);
  return [JSON.stringify({ ...header, baton: 1, steps }), ...rest.filter((line) => !line.startsWith('{"end"'))];
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
    expect(await imported(target, lines)).toBe(lines.length - 2);
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

describe('nothing is imported from', () => {
  let lines: string[];
  let target: Opened;
  beforeEach(async () => {
    const source = await newStore('sqlite');
    await write(source, (unit) =>
      unit.apply(['U1', 'U2', 'U3'].map((id) => ({ do: 'add', kind: 'person', row: { ...PERSON, id } }))),
    );
    lines = await exported(source);
    target = await newStore('sqlite');
  });
  const refusal = async (given: readonly string[]) => {
    const error: unknown = await imported(target, given).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CannotImport);
    expect(await read(target, (reader) => reader.find('person', {}))).toEqual([]);
    return error instanceof Error ? error.message : '';
  };
  /** The lines with one row changed. */
  const withRow = (change: (row: Record<string, unknown>) => object) => {
    const at = lines.findIndex((line) => line.startsWith('{"table":"person"'));
    const { table, row } = JSON.parse(lines[at] ?? '');
    return { changed: lines.with(at, JSON.stringify({ table, row: change(row) })), line: at + 1 };
  };

  test('a file that was cut off, wherever', async () => {
    for (let n = 1; n < lines.length; n += 1) {
      expect(await refusal(lines.slice(0, n))).toBe(
        'This export is cut off: its last line is missing. Nothing was imported.',
      );
      expect(await refusal([...lines.slice(0, n), lines[n]?.slice(0, -1) ?? ''])).toContain('Nothing was imported.');
    }
  });

  test('a file from which a row was lost, and one with a row too many', async () => {
    const at = lines.findIndex((line) => line.startsWith('{"table":"person"'));
    const lost = lines.toSpliced(at, 1);
    expect(await refusal(lost)).toBe(
      'This export is not whole. It has 2 rows of “person”, and 3 were exported. Nothing was imported.',
    );
    const more = lines.toSpliced(at, 0, lines[at]?.replace('"U1"', '"U9"') ?? '');
    expect(await refusal(more)).toContain('It has 4 rows of “person”, and 3 were exported.');
    expect(await refusal([...lines, lines[at] ?? ''])).toContain(`Line ${lines.length + 1} comes after the end`);
  });

  test('a file in which a single character was changed', async () => {
    const whole = lines.join('\n');
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.constantFrom('a', '7', ' ', '"'), async (at, letter) => {
        fc.pre(whole[at] !== letter && whole[at] !== '\n');
        await refusal(`${whole.slice(0, at)}${letter}${whole.slice(at + 1)}`.split('\n'));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['a field that does not exist', (row: object) => ({ ...row, colour: 'red' }), '“person” has no field “colour”'],
    [
      'a text for a number',
      (row: object) => ({ ...row, admin: 'yes' }),
      'the field “admin” of “person” takes a number',
    ],
    ['a number for a text', (row: object) => ({ ...row, name: 7 }), 'the field “name” of “person” takes a text'],
    ['nothing for what is needed', (row: object) => ({ ...row, name: null }), 'the field “name” of “person” is empty'],
    ['no id', ({ id: _, ...row }: { id?: unknown }) => row, 'the field “id” of “person” is missing'],
  ])('a row with %s, which is named with its line', async (_, change, problem) => {
    const { changed, line } = withRow(change);
    expect(await refusal(changed)).toBe(`Line ${line}: ${problem}. Nothing was imported.`);
  });

  test('a row that is no row', async () => {
    expect(await refusal(lines.toSpliced(1, 0, '{"table":"no such table","row":{}}'))).toBe(
      'Line 2 is not a row of the store (see “table”). Nothing was imported.',
    );
    expect(await refusal(lines.toSpliced(1, 0, '{"table":"person","row":{"name":[1]}}'))).toContain('see “row.name”');
    expect(await refusal(lines.toSpliced(1, 0, '{"table":'))).toBe('Line 2 is not JSON. Nothing was imported.');
  });

  test('a row that is there twice', async () => {
    const { changed } = withRow((row) => ({ ...row, id: 'U2' }));
    expect(await refusal(changed)).toMatch(/^One of the lines \d+ to \d+ of “person” is there twice\./);
  });
});

test('a store that is not empty takes nothing in', async () => {
  const store = await newStore('sqlite');
  await write(store, (unit) => unit.apply([{ do: 'add', kind: 'person', row: PERSON }]));
  await expect(imported(store, await exported(store))).rejects.toThrow('not empty');
});

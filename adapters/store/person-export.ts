/** All that a store keeps about one person, as they can read it: the same rows that forgetting them would delete or change. */
import type { Kind } from '../../src/model/rows.js';
import type { Opened } from './opened.js';
import { pagesOf } from './pages.js';
import { fromRecord, ROW_KINDS, TABLES } from './schema/schema.js';
import { NAMED, type RawRow, THEIRS, TraceRemover } from './traces.js';

/** Rows of others in which somebody is named are those others' own matter here. */
const PRIVATE = ['undo', 'talk', 'nudge', 'outbox', 'room_message', 'setting', 'signal_payload'];
/** What lets another system in, or shows what does: it isn’t about the person who has connected it. */
const SECRET = ['secrets', 'page'];
/** Instants that become dates; the others are counts and versions. */
const INSTANT = /^at$|At$|^since$|^leasedUntil$/;
const EARLIEST = Date.UTC(2000, 0);

interface Person {
  workspace: string;
  id: string;
  name: string;
}

/** By kind or table: the rows. */
type PersonExport = Record<string, unknown>;

/** Everything about one person, as an object for JSON. @param now epoch milliseconds */
export async function exportPerson(opened: Opened, person: Person, now: number): Promise<PersonExport> {
  const found: Record<string, unknown[]> = {};
  const names = await namesOfItems(opened, person.workspace);
  for (const table of tablesWithPeople())
    for await (const rows of pagesOf(opened, table, person.workspace))
      for (const row of rows.filter((one) => isAbout(opened, person, table, one))) {
        const { kind, value } = readable(opened, table, row);
        found[kind] ??= [];
        found[kind].push(named(value, names));
      }
  return { id: person.id, workspace: person.workspace, exportedAt: new Date(now).toISOString(), ...found };
}

const tablesWithPeople = () => [
  ...new Set(['person', 'forgotten', ...THEIRS.map(({ table }) => table), ...Object.keys(NAMED)]),
];

function isAbout({ seal }: Opened, { id, name }: Person, table: string, row: RawRow): boolean {
  if (table === 'person' || table === 'forgotten') return row.id === id;
  const isTheirs = THEIRS.some((one) => one.table === table && one.values(id).includes(String(row[one.column] ?? '')));
  if (isTheirs || row.author === id) return true;
  const cleaned = new TraceRemover({ id, names: [name], conversations: [] }, seal).cleaned(table, row);
  if (PRIVATE.includes(table)) return table === 'outbox' && cleaned === 'delete';
  return cleaned === 'delete' || Object.keys(cleaned).length > 0;
}

/** A row by the names that the program has for its fields, with what was encrypted in plain text. */
function readable({ seal }: Opened, table: string, row: RawRow): { kind: string; value: object } {
  const kind = ROW_KINDS.find((one) => isOfKind(one, table, row));
  if (kind) return { kind, value: { ...fromRecord(kind, row, seal) } };
  if (table !== 'outbox') return { kind: table, value: row };
  return { kind: table, value: { ...row, message: JSON.parse(seal.open(String(row.message)) ?? 'null') } };
}

function isOfKind(kind: Kind, table: string, row: RawRow): boolean {
  const { name, prefix } = TABLES[kind];
  return name === table && (prefix === undefined || String(row.id).startsWith(prefix));
}

/** Dates instead of numbers, texts of JSON unpacked, and the names of what the ids stand for. */
function named(row: object, names: ReadonlyMap<string, string>): object {
  const entries = Object.entries(row).flatMap(([field, value]): [string, unknown][] => {
    if (field === 'workspace' || field === 'version' || SECRET.includes(field)) return [];
    if (typeof value === 'number' && INSTANT.test(field) && value > EARLIEST)
      return [[field, new Date(value).toISOString()]];
    if (field === 'changes' || field === 'content') return [[field, JSON.parse(String(value))]];
    const name = field === 'project' || field === 'itemId' ? names.get(String(value)) : undefined;
    return name === undefined
      ? [[field, value]]
      : [
          [field, value],
          [`${field}Name`, name],
        ];
  });
  return Object.fromEntries(entries);
}

async function namesOfItems(opened: Opened, workspace: string): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const table of ['project', 'stage', 'task'])
    for await (const rows of pagesOf(opened, table, workspace))
      for (const row of rows)
        names.set(String(row.id), table === 'task' ? `#${row.number} ${row.title}` : String(row.name));
  return names;
}

/** Where the tables name people: by their ids, and in words. */
import { nameRemover, SOMEBODY } from '../../src/model/forgotten.js';
import { keyOf } from '../../src/model/names.js';
import type { Seal } from './seal.js';
import type { Stored } from './tables.js';

/** A row as the database has it. */
export type RawRow = Readonly<Record<string, Stored>>;

/** Rows that are about one person alone, by the values of a column. */
export const THEIRS: readonly { table: string; column: string; values(id: string): string[] }[] = [
  { table: 'setting', column: 'target', values: (id) => [id] },
  { table: 'undo', column: 'id', values: (id) => [id] },
  { table: 'talk', column: 'person', values: (id) => [id] },
  { table: 'member', column: 'person', values: (id) => [id] },
  { table: 'nudge', column: 'author', values: (id) => [id] },
  { table: 'front', column: 'person', values: (id) => [id] },
  { table: 'conversation', column: 'person', values: (id) => [id] },
  { table: 'alias', column: 'person', values: (id) => [id] },
  { table: 'room_message', column: 'onlyFor', values: (id) => [id] },
  { table: 'room_reaction', column: 'person', values: (id) => [id] },
  { table: 'room_person', column: 'id', values: (id) => [id] },
  { table: 'room_member', column: 'person', values: (id) => [id] },
  { table: 'alarm', column: 'subject', values: (id) => [id, `me:${id}`, `portfolio:${id}`] },
  {
    table: 'pace',
    column: 'id',
    values: (id) => [`person:${id}`, `reminder:${id}`, `digest:me:${id}`, `digest:portfolio:${id}`],
  },
];

/** Columns of a table in which people are named. */
interface Columns {
  /** Ids of people. */
  ids?: readonly string[];
  /** Lists of ids, as JSON. */
  lists?: readonly string[];
  /** Ids of conversations, which become empty for what was in their own one with Baton. */
  places?: readonly string[];
  /** What somebody wrote, or an id where the column can hold one. */
  words?: readonly string[];
  /** The same as JSON. */
  json?: readonly string[];
  /** The same as encrypted JSON. */
  sealed?: readonly string[];
  /** JSON of which a list, `people`, has ids, and nothing else is anybody's words. */
  packed?: readonly string[];
}

/** By table: rows that stay when one of the people in them is forgotten. */
export const NAMED: Readonly<Record<string, Columns>> = {
  project: { ids: ['lead'], words: ['name', 'description'] },
  stage: { ids: ['owner'], lists: ['deputies'], words: ['name', 'reason'] },
  task: { ids: ['owner', 'createdBy'], lists: ['deputies'], words: ['title'] },
  offer: { ids: ['asked', 'by'], places: ['channel'], words: ['word'] },
  chronicle: { json: ['carry'] },
  chapter: { packed: ['facts'] },
  history: { ids: ['by'], places: ['channel'], words: ['from', 'to', 'why'] },
  channel: { words: ['name'] },
  setting: { words: ['value'] },
  undo: { words: ['what'], json: ['changes'] },
  talk: { sealed: ['call', 'asked', 'offered'] },
  nudge: { sealed: ['held'] },
  outbox: { sealed: ['message'] },
  conversation: { words: ['name'] },
  room_message: { ids: ['author'], json: ['content'] },
  signal_source: { ids: ['by'], places: ['channel'], words: ['name'] },
  // What was sent says what people are called, and is kept for a week at most.
  signal_payload: { sealed: ['body', 'signals'] },
  audit_answer: { ids: ['by', 'owner'], words: ['asked', 'reason', 'evidence'] },
  promotion: { ids: ['by'], words: ['model', 'alias', 'to', 'actor', 'evidence', 'source'] },
  contradiction: { ids: ['asked', 'settledBy'] },
  signal_rule: { ids: ['by'], json: ['conditions'] },
  incident: {
    ids: ['asked', 'taken', 'closedBy'],
    lists: ['askedBefore'],
    words: ['title', 'text', 'cause'],
    json: ['steps'],
  },
  audit_question: { ids: ['by'], words: ['title', 'ask', 'hand', 'auto', 'task'] },
};

/** Takes one person out of the rows that stay. */
export class TraceRemover {
  private readonly withoutNames: (text: string) => string;

  private readonly id: string;
  private readonly conversations: readonly string[];

  /** @param names what they are called in what people wrote @param conversations ids of their own ones with Baton */
  constructor(
    { id, names, conversations }: { id: string; names: readonly string[]; conversations: readonly string[] },
    private readonly seal: Seal,
  ) {
    this.id = id;
    this.conversations = conversations;
    this.withoutNames = nameRemover(names);
  }

  /** The columns of a row that name the person, as they are to be; `delete` if the row is of no use without them. */
  cleaned(table: string, row: RawRow): Record<string, Stored> | 'delete' {
    if (table === 'outbox' && this.isMessageToThem(row)) return 'delete';
    const patch = this.patchOf(NAMED[table] ?? {}, row);
    if (table === 'history' && patch.channel === '') patch.channel = null;
    // Nobody's change can be taken back in part, and nobody can refer to a part of what was said.
    if ((table === 'undo' || table === 'talk') && Object.keys(patch).length > 0) return 'delete';
    if (table === 'room_message' && row.author === this.id) patch.content = JSON.stringify({ is: 'text', text: '' });
    if ((table === 'project' || table === 'stage') && patch.name !== undefined) patch.key = keyOf(String(patch.name));
    return patch;
  }

  private patchOf(columns: Columns, row: RawRow) {
    const { ids = [], lists = [], places = [], words = [], json = [], packed = [], sealed = [] } = columns;
    const patch: Record<string, Stored> = {};
    const change = (column: string, cleaned: (value: string) => string) => {
      const value = row[column];
      if (typeof value !== 'string' || value === '') return;
      const after = cleaned(value);
      if (after !== value) patch[column] = after;
    };
    for (const column of ids) change(column, (value) => (value === this.id ? SOMEBODY : value));
    for (const column of lists) change(column, (value) => this.shortened(value));
    for (const column of places) change(column, (value) => (this.conversations.includes(value) ? '' : value));
    for (const column of words) change(column, (value) => this.wordsWithout(value));
    for (const column of json) change(column, (value) => this.jsonWithout(value));
    for (const column of packed) change(column, (value) => this.packedWithout(value));
    for (const column of sealed) change(column, (value) => this.sealedWithout(value));
    return patch;
  }

  private shortened(list: string): string {
    const ids: unknown[] = JSON.parse(list);
    return ids.includes(this.id) ? JSON.stringify(ids.filter((id) => id !== this.id)) : list;
  }

  private wordsWithout(text: string): string {
    return text === this.id ? SOMEBODY : this.withoutNames(text);
  }

  /** The text as it is if nothing in it is theirs: rewritten JSON could look different. */
  private jsonWithout(text: string): string {
    const value: unknown = JSON.parse(text);
    const after = JSON.stringify(this.valueWithout(value));
    return after === JSON.stringify(value) ? text : after;
  }

  private packedWithout(text: string): string {
    const value: { people: string[] } = JSON.parse(text);
    if (!value.people.includes(this.id)) return text;
    return JSON.stringify({ ...value, people: value.people.map((id) => (id === this.id ? SOMEBODY : id)) });
  }

  /** What is sealed with a key that is not here stays: nobody can read it. */
  private sealedWithout(text: string): string {
    const json = this.seal.open(text);
    if (json === undefined) return text;
    const after = this.jsonWithout(json);
    return after === json ? text : this.seal.close(after);
  }

  private valueWithout(value: unknown): unknown {
    if (typeof value === 'string') return this.wordsWithout(value);
    if (Array.isArray(value)) return value.map((one) => this.valueWithout(one));
    if (typeof value !== 'object' || value === null) return value;
    const all = Object.entries(value);
    // A mention has the name that the platform gave it, whatever that is.
    const isMention = all.some(([key, one]) => key === 'id' && one === this.id) && 'name' in value;
    return Object.fromEntries(
      all.map(([key, one]) => [key, isMention && key === 'name' ? SOMEBODY : this.valueWithout(one)]),
    );
  }

  private isMessageToThem({ message }: RawRow): boolean {
    const json = this.seal.open(String(message));
    const value: { person?: unknown } = json === undefined ? {} : JSON.parse(json);
    return value.person === this.id;
  }
}

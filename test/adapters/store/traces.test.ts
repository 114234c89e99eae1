/** A new table or column is one in which people are named, or is listed here as one in which they are not. */
import { expect, test } from 'vitest';
import { ALL_TABLES } from '../../../adapters/store/exported-tables.js';
import { NAMED, THEIRS, TraceRemover } from '../../../adapters/store/traces.js';
import { SOMEBODY } from '../../../src/model/forgotten.js';
import type { Fact } from '../../../src/model/insights/facts.js';
import { packFacts, unpackFacts } from '../../../src/model/insights/packed.js';
import { memoryStore } from '../../support/memory-store.js';

/** Whole tables without people, or with nothing but what forgetting somebody leaves. */
const WITHOUT = [
  ...[
    'handled',
    'sequence',
    'edition',
    'place',
    'link',
    'ledger',
    'trial',
    'sent',
    'room_channel',
    'person',
    'forgotten',
  ],
  'audit_profile',
  // Which signals of other systems were handled, by their ids.
  'transition',
  // What a platform gave, encrypted: the id of whoever installed Baton, which ends with the installation.
  'installation',
];

/** Texts that are ids of other things than people, one of a few words, or folded from a name that is cleaned. */
const NO_PEOPLE: Record<string, string[]> = {
  project: ['key', 'audience', 'reach'],
  stage: ['project', 'key', 'state', 'due'],
  task: ['project', 'stage', 'state', 'due', 'link', 'channel', 'thread'],
  offer: ['project', 'item', 'itemId', 'state', 'thread'],
  history: ['project', 'item', 'itemId', 'field', 'via'],
  channel: ['access', 'place'],
  setting: ['scope', 'key'],
  nudge: ['channel', 'thread', 'message', 'state', 'kind', 'rule', 'whisper'],
  outbox: ['state', 'why'],
  conversation: ['kind', 'team', 'service', 'bot'],
  room_message: ['channel', 'thread'],
  // A row of its own for each person, deleted as a whole.
  room_person: ['name', 'zone', 'standing'],
  room_member: ['channel'],
  room_reaction: ['message', 'channel', 'emoji'],
  front: ['place', 'shows', 'hash'],
  alarm: ['what'],
  audit_answer: ['project', 'area', 'question', 'value', 'evidenceFrom'],
  audit_question: ['key', 'area', 'kind'],
  chronicle: ['project', 'made'],
  chapter: ['project'],
  signal_source: ['kind', 'secrets', 'page'],
  signal_payload: ['source', 'outcome'],
  promotion: ['project', 'is', 'about', 'slot', 'callback'],
  contradiction: ['project', 'stage', 'slot', 'is', 'promotion', 'said', 'state'],
  signal_rule: ['project', 'source', 'stage', 'meaning'],
  incident: [
    ...['project', 'state', 'meaning', 'subject', 'subjects', 'firing', 'starts', 'ended', 'link', 'severity'],
    ...['stage', 'reopened', 'channel'],
  ],
  // What somebody was told in reminders, as ids of things, goes with their row.
  pace: ['day', 'told'],
  member: ['place'],
  talk: ['channel', 'items'],
};

const columnsOf = (table: string): string[] => [
  ...THEIRS.filter((one) => one.table === table).map(({ column }) => column),
  ...Object.values(NAMED[table] ?? {}).flat(),
  ...(NO_PEOPLE[table] ?? []),
];

test('every table is looked through, or has no people in it', () => {
  const known = new Set([...THEIRS.map(({ table }) => table), ...Object.keys(NAMED), ...WITHOUT]);
  expect(ALL_TABLES.filter((table) => !known.has(table))).toEqual([]);
});

test('so is every text in it', async () => {
  const { db, close } = await memoryStore();
  const tables = (await db.introspection.getTables()).filter(
    ({ name }) => ALL_TABLES.includes(name) && !WITHOUT.includes(name),
  );
  const unknown = tables.flatMap(({ name, columns }) => {
    // An outbox's lane is a person or channel, and looked up as such.
    const known = [...columnsOf(name), 'id', 'workspace', ...(name === 'outbox' ? ['lane'] : [])];
    const texts = columns.filter(({ dataType }) => dataType.toLowerCase() === 'text');
    return texts.filter((column) => !known.includes(column.name)).map((column) => `${name}.${column.name}`);
  });
  expect(unknown).toEqual([]);
  expect(tables.length).toBeGreaterThan(10);
  await close();
});

test('facts that are kept lose the person, and no kind of reason that is called like them', async () => {
  const { seal, close } = await memoryStore();
  const remover = new TraceRemover({ id: 'U2', names: ['Data'], conversations: [] }, seal);
  const fact = (who: string): Fact => ({ kind: 'stall', stage: 's', at: 30_000_000, amount: 60, who, detail: 'data' });
  const row = (facts: object) => ({ id: 'p:2026', workspace: 'W1', version: 1, facts: JSON.stringify(facts) });
  const patch = remover.cleaned('chapter', row(packFacts([fact('U1'), fact('U2')])));
  const after = patch === 'delete' ? [] : unpackFacts(JSON.parse(String(patch.facts)));
  expect(after.map(({ who, detail }) => [who, detail])).toEqual([
    ['U1', 'data'],
    [SOMEBODY, 'data'],
  ]);
  expect(remover.cleaned('chapter', row(packFacts([fact('U1')])))).toEqual({});
  await close();
});

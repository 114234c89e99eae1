/** Somebody who has left a trace everywhere, for tests of what is removed with them. */
import { Addresses } from '../../adapters/store/addresses.js';
import { exportStore } from '../../adapters/store/export.js';
import { Fronts } from '../../adapters/store/fronts.js';
import type { Opened } from '../../adapters/store/opened.js';
import { RoomMessages } from '../../adapters/store/room-messages.js';
import { RoomReactions } from '../../adapters/store/room-reactions.js';
import type { LooseTables } from '../../adapters/store/tables.js';
import { add } from '../../src/model/changes.js';
import type { Kit } from './kit.js';
import { SAMPLES } from './sample-rows.js';

/** Whose traces they are. */
export const BO = { workspace: 'W1', id: 'U2' };

/** Bo leaves a trace in every table of a workspace. */
export async function leaveTraces(k: Kit): Promise<void> {
  await k.say_('ana', 'new Churn');
  await k.say_('chi', 'help');
  await k.say_('bo', 'take data');
  await k.say_('bo', 'lead me');
  await k.say_('bo', 'task add "label the set" owner:me');
  await k.say_('bo', 'task add "write the runbook" owner:@chi');
  await k.say_('bo', 'done #1');
  await k.say_('ana', 'deputy training @bo');
  await k.say_('ana', 'own evaluation @bo');
  await k.say_('ana', 'block data "Waiting for Bo Berg to answer"');
  await k.say_('bo', 'set quiet-hours 18:00-09:00', { direct: true });
  await k.say_('bo', 'new "Bo Berg’s own"', { direct: true });
  await k.say_('ana', 'describe Churn "Ask @Bo Berg"');
  await k.say_('ana', 'own monitoring @bo');
  await k.say_('bo', 'audit answer data-1 hand');
  await k.say_('ana', 'audit evidence data-1 Bo Berg looks at it');
  await k.say_('ana', 'audit answer data-2 na Bo Berg says so');
  await k.say_('ana', 'audit owner data-2 @bo');
  await k.say_('ana', 'question add data title:"Bo Berg’s own" ask:"Does Bo Berg know?"');
  await others(k);
}

/** What no command leaves behind here. */
async function others(k: Kit): Promise<void> {
  const { opened: store } = k;
  const at = k.clock.now();
  const w = BO.workspace;
  await k.store.transact(w, 'others', async (unit) => {
    const nudge = SAMPLES.nudge(w);
    const held = nudge.held && {
      ...nudge.held,
      sentence: 'Bo Berg will do it',
      candidates: [{ name: 'Bo Berg', reason: 'r' }],
    };
    const talk = { ...SAMPLES.talk(w), at };
    const named = { item: 's', person: BO.id };
    await unit.apply([
      add('nudge', { ...nudge, id: 'n-bo', author: BO.id }),
      add('nudge', { ...nudge, id: 'n-ana', author: 'U1', held }),
      add('alarm', { id: 'nudge:n-bo', workspace: w, at, what: 'nudge', subject: 'n-bo' }),
      add('alarm', { id: 'digest:me:U2', workspace: w, at, what: 'digest', subject: 'me:U2' }),
      add('setting', {
        id: 'person:U2:weekends',
        workspace: w,
        scope: 'person',
        target: BO.id,
        key: 'weekends',
        value: 'open',
      }),
      add('lastNudge', { id: BO.id, workspace: w, at, asked: true }),
      add('lastReminder', { id: BO.id, workspace: w, at, day: '2026-03-02', told: [], toldAt: at }),
      add('lastDigest', { id: 'me:U2', workspace: w, at, day: '', skipped: 0 }),
      add('talk', { ...talk, id: 'C-x:U2', person: BO.id, channel: 'C-x' }),
      add('talk', { ...talk, id: 'C-x:U1', person: 'U1', channel: 'C-x', offered: [{ command: 'own', args: named }] }),
      add('talk', { ...talk, id: 'C-y:U1', person: 'U1', channel: 'C-y' }),
      add('place', { id: 'T1', workspace: w, listedAt: at }),
      add('member', { id: 'T1:U2', workspace: w, place: 'T1', person: BO.id, at }),
      add('member', { id: 'T1:U1', workspace: w, place: 'T1', person: 'U1', at }),
    ]);
    const sent = { person: BO.id, view: { blocks: [] } };
    const mention = { is: 'person', id: BO.id, name: 'Bo' } as const;
    const all = { id: 'm-all', channel: 'C-churn', thread: null };
    await unit.send([
      { to: 'direct', id: 'm-bo', ...sent },
      { to: 'whisper', ...all, id: 'm-bo2', ...sent },
      { to: 'channel', ...all, view: { blocks: [{ block: 'text', text: [mention] }] } },
    ]);
    return {};
  });
  const failed = { id: 'f', lane: 'W1/@U2', message: '', state: 'failed', why: 'gone' } as const;
  const old = { workspace: w, attempts: 1, dueAt: at, leasedUntil: 0, createdAt: at };
  await store.db
    .insertInto('outbox')
    .values([
      { ...failed, ...old },
      { ...failed, ...old, id: 'f2', lane: 'W1/@U2/C-churn' },
    ])
    .execute();
  const place = { kind: 'personal', person: BO.id, team: null, name: 'Bo Berg', service: 's', bot: 'b', at } as const;
  await new Addresses(store).keep(w, { id: 'C-dm-bo', ...place });
  await new Addresses(store).keep(w, { ...place, id: 'group', kind: 'group', person: null, name: 'Ana, Bo Berg' });
  await new Addresses(store).alias(w, '29:bo', BO.id);
  await new Fronts(store).note(w, { person: BO.id, place: 'C-dm-bo', at, shows: 'home', hash: 'h' });
  const room = new RoomMessages(store, w);
  const message = { channel: 'c', thread: null, onlyFor: null, at };
  await room.add({ ...message, id: 'r1', author: BO.id, content: { is: 'text', text: 'Bo Berg here' } });
  await room.add({ ...message, id: 'r2', author: 'U1', thread: 'r1', content: { is: 'text', text: 'Hi @Bo Berg' } });
  await room.add({ ...message, id: 'r3', author: BO.id, content: { is: 'text', text: 'nobody answers' } });
  await room.add({ ...message, id: 'r4', author: 'baton', onlyFor: BO.id, content: { is: 'text', text: 'psst' } });
  await new RoomReactions(store, w).toggle('r2', 'c', BO.id, 'hand');
}

/** Everything in a store, as lines of JSON, with what is encrypted in the clear. */
export async function wholeExport(store: Opened): Promise<string> {
  const lines: string[] = [];
  await exportStore(store, async (line) => void lines.push(line));
  // Nudges and talks are not exported: their words are encrypted. The last line sums up the others.
  const isKept = (line: string) => !line.includes('"table":"handled"') && !line.startsWith('{"end"');
  const nudges = await store.db.withTables<LooseTables>().selectFrom('nudge').selectAll().execute();
  const talks = await store.db.withTables<LooseTables>().selectFrom('talk').selectAll().execute();
  return [
    ...lines.filter(isKept),
    ...talks.map((row) => JSON.stringify({ ...row, ...wordsOf(store, row) })),
    ...nudges.map((row) => JSON.stringify({ ...row, held: store.seal.open(String(row.held)) })),
  ].join('\n');
}

/** What is encrypted in a talk. */
const wordsOf = ({ seal }: Opened, row: Record<string, unknown>) =>
  Object.fromEntries(
    ['call', 'asked', 'offered'].map((column) => [column, row[column] && seal.open(`${row[column]}`)]),
  );

/** Lines with some words, without those that say who was forgotten. */
export const linesWith = (all: string, words: RegExp) =>
  all.split('\n').filter((line) => words.test(line) && !line.includes('"table":"forgotten"'));

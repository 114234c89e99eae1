/** Each invariant of a store, on one that is in order and on one in which it is broken. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { examine, mend } from '../../../adapters/store/doctor.js';
import { INVARIANTS } from '../../../adapters/store/invariants.js';
import { Kit, peopled } from '../../support/kit.js';
import { DIALECTS, opened } from '../../support/stores.js';

/** What breaks an invariant, and what takes that back where `mend` leaves it to people. */
interface Broken {
  by: string;
  back?: string;
  /** What is broken along with it. */
  also?: string[];
}
const copy = (table: string, columns: string, values: string, where = 'true') =>
  `insert into ${table} (${columns}) select ${values} from ${table} where ${where} order by id limit 1`;
const STAGE =
  'id, workspace, version, project, name, key, position, state, since, reason, due, owner, deputies, pass, dropped';
const stage = (id: string, project: string, key: string, position: string) =>
  copy(
    'stage',
    STAGE,
    `${id}, workspace, 1, ${project}, name, ${key}, ${position}, 'done', since, null, due, null, '[]', 1, 0`,
  );
const OFFER =
  'id, workspace, version, project, item, "itemId", asked, "by", state, word, at, "answeredAt", channel, thread';
const offer = (project: string, item: string, state: string, answered = 'null') =>
  copy(
    'offer',
    OFFER,
    `'bad', workspace, 1, ${project}, 'task', ${item}, asked, "by", ${state}, null, at, ${answered}, channel, null`,
  );
const alarm = (what: string, subject: string, leased = '0') =>
  `insert into alarm (id, workspace, version, at, what, subject, "leasedUntil") values ('bad', 'W1', 1, 1, '${what}', '${subject}', ${leased})`;
const outbox = (lane: string, state: string, message: string, due = '1') =>
  `insert into outbox (id, workspace, lane, message, state, attempts, "dueAt", "leasedUntil", why, "createdAt")
   values ('bad', 'W1', '${lane}', '${message}', '${state}', 1, ${due}, 0, '', 1)`;
const incident = (id: string, project: string, state: string, closedAt = 'null') =>
  `insert into incident (id, workspace, version, number, project, state, meaning, subject, subjects, firing, starts, ended, title, count, reopened,
    channel, "askedBefore", "openedAt", "closedAt", "lastAt", "toldAt", steps) values ('${id}', 'W1', 1, 0, ${project}, ${state}, 'drift', 's f', '[]', '[]',
    '[]', '[]', 'x', 1, '[]', '', '[]', 1, ${closedAt}, 1, 1, '[]')`;
const TASK = `number = 1`;
const gone = (id: string, is: number) => `update person set gone = ${is} where id = '${id}'`;

const BROKEN: Record<string, Broken> = {
  'stage-project': { by: stage("'bad'", "'nowhere'", "'bad'", '99') },
  'task-project': {
    by: `insert into task (id, workspace, version, number, title, project, stage, state, owner, deputies, due, "createdAt", "createdBy", link)
      select 'bad', workspace, 1, 2, 'x', 'nowhere', null, 'open', null, '[]', due, "createdAt", "createdBy", null from task where number = 1`,
    also: ['task-number'],
  },
  'offer-project': { by: offer("'nowhere'", '"itemId"', "'declined'", 'at') },
  'history-project': {
    by: copy(
      'history',
      'id, workspace, version, project, item, "itemId", at, "by", field, "from", "to", why, via, channel, pass',
      `'bad', workspace, 1, 'nowhere', item, "itemId", at, "by", field, "from", "to", why, via, channel, pass`,
    ),
  },
  'chronicle-project': {
    by: `insert into chronicle (id, workspace, version, project, through, made, carry) values ('bad', 'W1', 1, 'nowhere', 1, '1', '{}')`,
  },
  'chapter-project': {
    by: `insert into chapter (id, workspace, version, project, year, facts) values ('bad', 'W1', 1, 'nowhere', 2026, '{}')`,
  },
  'promotion-project': {
    by: `insert into promotion (id, workspace, version, project, "is", model, alias, slot, live, at, "toldAt")
      values ('bad', 'W1', 1, 'nowhere', 'moved', 'm', 'a', 'm:a', 1, 1, 1)`,
  },
  'contradiction-project': {
    by: `insert into contradiction (id, workspace, version, project, stage, slot, "is", promotion, said, at, state)
      values ('bad', 'W1', 1, 'nowhere', 's', 'm:a', 'gone', 'v', 'done', 1, 'open')`,
  },
  'signal_rule-project': {
    by: `insert into signal_rule (id, workspace, version, project, conditions, position, at, "by") values ('bad', 'W1', 1, 'nowhere', '{}', 1, 1, 'U1')`,
  },
  'incident-project': { by: incident('bad', "'nowhere'", "'open'") },
  'incident-state': { by: incident('lost', '(select min(id) from project)', "'lost'") },
  'incident-end': { by: incident('ended', '(select min(id) from project)', "'closed'") },
  'link-project': {
    by: `insert into link (id, workspace, version, channel, project, main, at) values ('C9:nowhere', 'W1', 1, 'C9', 'nowhere', 0, 1)`,
  },
  'audit_answer-project': {
    by: `insert into audit_answer (id, workspace, version, project, area, question, revision, asked, at, "by")
      values ('bad', 'W1', 1, 'nowhere', 'data', 'data-1', 1, 'x', 1, 'U1')`,
  },
  'audit_profile-project': {
    by: `insert into audit_profile (id, workspace, version, project, criticality, kind, "doneBar")
      values ('nowhere', 'W1', 1, 'nowhere', 'internal', 'model', 'off')`,
  },
  'task-stage': { by: `update task set stage = 'nowhere' where ${TASK}` },
  'stage-limit': {
    by: Array.from({ length: 20 }, (_, i) => stage(`'many${i}'`, 'project', `'many${i}'`, `${100 + i}`)).join(';'),
    back: `delete from stage where id like 'many%'`,
  },
  'stage-place': { by: stage("'zzz'", 'project', "'zzz'", 'position'), back: `delete from stage where id = 'zzz'` },
  'main-project': { by: `update link set main = 1` },
  'link-name': { by: `update link set id = 'x' || id`, back: `update link set id = channel || ':' || project` },
  'member-name': {
    by: `insert into member (id, workspace, version, place, person, at) values ('bad', 'W1', 1, 'C1', 'U1', 1)`,
  },
  'setting-name': {
    by: `insert into setting (id, workspace, version, scope, target, key, value) values ('bad', 'W1', 1, 'person', 'U1', 'x', 'y')`,
    back: `delete from setting where id = 'bad'`,
  },
  'seen-by-all': { by: `update channel set access = 'private'` },
  'offer-item': { by: offer('project', "'nowhere'", "'waiting'"), back: `delete from offer where id = 'bad'` },
  'offer-answer': { by: offer('project', "'other'", "'declined'") },
  'gone-owner': {
    by: `update task set owner = 'U3' where ${TASK}; ${gone('U3', 1)}`,
    back: `update task set owner = null where ${TASK}; ${gone('U3', 0)}`,
  },
  'gone-stage-owner': {
    by: `update stage set owner = 'U3' where key = 'data'; ${gone('U3', 1)}`,
    back: `update stage set owner = null where key = 'data'; ${gone('U3', 0)}`,
  },
  'task-number': { by: `update sequence set last = 0 where name = 'task'` },
  'stage-state': {
    by: `update stage set state = 'lost' where key = 'data'`,
    back: `update stage set state = 'not_started' where key = 'data'`,
  },
  'task-state': {
    by: `update task set state = 'lost' where ${TASK}`,
    back: `update task set state = 'open' where ${TASK}`,
  },
  'nudge-alarm': { by: alarm('nudge', 'nowhere') },
  'alarm-subject': { by: alarm('digest', '') },
  'alarm-lease': { by: alarm('digest', 'channel:C1', '99999999999999') },
  'nudge-words': {
    by: `insert into nudge (id, workspace, version, channel, thread, message, author, state, kind, rule, score, at, "dueAt", whisper, held)
      values ('bad', 'W1', 1, 'C1', null, 'm', 'U1', 'over', 'owner', 'r', 1, 1, 1, null, 'words')`,
  },
  'outbox-place': { by: outbox('W2/C1', 'waiting', 'x'), back: `delete from outbox where id = 'bad'` },
  'outbox-state': { by: outbox('W1/C1', 'waiting', '') },
  'outbox-time': { by: outbox('W1/C1', 'waiting', 'x', '99999999999999'), back: `delete from outbox where id = 'bad'` },
  'sent-words': { by: outbox('W1/C1', 'failed', 'x'), back: `delete from outbox where id = 'bad'` },
  forgotten: {
    by: `insert into forgotten (id, workspace, version, at, standing, name) values ('U3', 'W1', 1, 1, 'member', '')`,
  },
  'installation-end': {
    by: `insert into installation (platform, id, workspace, data, "installedAt", "endedAt", "heardAt") values ('slack', 'T1', 'slack:T1', 'x', 1, 2, 1)`,
  },
  'history-time': {
    by: `update history set at = 99999999999999 where field = 'created' and item = 'task'`,
    back: `update history set at = 1 where at = 99999999999999`,
  },
  'task-time': { by: `update task set "createdAt" = 99999999999999`, back: `update task set "createdAt" = 1` },
  'stage-time': {
    by: `update stage set since = 99999999999999 where key = 'data'`,
    back: `update stage set since = 1 where key = 'data'`,
  },
};

describe.each(DIALECTS)('a store on %s', (dialect) => {
  let k: Kit;
  let done: () => Promise<void>;
  beforeAll(async () => {
    const made = await opened(dialect);
    done = made.done;
    k = await peopled(new Kit(made.store));
    for (const text of [
      'new Churn',
      'new Other',
      'task add "fix it" project: Churn',
      'assign #1 to @bo',
      'start data in Churn',
    ])
      await k.say_('ana', text);
    await k.take();
  });
  afterAll(() => done());
  const run = async (statements: string) => {
    for (const one of statements.split(';')) await sql.raw(one).execute(k.opened.db);
  };
  const names = async () => (await examine(k.opened, k.clock.now())).map(({ name }) => name);

  test('that was only used is in order, and every invariant is broken below', async () => {
    expect(await examine(k.opened, k.clock.now())).toEqual([]);
    expect(await mend(k.opened, k.clock.now())).toEqual([]);
    expect(Object.keys(BROKEN).sort()).toEqual(INVARIANTS.map(({ name }) => name).sort());
    const [offers, links] = await k.store.read('W1', async (read) => [
      await read.find('offer', {}),
      await read.find('link', {}),
    ]);
    expect([offers.length, links.length]).toEqual([1, 2]);
  });

  test.each(Object.entries(BROKEN))(
    '%s: is found if it does not hold, and mended if nobody has to decide',
    async (name, { by, back, also = [] }) => {
      await run(by);
      expect((await names()).sort()).toEqual([name, ...also].sort());
      const mendable = INVARIANTS.find((one) => one.name === name)?.mend !== undefined;
      const [found] = (await mend(k.opened, k.clock.now())).filter((one) => one.name === name);
      expect(found?.rows.length).toBeGreaterThan(0);
      expect(found?.mended).toBe(mendable ? found?.count : 0);
      expect(await names()).toEqual(mendable ? [] : [name]);
      if (back) await run(back);
      expect(await names()).toEqual([]);
    },
  );
});

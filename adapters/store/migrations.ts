/** Steps from one form of the database to the next. A step that has been released is never changed again. */
import { type Kysely, type Migration, sql } from 'kysely';

type Any = Kysely<Record<string, Record<string, unknown>>>;

const SERIAL = { sqlite: 'integer primary key autoincrement', postgres: 'bigserial primary key' } as const;

const FIRST = [
  `create table project (id text not null, workspace text not null, version integer not null, name text not null, key text not null,
    description text not null, lead text, archived integer not null, sample integer not null, "createdAt" bigint not null, primary key (workspace, id))`,
  'create unique index project_key on project (workspace, key)',
  'create index project_list on project (workspace, archived, key)',
  'create index project_sample on project (workspace, id) where sample = 1',

  `create table stage (id text not null, workspace text not null, version integer not null, project text not null, name text not null, key text not null,
    position double precision not null, state text not null, since bigint not null, reason text, due text not null, owner text, deputies text not null,
    pass integer not null, dropped integer not null, primary key (workspace, id))`,
  'create index stage_list on stage (workspace, project, dropped, position)',
  'create unique index stage_key on stage (workspace, project, key) where dropped = 0',

  `create table task (id text not null, workspace text not null, version integer not null, number integer not null, title text not null, project text not null,
    stage text, state text not null, owner text, deputies text not null, due text not null, "createdAt" bigint not null, "createdBy" text not null,
    primary key (workspace, id))`,
  'create unique index task_number on task (workspace, number)',
  'create index task_owner on task (workspace, owner, state, due, number)',
  'create index task_project on task (workspace, project, state, due, number)',
  'create index task_project_owner on task (workspace, project, owner, state, due, number)',
  'create index task_project_stage on task (workspace, project, state, stage)',
  'create index task_stage on task (workspace, stage, state, due, number)',
  'create index task_due on task (workspace, state, due, number)',

  `create table offer (id text not null, workspace text not null, version integer not null, project text not null, item text not null, "itemId" text not null,
    asked text not null, "by" text not null, state text not null, word text, at bigint not null, "answeredAt" bigint, channel text not null, thread text,
    primary key (workspace, id))`,
  'create unique index offer_waiting on offer (workspace, "itemId") where state = \'waiting\'',
  'create index offer_item on offer (workspace, "itemId", at)',
  'create index offer_asked on offer (workspace, asked, state, at)',
  'create index offer_by on offer (workspace, "by", state, at)',
  'create index offer_project on offer (workspace, project, state)',

  `create table history (id text not null, workspace text not null, version integer not null, project text not null, item text not null, "itemId" text not null,
    at bigint not null, "by" text not null, field text not null, "from" text, "to" text, why text, via text not null, channel text, pass integer,
    primary key (workspace, id))`,
  'create index history_project on history (workspace, project, at, id)',
  'create index history_item on history (workspace, "itemId", at, id)',

  `create table person (id text not null, workspace text not null, version integer not null, name text not null, zone text not null, admin integer not null,
    primary key (workspace, id))`,
  'create index person_admin on person (workspace, id) where admin = 1',
  `create table channel (id text not null, workspace text not null, version integer not null, name text not null, direct integer not null, primary key (workspace, id))`,
  `create table link (id text not null, workspace text not null, version integer not null, channel text not null, project text not null, main integer not null,
    at bigint not null, primary key (workspace, id))`,
  'create index link_channel on link (workspace, channel)',
  'create index link_project on link (workspace, project)',
  `create table setting (id text not null, workspace text not null, version integer not null, scope text not null, target text not null, key text not null,
    value text not null, primary key (workspace, id))`,
  'create index setting_target on setting (workspace, target)',
  `create table undo (id text not null, workspace text not null, version integer not null, at bigint not null, what text not null, changes text not null, primary key (workspace, id))`,

  'create table handled (workspace text not null, key text not null, at bigint not null, primary key (workspace, key))',
  'create index handled_at on handled (at)',
  'create table sequence (workspace text not null, name text not null, last bigint not null, primary key (workspace, name))',
  `create table outbox (seq SERIAL, id text not null unique, workspace text not null, lane text not null, message text not null, state text not null,
    attempts integer not null, "dueAt" bigint not null, "leasedUntil" bigint not null, why text not null, "createdAt" bigint not null)`,
  'create index outbox_lane on outbox (state, lane, seq)',
];

/** The playground's own conversations: what Slack or Teams would keep for their users. */
const PLAYGROUND = [
  `create table room_message (seq SERIAL, id text not null unique, workspace text not null, channel text not null, thread text, author text not null,
    "onlyFor" text, content text not null, at bigint not null, edited integer not null)`,
  'create index room_message_channel on room_message (workspace, channel, seq)',
  'create table room_channel (workspace text not null, id text not null, name text not null, primary key (workspace, id))',
];

/** What waits for its time, what is said in private of a message, and how it was taken. */
const NUDGES = [
  'alter table task add column link text',
  'create table alarm (id text not null, workspace text not null, version integer not null, at bigint not null, what text not null, subject text not null, primary key (workspace, id))',
  'create index alarm_at on alarm (at)',
  `create table nudge (id text not null, workspace text not null, version integer not null, channel text not null, thread text, message text not null,
    author text not null, state text not null, kind text not null, rule text not null, score double precision not null, at bigint not null,
    "dueAt" bigint not null, whisper text, held text, primary key (workspace, id))`,
  'create index nudge_channel on nudge (workspace, channel, at)',
  'create table room_reaction (workspace text not null, message text not null, channel text not null, person text not null, emoji text not null, primary key (workspace, message, person, emoji))',
  'create index room_reaction_channel on room_reaction (workspace, channel)',
  'create table pace (id text not null, workspace text not null, version integer not null, at bigint not null, day text not null, count integer not null, primary key (workspace, id))',
  `create table ledger (id text not null, workspace text not null, version integer not null, channel text not null, rule text not null, shown integer not null,
    assigned integer not null, taken integer not null, rewritten integer not null, dismissed integer not null, muted integer not null,
    expired integer not null, level integer not null, "shownThen" integer not null, "awayThen" integer not null, primary key (workspace, id))`,
  'create table trial (id text not null, workspace text not null, version integer not null, channel text not null, rule text not null, at bigint not null, shown integer not null, "ownedAt" bigint, primary key (workspace, id))',
  'create index trial_channel on trial (workspace, channel)',
];

/** People whose account has ended; the platforms' installations, and what they need to find again. */
const PLATFORMS = [
  'alter table person add column gone integer not null default 0',
  // What a platform gave at the installation (sealed: it holds tokens); null once it has ended.
  `create table installation (platform text not null, id text not null, workspace text not null, data text, "installedAt" bigint not null,
    "endedAt" bigint, "heardAt" bigint not null, primary key (platform, id))`,
  'create index installation_workspace on installation (workspace)',
  // Where a message of ours stands on the platform, so that it can be changed later.
  'create table sent (workspace text not null, id text not null, place text not null, message text not null, at bigint not null, primary key (workspace, id))',
  'create index sent_at on sent (at)',
  // Who has looked at their start page, and what it showed then.
  `create table front (workspace text not null, person text not null, place text not null, at bigint not null, shows text not null, hash text not null,
    primary key (workspace, person))`,
  'create index front_place on front (workspace, place)',
];

/** Where a platform can be answered: conversations with the address to reach them, and the names that people go by there. */
const CONVERSATIONS = [
  `create table conversation (workspace text not null, id text not null, kind text not null, person text, team text, name text not null,
    service text not null, bot text not null, at bigint not null, primary key (workspace, id))`,
  'create index conversation_person on conversation (workspace, person)',
  'create table alias (workspace text not null, id text not null, person text not null, primary key (workspace, id))',
  'create index alias_person on alias (workspace, person)',
  // What a message that stands elsewhere belongs to.
  'alter table sent add column belongs text',
  'create index sent_message on sent (workspace, place, message)',
];

/** What comes round again: claimed by one copy at a time, and told from the history. */
const DIGESTS = [
  'alter table alarm add column "leasedUntil" bigint not null default 0',
  'create index history_field on history (workspace, item, field, at, id)',
  // Every channel with a project gets its digest, and everybody with work a reminder: one alarm a workspace sets all others.
  `insert into alarm (id, workspace, version, at, what, subject)
    select distinct 'arm', workspace, 1, 0, 'arm', '' from project`,
];

/** Whether a message may have been sent already: until now a sentence in `why` (see `outbox.ts`). */
const UNCONFIRMED = ['alter table outbox add column unconfirmed integer not null default 0'];

const run = (statements: readonly string[], dialect: keyof typeof SERIAL): Migration => ({
  up: async (db: Any) => {
    for (const statement of statements) await sql.raw(statement.replace('SERIAL', SERIAL[dialect])).execute(db);
  },
});

/** All steps in order, in the words of one database. */
export const migrations = (dialect: keyof typeof SERIAL): Record<string, Migration> => ({
  '001-product': run(FIRST, dialect),
  '002-playground': run(PLAYGROUND, dialect),
  '003-nudges': run(NUDGES, dialect),
  '004-platforms': run(PLATFORMS, dialect),
  '005-conversations': run(CONVERSATIONS, dialect),
  '006-digests': run(DIGESTS, dialect),
  '007-unconfirmed': run(UNCONFIRMED, dialect),
});

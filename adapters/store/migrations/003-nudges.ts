/** Alarms, nudges, and how nudges were taken. */
export const NUDGES = [
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

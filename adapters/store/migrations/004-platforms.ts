/** People whose account has ended; the platforms' installations, and what they need to find messages again. */
export const PLATFORMS = [
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

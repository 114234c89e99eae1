/**
 * Who may see what. Defaults hide: what an older instance adds is seen by fewer people until a newer one looks at it. An older
 * instance never relied on the unique index: it looks for a name before it takes one.
 */
export const ACCESS = [
  "alter table project add column audience text not null default 'auto'",
  "alter table project add column reach text not null default 'places'",
  'create index project_reach on project (workspace, reach)',
  `update project set reach = 'nowhere'
    where not exists (select 1 from link where link.workspace = project.workspace and link.project = project.id)`,
  // Whoever made a project in private would lose it: they lead it, as whoever makes one now.
  `update project set lead = (select max(history."by") from history where history.workspace = project.workspace
    and history.project = project.id and history.item = 'project' and history.field = 'created')
    where reach = 'nowhere' and lead is null`,
  'drop index project_key',
  'create index project_name on project (workspace, key)',
  "alter table person add column standing text not null default 'unknown'",
  `alter table person add column key text not null default ''`,
  `alter table person add column "firstKey" text not null default ''`,
  'create index person_name on person (workspace, key)',
  'create index person_first_name on person (workspace, "firstKey")',
  'create index person_standing on person (workspace, standing)',
  "alter table channel add column access text not null default 'private'",
  "alter table channel add column place text not null default ''",
  `alter table channel add column "toldAt" bigint`,
  'create index channel_place on channel (workspace, place)',
  `create table place (id text not null, workspace text not null, version integer not null, "listedAt" bigint not null, primary key (workspace, id))`,
  `create table member (id text not null, workspace text not null, version integer not null, place text not null, person text not null, at bigint not null,
    primary key (workspace, id))`,
  'create index member_place on member (workspace, place, at)',
  'create index member_person on member (workspace, person, at)',
  // How far the people of an installation have been listed; null if no list has broken off.
  'alter table installation add column "listCursor" text',
  'alter table installation add column "listedAt" bigint not null default 0',
  // Rows that ran out are deleted.
  'create index member_at on member (at)',
  // Whoever was forgotten at their request: the platform's lists do not bring them back.
  `create table forgotten (id text not null, workspace text not null, version integer not null, at bigint not null, standing text not null, name text not null,
    primary key (workspace, id))`,
  'alter table pace add column asked integer not null default 0',
  // Those who were to say yes first are now asked once.
  "update setting set value = 'told' where key = 'nudge-consent' and value = 'opt-out'",
  "update setting set value = 'ask' where key = 'nudge-consent' and value = 'opt-in'",
  'alter table undo add column private integer not null default 1',
  `create index stage_owner on stage (workspace, owner)`,
  `create index stage_deputies on stage (workspace, id) where deputies <> '[]'`,
  `create index task_deputies on task (workspace, id) where deputies <> '[]'`,
];

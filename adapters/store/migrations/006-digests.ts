/** What digests and reminders need: leases of alarms, and an index of the history. */
export const DIGESTS = [
  'alter table alarm add column "leasedUntil" bigint not null default 0',
  'create index history_field on history (workspace, item, field, at, id)',
  // Every channel with a project gets its digest, and everybody with work a reminder: one alarm a workspace sets all others.
  `insert into alarm (id, workspace, version, at, what, subject)
    select distinct 'arm', workspace, 1, 0, 'arm', '' from project`,
];

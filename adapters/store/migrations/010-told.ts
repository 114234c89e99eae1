/** What a person was told in reminders. An older instance leaves both as they are. */
export const TOLD = [
  "alter table pace add column told text not null default '[]'",
  'alter table pace add column "toldAt" bigint not null default 0',
];

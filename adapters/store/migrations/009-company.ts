/** Who was added to the playground, which of its channels are private, and who is in those and with which guests. */
export const COMPANY = [
  'create table room_person (workspace text not null, id text not null, name text not null, zone text not null, standing text not null, primary key (workspace, id))',
  'create table room_member (workspace text not null, channel text not null, person text not null, primary key (workspace, channel, person))',
  "alter table room_channel add column access text not null default 'public'",
];

/** Where a platform can be answered: conversations with the address to reach each, and the names that people have there. */
export const CONVERSATIONS = [
  `create table conversation (workspace text not null, id text not null, kind text not null, person text, team text, name text not null,
    service text not null, bot text not null, at bigint not null, primary key (workspace, id))`,
  'create index conversation_person on conversation (workspace, person)',
  'create table alias (workspace text not null, id text not null, person text not null, primary key (workspace, id))',
  'create index alias_person on alias (workspace, person)',
  // What a message that stands elsewhere belongs to.
  'alter table sent add column belongs text',
  'create index sent_message on sent (workspace, place, message)',
];

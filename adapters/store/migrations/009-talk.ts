/** What a person and Baton last spoke of in a channel. `call`, `asked` and `offered` are encrypted. */
export const TALK = [
  `create table talk (id text not null, workspace text not null, version integer not null, person text not null, channel text not null, at bigint not null,
    items text not null, call text, asked text, offered text, primary key (workspace, id))`,
  // Rows that ran out are deleted.
  'create index talk_at on talk (at)',
];

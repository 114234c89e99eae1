/** The playground's own conversations: what Slack or Teams would keep for their users. */
export const PLAYGROUND = [
  `create table room_message (seq SERIAL, id text not null unique, workspace text not null, channel text not null, thread text, author text not null,
    "onlyFor" text, content text not null, at bigint not null, edited integer not null)`,
  'create index room_message_channel on room_message (workspace, channel, seq)',
  'create table room_channel (workspace text not null, id text not null, name text not null, primary key (workspace, id))',
];

/** Systems that tell Baton things: what they are, what they said last, and which transitions were handled. An older instance leaves them alone. */
export const SIGNALS = [
  `create table signal_source (id text not null, workspace text not null, version integer not null, kind text not null, name text not null,
    channel text not null, "by" text not null, at bigint not null, paused integer not null, secrets text, page text,
    "heardAt" bigint not null, "arrivedAt" bigint not null, primary key (workspace, id))`,
  // Whoever sends something names the source alone.
  'create index signal_source_id on signal_source (id)',
  `create table signal_payload (id text not null, workspace text not null, version integer not null, source text not null, at bigint not null,
    outcome text not null, body text, signals text, primary key (workspace, id))`,
  'create index signal_payload_source on signal_payload (workspace, source, at)',
  'create index signal_payload_at on signal_payload (at)',
  `create table transition (id text not null, workspace text not null, version integer not null, source text not null, at bigint not null,
    outcome text not null, about text not null, primary key (workspace, id))`,
  'create index transition_source on transition (workspace, source, at)',
  'create index transition_at on transition (at)',
];

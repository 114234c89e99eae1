/** What follows from signals: rules of a team, and incidents. An older instance leaves them alone. */
export const INCIDENTS = [
  `create table signal_rule (id text not null, workspace text not null, version integer not null, project text not null, source text,
    conditions text not null, stage text, meaning text, position double precision not null, at bigint not null, "by" text not null,
    primary key (workspace, id))`,
  'create index signal_rule_project on signal_rule (workspace, project)',
  `create table incident (id text not null, workspace text not null, version integer not null, number integer not null, project text not null,
    state text not null, meaning text not null, subject text not null, subjects text not null, firing text not null, starts text not null,
    ended text not null, title text not null, text text, link text, severity text, count integer not null, stage text, reopened text not null,
    channel text not null, asked text, "askedBefore" text not null, taken text, "closedBy" text, cause text, "openedAt" bigint not null,
    "takenAt" bigint, "retrainedAt" bigint, "evaluatedAt" bigint, "redeployedAt" bigint, "quietAt" bigint, "closedAt" bigint,
    "lastAt" bigint not null, "toldAt" bigint not null, "untoldAt" bigint, "askUntil" bigint, steps text not null, primary key (workspace, id))`,
  // Two instances that see the same thing begin make one incident of it: the second one clashes, and looks again.
  'create unique index incident_number on incident (workspace, number) where number > 0',
  `create unique index incident_subject on incident (workspace, project, subject) where state <> 'closed'`,
  'create index incident_project on incident (workspace, project, "openedAt")',
  `create index incident_open on incident (workspace, project) where state = 'open'`,
];

/** Audits: the log of answers, a team's own wording of the questions, and what each project's audit goes by. An older instance leaves them alone. */
export const AUDIT = [
  `create table audit_answer (id text not null, workspace text not null, version integer not null, project text not null, area text not null,
    question text not null, revision integer not null, asked text not null, value text, reason text, evidence text, "evidenceFrom" text,
    "evidenceAt" bigint, owner text, at bigint not null, "by" text not null, "undoneAt" bigint, primary key (workspace, id))`,
  'create index audit_answer_project on audit_answer (workspace, project, at, id)',
  'create index audit_answer_owner on audit_answer (workspace, owner, project) where owner is not null',
  `create table audit_question (id text not null, workspace text not null, version integer not null, key text not null, area text not null,
    revision integer not null, weight double precision not null, effort integer not null, "shelfDays" integer not null, kind text not null,
    title text not null, ask text not null, hand text not null, auto text not null, task text not null, dropped integer not null,
    at bigint not null, "by" text not null, "undoneAt" bigint, primary key (workspace, id))`,
  `create table audit_profile (id text not null, workspace text not null, version integer not null, project text not null, criticality text not null,
    kind text not null, "doneBar" text not null, primary key (workspace, id))`,
];

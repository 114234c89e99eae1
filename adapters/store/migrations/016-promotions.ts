/** The ledger of versions, and where chat and other systems disagree. An older instance leaves both alone. */
export const PROMOTIONS = [
  `create table promotion (id text not null, workspace text not null, version integer not null, project text not null, "is" text not null,
    about text, model text not null, alias text not null, slot text not null, live integer not null, "to" text, at bigint not null,
    "toldAt" bigint not null, "by" text, actor text, evidence text, source text, callback text, "undoneAt" bigint, primary key (workspace, id))`,
  'create index promotion_project on promotion (workspace, project, at, id)',
  `create table contradiction (id text not null, workspace text not null, version integer not null, project text not null, stage text not null,
    slot text not null, "is" text not null, promotion text not null, said text not null, asked text, at bigint not null, state text not null,
    "settledBy" text, "settledAt" bigint, primary key (workspace, id))`,
  'create index contradiction_project on contradiction (workspace, project, at)',
];

/** Facts for the insights, told from the history: kept by project and year. An older instance leaves them alone, and they stay right. */
export const CHRONICLES = [
  `create table chronicle (id text not null, workspace text not null, version integer not null, project text not null, through bigint not null, made text not null,
    carry text not null, primary key (workspace, id))`,
  `create table chapter (id text not null, workspace text not null, version integer not null, project text not null, year integer not null, facts text not null,
    primary key (workspace, id))`,
  'create index chapter_project on chapter (workspace, project, year)',
  'create index chapter_year on chapter (workspace, year)',
  // The histories of the projects that there are get told within the next hour or so.
  `insert into alarm (id, workspace, version, at, what, subject)
    select distinct 'chronicles', workspace, 1, 0, 'chronicles', '' from project`,
];

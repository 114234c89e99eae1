/** Board: all projects by stage, with owner, state, age and due date, and why a stage or task needs a person. */
import { apartBy } from '../commands/namesakes.js';
import { healthOf, type ProjectHealth } from '../kit/health.js';
import type { TaskHealth } from '../kit/task-health.js';
import type { Reason } from '../model/health.js';
import { keyOf } from '../model/names.js';
import type { Project, Stage } from '../model/project-rows.js';
import type { Reader } from '../ports/store.js';

/** One card of the board. */
export interface BoardStage {
  stage: Stage;
  /** Name of its owner, and of whoever is asked to take it. */
  owner: string | undefined;
  offeredTo: string | undefined;
  openTasks: number;
  /** Why it needs a person, the most urgent reason first; empty if it does not. */
  reasons: readonly Reason[];
}

/** One row of the board. */
export interface BoardProject {
  project: Project;
  /** What tells it from others of its name: a channel, its lead or a day; undefined if its name does. */
  apart: string | undefined;
  /** The reader sees no more of it than their own part. */
  inPart: boolean;
  /** Name of whoever leads it, and of whoever is asked to. */
  lead: string | undefined;
  leadOfferedTo: string | undefined;
  stages: BoardStage[];
  tasks: TaskHealth;
}

/** One page of the board. */
export interface Board {
  projects: BoardProject[];
  /** How many things on this page need a person, counted as in `status all`. */
  needs: number;
  /** Whether there is another page. */
  more: boolean;
}

/** Projects on a page. */
const PAGE = 30;

/** When somebody looks. */
interface Look {
  /** Epoch milliseconds. */
  now: number;
  /** `YYYY-MM-DD`. */
  today: string;
  /** An IANA name. */
  zone: string;
  /** Ids of the projects of which they see no more than their own part: below the others of the first page. */
  inPart?: readonly string[];
}

/**
 * One page of the board. The number of look-ups does not depend on the number of projects.
 * @param page 1 is the first
 * @param find only projects whose name has these words or parts of words, in any order
 */
export async function board(read: Reader, at: Look, page: number, find = ''): Promise<Board> {
  const inPart = page === 1 ? (at.inPart ?? []).slice(0, PAGE) : [];
  const found = await projectsOn(read, page, find);
  const parts = inPart.length > 0 ? await read.find('project', { ...queryOf(find, inPart), order: ['key'] }) : [];
  const health = await healthOf(read, [...found.slice(0, PAGE), ...parts], at);
  const nameOf = await names(read, health);
  const onPage = health.map(({ project }) => project);
  const apart = await apartBy({ read, today: at.today, zone: at.zone, alone: true }, onPage);
  return {
    projects: health.map((one) => ({
      ...boardProject(one, nameOf),
      inPart: inPart.includes(one.project.id),
      apart: apart.get(one.project.id),
    })),
    needs: health.reduce((sum, { needs }) => sum + needs, 0),
    more: found.length > PAGE,
  };
}

/** The projects of a page, and one more if there is another page. */
async function projectsOn(read: Reader, page: number, find: string): Promise<Project[]> {
  return read.find('project', { ...queryOf(find), order: ['key'], limit: PAGE + 1, offset: (page - 1) * PAGE });
}

/** @param ids only these projects, if they are given */
function queryOf(find: string, ids?: readonly string[]) {
  const contains = keyOf(find).split('-').filter(Boolean);
  // What is looked for has no letter or digit, and so has no name.
  const id = find.trim() !== '' && contains.length === 0 ? [] : ids;
  return { where: { archived: false, ...(id && { id: [...id] }), ...(contains.length > 0 && { key: { contains } }) } };
}

type NameOf = (id: string | null | undefined) => string | undefined;

async function names(read: Reader, health: readonly ProjectHealth[]): Promise<NameOf> {
  const ids = health.flatMap(({ project, offer: ofLead, stages }) => [
    project.lead,
    ofLead?.asked ?? null,
    ...stages.flatMap(({ stage, offer }) => [stage.owner, offer?.asked ?? null]),
  ]);
  const people = await read.find('person', { where: { id: [...new Set(ids)].filter((id) => id !== null) } });
  const byId = new Map(people.map(({ id, name }) => [id, name]));
  return (id) => byId.get(id ?? '');
}

function boardProject(
  { project, offer: ofLead, stages, tasks }: ProjectHealth,
  nameOf: NameOf,
): Omit<BoardProject, 'inPart' | 'apart'> {
  return {
    project,
    lead: nameOf(project.lead),
    leadOfferedTo: nameOf(ofLead?.asked),
    stages: stages.map(({ stage, offer, openTasks, reasons }) => ({
      stage,
      owner: nameOf(stage.owner),
      offeredTo: nameOf(offer?.asked),
      openTasks,
      reasons,
    })),
    tasks,
  };
}

/**
 * A reader for one viewer: what they do not see does not exist. It remembers which projects its rows belong to, so that an
 * answer made from them is shown only where everybody may see those.
 */

import { isFullMember } from '../model/audience.js';
import type { Person } from '../model/people-rows.js';
import type { Kind, Rows } from '../model/rows.js';
import { type Sight, seesProject } from '../model/sight.js';
import type { Query, TextField, Where } from '../ports/query.js';
import type { Reader } from '../ports/store.js';
import { placesOf, sightOf, type Viewer } from './sight.js';

/** A reader for one viewer; the same one if it is one already, as in what a command shows. */
export const readerFor = async (read: Reader, viewer: Viewer): Promise<SeenReader> =>
  read instanceof SeenReader ? read : new SeenReader(read, viewer, await sightOf(read, viewer));

/** Stands for all projects: something was counted over them. */
export const ALL_PROJECTS = '*';

type Any<K extends Kind> = readonly Where<Rows[K]>[];

/** What decides about a row. */
interface Look extends Sight {
  me: Person;
  /** The places that the viewer is in. */
  places(): Promise<string[]>;
  /** Rows are asked for by their ids. */
  byId: boolean;
}

/** What is seen of the rows of one kind. Kinds without this are seen by all. */
interface Seen<K extends Kind> {
  /** Conditions of which one must hold. */
  rows(look: Look): Any<K> | Promise<Any<K>>;
  /** What is seen of a row. */
  veiled?(sight: Sight, row: Rows[K]): Rows[K];
  /** The project that a row belongs to. */
  projectOf?(row: Rows[K]): string;
}

const SEEN: { readonly [K in Kind]?: Seen<K> } = {
  project: {
    // The names of other projects are seen only on the way from an item of one's own.
    rows: ({ projects, named, byId }) => [{ id: projects }, ...(byId ? [{ id: named }] : [])],
    veiled: (sight, row) => (seesProject(sight, row.id) ? row : { ...row, description: '', lead: null }),
    projectOf: ({ id }) => id,
  },
  stage: {
    rows: ({ projects, items }) => [{ project: projects }, { id: items }],
    projectOf: ({ project }) => project,
  },
  task: {
    rows: ({ projects, items }) => [{ project: projects }, { id: items }],
    projectOf: ({ project }) => project,
  },
  offer: {
    rows: ({ projects, me }) => [{ project: projects }, { asked: me.id }],
    projectOf: ({ project }) => project,
  },
  history: {
    rows: ({ projects, items }) => [{ project: projects }, { itemId: items }],
    projectOf: ({ project }) => project,
  },
  chronicle: { rows: ({ projects }) => [{ project: projects }], projectOf: ({ project }) => project },
  chapter: { rows: ({ projects }) => [{ project: projects }], projectOf: ({ project }) => project },
  promotion: { rows: ({ projects }) => [{ project: projects }], projectOf: ({ project }) => project },
  contradiction: { rows: ({ projects }) => [{ project: projects }], projectOf: ({ project }) => project },
  link: { rows: ({ projects }) => [{ project: projects }] },
  auditAnswer: { rows: ({ projects }) => [{ project: projects }], projectOf: ({ project }) => project },
  auditProfile: { rows: ({ projects }) => [{ project: projects }], projectOf: ({ project }) => project },
  signalRule: { rows: ({ projects }) => [{ project: projects }], projectOf: ({ project }) => project },
  incident: { rows: ({ projects }) => [{ project: projects }], projectOf: ({ project }) => project },
  // A private channel exists for its people only; for guests and others, every channel does.
  channel: {
    rows: async ({ me, places }) => [
      { place: await places() },
      ...(isFullMember(me) ? [{ access: 'public' as const }] : []),
    ],
  },
  // Who connected a system looks after it, and so do admins.
  signalSource: { rows: ({ me }) => [me.admin ? { at: { above: 0 } } : { by: me.id }] },
  signalPayload: { rows: ({ me }) => [isFullMember(me) ? { at: { above: 0 } } : { id: [] }] },
  undo: { rows: ({ me }) => [{ id: me.id }] },
  talk: { rows: ({ me }) => [{ person: me.id }] },
  nudge: { rows: ({ me }) => [{ author: me.id }] },
  setting: { rows: ({ me }) => [{ scope: ['workspace', 'channel'] }, { target: me.id }] },
};

/** Reads what one viewer sees. */
class SeenReader implements Reader {
  /** Ids of the projects that something was read of, or `ALL_PROJECTS`. */
  readonly touched = new Set<string>();
  private places: Promise<string[]> | undefined;
  private readonly look: Look;
  private readonly lookById: Look;

  constructor(
    private readonly read: Reader,
    private readonly viewer: Viewer,
    readonly sight: Sight,
  ) {
    this.look = { ...sight, me: viewer.me, byId: false, places: () => this.placesOfViewer() };
    this.lookById = { ...this.look, byId: true };
  }

  get now(): number {
    return this.read.now;
  }

  /** Over the whole workspace for its members, over what they see for everybody else. An answer from it can be shown to all. */
  get overall(): Reader {
    const { read, viewer, sight } = this;
    return isFullMember(viewer.me) ? read.overall : new SeenReader(read, viewer, sight);
  }

  /** What part of the workspace somebody sees is worked out again each time. */
  remembered<T>(_name: string, work: () => Promise<T>): Promise<T> {
    return work();
  }

  async find<K extends Kind>(kind: K, query: Query<Rows[K]>): Promise<Rows[K][]> {
    if (query.any) throw new TypeError('what is seen decides which rows there are');
    const any = await this.seen(kind, query.where?.id !== undefined);
    const rows = await this.read.find(kind, { ...query, ...(any && { any }) });
    return rows.map((row) => this.shown(kind, row));
  }

  async get<K extends Kind>(kind: K, id: string): Promise<Rows[K] | undefined> {
    const row = await this.read.get(kind, id, await this.seen(kind, true));
    return row && this.shown(kind, row);
  }

  async tally<K extends Kind>(
    kind: K,
    by: TextField<Rows[K]>,
    where: Where<Rows[K]>,
  ): Promise<Map<string | null, number>> {
    const counts = await this.read.tally(kind, by, where, await this.seen(kind, where.id !== undefined));
    if (SEEN[kind]?.projectOf && counts.size > 0) this.touchCounted(by, where, counts);
    return counts;
  }

  private async seen<K extends Kind>(kind: K, byId: boolean): Promise<Any<K> | undefined> {
    return SEEN[kind]?.rows(byId ? this.lookById : this.look);
  }

  private placesOfViewer(): Promise<string[]> {
    this.places ??= placesOf(this.read, this.viewer);
    return this.places;
  }

  private shown<K extends Kind>(kind: K, row: Rows[K]): Rows[K] {
    const { projectOf, veiled } = SEEN[kind] ?? {};
    if (projectOf) this.touched.add(projectOf(row));
    return veiled ? veiled(this.sight, row) : row;
  }

  private touchCounted(by: string, where: object, counts: ReadonlyMap<string | null, number>): void {
    const named = Object.entries(where).find(([field]) => field === 'project')?.[1];
    const ids = by === 'project' ? [...counts.keys()] : [named].flat();
    for (const id of ids) this.touched.add(typeof id === 'string' ? id : ALL_PROJECTS);
  }
}

/** What is in the store before and after: the rows that a phrase has changed. */

import type { Change } from '../../src/model/changes.js';
import type { Row } from '../../src/model/row.js';
import type { Rows } from '../../src/model/rows.js';
import type { Store } from '../../src/ports/store.js';

/** What systems tell, and what people answer. */
const SIGNALS = ['signalSource', 'incident', 'promotion'] as const;
const KINDS = ['project', 'stage', 'task', 'offer', 'history', 'setting', 'link', 'person', ...SIGNALS] as const;
type Kept = (typeof KINDS)[number];

/** All rows of the kinds that people change, by id. */
export type Snapshot = { [K in Kept]: Map<string, Rows[K]> };

/** A row before and after; undefined if it was not there, or is gone. */
export interface Changed<K extends Kept> {
  before: Rows[K] | undefined;
  after: Rows[K] | undefined;
}

const byId = <R extends Row>(rows: R[]): Map<string, R> => new Map(rows.map((row) => [row.id, row]));

/** Reads them. */
export const snapshotOf = (store: Store, workspace: string): Promise<Snapshot> =>
  store.read(workspace, async (read) => ({
    project: byId(await read.find('project', {})),
    stage: byId(await read.find('stage', {})),
    task: byId(await read.find('task', {})),
    offer: byId(await read.find('offer', {})),
    history: byId(await read.find('history', {})),
    setting: byId(await read.find('setting', {})),
    link: byId(await read.find('link', {})),
    person: byId(await read.find('person', {})),
    signalSource: byId(await read.find('signalSource', {})),
    incident: byId(await read.find('incident', {})),
    promotion: byId(await read.find('promotion', {})),
  }));

/** What is different between two moments. */
export class Diff {
  constructor(
    readonly before: Snapshot,
    readonly after: Snapshot,
    /** Ids of rows to look at; undefined for all. */
    private readonly only?: ReadonlySet<string>,
  ) {}

  /** As much of it as one command has changed. */
  of(changes: readonly Change[]): Diff {
    return new Diff(this.before, this.after, new Set(changes.map((one) => ('row' in one ? one.row : one.was).id)));
  }

  /** The rows of a kind that are different. */
  rows<K extends Kept>(kind: K): Changed<K>[] {
    const [old, now]: [Map<string, Rows[K]>, Map<string, Rows[K]>] = [this.before[kind], this.after[kind]];
    const ids = [...new Set([...old.keys(), ...now.keys()])].filter((id) => this.only?.has(id) ?? true);
    return ids
      .map((id) => ({ before: old.get(id), after: now.get(id) }))
      .filter(({ before, after }) => before?.version !== after?.version);
  }

  /** Whether nothing is. People and links are met and set by the way. */
  get isEmpty(): boolean {
    return (['project', 'stage', 'task', 'offer', 'history', 'setting', ...SIGNALS] as const).every(
      (kind) => this.rows(kind).length === 0,
    );
  }
}

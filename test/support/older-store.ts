/** A store as the version before "who may see what" left it, with what a small company had in it. */
import { migrate } from '../../adapters/store/migrate.js';
import type { Opened } from '../../adapters/store/opened.js';
import type { LooseTables, Stored } from '../../adapters/store/tables.js';
import { DAY } from '../../src/model/dates/calendar.js';
import type { Origin } from '../../src/ports/events.js';
import { START } from './kit.js';
import { migrateTo } from './stores.js';

export const COMPANY = 'W1';

/** The last migration of that version. */
const BEFORE = '007-unconfirmed';

const somebody = (id: string, name: string, more: Partial<Origin['person']> = {}): Origin['person'] => ({
  ...{ id, name, zone: 'UTC', admin: false, standing: 'member' },
  ...more,
});

/** Who there is, as the platform describes them now. The older store knew neither guests nor people of other companies. */
export const STAFF = {
  ana: somebody('U1', 'Ana Silva', { admin: true }),
  bo: somebody('U2', 'Bo Berg'),
  chi: somebody('U3', 'Chi Rao'),
  dan: somebody('U4', 'Dan Diaz'),
  gus: somebody('U5', 'Gus Guest', { standing: 'guest' }),
  eve: somebody('U6', 'Eve External', { standing: 'external' }),
};

/** Projects, with the channels to which they are linked. */
export const LINKS: Record<string, string[]> = {
  open: ['C-open'],
  secret: ['C-secret'],
  both: ['C-open', 'C-secret'],
  direct: ['D-bo'],
  loose: [],
  archived: ['C-open'],
};

/** Writes rows as an older instance does: it knows the columns of its own version only. */
export async function olderInserts({ db }: Opened, table: string, rows: Record<string, Stored>[]): Promise<void> {
  await db.withTables<LooseTables>().insertInto(table).values(rows).execute();
}

const base = (id: string) => ({ id, workspace: COMPANY, version: 1 });

export const olderProject = (id: string, more: Record<string, Stored> = {}) => ({
  ...base(id),
  ...{ name: `Project ${id}`, key: `project-${id}`, description: `about ${id}`, lead: null },
  ...{ archived: id === 'archived' ? 1 : 0, sample: 0, createdAt: START - 90 * DAY, ...more },
});

export const olderLink = (channel: string, project: string) => ({
  ...base(`${channel}:${project}`),
  ...{ channel, project, main: 1, at: START - 90 * DAY },
});

const stage = (id: string, project: string, owner: string | null, deputies: string[] = []) => ({
  ...base(id),
  ...{ project, name: 'Data', key: 'data', position: 1, state: 'in_progress', since: START - DAY, reason: null },
  ...{ due: '9999-12-31', owner, deputies: JSON.stringify(deputies), pass: 1, dropped: 0 },
});

const task = (number: number, project: string, owner: string | null, state = 'open') => ({
  ...base(`t${number}`),
  ...{ number, title: `work ${number} of ${project}`, project, stage: null, state, owner, deputies: '[]' },
  ...{ due: '9999-12-31', createdAt: START - DAY, createdBy: 'U1', link: null },
});

const history = (id: string, project: string) => ({
  ...base(id),
  ...{ project, item: 'project', itemId: project, at: START - DAY, by: 'U1', field: 'created', from: null },
  ...{ to: null, why: null, via: 'command', channel: 'C-open', pass: null },
});

/** The company's store before the upgrade. */
export async function olderStore(store: Opened): Promise<void> {
  await migrateTo(store, BEFORE);
  const people = Object.values(STAFF).map(({ id, name, zone, admin }) => ({
    ...base(id),
    ...{ name, zone, admin: admin ? 1 : 0, gone: 0 },
  }));
  await olderInserts(store, 'person', people);
  const channels = ['C-open', 'C-secret', 'D-bo'].map((id) => ({
    ...base(id),
    ...{ name: id.slice(2), direct: id.startsWith('D') ? 1 : 0 },
  }));
  await olderInserts(store, 'channel', channels);
  const leads: Record<string, string> = { secret: 'U4', loose: 'U3' };
  const projects = Object.keys(LINKS).map((id) => olderProject(id, { lead: leads[id] ?? null }));
  await olderInserts(store, 'project', projects);
  const links = Object.entries(LINKS).flatMap(([id, all]) => all.map((channel) => olderLink(channel, id)));
  await olderInserts(store, 'link', links);
  await olderInserts(store, 'stage', [
    stage('s-secret', 'secret', 'U5'),
    stage('s-open', 'open', 'U6', ['U5']),
    stage('s-loose', 'loose', null, ['U2']),
  ]);
  await olderInserts(store, 'task', [
    task(1, 'secret', 'U2'),
    task(2, 'secret', null),
    task(3, 'open', 'U5'),
    task(4, 'direct', 'U2'),
    task(5, 'loose', null, 'done'),
  ]);
  await olderInserts(
    store,
    'history',
    Object.keys(LINKS).map((id) => history(`h-${id}`, id)),
  );
  await olderInserts(store, 'offer', [
    {
      ...base('o1'),
      ...{ project: 'secret', item: 'task', itemId: 't2', asked: 'U3', by: 'U4', state: 'waiting', word: null },
      ...{ at: START - DAY, answeredAt: null, channel: 'C-secret', thread: null },
    },
  ]);
  await olderInserts(store, 'setting', [
    { ...base('person:U2:weekends'), scope: 'person', target: 'U2', key: 'weekends', value: 'open' },
    { ...base('workspace:W1:answers'), scope: 'workspace', target: 'W1', key: 'answers', value: 'public' },
  ]);
  const own = { ...base('person:U1:weekends'), scope: 'person', target: 'U1', key: 'weekends', value: 'open' };
  await olderInserts(store, 'setting', [own]);
  const changes = JSON.stringify([{ do: 'remove', kind: 'setting', was: own }]);
  await olderInserts(store, 'undo', [{ ...base('U1'), at: START - 60_000, what: 'No more nudges for you', changes }]);
  await olderInserts(store, 'sequence', [{ workspace: COMPANY, name: 'task', last: 5 }]);
}

/** The same store, opened by this version. */
export async function upgradedStore(store: Opened): Promise<void> {
  await olderStore(store);
  await migrate(store);
}

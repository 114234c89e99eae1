/** Projects that move from one workspace to another, with everything that belongs to them. */
import type { Transaction } from 'kysely';
import { WORKSPACE_ALARM } from '../../src/dispatch/workspace-alarm.js';
import { reachOf } from '../../src/model/audience.js';
import type { Project } from '../../src/model/project-rows.js';
import { settingId } from '../../src/model/read-setting.js';
import type { Opened } from './opened.js';
import { fromRecord } from './schema/schema.js';
import type { Database, LooseTables, Stored } from './tables.js';

/** Where a project goes. */
interface ProjectMove {
  from: string;
  to: string;
  project: string;
  /** Those of its channels that belong to the new workspace. It is unlinked from the others. */
  channels: readonly string[];
  /** Epoch milliseconds. */
  at: number;
}

type Raw = Record<string, Stored>;

/** What has the project's id in a column of its own. */
const OF_PROJECT = [
  'stage',
  'offer',
  'history',
  'audit_answer',
  'audit_profile',
  'promotion',
  'contradiction',
] as const;
/** What has a channel's id in a column. */
const OF_CHANNEL = { nudge: 'channel', ledger: 'channel', trial: 'channel', sent: 'place' } as const;
/** Columns that name a person. */
const PEOPLE: Readonly<Record<string, readonly string[]>> = {
  project: ['lead'],
  stage: ['owner', 'deputies'],
  task: ['owner', 'deputies', 'createdBy'],
  offer: ['asked', 'by'],
  history: ['by', 'from', 'to'],
  audit_answer: ['by', 'owner'],
  promotion: ['by'],
  contradiction: ['asked', 'settledBy'],
};

/**
 * Moves a project in one transaction. Nobody sees it there but its people, lead and admins until the platform says more of its channels.
 * @returns false if it was not there any more
 */
export async function moveProject({ db, dialect, seal, flush }: Opened, move: ProjectMove): Promise<boolean> {
  const moved = await db.transaction().execute(async (tx) => {
    const own = tx.withTables<LooseTables>().selectFrom('project').selectAll();
    const found = own.where('workspace', '=', move.from).where('id', '=', move.project);
    const raw = await (dialect === 'postgres' ? found.forUpdate() : found).executeTakeFirst();
    if (!raw) return false;
    await new Mover(tx.withTables<LooseTables>(), move).all(fromRecord('project', raw, seal));
    return true;
  });
  if (moved) await flush();
  return moved;
}

/** The steps of one move. */
class Mover {
  constructor(
    private readonly tx: Transaction<Database & LooseTables>,
    private readonly move: ProjectMove,
  ) {}

  async all(project: Project): Promise<void> {
    // Before its rows are elsewhere.
    await this.copyPeople();
    await this.copySettings();
    await this.copyQuestions();
    await this.moveTasks();
    for (const table of OF_PROJECT) await this.give(table);
    await this.moveLinks();
    for (const channel of this.move.channels) await this.moveChannel(channel);
    await this.setAlarms();
    const closed = this.move.channels.map(() => ({ access: 'private' as const }));
    const reach = reachOf(project.audience, closed);
    await this.tx
      .updateTable('project')
      .set({ workspace: this.move.to, reach })
      .where('workspace', '=', this.move.from)
      .where('id', '=', project.id)
      .execute();
  }

  private rows(table: string, column: string, values: readonly string[]): Promise<Raw[]> {
    if (values.length === 0) return Promise.resolve([]);
    const all = this.tx.selectFrom(table).selectAll().where('workspace', '=', this.move.from);
    return all.where(column, 'in', [...values]).execute();
  }

  /** Adds rows to the new workspace, but for those that it has. */
  private async copy(table: string, rows: readonly Raw[], change: (row: Raw) => Raw = (row) => row): Promise<void> {
    for (const row of rows) {
      const values = { ...change(row), workspace: this.move.to };
      await this.tx
        .insertInto(table)
        .values(values)
        .onConflict((oc) => oc.doNothing())
        .execute();
    }
  }

  private async drop(table: string, column: string, values: readonly string[]): Promise<void> {
    if (values.length === 0) return;
    const all = this.tx.deleteFrom(table).where('workspace', '=', this.move.from);
    await all.where(column, 'in', [...values]).execute();
  }

  private async give(table: string): Promise<void> {
    const { from, to, project } = this.move;
    const own = this.tx.updateTable(table).set({ workspace: to }).where('workspace', '=', from);
    await own.where('project', '=', project).execute();
  }

  /** Whoever is named is known there by name. What else they are, the platform says. */
  private async copyPeople(): Promise<void> {
    const ids = new Set<string>();
    for (const [table, columns] of Object.entries(PEOPLE)) {
      const rows = await this.rows(table, table === 'project' ? 'id' : 'project', [this.move.project]);
      for (const row of rows) for (const column of columns) for (const id of idsIn(row[column])) ids.add(id);
    }
    const all = [...ids];
    for (let i = 0; i < all.length; i += PART)
      await this.copy('person', await this.rows('person', 'id', all.slice(i, i + PART)), (row) => ({
        ...row,
        standing: 'unknown',
        admin: 0,
      }));
    // Who was forgotten stays so.
    const forgotten = this.tx.selectFrom('forgotten').selectAll().where('workspace', '=', this.move.from);
    await this.copy('forgotten', await forgotten.execute());
  }

  /** What people have set for themselves, and what was set for all. */
  private async copySettings(): Promise<void> {
    const { from, to, channels } = this.move;
    await this.copy('setting', await this.rows('setting', 'scope', ['person']));
    const ofAll = await this.rows('setting', 'target', [from]);
    await this.copy('setting', ofAll, (row) => ({
      ...row,
      id: settingId('workspace', to, String(row.key)),
      target: to,
    }));
    await this.copy('setting', await this.rows('setting', 'target', channels));
  }

  /** Questions of the team's own that its audits answer. */
  private async copyQuestions(): Promise<void> {
    const all = this.tx.selectFrom('audit_question').selectAll().where('workspace', '=', this.move.from);
    await this.copy('audit_question', await all.execute());
  }

  /** A task keeps its number, unless another has it there. */
  private async moveTasks(): Promise<void> {
    const { from, to } = this.move;
    const tasks = await this.rows('task', 'project', [this.move.project]);
    const there = await this.tx.selectFrom('task').select('number').where('workspace', '=', to).execute();
    const sequence = await this.tx
      .selectFrom('sequence')
      .select('last')
      .where('workspace', '=', to)
      .where('name', '=', 'task')
      .executeTakeFirst();
    const taken = new Set(there.map(({ number }) => Number(number)));
    let last = Math.max(Number(sequence?.last ?? 0), ...taken, ...tasks.map(({ number }) => Number(number)));
    for (const { id, number } of tasks) {
      const own = taken.has(Number(number)) ? ++last : Number(number);
      const task = this.tx.updateTable('task').set({ workspace: to, number: own });
      await task.where('workspace', '=', from).where('id', '=', String(id)).execute();
    }
    if (tasks.length === 0) return;
    await this.tx
      .insertInto('sequence')
      .values({ workspace: to, name: 'task', last })
      .onConflict((oc) => oc.columns(['workspace', 'name']).doUpdateSet({ last }))
      .execute();
  }

  private async moveLinks(): Promise<void> {
    const links = await this.rows('link', 'project', [this.move.project]);
    const kept = links.filter(({ channel }) => this.move.channels.includes(String(channel)));
    await this.copy('link', kept);
    await this.drop('link', 'project', [this.move.project]);
  }

  private async moveChannel(channel: string): Promise<void> {
    await this.copy('channel', await this.rows('channel', 'id', [channel]), (row) => ({
      ...row,
      access: 'private',
      place: channel,
    }));
    const nudges = (await this.rows('nudge', 'channel', [channel])).map(({ id }) => String(id));
    await this.copy('alarm', await this.rows('alarm', 'subject', nudges));
    await this.drop('alarm', 'subject', nudges);
    for (const [table, column] of Object.entries(OF_CHANNEL)) {
      await this.copy(table, await this.rows(table, column, [channel]));
      await this.drop(table, column, [channel]);
    }
    await this.copy('pace', await this.rows('pace', 'id', [`channel:${channel}`, `digest:channel:${channel}`]));
    await this.drop('alarm', 'subject', [`channel:${channel}`]);
  }

  /** All alarms of the new workspace are set again. */
  private async setAlarms(): Promise<void> {
    const { to, at } = this.move;
    const again: Raw = { at, subject: '', leasedUntil: 0 };
    const alarm: Raw = { ...again, id: WORKSPACE_ALARM, workspace: to, version: 1, what: 'arm' };
    const table: string = 'alarm';
    const add = this.tx.insertInto(table).values(alarm);
    await add.onConflict((oc) => oc.columns(['workspace', 'id']).doUpdateSet(again)).execute();
  }
}

/** People that are copied with one question. */
const PART = 400;

/** Ids in a column: one, or a list of them as JSON. */
function idsIn(value: Stored | undefined): string[] {
  if (typeof value !== 'string') return [];
  if (!value.startsWith('[')) return [value];
  const list: unknown = JSON.parse(value);
  return Array.isArray(list) ? list.map(String) : [];
}

/**
 * Somebody whose data is removed at their request: Baton no longer knows them, and what they had is nobody's. The traces in
 * the rows that stay follow in the store (adapters/store/forget.ts).
 */
import { button, call } from '../commands/calls.js';
import { ownedQuestions, withoutOwner } from '../kit/audit-owners.js';
import { offeredItem } from '../kit/handover.js';
import { itemNameInProject } from '../kit/text.js';
import { add, type Change, remove, set } from '../model/changes.js';
import { SOMEBODY } from '../model/forgotten.js';
import type { HistoryEvent, HistoryField } from '../model/history-rows.js';
import type { Forgotten, Person } from '../model/people-rows.js';
import type { Offer, Stage, Task } from '../model/project-rows.js';
import { flat } from '../model/text.js';
import type { Outbound } from '../ports/outbound.js';
import type { Unit } from '../ports/store.js';
import { fitView } from '../view/fit.js';
import { controls, paragraph, view } from '../view/view.js';
import type { Parts } from './parts.js';
import { withReach } from './reach.js';

/** Rows of each kind that are released in one transaction. */
const BATCH = 200;

/** An item of which something is somebody's. */
interface Held {
  kind: HistoryEvent['item'];
  row: { id: string; project: string; pass: number | null };
}

const heldTask = ({ id, project }: Task): Held => ({ kind: 'task', row: { id, project, pass: null } });
const heldStage = ({ id, project, pass }: Stage): Held => ({ kind: 'stage', row: { id, project, pass } });

/** Removes one person, in steps that can be repeated after a crash. */
export class Removal {
  constructor(
    private readonly parts: Parts,
    private readonly workspace: string,
    private readonly id: string,
  ) {}

  /**
   * From here on nobody can name them or give them anything. Their name is kept until it is gone everywhere.
   * @returns undefined if Baton does not know them
   */
  begin(): Promise<Forgotten | undefined> {
    const { store, newId } = this.parts;
    return store.transact(this.workspace, newId(), async (unit) => {
      const person = await unit.get('person', this.id);
      const known = await unit.get('forgotten', this.id);
      if (!person) return known;
      const row = this.forgotten(person, unit.now);
      const change = known ? set('forgotten', known, row) : add('forgotten', row);
      await unit.apply([remove('person', person), change]);
      return { version: 1, ...known, ...row };
    });
  }

  private forgotten = ({ name, standing }: Person, at: number): Omit<Forgotten, 'version'> => ({
    ...{ id: this.id, workspace: this.workspace },
    ...{ at, standing, name },
  });

  /** Their name is gone everywhere. */
  async finish(): Promise<void> {
    const { store, newId } = this.parts;
    await store.transact(this.workspace, newId(), async (unit) => {
      const row = await unit.get('forgotten', this.id);
      if (!row || row.name === '') return {};
      // Whoever spoke in the meantime was met as somebody new.
      const isBack = (await unit.get('person', this.id)) !== undefined;
      await unit.apply([isBack ? remove('forgotten', row) : set('forgotten', row, { name: '' })]);
      return {};
    });
  }

  /**
   * Ends what they own, lead and deputise for, offers to them and by them, and links to their conversations with Baton.
   * @returns how many of all
   */
  async release(conversations: readonly string[]): Promise<number> {
    const { store, newId } = this.parts;
    for (let all = 0; ; ) {
      const done = await store.transact(this.workspace, newId(), async (unit) => ({
        n: (await this.releaseItems(unit)) + (await this.endOffers(unit)) + (await this.unlink(unit, conversations)),
      }));
      if (!done?.n) return all;
      all += done.n;
    }
  }

  /** Also what is done, dropped or archived: nobody is left who had it. */
  private async releaseItems(unit: Unit): Promise<number> {
    const limit = BATCH;
    const owner = this.id;
    const deputies = { has: this.id };
    const owned = await unit.find('task', { where: { owner }, limit });
    const stages = await unit.find('stage', { where: { owner }, limit });
    const led = await unit.find('project', { where: { lead: owner }, limit });
    const audited = (await ownedQuestions(unit, owner)).slice(0, limit);
    await unit.apply([
      ...audited.map((row) => withoutOwner({ ...row, by: owner }, this.parts.newId(), unit.now)),
      ...owned.flatMap((row) => [set('task', row, { owner: null }), this.history(unit.now, 'owner', heldTask(row))]),
      ...stages.flatMap((row) => [set('stage', row, { owner: null }), this.history(unit.now, 'owner', heldStage(row))]),
      ...led.flatMap((row) => [
        set('project', row, { lead: null }),
        this.history(unit.now, 'lead', { kind: 'project', row: { id: row.id, project: row.id, pass: null } }),
      ]),
    ]);
    const helped = await unit.find('task', { where: { deputies }, limit });
    const helpedStages = await unit.find('stage', { where: { deputies }, limit });
    await unit.apply([
      ...helped.flatMap((row) => [
        set('task', row, this.without(row)),
        this.history(unit.now, 'deputy', heldTask(row)),
      ]),
      ...helpedStages.flatMap((row) => [
        set('stage', row, this.without(row)),
        this.history(unit.now, 'deputy', heldStage(row)),
      ]),
    ]);
    return audited.length + owned.length + stages.length + led.length + helped.length + helpedStages.length;
  }

  private without({ deputies }: Pick<Stage, 'deputies'>): Pick<Stage, 'deputies'> {
    return { deputies: deputies.filter((id) => id !== this.id) };
  }

  /** An answer to what they offered would reach nobody; what was offered to them nobody can take. */
  private async endOffers(unit: Unit): Promise<number> {
    const find = (where: { asked?: string; by?: string }) =>
      unit.find('offer', { where: { ...where, state: 'waiting' }, limit: BATCH });
    const [asked, made] = [await find({ asked: this.id }), await find({ by: this.id })];
    const offers = [...asked, ...made.filter((offer) => offer.asked !== this.id)];
    await unit.apply(offers.map((row) => set('offer', row, { state: 'withdrawn', answeredAt: unit.now })));
    for (const offer of asked) await unit.send(await this.tellAsker(unit, offer));
    return offers.length;
  }

  /** What is linked nowhere else is seen by admins from now on, and not by nobody. */
  private async unlink(unit: Unit, channel: readonly string[]): Promise<number> {
    const links = await unit.find('link', { where: { channel }, limit: BATCH });
    await unit.apply(
      await withReach(
        unit,
        links.map((row) => remove('link', row)),
      ),
    );
    return links.length;
  }

  private async tellAsker(unit: Unit, offer: Offer): Promise<Outbound[]> {
    const { say, newId } = this.parts;
    const item = await offeredItem(unit, offer);
    if (!item || offer.by === this.id) return [];
    const again = button(flat(say('pick-offer')), call('own', { item: item.row.id }));
    const says = say('roster-forgotten', { item: itemNameInProject({ say }, item) });
    return [{ to: 'direct', id: newId(), person: offer.by, view: fitView(view(paragraph(says), controls(again))) }];
  }

  private history(at: number, field: HistoryField, { kind, row }: Held): Change {
    const about = { project: row.project, item: kind, itemId: row.id, pass: row.pass };
    return add('history', {
      ...{ id: this.parts.newId(), workspace: this.workspace, ...about },
      ...{ at, by: SOMEBODY, field, from: SOMEBODY, to: null },
      ...{ why: null, via: 'platform', channel: null },
    });
  }
}

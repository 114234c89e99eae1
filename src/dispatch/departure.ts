/** A person who has no account any more: what they owned becomes unowned, and others are told. */
import { button, call } from '../commands/calls.js';
import { ownedQuestions, withoutOwner } from '../kit/audit-owners.js';
import { seesChanged } from '../kit/changed.js';
import { offeredItem } from '../kit/handover.js';
import { itemNameInProject, joinDots } from '../kit/text.js';
import { add, type Change, set } from '../model/changes.js';
import { DAY } from '../model/dates/calendar.js';
import type { HistoryEvent, HistoryField } from '../model/history-rows.js';
import type { Person } from '../model/people-rows.js';
import type { Offer, Project, Stage, Task } from '../model/project-rows.js';
import { flat } from '../model/text.js';
import type { Outbound } from '../ports/outbound.js';
import type { Reader, Unit } from '../ports/store.js';
import { fitView } from '../view/fit.js';
import { controls, paragraph, type View, view } from '../view/view.js';
import type { Parts } from './parts.js';

/** Rows of each kind that are released in one transaction. */
const BATCH = 200;

const withoutPass = (row: Task) => ({ ...row, pass: null });

/** Releases what one person owns, in steps that can be repeated after a crash. */
export class Departure {
  constructor(
    private readonly parts: Parts,
    private readonly person: Person,
  ) {}

  /** Releases some of the person's items and withdraws offers to them. @returns how many of both; 0 if none were left */
  async release(unit: Unit): Promise<number> {
    const owner = this.person.id;
    const tasks = await unit.find('task', { where: { owner, state: 'open' }, limit: BATCH });
    const stages = await unit.find('stage', { where: { owner, dropped: false }, limit: BATCH });
    const projects = await unit.find('project', { where: { lead: owner }, limit: BATCH });
    const offers = await unit.find('offer', { where: { asked: owner, state: 'waiting' }, limit: BATCH });
    const { now } = unit;
    const audited = (await ownedQuestions(unit, owner)).slice(0, BATCH);
    await unit.apply([
      ...audited.map((row) => withoutOwner({ ...row, by: owner }, this.parts.newId(), now)),
      ...tasks.flatMap((row) => [
        set('task', row, { owner: null }),
        this.history(now, 'task', 'owner', withoutPass(row)),
      ]),
      ...stages.flatMap((row) => [set('stage', row, { owner: null }), this.history(now, 'stage', 'owner', row)]),
      ...projects.flatMap((row) => [set('project', row, { lead: null }), this.projectHistory(now, row)]),
      ...offers.map((row) => set('offer', row, { state: 'withdrawn', answeredAt: now })),
    ]);
    for (const offer of offers) await unit.send(await this.tellAsker(unit, offer));
    const released = tasks.length + stages.length + projects.length + offers.length + audited.length;
    return released > 0 ? released : this.releaseDeputy(unit);
  }

  /** Ends some of the person's roles as a deputy. @returns how many */
  private async releaseDeputy(unit: Unit): Promise<number> {
    const deputies = { has: this.person.id };
    const tasks = await unit.find('task', { where: { deputies, state: 'open' }, limit: BATCH });
    const stages = await unit.find('stage', { where: { deputies, dropped: false }, limit: BATCH });
    await unit.apply([
      ...tasks.flatMap((row) => [
        set('task', row, this.without(row)),
        this.history(unit.now, 'task', 'deputy', withoutPass(row)),
      ]),
      ...stages.flatMap((row) => [
        set('stage', row, this.without(row)),
        this.history(unit.now, 'stage', 'deputy', row),
      ]),
    ]);
    return tasks.length + stages.length;
  }

  private without({ deputies }: Pick<Stage, 'deputies'>): Pick<Stage, 'deputies'> {
    return { deputies: deputies.filter((id) => id !== this.person.id) };
  }

  /** Marks the person as gone, and tells each project how many of its items became unowned. */
  async announce(unit: Unit): Promise<void> {
    const { id } = this.person;
    const row = await unit.get('person', id);
    if (row && !row.gone) await unit.apply([set('person', row, { gone: true, admin: false })]);
    // Counted in the history, so that a crash between two steps loses nothing; what is older was an earlier departure.
    const where = { by: id, via: 'platform', at: { above: unit.now - DAY } } as const;
    const owned = await unit.tally('history', 'project', { ...where, field: ['owner', 'lead'] });
    const deputy = await unit.tally('history', 'project', { ...where, field: 'deputy' });
    for (const project of new Set([...owned.keys(), ...deputy.keys()]))
      if (project)
        await unit.send(await this.tellProject(unit, project, owned.get(project) ?? 0, deputy.get(project) ?? 0));
  }

  private history(
    at: number,
    item: HistoryEvent['item'],
    field: HistoryField,
    row: { id: string; project: string; pass: number | null },
  ): Change {
    const { id, workspace } = this.person;
    return add('history', {
      id: this.parts.newId(),
      workspace,
      project: row.project,
      item,
      itemId: row.id,
      at,
      by: id,
      field,
      from: id,
      to: null,
      why: null,
      via: 'platform',
      channel: null,
      pass: row.pass,
    });
  }

  private projectHistory = (at: number, { id }: Project): Change =>
    this.history(at, 'project', 'lead', { id, project: id, pass: null });

  /** Tells whoever made an offer that nobody is asked any more. */
  private async tellAsker(read: Reader, offer: Offer): Promise<Outbound[]> {
    const { say, newId } = this.parts;
    const item = await offeredItem(read, offer);
    if (!item || offer.by === this.person.id) return [];
    const about = [set('offer', offer, { state: 'withdrawn' })];
    if (!(await seesChanged(read, offer.by, about, read.now))) return [];
    const again = button(this.label('pick-offer'), call('own', { item: item.row.id }));
    const says = say('roster-not-offered', { who: this.person.name, item: itemNameInProject({ say }, item) });
    return [{ to: 'direct', id: newId(), person: offer.by, view: fitView(view(paragraph(says), controls(again))) }];
  }

  /** One line in the project's main channel, or to its lead if it has none. */
  private async tellProject(read: Reader, id: string, owned: number, deputy: number): Promise<Outbound[]> {
    const project = await read.get('project', id);
    if (!project || project.archived) return [];
    // A channel where not everybody sees the project is not told of it.
    const limit = project.reach === 'owners' ? 0 : 1;
    const [link] = await read.find('link', { where: { project: id }, order: ['-main', 'at'], limit });
    const { lead } = project;
    const sent = { id: this.parts.newId(), view: fitView(this.projectView(project, owned, deputy)) };
    if (link) return [{ to: 'channel', ...sent, channel: link.channel, thread: null, ...(lead && { orTo: lead }) }];
    return lead ? [{ to: 'direct', ...sent, person: lead }] : [];
  }

  private projectView({ id, name }: Project, owned: number, deputy: number): View {
    const words = { who: this.person.name, project: name };
    const says = joinDots(
      owned > 0 ? this.parts.say('roster-departed', { ...words, n: owned }) : undefined,
      deputy > 0 ? this.parts.say('roster-departed-deputy', { ...words, n: deputy }) : undefined,
    );
    const status = button(this.label('button-status'), call('status', { project: id }));
    const unowned = button(this.label('task-list-unowned'), call('task list', { which: 'unowned', project: id }));
    return view(paragraph(says), controls(status, unowned));
  }

  private label = (id: string): string => flat(this.parts.say(id));
}

/** Who and what there is in a workspace, as its platform tells it: people and channels, made known, renamed, gone. */

import { button, call } from '../commands/calls.js';
import { offeredItem } from '../kit/handover.js';
import type { ReadContext } from '../kit/job.js';
import { itemNameInProject } from '../kit/text.js';
import { isZone } from '../model/dates.js';
import {
  add,
  type Change,
  type Channel,
  type HistoryEvent,
  type Offer,
  type Person,
  remove,
  set,
} from '../model/rows.js';
import { settingId } from '../model/settings.js';
import { flat } from '../model/text.js';
import type { Clock, Origin, Outbound, Reader, Say, Store, Unit } from '../ports.js';
import { controls, fitView, paragraph, view } from '../view.js';
import { alarmsFor } from './alarms.js';

export interface RosterParts {
  store: Store;
  clock: Clock;
  say: Say;
  newId(): string;
}

type Known = Omit<Person, 'version'> | Omit<Channel, 'version'>;

function upsert(kind: 'person' | 'channel', known: Person | Channel | undefined, now: Known): Change[] {
  if (!known) return [add(kind, now)];
  const same = Object.entries(now).every(([field, value]) => known[field as keyof typeof known] === value);
  return same ? [] : [set(kind, known, now)];
}

/** What a platform says of somebody. A time zone that nobody knows is none: days could not be read in it. */
const toldOf = (person: Origin['person']): Origin['person'] => ({
  ...person,
  zone: isZone(person.zone) ? person.zone : '',
});

/** The person as known, or made known, with what the platform says of them now. */
export async function meet(
  unit: Unit,
  { workspace, person }: Pick<Origin, 'workspace' | 'person'>,
  now: number,
): Promise<Person> {
  const known = await unit.get('person', person.id);
  const told = { workspace, ...toldOf(person), gone: false };
  const change = upsert('person', known, told);
  if (change.length > 0) await unit.apply(change);
  await unit.apply(await alarmsFor({ read: unit, now, workspace }, change));
  return { ...(known ?? { version: 1 }), ...told };
}

/** The channel as known, or made known. */
export async function enter(unit: Unit, { workspace, channel }: Pick<Origin, 'workspace' | 'channel'>) {
  const known = await unit.get('channel', channel.id);
  const change = upsert('channel', known, { workspace, ...channel });
  if (change.length > 0) await unit.apply(change);
  return { ...(known ?? { version: 1 }), workspace, ...channel };
}

/** Things of one person that are let go in one transaction. */
const BATCH = 200;
/** Offers of a channel whose outcome is told under its new id. */
const MOST_OFFERS = 500;
/** What was let go so long ago belongs to an earlier departure. */
const RECENT_MS = 86_400_000;

export class Roster {
  constructor(private readonly parts: RosterParts) {}

  private looking(read: Reader, workspace: string): ReadContext {
    return { read, now: this.parts.clock.now(), workspace };
  }

  /** Makes people known before they have said anything, as the platform lists them. */
  async introduce(workspace: string, people: readonly Origin['person'][]): Promise<void> {
    await this.parts.store.transact(workspace, this.parts.newId(), async (unit) => {
      const known = await unit.find('person', { where: { id: people.map((p) => p.id) } });
      const changes = people.flatMap((p) =>
        upsert(
          'person',
          known.find((k) => k.id === p.id),
          { workspace, ...toldOf(p), gone: false },
        ),
      );
      await unit.apply(changes);
      await unit.apply(await alarmsFor(this.looking(unit, workspace), changes));
      return {};
    });
  }

  /** Sets what the workspace has not set itself. */
  async prepare(workspace: string, settings: Readonly<Record<string, string>>): Promise<void> {
    await this.parts.store.transact(workspace, this.parts.newId(), async (unit) => {
      const known = await unit.find('setting', { where: { target: workspace } });
      const missing = Object.entries(settings).filter(([key]) => !known.some((s) => s.key === key));
      const scope = 'workspace' as const;
      await unit.apply(
        missing.map(([key, value]) =>
          add('setting', { id: settingId(scope, workspace, key), workspace, scope, target: workspace, key, value }),
        ),
      );
      return {};
    });
  }

  /** The channel has another name. One that was never met is left alone. */
  async renamed(workspace: string, key: string, channel: Pick<Channel, 'id' | 'name'>): Promise<void> {
    await this.parts.store.transact(workspace, key, async (unit) => {
      const known = await unit.get('channel', channel.id);
      if (known && known.name !== channel.name) await unit.apply([set('channel', known, { name: channel.name })]);
      return {};
    });
  }

  /** The channel goes by another id from now on, as when it is shared with another organisation: what belongs to it follows. */
  async moved(workspace: string, key: string, from: string, to: string): Promise<void> {
    await this.parts.store.transact(workspace, key, async (unit) => {
      const links = await unit.find('link', { where: { channel: from } });
      const settings = await unit.find('setting', { where: { target: from, scope: 'channel' } });
      const offers = await unit.find('offer', { where: { channel: from, state: 'waiting' }, limit: MOST_OFFERS });
      const changes = [
        ...links.flatMap((link) => [
          remove('link', link),
          add('link', { ...link, id: `${to}:${link.project}`, channel: to }),
        ]),
        ...settings.flatMap((one) => [
          remove('setting', one),
          add('setting', { ...one, id: settingId('channel', to, one.key), target: to }),
        ]),
        ...offers.map((offer) => set('offer', offer, { channel: to })),
      ];
      await unit.apply(changes);
      await unit.apply(await alarmsFor(this.looking(unit, workspace), changes));
      return {};
    });
  }

  /**
   * A person has no account any more: what they owned has no owner now, what they were asked is withdrawn, and the
   * projects' channels are told. Each step is kept before the next, so that it can be begun anew after a crash.
   */
  async departed(workspace: string, key: string, person: string): Promise<void> {
    const { store } = this.parts;
    const known = await store.read(workspace, (read) => read.get('person', person));
    if (!known) return;
    for (let step = 0; ; step += 1) {
      const did = await store.transact(workspace, `${key}:${step}`, (unit) => this.free(unit, known));
      if (did?.n === 0) break;
    }
    await store.transact(workspace, `${key}:told`, async (unit) => {
      const now = await unit.get('person', person);
      if (now && !now.gone) await unit.apply([set('person', now, { gone: true, admin: false })]);
      // Counted from the history, so that a crash between two steps loses nothing.
      const at = { above: this.parts.clock.now() - RECENT_MS };
      const freed = await unit.tally('history', 'project', { by: person, via: 'platform', at });
      for (const [project, n] of freed) if (project) await unit.send(await this.word(unit, known, project, n));
      return {};
    });
  }

  /** Lets go of some of what a person holds, and tells those who had asked them. @returns how many things */
  private async free(unit: Unit, who: Person): Promise<{ n: number }> {
    const owner = who.id;
    const tasks = await unit.find('task', { where: { owner, state: 'open' }, limit: BATCH });
    const stages = await unit.find('stage', { where: { owner, dropped: false }, limit: BATCH });
    const projects = await unit.find('project', { where: { lead: owner, archived: false }, limit: BATCH });
    const offers = await unit.find('offer', { where: { asked: owner, state: 'waiting' }, limit: BATCH });
    const line = (item: HistoryEvent['item'], row: { id: string; project: string; pass: number | null }) =>
      this.line(who, item, row);
    await unit.apply([
      ...tasks.flatMap((t) => [set('task', t, { owner: null }), line('task', { ...t, pass: null })]),
      ...stages.flatMap((s) => [set('stage', s, { owner: null }), line('stage', s)]),
      ...projects.flatMap((p) => [
        set('project', p, { lead: null }),
        line('project', { id: p.id, project: p.id, pass: null }),
      ]),
      ...offers.map((o) => set('offer', o, { state: 'withdrawn', answeredAt: this.parts.clock.now() })),
    ]);
    for (const offer of offers) await unit.send(await this.tellAsker(unit, who, offer));
    return { n: tasks.length + stages.length + projects.length + offers.length };
  }

  private async tellAsker(read: Reader, who: Person, offer: Offer): Promise<Outbound[]> {
    const { say, newId } = this.parts;
    const item = await offeredItem(read, offer);
    if (!item || offer.by === who.id) return [];
    const again = button(flat(say('pick-offer')), call('own', { item: item.row.id }));
    const says = say('roster-not-offered', { who: who.name, item: itemNameInProject({ say }, item) });
    return [{ to: 'direct', id: newId(), person: offer.by, view: fitView(view(paragraph(says), controls(again))) }];
  }

  private line(
    who: Person,
    item: HistoryEvent['item'],
    row: { id: string; project: string; pass: number | null },
  ): Change {
    return add('history', {
      id: this.parts.newId(),
      workspace: who.workspace,
      project: row.project,
      item,
      itemId: row.id,
      at: this.parts.clock.now(),
      by: who.id,
      field: item === 'project' ? 'lead' : 'owner',
      from: who.id,
      to: null,
      why: null,
      via: 'platform',
      channel: null,
      pass: row.pass,
    });
  }

  /** One line where the project lives, or to its lead: somebody is gone, and so many things have no owner now. */
  private async word(read: Reader, who: Person, id: string, n: number): Promise<Outbound[]> {
    const { say, newId } = this.parts;
    const project = await read.get('project', id);
    if (!project || project.archived) return [];
    const label = (words: string) => flat(say(words));
    const shown = fitView(
      view(
        paragraph(say('roster-departed', { who: who.name, n, project: project.name })),
        controls(
          button(label('button-status'), call('status', { project: id })),
          button(label('task-list-unowned'), call('task list', { which: 'unowned', project: id })),
        ),
      ),
    );
    const [link] = await read.find('link', { where: { project: id }, order: ['-main', 'at'], limit: 1 });
    const lead = project.lead;
    if (link)
      return [
        { to: 'channel', id: newId(), channel: link.channel, thread: null, view: shown, ...(lead && { orTo: lead }) },
      ];
    return lead ? [{ to: 'direct', id: newId(), person: lead, view: shown }] : [];
  }
}

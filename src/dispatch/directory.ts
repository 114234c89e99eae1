/** Who and what there is in a workspace, as its platform reports it: people and channels appear, are renamed, go. */
import { moveHeadline } from '../features/status/headline.js';
import { memberId } from '../model/audience.js';
import { add, remove } from '../model/changes.js';
import type { Channel } from '../model/people-rows.js';
import { settingId } from '../model/read-setting.js';
import type { Origin } from '../ports/events.js';
import type { PlaceReport } from '../ports/places.js';
import type { Unit } from '../ports/store.js';
import { alarmsFor } from './alarms.js';
import { moveChannel, renameChannel } from './channel-moves.js';
import { Departure } from './departure.js';
import { meetChannel, meetPeople } from './meet.js';
import { withOneMain } from './one-main.js';
import type { Parts } from './parts.js';
import { keepReport, membersNow } from './places.js';
import { withReach } from './reach.js';

/** Keeps people, channels and initial settings as the platform reports them. `key` is the platform's id of an event. */
export class Roster {
  constructor(private readonly parts: Parts) {}

  /** Makes people known before they have said anything, as the platform lists them. */
  async introduce(workspace: string, people: readonly Origin['person'][]): Promise<void> {
    await this.change(workspace, this.parts.newId(), (unit) => meetPeople(unit, workspace, people));
  }

  /** Sets what the workspace has not set itself. */
  async prepare(workspace: string, settings: Readonly<Record<string, string>>): Promise<void> {
    await this.change(workspace, this.parts.newId(), async (unit) => {
      const known = await unit.find('setting', { where: { target: workspace } });
      const missing = Object.entries(settings).filter(([key]) => !known.some((row) => row.key === key));
      const row = { workspace, scope: 'workspace', target: workspace } as const;
      await unit.apply(
        missing.map(([key, value]) =>
          add('setting', { ...row, id: settingId('workspace', workspace, key), key, value }),
        ),
      );
    });
  }

  /** A channel has another name. */
  async renamed(workspace: string, key: string, channel: Pick<Channel, 'id' | 'name'>): Promise<void> {
    await this.change(workspace, key, (unit) => renameChannel(unit, channel));
  }

  /** Somebody has joined a place. */
  async joined(workspace: string, key: string, place: string, people: readonly string[]): Promise<void> {
    await this.change(workspace, key, async (unit) => {
      const { now } = unit;
      const known = await unit.find('member', { where: { place, person: people } });
      await unit.apply(membersNow({ workspace, place, now }, known, people));
    });
  }

  /** Somebody is not in a place any more. */
  async leftPlace(workspace: string, key: string, place: string, person: string): Promise<void> {
    await this.change(workspace, key, async (unit) => {
      const known = await unit.get('member', memberId(place, person));
      if (known) await unit.apply([remove('member', known)]);
    });
  }

  /** A platform says who is in a place. */
  async reported(workspace: string, report: PlaceReport): Promise<void> {
    await this.change(workspace, this.parts.newId(), (unit) => keepReport(unit, workspace, report, unit.now));
  }

  /** What a platform says of a channel, if it does not say who is in it. */
  async described(workspace: string, channel: Origin['channel']): Promise<void> {
    await this.change(workspace, this.parts.newId(), async (unit) => {
      await meetChannel(unit, { workspace, channel });
    });
  }

  /** A channel has another id from now on, as when it is shared with another organisation: what belongs to it follows. */
  async moved(workspace: string, key: string, from: string, to: string): Promise<void> {
    await this.change(workspace, key, async (unit) => {
      const changes = await withReach(unit, await withOneMain(unit, await moveChannel(unit, from, to)));
      await unit.apply(changes);
      await unit.apply(await alarmsFor({ read: unit, now: unit.now, workspace }, changes));
      await unit.apply(await moveHeadline(unit, from, to));
    });
  }

  /** A person has no account any more. Each step is stored before the next, so that it can be repeated after a crash. */
  async departed(workspace: string, key: string, person: string): Promise<void> {
    const { store } = this.parts;
    const row = await store.read(workspace, (read) => read.get('person', person));
    if (!row) return;
    const departure = new Departure(this.parts, row);
    const release = async (unit: Unit) => ({ released: await departure.release(unit) });
    for (let step = 0; ; step += 1) {
      // Undefined if this step was done before the crash.
      const done = await store.transact(workspace, `${key}:${step}`, release);
      if (done?.released === 0) break;
    }
    await this.change(workspace, `${key}:told`, (unit) => departure.announce(unit));
  }

  private async change(workspace: string, key: string, work: (unit: Unit) => Promise<void>): Promise<void> {
    await this.parts.store.transact(workspace, key, async (unit) => {
      await work(unit);
      return {};
    });
  }
}

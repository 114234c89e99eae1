/**
 * Who is in which team, channel and chat. A team's standard channels share its roster, which Teams gives for the id of its
 * first channel; a private or shared channel has its own.
 */
import type { Roster } from '../../src/dispatch/directory.js';
import { MEMBERSHIP_MS, memberId } from '../../src/model/audience.js';
import type { DescribedChannel } from '../../src/model/channels.js';
import type { Clock } from '../../src/ports/clock.js';
import type { PlaceReport, Places } from '../../src/ports/places.js';
import type { Store } from '../../src/ports/store.js';
import { newId } from '../common/ids.js';
import { SharedRequests } from '../platform/cache.js';
import { withDeadline } from '../platform/deadline.js';
import type { Addresses } from '../store/addresses.js';
import type { Members } from './members.js';
import type { TeamsPeople } from './people.js';

interface RosterParts {
  members: Members;
  people: Pick<TeamsPeople, 'meet'>;
  addresses: Pick<Addresses, 'find'>;
  roster: Pick<Roster, 'reported' | 'joined'>;
  store: Pick<Store, 'read'>;
  clock: Clock;
  fault(error: unknown): void;
  /** How long an answer waits for a roster, in ms. */
  patienceMs?: number | undefined;
}

/** Whoever asked for something waits meanwhile; a roster that takes longer is kept for the next time. */
const PATIENCE_MS = 1_200;
/** A roster is listed again if somebody left meanwhile, but not forever. */
const MOST_ATTEMPTS = 3;

/** Asks Teams who is where. */
export class Rosters implements Places {
  private readonly running = new SharedRequests<string[] | undefined>();
  /** How often somebody has left a place, by "workspace/place": a list made meanwhile may still have them. */
  private readonly departures = new Map<string, number>();

  constructor(private readonly parts: RosterParts) {}

  async look(workspace: string, channel: DescribedChannel): Promise<PlaceReport | undefined> {
    const { fault, patienceMs = PATIENCE_MS } = this.parts;
    const outcome = await withDeadline(this.report(workspace, channel), patienceMs, fault);
    if (outcome.is === 'done') return outcome.value;
    if (outcome.is === 'late')
      void outcome.settled
        .then((late) => (late.is === 'done' ? this.keep(workspace, late.value) : undefined))
        .catch(fault);
    return undefined;
  }

  /** Lists the people of a channel's place, and keeps what Teams says. */
  async list(workspace: string, channel: DescribedChannel): Promise<void> {
    await this.keep(workspace, await this.report(workspace, channel));
  }

  /** Whether somebody is in a channel's place, for what they do elsewhere that belongs there. Nobody is whom Teams does not name. */
  async isIn(workspace: string, channel: DescribedChannel, person: string): Promise<boolean> {
    const { store, clock, fault, patienceMs = PATIENCE_MS } = this.parts;
    const place = channel.place || channel.id;
    const row = await store.read(workspace, (read) => read.get('member', memberId(place, person)));
    if (row && row.at > clock.now() - MEMBERSHIP_MS) return true;
    const asked = await withDeadline(this.ask(workspace, channel.id, place, person), patienceMs, fault);
    return asked.is === 'done' && asked.value;
  }

  private async ask(workspace: string, channel: string, place: string, person: string): Promise<boolean> {
    const { members, addresses, roster } = this.parts;
    const known = await addresses.find(workspace, channel);
    const member = known && (await members.find(workspace, { id: place, service: known.service }, person));
    if (member) await roster.joined(workspace, newId(), place, [person]);
    return member !== undefined;
  }

  /** Somebody is not in a place any more. */
  left(workspace: string, place: string): void {
    const key = `${workspace}/${place}`;
    this.departures.set(key, (this.departures.get(key) ?? 0) + 1);
  }

  private async keep(workspace: string, report: PlaceReport | undefined): Promise<void> {
    if (report) await this.parts.roster.reported(workspace, report);
  }

  private async report(workspace: string, channel: DescribedChannel): Promise<PlaceReport | undefined> {
    if (channel.direct) return undefined;
    const { id, name, direct, access } = channel;
    const place = channel.place || id;
    const people = await this.running.get(`${workspace}/${place}`, () => this.peopleOf(workspace, id, place));
    return people && { channel: { id, name, direct, access, place }, people };
  }

  /** Undefined if Teams does not say, or not to the end: a part of a roster would make others leave. */
  private async peopleOf(workspace: string, channel: string, place: string): Promise<string[] | undefined> {
    const { members, people, addresses } = this.parts;
    const known = await addresses.find(workspace, channel);
    if (!known) return undefined;
    const key = `${workspace}/${place}`;
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const before = this.departures.get(key);
      const found: string[] = [];
      const isAll = await members.list(workspace, { id: place, service: known.service }, async (page) => {
        found.push(...(await people.meet(workspace, page)));
      });
      if (!isAll) return undefined;
      if (this.departures.get(key) === before) return found;
    }
    return undefined;
  }
}

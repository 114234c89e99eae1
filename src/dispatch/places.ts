/** Who is where, as platforms report it. */
import { inParts } from '../kit/in-parts.js';
import { MEMBERSHIP_MS, memberId } from '../model/audience.js';
import { add, type Change, remove, set } from '../model/changes.js';
import type { DescribedChannel } from '../model/channels.js';
import type { Channel, PlaceMember } from '../model/people-rows.js';
import type { PlaceReport, Places } from '../ports/places.js';
import type { Reader, Unit } from '../ports/store.js';
import { meetChannel } from './meet.js';
import type { HandlingParts } from './parts.js';
import { reachAfterMove } from './reach.js';

/** After this long the platform is asked again, so that a membership rarely runs out. */
const ASK_AGAIN_MS = MEMBERSHIP_MS / 2;
/** It is not looked more often than this whether somebody has to be asked. */
const LOOK_AGAIN_MS = 60_000;
/** A platform that did not answer is not asked about the same channel for so long: it keeps no other from its turn. */
const TRY_AGAIN_MS = 10 * 60_000;
/** Channels that are asked about at once; the others are asked about the next time. */
const MOST_ASKED = 8;

/** Keeps what a platform says of a channel and its people. @param now epoch milliseconds */
export async function keepReport(unit: Unit, workspace: string, report: PlaceReport, now: number): Promise<void> {
  const { place } = await meetChannel(unit, { workspace, channel: report.channel });
  // Also if the channel is as it was: an older version that runs beside this one links projects and does not look who sees them.
  await unit.apply(await reachAfterMove(unit, report.channel.id));
  const listed = await unit.get('place', place);
  const people = new Set(report.people);
  const known = await unit.find('member', { where: { place } });
  const isKnown = new Set(known.map(({ person }) => person));
  const gone = known.filter(({ person }) => !people.has(person));
  await unit.apply([
    listed ? set('place', listed, { listedAt: now }) : add('place', { id: place, workspace, listedAt: now }),
    ...gone.map((row) => remove('member', row)),
    // Whoever is known to be there stays as they are: that their place was listed confirms them all.
    ...membersNow({ workspace, place, now }, [], new Set([...people].filter((id) => !isKnown.has(id)))),
  ]);
}

/** The changes that remember that people are in a place now. */
export function membersNow(
  { workspace, place, now }: { workspace: string; place: string; now: number },
  known: readonly PlaceMember[],
  people: Iterable<string>,
): Change[] {
  const byPerson = new Map(known.map((row) => [row.person, row]));
  return [...new Set(people)].map((person) => {
    const row = byPerson.get(person);
    return row
      ? set('member', row, { at: now })
      : add('member', { id: memberId(place, person), workspace, place, person, at: now });
  });
}

/** Channels whose people decide who sees what, and that the platform was last asked about long ago. */
async function channelsToAsk(read: Reader, before: number): Promise<Channel[]> {
  const restricted = await read.find('project', { where: { reach: ['places'], archived: false } });
  if (restricted.length === 0) return [];
  const links = await inParts(
    restricted.map(({ id }) => id),
    (project) => read.find('link', { where: { project } }),
  );
  const ids = [...new Set(links.map(({ channel }) => channel))];
  const channels = await inParts(ids, (id) => read.find('channel', { where: { id, direct: false } }));
  return stale(read, channels, before);
}

/** A channel that an older version knew has no place yet: it is one of its own until the platform says more. */
const placeOf = ({ id, place }: Channel): string => place || id;

/** Of these channels, one of each place that was last listed before an instant. */
async function stale(read: Reader, channels: readonly Channel[], before: number): Promise<Channel[]> {
  const byPlace = new Map(channels.map((channel) => [placeOf(channel), channel]));
  const fresh = await inParts([...byPlace.keys()], (id) =>
    read.find('place', { where: { id, listedAt: { above: before } } }),
  );
  for (const { id } of fresh) byPlace.delete(id);
  return [...byPlace.values()];
}

/** Asks platforms again who is where, outside of any transaction. */
export class PlaceRefresher {
  private readonly lookedAt = new Map<string, number>();
  /** When each channel was last asked about, answered or not. */
  private readonly askedAt = new Map<string, number>();

  constructor(private readonly parts: Pick<HandlingParts, 'store' | 'clock' | 'newId' | 'fault' | 'places'>) {}

  /**
   * Asks about the places of a workspace on which it depends who sees what, if that was long ago.
   * @param here the channel of an event: it also decides who reads the answer
   * @returns that channel, if the platform has said something of it just now, which the event does not know yet
   */
  async refresh(workspace: string, here?: Pick<Channel, 'id' | 'direct'>): Promise<DescribedChannel | undefined> {
    const { places, clock, store } = this.parts;
    const key = `${workspace}/${here?.id ?? ''}`;
    const now = clock.now();
    if (!places || now - (this.lookedAt.get(key) ?? Number.NEGATIVE_INFINITY) < LOOK_AGAIN_MS) return undefined;
    if (this.lookedAt.size > MOST_REMEMBERED) this.lookedAt.clear();
    this.lookedAt.set(key, now);
    const asked = await store.read(workspace, (read) => toAsk(read, here, now - ASK_AGAIN_MS));
    const due = asked.filter(({ id }) => this.isDue(`${workspace}/${id}`, now));
    const some = due.slice(0, MOST_ASKED);
    for (const { id } of some) this.askedAt.set(`${workspace}/${id}`, now);
    const said = await Promise.all(some.map((channel) => this.ask(places, workspace, channel)));
    if (due.length > MOST_ASKED) this.lookedAt.delete(key);
    const own = some.findIndex(({ id }) => id === here?.id);
    const before = some[own];
    return before && this.newsOf(workspace, before, said[own] === true);
  }

  /** A channel as it is stored now, if that is news. */
  private async newsOf(workspace: string, before: Channel, isSaid: boolean): Promise<DescribedChannel | undefined> {
    const row = await this.parts.store.read(workspace, (read) => read.get('channel', before.id));
    if (!row || (!isSaid && row.access === before.access)) return undefined;
    const { id, name, direct, access, place } = row;
    return { id, name, direct, access, place };
  }

  private isDue(channel: string, now: number): boolean {
    if (this.askedAt.size > MOST_REMEMBERED) this.askedAt.clear();
    return now - (this.askedAt.get(channel) ?? Number.NEGATIVE_INFINITY) >= TRY_AGAIN_MS;
  }

  /** @returns whether the platform has said who is there */
  private async ask(places: Places, workspace: string, channel: Channel): Promise<boolean> {
    const { store, newId, fault } = this.parts;
    try {
      const report = await places.look(workspace, channel);
      if (!report) return false;
      await store.transact(workspace, newId(), async (unit) => {
        await keepReport(unit, workspace, report, unit.now);
        return {};
      });
      return true;
    } catch (error) {
      // Whoever cannot be asked about is not a member.
      fault(error, channel.id);
      return false;
    }
  }
}

/** Events of so many channels are remembered. */
const MOST_REMEMBERED = 10_000;

async function toAsk(read: Reader, here: Pick<Channel, 'id' | 'direct'> | undefined, before: number) {
  const own = here && !here.direct ? await read.get('channel', here.id) : undefined;
  const others = await channelsToAsk(read, before);
  return [
    ...(own ? await stale(read, [own], before) : []),
    ...others.filter((one) => !own || placeOf(one) !== placeOf(own)),
  ];
}

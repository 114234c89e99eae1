/** Who is in the playground, and who sees which of its channels. Kept in memory; the room stores it. */
import { type DescribedChannel, privateChannel } from '../../src/model/channels.js';
import { keyOf } from '../../src/model/names.js';
import type { PlaceReport } from '../../src/ports/places.js';
import { directChannelOf, FIRST_CHANNELS, isDirect, type PlaygroundChannel } from './channels.js';
import { BATON, PEOPLE, type PlaygroundPerson } from './people.js';

/** A channel and who is in it: of a public one, the guests and people of other companies alone. */
export interface CompanyChannel {
  name: string;
  access: 'public' | 'private';
  people: readonly string[];
}

/** Why somebody cannot be added. */
type NameFault = 'web-bad-name' | 'web-name-taken' | 'web-company-full';

const MOST_PEOPLE = 30;
const LONGEST_NAME = 40;

/** The people and channels of a playground. It begins with those of a new one. */
export class Company {
  private everybody: PlaygroundPerson[] = [...PEOPLE];
  private readonly channels = new Map<string, CompanyChannel>(FIRST_CHANNELS.map((one) => [one.name, one]));

  /** Everybody, in the order in which they came. */
  get people(): readonly PlaygroundPerson[] {
    return this.everybody;
  }

  /** The person with an id; undefined if there is none. */
  person(id: string | undefined): PlaygroundPerson | undefined {
    return this.everybody.find((one) => one.id === id);
  }

  /** A channel; one that nobody has made is public and empty. */
  channel(name: string): CompanyChannel {
    return this.channels.get(name) ?? { name, access: 'public', people: [] };
  }

  /** Whether somebody has made a channel of that name. */
  has(channel: string): boolean {
    return this.channels.has(channel);
  }

  /** Adds a channel, or says who is in it from now on. */
  setChannel(channel: CompanyChannel): void {
    this.channels.set(channel.name, channel);
  }

  /** Adds somebody; whoever has their id already stays. */
  add(person: PlaygroundPerson): void {
    if (!this.person(person.id)) this.everybody = [...this.everybody, person];
  }

  /** A new person of that name, not added yet, or what is wrong with the name. */
  newPerson(
    typed: string,
    { standing, zone }: Pick<PlaygroundPerson, 'standing' | 'zone'>,
  ): PlaygroundPerson | NameFault {
    const name = typed.normalize('NFC').replace(/\s+/gu, ' ').trim().replace(/^@/, '');
    if (name.length > LONGEST_NAME || !/^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.'’ -]*$/u.test(name)) return 'web-bad-name';
    const key = keyOf(name);
    if (key === BATON || this.everybody.some((one) => keyOf(one.name) === key)) return 'web-name-taken';
    if (this.everybody.length >= MOST_PEOPLE) return 'web-company-full';
    const first = keyOf(name.split(' ')[0] ?? name);
    const id = first === BATON || this.person(first) ? key : first;
    return { id, name, zone, standing, admin: false };
  }

  /** Whether a person can see a channel: nobody sees another's conversation with Baton, and a private channel its people only. */
  canSee(channel: string, person: string): boolean {
    if (isDirect(channel)) return channel === directChannelOf(person);
    const { access, people } = this.channel(channel);
    return people.includes(person) || (access === 'public' && this.person(person)?.standing === 'member');
  }

  /** The channel that a person sees first, and where they go from one that the other does not see. */
  firstChannelOf(person: string): string {
    return [...this.channels.keys()].find((name) => this.canSee(name, person)) ?? directChannelOf(person);
  }

  /** A channel as the product knows it. */
  describe(name: string): PlaygroundChannel {
    const described: DescribedChannel = privateChannel(name, name);
    return { ...described, access: this.channel(name).access };
  }

  /** What the playground says of one of its channels. */
  report(name: string): PlaceReport {
    const people = this.everybody.filter(({ id }) => this.canSee(name, id)).map(({ id }) => id);
    return { channel: this.describe(name), people };
  }
}

/** Where an event of Slack happened and who acted, as the product takes it. */
import { directChannel, privateChannel } from '../../src/model/channels.js';
import type { Origin } from '../../src/ports/events.js';
import type { Fronts } from '../store/fronts.js';
import type { SlackChannels } from './channels.js';
import type { SlackPeople } from './people.js';
import { isPerson } from './places.js';

/** What an event says of its origin. */
interface EventOrigin {
  workspace: string;
  key: string;
  channel: string;
  /** The channel's name in the event. Slack makes one up for private and direct ones. */
  channelName?: string | undefined;
  thread: string | null;
  person: string;
  personName?: string | undefined;
  /** The address to answer an interaction. */
  reply?: string | undefined;
}

const MADE_UP_NAME = /^(privategroup|directmessage|mpdm-.*)$/;

/** Finds out the origin of events. */
export class Origins {
  constructor(
    private readonly people: SlackPeople,
    private readonly channels: SlackChannels,
    private readonly fronts: Fronts,
  ) {}

  /** Of what is said to Baton or done with its messages. The locale says which number of 5/6 is the day. */
  async of(event: EventOrigin): Promise<Origin> {
    const origin = await this.overheard(event);
    const locale = await this.people.locale(event.workspace, event.person);
    return { ...origin, ...(locale !== undefined && { locale }) };
  }

  /** Of what is not meant for Baton: no locale is asked for. */
  async overheard(event: EventOrigin): Promise<Origin> {
    const { workspace, key, thread, reply } = event;
    const person = await this.people.person(workspace, event.person, event.personName);
    const channel = await this.channel(event);
    return { workspace, key, thread, person, channel, ...(reply && { reply }) };
  }

  /** The conversation with Baton goes by its person. */
  private async channel({ workspace, channel: id, person, channelName }: EventOrigin): Promise<Origin['channel']> {
    if (!id.startsWith('D') && !isPerson(id)) {
      const name = channelName && !MADE_UP_NAME.test(channelName) ? channelName : undefined;
      return this.channels.channel(workspace, id, name);
    }
    const own = isPerson(id) || (await this.fronts.at(workspace, id))?.person === person;
    // A conversation between two other people: Baton answers there, but is not in it.
    return own ? directChannel(person, 'Baton') : privateChannel(id, id);
  }
}

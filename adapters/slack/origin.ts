/** Where an event of Slack happened and who acted, as the product takes it. */
import type { Origin } from '../../src/ports.js';
import type { Fronts } from '../store/sent.js';
import type { Directory } from './directory.js';
import { placeOf, workspaceOf } from './installs.js';
import { isPerson } from './places.js';

/** What Bolt knows of an event beside its body. */
export interface BoltContext {
  isEnterpriseInstall: boolean;
  enterpriseId?: string;
  teamId?: string;
  botUserId?: string;
}

export const workspaceIn = (context: BoltContext): string => workspaceOf(placeOf(context));

export interface Event {
  workspace: string;
  key: string;
  channel: string;
  /** The channel's name as the event has it; made-up names of private and direct ones are worth nothing. */
  channelName?: string | undefined;
  thread: string | null;
  person: string;
  personName?: string | undefined;
  reply?: string | undefined;
}

const MADE_UP = /^(privategroup|directmessage|mpdm-.*)$/;

export class Origins {
  constructor(
    private readonly directory: Directory,
    private readonly fronts: Fronts,
  ) {}

  async of(event: Event): Promise<Origin> {
    const { workspace, key, thread, reply } = event;
    const person = await this.directory.person(workspace, event.person, event.personName);
    const channel = await this.channel(workspace, event.channel, event.person, event.channelName);
    return { workspace, key, thread, person, channel, ...(reply && { reply }) };
  }

  /** A channel; the conversation with Baton goes by its person. */
  async channel(workspace: string, id: string, person: string, name?: string): Promise<Origin['channel']> {
    if (!id.startsWith('D') && !isPerson(id))
      return this.directory.channel(workspace, id, name && !MADE_UP.test(name) ? name : undefined);
    const own = isPerson(id) || (await this.fronts.at(workspace, id))?.person === person;
    // A direct message between two others: Baton answers there, and is no part of it.
    return own ? { id: person, name: 'Baton', direct: true } : { id, name: id, direct: false };
  }
}

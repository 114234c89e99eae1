/** Who is in which conversation: Baton installed and removed, people joining and leaving, channels renamed and deleted. */
import type { Roster } from '../../src/dispatch/directory.js';
import type { App } from '../../src/dispatch/on-command.js';
import type { DescribedChannel } from '../../src/model/channels.js';
import type { Addresses } from '../store/addresses.js';
import { type Account, type Activity, isBot, isPersonal } from './activity.js';
import type { ChannelNames } from './channel-names.js';
import type { ChannelReports } from './channel-reports.js';
import { withoutThread } from './conversation-ids.js';
import type { TeamsConversations } from './conversations.js';
import type { TeamsPeople } from './people.js';
import type { Rosters } from './rosters.js';

/** What membership changes need. */
interface MembershipParts {
  app: App;
  roster: Roster;
  people: TeamsPeople;
  conversations: TeamsConversations;
  names: Pick<ChannelNames, 'channelsOf'>;
  channelReports: ChannelReports;
  addresses: Addresses;
  rosters: Rosters;
  fault(error: unknown): void;
  /** Baton is in no conversation of a workspace any more: ends all work for it. */
  ended(workspace: string): Promise<void>;
}

/** Types of events after which other people are in a channel than before. */
const SHARING = new Set(['channelShared', 'channelSharedWithTeam', 'channelUnshared', 'channelUnsharedFromTeam']);

/** Handles changes of membership. */
export class Membership {
  constructor(private readonly parts: MembershipParts) {}

  /** Handles a `conversationUpdate`. */
  async update(workspace: string, key: string, activity: Activity): Promise<void> {
    const { recipient, channelData, membersAdded = [], membersRemoved = [] } = activity;
    switch (channelData?.eventType) {
      case 'channelRenamed':
        return this.renamed(workspace, key, channelData.channel);
      case 'channelDeleted':
        return this.deleted(workspace, key, channelData.channel?.id);
      case 'teamDeleted':
      case 'teamHardDeleted':
      case 'teamArchived':
        return this.closeTeam(workspace, key, activity);
      case 'teamUnarchived':
      case 'teamRestored':
      case 'channelRestored':
        return this.restored(workspace, activity);
    }
    const others = (all: readonly Account[]) => all.filter(({ id }) => id !== recipient.id && !isBot(id));
    if (membersAdded.some(({ id }) => id === recipient.id)) await this.arrived(workspace, activity);
    else if (!isPersonal(activity)) await this.joined(workspace, key, activity, others(membersAdded));
    if (membersRemoved.some(({ id }) => id === recipient.id)) await this.removed(workspace, key, activity);
    else if (!isPersonal(activity)) await this.left(workspace, key, activity, others(membersRemoved));
    if (SHARING.has(channelData?.eventType ?? '')) await this.listAround(workspace, activity);
  }

  /** Baton has come into a conversation. Teams says so in two activities; the key makes Baton greet once. */
  async arrived(workspace: string, activity: Activity): Promise<void> {
    const { conversations, addresses, app } = this.parts;
    const id = withoutThread(activity.conversation.id);
    const { reply: _, ...origin } = await conversations.origin(workspace, '', activity);
    const since = (await addresses.find(workspace, id))?.at ?? 0;
    const command = isPersonal(activity) ? 'home' : 'welcome';
    await app.handle({
      ...{ ...origin, key: `arrived:${id}:${since}`, thread: null },
      ...{ type: 'call', via: 'button', call: { command, args: {} }, message: null },
    });
    this.list(workspace, origin.channel);
  }

  /** A channel, or all of a team, is there again, and Baton in it. */
  private async restored(workspace: string, activity: Activity): Promise<void> {
    const { conversations, names } = this.parts;
    const { conversation, channelData, serviceUrl } = activity;
    const [team, one] = [channelData?.team?.id, channelData?.channel?.id];
    const ids = team && !one ? await names.channelsOf(workspace, team, serviceUrl) : [];
    for (const id of new Set([one ?? conversation.id, ...ids])) {
      const there = { ...activity, conversation: { ...conversation, id } };
      const { channel } = await conversations.origin(workspace, '', there);
      this.list(workspace, channel);
    }
  }

  /** Lists the people of a channel's place, in the background. */
  private list(workspace: string, channel: DescribedChannel): void {
    const { rosters, fault } = this.parts;
    if (!channel.direct) void rosters.list(workspace, channel).catch(fault);
  }

  /** Lists the people of the channel that an activity is about, in the background. */
  private async listAround(workspace: string, activity: Activity): Promise<void> {
    const channel = await this.parts.conversations.known(workspace, channelOf(activity));
    if (channel) this.list(workspace, channel);
  }

  /** Baton was removed from a conversation, or from a whole team. */
  async removed(workspace: string, key: string, activity: Activity): Promise<void> {
    const { conversations, channelReports, addresses, ended } = this.parts;
    const id = withoutThread(activity.conversation.id);
    if (isPersonal(activity)) await conversations.forget(workspace, id);
    else if (activity.channelData?.team && !hasOwnPeople(activity)) await this.closeTeam(workspace, key, activity);
    else await channelReports.close(workspace, key, id);
    if (!(await addresses.latest(workspace))) await ended(workspace);
  }

  private async joined(
    workspace: string,
    key: string,
    activity: Activity,
    accounts: readonly Account[],
  ): Promise<void> {
    if (accounts.length === 0) return;
    const { people, roster } = this.parts;
    const here = { id: withoutThread(activity.conversation.id), service: activity.serviceUrl };
    const ids = await Promise.all(accounts.map((account) => people.resolve(workspace, account, activity)));
    await people.introduce(
      workspace,
      ids.map((id, i) => ({ id, name: accounts[i]?.name })),
      here,
    );
    await roster.joined(workspace, `${key}:joined`, placeOf(activity), ids);
    await this.listAround(workspace, activity);
  }

  /** Whoever leaves a team leaves all its channels. */
  private async left(workspace: string, key: string, activity: Activity, accounts: readonly Account[]): Promise<void> {
    if (accounts.length === 0) return;
    const { people, channelReports } = this.parts;
    const channels = await this.channelsOf(workspace, activity);
    const places = new Set([placeOf(activity), ...channels]);
    for (const account of accounts) {
      const id = await people.resolve(workspace, account, activity);
      for (const place of places) await this.leftPlace(workspace, `${key}:${id}:left:${place}`, place, id);
      for (const channel of channels)
        await channelReports.report(workspace, `${key}:${id}:${channel}`, channel, { type: 'left', id });
    }
    // Whoever leaves a shared channel can still be in it through another team.
    if (hasOwnPeople(activity)) await this.listAround(workspace, activity);
  }

  private async leftPlace(workspace: string, key: string, place: string, person: string): Promise<void> {
    const { roster, rosters } = this.parts;
    await roster.leftPlace(workspace, key, place, person);
    // After it is stored: a list made before has them, and is made again.
    rosters.left(workspace, place);
  }

  private async renamed(
    workspace: string,
    key: string,
    channel: { id?: string | undefined; name?: string | undefined } | undefined,
  ): Promise<void> {
    if (!channel?.id || !channel.name) return;
    this.parts.conversations.renamed(workspace, channel.id, channel.name);
    await this.parts.roster.renamed(workspace, key, { id: channel.id, name: channel.name });
  }

  private async deleted(workspace: string, key: string, channel: string | undefined): Promise<void> {
    if (channel) await this.parts.channelReports.close(workspace, key, channel);
  }

  private async closeTeam(workspace: string, key: string, activity: Activity): Promise<void> {
    for (const channel of await this.channelsOf(workspace, activity))
      await this.parts.channelReports.close(workspace, `${key}:${channel}`, channel);
  }

  /** The channels a change of membership is about: those of the team, or the one conversation. */
  private async channelsOf(workspace: string, activity: Activity): Promise<string[]> {
    const team = hasOwnPeople(activity) ? undefined : activity.channelData?.team?.id;
    const channels = team ? await this.parts.addresses.list(workspace, team) : [];
    return [...new Set([channelOf(activity), ...channels.map(({ id }) => id)])];
  }
}

/** Whether an activity is about a channel with people of its own, and not about its whole team. */
const hasOwnPeople = ({ channelData }: Activity): boolean =>
  channelData?.channel?.type === 'private' || channelData?.channel?.type === 'shared';

/** The channel or chat that a change of membership is about. */
const channelOf = (activity: Activity): string =>
  (hasOwnPeople(activity) ? activity.channelData?.channel?.id : undefined) ?? withoutThread(activity.conversation.id);

/** The place whose people change. */
const placeOf = (activity: Activity): string =>
  hasOwnPeople(activity) ? channelOf(activity) : (activity.channelData?.team?.id ?? channelOf(activity));

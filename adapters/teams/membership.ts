/** Who is in which conversation: Baton installed and removed, people joining and leaving, channels renamed and deleted. */
import type { Roster } from '../../src/dispatch/directory.js';
import type { App } from '../../src/dispatch/on-command.js';
import type { Addresses } from '../store/addresses.js';
import { type Account, type Activity, isPersonal } from './activity.js';
import type { ChannelReports } from './channel-reports.js';
import { withoutThread } from './conversation-ids.js';
import type { TeamsConversations } from './conversations.js';
import type { ConversationAddress } from './members.js';
import type { TeamsPeople } from './people.js';

/** What membership changes need. */
interface MembershipParts {
  app: App;
  roster: Roster;
  people: TeamsPeople;
  conversations: TeamsConversations;
  channelReports: ChannelReports;
  addresses: Addresses;
  /** Baton is in no conversation of a workspace any more: ends all work for it. */
  ended(workspace: string): Promise<void>;
  /** Introduces everybody in a conversation to the product, in the background. */
  introduceMembers(workspace: string, conversation: ConversationAddress): void;
}

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
    }
    if (membersAdded.some(({ id }) => id === recipient.id)) await this.arrived(workspace, activity);
    else if (membersAdded.length > 0 && !isPersonal(activity)) await this.joined(workspace, activity, membersAdded);
    if (membersRemoved.some(({ id }) => id === recipient.id)) await this.removed(workspace, key, activity);
    else await this.left(workspace, key, activity, membersRemoved);
  }

  /** Baton has come into a conversation. Teams says so in two activities; the key makes Baton greet once. */
  async arrived(workspace: string, activity: Activity): Promise<void> {
    const { conversations, addresses, app, introduceMembers } = this.parts;
    const id = withoutThread(activity.conversation.id);
    const { reply: _, ...origin } = await conversations.origin(workspace, '', activity);
    const since = (await addresses.find(workspace, id))?.at ?? 0;
    const command = isPersonal(activity) ? 'home' : 'welcome';
    await app.handle({
      ...{ ...origin, key: `arrived:${id}:${since}`, thread: null },
      ...{ type: 'call', via: 'button', call: { command, args: {} }, message: null },
    });
    if (!isPersonal(activity)) introduceMembers(workspace, { id, service: activity.serviceUrl });
  }

  /** Baton was removed from a conversation, or from a whole team. */
  async removed(workspace: string, key: string, activity: Activity): Promise<void> {
    const { conversations, channelReports, addresses, ended } = this.parts;
    const id = withoutThread(activity.conversation.id);
    if (isPersonal(activity)) await conversations.forget(workspace, id);
    else if (activity.channelData?.team) await this.closeTeam(workspace, key, activity);
    else await channelReports.close(workspace, key, id);
    if (!(await addresses.latest(workspace))) await ended(workspace);
  }

  private async joined(workspace: string, activity: Activity, accounts: readonly Account[]): Promise<void> {
    const { people, introduceMembers } = this.parts;
    for (const account of accounts) {
      const id = await people.resolve(workspace, account, activity);
      await people.introduce(workspace, [{ id, name: account.name }]);
    }
    introduceMembers(workspace, { id: withoutThread(activity.conversation.id), service: activity.serviceUrl });
  }

  /** Whoever leaves a team leaves all its channels. */
  private async left(workspace: string, key: string, activity: Activity, accounts: readonly Account[]): Promise<void> {
    for (const account of accounts) {
      const id = await this.parts.people.resolve(workspace, account, activity);
      for (const channel of await this.channelsOf(workspace, activity))
        await this.parts.channelReports.report(workspace, `${key}:${id}:${channel}`, channel, { type: 'left', id });
    }
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
  private async channelsOf(workspace: string, { conversation, channelData }: Activity): Promise<string[]> {
    const team = channelData?.team?.id;
    const channels = team ? await this.parts.addresses.list(workspace, team) : [];
    return [...new Set([withoutThread(conversation.id), ...channels.map(({ id }) => id)])];
  }
}

/**
 * People and channels of the fake Slack, as users.info, users.list, conversations.info, conversations.members and
 * auth.teams.list answer (docs.slack.dev/reference/methods): in pages, with their limits.
 */
import type { Actor } from '../kit.js';

/** Somebody in the fake Slack. */
export type FakeUser = Actor & {
  deleted?: boolean;
  /** The team they are of, where it is not the one that asks: of another company. */
  team?: string;
  /** The teams of the organisation that they are in. */
  teams?: string[];
  enterprise?: string;
  /** English of the United States if left out, as for a new account. */
  locale?: string;
};

/** What conversations.info says of a channel besides its name. */
export interface ChannelFacts {
  is_private?: boolean;
  is_ext_shared?: boolean;
  is_org_shared?: boolean;
  is_pending_ext_shared?: boolean;
  is_mpim?: boolean;
  context_team_id?: string;
  shared_team_ids?: string[];
}

/** What a method answers. */
export type Answer = { ok: boolean; error?: string } & Record<string, unknown>;

/** What a method of these is called with. Values are as the form has them. */
export interface DirectoryArgs {
  channel: string;
  user: string;
  [more: string]: unknown;
}

const no = (error: string): Answer => ({ ok: false, error });

/** Most that a page can have. */
const MOST = { 'users.list': 999, 'conversations.members': 1_000, 'auth.teams.list': 1_000 };
/** A list longer than this has to be asked for in pages. */
const NEEDS_LIMIT = 10_000;

/** One page of a list. Slack gives no promise that a page is full. */
function page<T>(method: keyof typeof MOST, all: readonly T[], { limit, cursor }: Record<string, unknown>) {
  const size = limit === undefined ? all.length : Number(limit);
  if (limit === undefined && all.length > NEEDS_LIMIT) return no('limit_required');
  if (!Number.isInteger(size) || size < 0 || size > MOST[method]) return no('invalid_limit');
  const [, from = '0'] = cursor ? (/^next:(\d+)$/.exec(String(cursor)) ?? []) : [];
  if (cursor && !String(cursor).startsWith('next:')) return no('invalid_cursor');
  const end = Number(from) + size;
  return { part: all.slice(Number(from), end), next: end < all.length ? `next:${end}` : '' };
}

/** People and channels. */
export class FakeDirectory {
  readonly users = new Map<string, FakeUser>();
  /** Names of channels, by id. */
  readonly channels = new Map<string, string>();
  readonly facts = new Map<string, ChannelFacts>();
  /** Who is in a channel; everybody, where nothing is said. */
  readonly members = new Map<string, string[]>();
  /** "channel/person": the person is not in the channel. */
  readonly absent = new Set<string>();
  /** The teams that an organisation-wide token covers. */
  readonly teams = new Map<string, string[]>();
  /** Handles of user groups, by id. */
  readonly groups = new Map<string, string>();

  /** Undefined for another method. @param team the team or organisation of the token */
  answer(method: string, args: DirectoryArgs, team: string): Answer | undefined {
    switch (method) {
      case 'users.info':
        return this.user(args, team);
      case 'users.list':
        return this.list(args, team);
      case 'conversations.info':
        return this.channel(args);
      case 'conversations.members':
        return this.membersOf(args);
      case 'auth.teams.list':
        return this.teamList(args, team);
      case 'bots.info':
        return { ok: true, bot: { id: args.bot, app_id: 'ABATON' } };
      case 'usergroups.list':
        return this.groupList(args, team);
    }
    return undefined;
  }

  private user({ user: id, include_locale }: DirectoryArgs, team: string): Answer {
    if (id === 'UBATON') return { ok: true, user: BATON };
    const user = this.users.get(id);
    return user ? { ok: true, user: asUser(user, team, include_locale) } : no('user_not_found');
  }

  private list(args: DirectoryArgs, token: string): Answer {
    const team = token.startsWith('E') ? args.team_id : token;
    if (typeof team !== 'string') return no('missing_argument');
    const ofTeam = ({ teams }: FakeUser) => !teams || teams.includes(team);
    const found = page('users.list', [...this.users.values()].filter(ofTeam), args);
    if ('ok' in found) return found;
    const members = found.part.map((user) => asUser(user, team, args.include_locale));
    return { ok: true, members, response_metadata: { next_cursor: found.next } };
  }

  private channel({ channel: id, include_num_members }: DirectoryArgs): Answer {
    const name = this.channels.get(id);
    if (name === undefined) return no('channel_not_found');
    const isGroup = id.startsWith('G');
    const channel = {
      ...{ id, name, is_channel: !isGroup, is_group: isGroup, is_im: false, is_mpim: false, is_private: isGroup },
      ...{ is_shared: false, is_ext_shared: false, is_org_shared: false, is_pending_ext_shared: false },
      ...this.facts.get(id),
      ...(include_num_members === 'true' && { num_members: this.in(id).length }),
    };
    return { ok: true, channel };
  }

  private in(channel: string): string[] {
    const all = this.members.get(channel) ?? ['UBATON', ...this.users.keys()];
    return all.filter((id) => !this.absent.has(`${channel}/${id}`) && !this.users.get(id)?.deleted);
  }

  private membersOf(args: DirectoryArgs): Answer {
    if (!this.channels.has(args.channel)) return no('channel_not_found');
    const found = page('conversations.members', this.in(args.channel), { limit: 100, ...args });
    if ('ok' in found) return found;
    return { ok: true, members: found.part, response_metadata: { next_cursor: found.next } };
  }

  /** All at once, without pages (docs.slack.dev/reference/methods/usergroups.list). */
  private groupList({ team_id }: DirectoryArgs, token: string): Answer {
    if (token.startsWith('E') && typeof team_id !== 'string') return no('missing_argument');
    return { ok: true, usergroups: [...this.groups].map(([id, handle]) => ({ id, handle, name: `The ${handle}` })) };
  }

  private teamList(args: DirectoryArgs, token: string): Answer {
    const found = page('auth.teams.list', this.teams.get(token) ?? [token], { limit: 100, ...args });
    if ('ok' in found) return found;
    const teams = found.part.map((id) => ({ id, name: id }));
    return { ok: true, teams, response_metadata: { next_cursor: found.next } };
  }
}

const BATON = { id: 'UBATON', name: 'baton', real_name: 'Baton', is_bot: true, profile: { real_name: 'Baton' } };

/** @param withLocale `include_locale` of the call: without it, Slack says no locale */
const asUser = (user: FakeUser, team: string, withLocale: unknown) => ({
  id: user.id,
  team_id: user.team ?? user.teams?.[0] ?? team,
  ...(user.enterprise && { enterprise_user: { enterprise_id: user.enterprise, teams: user.teams ?? [] } }),
  name: user.name.toLowerCase().replace(/\W/g, '.'),
  real_name: user.name,
  tz: user.zone,
  ...(withLocale === 'true' && { locale: user.locale ?? 'en-US' }),
  is_admin: user.admin,
  is_bot: user.standing === 'bot',
  is_restricted: user.standing === 'guest',
  ...(user.standing === 'external' && { is_stranger: true }),
  deleted: user.deleted === true,
  profile: { real_name: user.name, display_name: user.name.split(' ')[0] },
});

/**
 * What older versions kept for an organisation as a whole (Enterprise Grid) goes to its teams: a project to the team of its
 * channels. Where no channel tells, it goes to the team of its lead, else of whoever made it, linked to no channel: its lead
 * and admins see it there. Each project moves in one transaction, and only once; what Slack cannot say today waits.
 */
import type { Clock } from '../../src/ports/clock.js';
import { moveProject } from '../store/moves.js';
import type { Opened } from '../store/opened.js';
import type { SqlStore } from '../store/store.js';
import type { Api } from './api.js';
import { patiently } from './pages.js';
import type { Pause } from './pause.js';
import { channelInfo, type SlackChannelInfo, userInfo } from './responses.js';
import { workspaceOf } from './workspaces.js';

interface InheritanceParts {
  api: Api;
  opened: Opened;
  store: Pick<SqlStore, 'read'>;
  clock: Clock;
  pause: Pause;
  /** A project that nobody can be given is reported by its id. */
  fault(error: unknown, key?: string): void;
}

/** A team, nobody knows which, or Slack cannot say now. */
type TeamAnswer = { team: string } | 'unclear' | 'later';

/** What is known of a project of an organisation. */
interface Heirloom {
  id: string;
  /** Its main channel first. */
  channels: string[];
  /** Its lead, then whoever made it. */
  people: string[];
}

/** The team of a channel that only one of these teams has. */
function teamOf(info: SlackChannelInfo | undefined, teams: ReadonlySet<string>): string | undefined {
  const { shared_team_ids: sharing = [], context_team_id: context, is_org_shared } = info ?? {};
  const of = sharing.length > 0 ? sharing : [context ?? ''];
  const [team = ''] = of;
  return of.length === 1 && !is_org_shared && teams.has(team) ? team : undefined;
}

/** Shares out what an organisation has. */
export class Inheritance {
  constructor(private readonly parts: InheritanceParts) {}

  /** @param organisation its workspace @param teams those that its installation covers */
  async share(organisation: string, teams: readonly string[]): Promise<void> {
    const covered = new Set(teams);
    const known = new Map<string, TeamAnswer>();
    for (const heirloom of await this.heirlooms(organisation)) {
      const of = new Map<string, TeamAnswer>();
      for (const channel of heirloom.channels) {
        const answer = known.get(channel) ?? (await this.teamOfChannel(organisation, channel, covered));
        known.set(channel, answer);
        of.set(channel, answer);
      }
      await this.give(organisation, heirloom, of, covered);
    }
  }

  private async give(
    from: string,
    { id, channels, people }: Heirloom,
    of: ReadonlyMap<string, TeamAnswer>,
    covered: ReadonlySet<string>,
  ): Promise<void> {
    const { opened, clock, fault } = this.parts;
    const answers = [...of.values()];
    if (answers.includes('later')) return;
    const told = answers.find((answer) => typeof answer === 'object');
    const heir = typeof told === 'object' ? told : await this.teamOfPeople(from, people, covered);
    if (heir === 'later') return;
    if (heir === 'unclear') return fault(new Error('a project of an organisation belongs to none of its teams'), id);
    const isThere = (channel: string) => {
      const answer = of.get(channel);
      return typeof answer === 'object' && answer.team === heir.team;
    };
    const to = workspaceOf(heir.team);
    await moveProject(opened, { from, to, project: id, channels: channels.filter(isThere), at: clock.now() });
  }

  private heirlooms(organisation: string): Promise<Heirloom[]> {
    return this.parts.store.read(organisation, async (read) => {
      const all: Heirloom[] = [];
      for (const { id, lead } of await read.find('project', { order: ['id'] })) {
        const links = await read.find('link', { where: { project: id }, order: ['-main', 'at'] });
        const made = await read.find('history', { where: { itemId: id, field: 'created' }, limit: 1 });
        const people = [lead, ...made.map(({ by }) => by)].filter((one) => one !== null);
        all.push({ id, channels: links.map(({ channel }) => channel), people });
      }
      return all;
    });
  }

  private async teamOfChannel(from: string, channel: string, covered: ReadonlySet<string>): Promise<TeamAnswer> {
    const { api, pause } = this.parts;
    const answer = await patiently(() => api.read(from, 'conversations.info', { channel }, channelInfo), pause);
    if (!answer.ok) return 'code' in answer && answer.code === 'channel_not_found' ? 'unclear' : 'later';
    const team = teamOf(answer.data.channel, covered);
    return team === undefined ? 'unclear' : { team };
  }

  private async teamOfPeople(from: string, people: readonly string[], covered: ReadonlySet<string>) {
    const { api, pause } = this.parts;
    for (const user of people) {
      const answer = await patiently(() => api.read(from, 'users.info', { user }, userInfo), pause);
      if (!answer.ok && !('code' in answer && answer.code === 'user_not_found')) return 'later';
      const { team_id = '', enterprise_user } = (answer.ok && answer.data.user) || {};
      const team = [...(enterprise_user?.teams ?? []), team_id].find((id) => covered.has(id));
      if (team !== undefined) return { team };
    }
    return 'unclear';
  }
}

/**
 * Organisations that have installed Baton as a whole (Enterprise Grid): which teams they have given it. Each team is a
 * workspace with a row of its own among the installations, which names the organisation and holds no token.
 */
import type { Installation as SlackToken } from '@slack/bolt';
import type { Clock } from '../../src/ports/clock.js';
import { LastingCache } from '../platform/cache.js';
import type { Installation, Installations } from '../store/installations.js';
import { isOrganisation, workspaceOf } from './workspaces.js';

/** A team that an organisation's installation covers. */
interface CoveredTeam {
  coveredBy: string;
}

/** An installation as Slack's package keeps it, with its tokens, or a team that has none of its own. */
export type SlackInstallation = SlackToken | CoveredTeam;

/** How a team has installed Baton. */
interface CoveredBy {
  /** The installation whose token is used: the team's own, or that of its organisation. */
  installation: string;
  /** The team's organisation, as far as it is known. */
  enterprise: string | undefined;
}

interface OrganisationParts {
  installations: Installations<SlackInstallation>;
  clock: Clock;
  /** A team has become a workspace. */
  admitted(team: string): void;
}

/** Every instance notices a change within a minute. */
const KNOWN_MS = 60_000;
/** The store is asked for this and then for the token, and Slack waits three seconds. */
export const STORE_WAIT_MS = 250;

const isCovered = (data: SlackInstallation): data is CoveredTeam => 'coveredBy' in data;

/** The token of an installation; undefined for a team without one of its own. */
export const tokenOf = (data: SlackInstallation): string | undefined => (isCovered(data) ? undefined : data.bot?.token);

/** Which teams belong to which organisation. */
export class Organisations {
  private readonly known: LastingCache<CoveredBy>;

  constructor(private readonly parts: OrganisationParts) {
    this.known = new LastingCache(parts.clock, { lifetimeMs: KNOWN_MS, waitMs: STORE_WAIT_MS });
  }

  /** How a team, or an organisation, has installed Baton; undefined if it has not. */
  of(id: string): Promise<CoveredBy | undefined> {
    return this.known.get(id, () => this.find(id));
  }

  private async find(id: string): Promise<CoveredBy | undefined> {
    const found = await this.parts.installations.find(id);
    if (!found) return undefined;
    const { data } = found;
    return isCovered(data)
      ? { installation: data.coveredBy, enterprise: data.coveredBy }
      : { installation: id, enterprise: data.enterprise?.id };
  }

  /** A request came from a team by its organisation's installation: it is a workspace, unless it was taken away since. */
  async meet(enterprise: string, team: string): Promise<void> {
    if (isOrganisation(team) || (await this.of(team))) return;
    const { installations, clock } = this.parts;
    const organisation = await installations.find(enterprise);
    if (!organisation) return;
    const endedAt = await installations.endedAt(team);
    if (endedAt !== undefined && endedAt >= organisation.installedAt) return;
    await this.cover(enterprise, team, clock.now());
  }

  /** An organisation has given Baton teams. @param at when, in epoch ms */
  async grant(enterprise: string, teams: readonly string[], at: number): Promise<void> {
    const { installations } = this.parts;
    for (const team of teams) {
      const endedAt = await installations.endedAt(team);
      const isOld = endedAt !== undefined && endedAt > at;
      if (!isOld && !(await installations.find(team))) await this.cover(enterprise, team, at);
    }
  }

  /** An organisation has taken teams away. @returns those that have ended */
  async revoke(enterprise: string, teams: readonly string[], at: number): Promise<string[]> {
    const covered = new Set(await this.teams(enterprise));
    const ended: string[] = [];
    for (const team of teams) if (covered.has(team) && (await this.end(team, at))) ended.push(team);
    return ended;
  }

  /** The teams that an organisation's installation covers. */
  async teams(enterprise: string): Promise<string[]> {
    const all = await this.parts.installations.list();
    const covers = ({ data }: Installation<SlackInstallation>) => isCovered(data) && data.coveredBy === enterprise;
    return all.filter(covers).map(({ id }) => id);
  }

  forget(id: string): void {
    this.known.delete(id);
  }

  private async end(team: string, at: number): Promise<boolean> {
    const { installations, clock } = this.parts;
    this.known.delete(team);
    return installations.end(team, clock.now(), at);
  }

  private async cover(enterprise: string, team: string, at: number): Promise<void> {
    const { installations, admitted } = this.parts;
    await installations.save(team, workspaceOf(team), { coveredBy: enterprise }, at);
    this.known.delete(team);
    admitted(team);
  }
}

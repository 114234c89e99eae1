/** What is listed in the background: the teams of organisations, the people of each team, and its public channels. */
import type { Clock } from '../../src/ports/clock.js';
import type { Api } from './api.js';
import type { Inheritance } from './inheritance.js';
import type { Installs } from './installs.js';
import type { SlackPlaces } from './membership.js';
import { allPages } from './pages.js';
import type { Pause } from './pause.js';
import type { PeopleList } from './people-list.js';
import { teamList } from './responses.js';
import { isOrganisation, teamIn } from './workspaces.js';

interface DirectoryParts {
  api: Api;
  installs: Installs;
  list: PeopleList;
  places: SlackPlaces;
  inheritance: Inheritance;
  clock: Clock;
  pause: Pause;
  /** Ends all work for a workspace. */
  ended(workspace: string): Promise<void>;
}

/** Teams on one page of `auth.teams.list`. */
const PAGE = 1_000;

/** Keeps people, public channels and teams as Slack lists them. */
export class Directory {
  private isStopped = false;

  constructor(private readonly parts: DirectoryParts) {}

  /** Lists a workspace, or the teams of an organisation: each that is new is then listed. */
  async list(workspace: string): Promise<void> {
    if (isOrganisation(teamIn(workspace))) return this.listTeams(workspace);
    await this.parts.list.list(workspace);
    await this.parts.places.lookAgain(workspace, () => this.isStopped);
  }

  /** Goes on with lists that broke off. */
  resume(): Promise<void> {
    return this.parts.list.resume();
  }

  /** Breaks off. */
  stop(): Promise<void> {
    this.isStopped = true;
    return this.parts.list.stop();
  }

  private async listTeams(workspace: string): Promise<void> {
    const { api, installs, clock, pause, ended } = this.parts;
    const asked = clock.now();
    const read = (cursor: object) => api.read(workspace, 'auth.teams.list', { limit: PAGE, ...cursor }, teamList);
    const pages = await allPages(read, pause);
    if (!pages) return;
    const organisation = teamIn(workspace);
    const teams = pages.flatMap((page) => page.teams.map(({ id }) => id));
    await installs.granted(organisation, teams, asked);
    const known = (await installs.together(workspace)).map(teamIn);
    const gone = known.filter((team) => !teams.includes(team));
    for (const one of await installs.revoked(organisation, gone, asked)) await ended(one);
    await this.parts.inheritance.share(workspace, teams);
  }
}

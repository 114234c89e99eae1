/** Names of user groups in Slack: a message says only their ids. */
import type { Clock } from '../../src/ports/clock.js';
import { ExpiringCache, SharedRequests } from '../platform/cache.js';
import type { Api } from './api.js';
import { userGroups } from './responses.js';
import { teamIn } from './workspaces.js';

interface SlackGroupsParts {
  api: Api;
  clock: Clock;
}

/** Groups of all workspaces. Without the scope `usergroups:read` none has a name. */
export class SlackGroups {
  /** Handles by id, of a workspace. Empty where Slack did not say. */
  private readonly known: ExpiringCache<ReadonlyMap<string, string>>;
  private readonly requests = new SharedRequests<ReadonlyMap<string, string>>();

  constructor(private readonly parts: SlackGroupsParts) {
    this.known = new ExpiringCache(parts.clock);
  }

  /** The handle of a group, such as "ml-team"; undefined if nobody knows it. */
  async name(workspace: string, id: string): Promise<string | undefined> {
    const all = this.known.get(workspace) ?? (await this.requests.get(workspace, () => this.list(workspace)));
    return all.get(id);
  }

  /** Slack gives all of them at once (docs.slack.dev/reference/methods/usergroups.list). */
  private async list(workspace: string): Promise<ReadonlyMap<string, string>> {
    const args = { include_disabled: true, team_id: teamIn(workspace) };
    const answer = await this.parts.api.read(workspace, 'usergroups.list', args, userGroups);
    const groups = answer.ok ? answer.data.usergroups : [];
    const handles = new Map(groups.map(({ id, handle, name }) => [id, handle || name || id]));
    this.known.set(workspace, handles);
    return handles;
  }
}

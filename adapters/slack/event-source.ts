/** Where an event of Slack comes from, and how its handlers are set. */
import { SharedRequests } from '../platform/cache.js';
import type { Installs } from './installs.js';
import { readEventRequest } from './payloads/events.js';
import { senderTeam } from './payloads/message.js';
import type { Routes, SlackRequest } from './routes.js';
import { workspaceFrom, workspaceOf } from './workspaces.js';

/** Where an event comes from. */
export interface EventSource {
  workspace: string;
  /** The organisation, where it has installed Baton as a whole; empty elsewhere. */
  organisation: string;
  /** Slack's id of the event. */
  key: string;
  /** When it happened, in epoch ms; 0 if Slack does not say. */
  at: number;
  /** Baton's user id in the workspace; empty if it is not known. */
  botId: string;
}

/** Sets the handler of an event by its name. @param read checks the event, and throws if it is not as expected */
export type OnEvent = <E>(
  name: string,
  read: (event: unknown) => E,
  handler: (source: EventSource, event: E) => Promise<unknown>,
) => void;

/**
 * The workspace in which somebody speaks. In a channel that teams of one organisation share, that is the team of whoever
 * speaks; people of another company speak in the team that installed Baton.
 */
async function workspaceOfEvent(installs: Installs, { context }: SlackRequest, event: unknown): Promise<string> {
  const workspace = workspaceFrom(context);
  const sender = context.isEnterpriseInstall ? senderTeam(event) : undefined;
  if (sender === undefined || workspaceOf(sender) === workspace) return workspace;
  const teams = await installs.together(workspace);
  return teams.includes(workspaceOf(sender)) ? workspaceOf(sender) : workspace;
}

/** Sets handlers in the routes. An event that comes again before it is handled waits for the same. */
export function onEvent(routes: Routes, installs: Installs): OnEvent {
  const running = new SharedRequests<unknown>();
  return (name, read, handler) =>
    routes.on('event', name, (request) => {
      const { key, at, event } = readEventRequest(request.body);
      return running.get(`${name} ${key}`, async () => {
        const { enterpriseId = '', botUserId: botId = '' } = request.context;
        const workspace = await workspaceOfEvent(installs, request, event);
        return handler({ workspace, organisation: enterpriseId, key, at, botId }, read(event));
      });
    });
}

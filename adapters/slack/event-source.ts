/** Where an event of Slack comes from, and how its handlers are set. */
import { readEventRequest } from './payloads.js';
import type { Routes } from './routes.js';
import { installationOf, workspaceOf } from './workspaces.js';

/** Where an event comes from. */
export interface EventSource {
  workspace: string;
  installation: string;
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

/** Sets handlers in the routes. */
export const onEvent =
  (routes: Routes): OnEvent =>
  (name, read, handler) =>
    routes.on('event', name, ({ body, context }) => {
      const { key, at, event } = readEventRequest(body);
      const installation = installationOf(context);
      const workspace = workspaceOf(installation);
      return handler({ workspace, installation, key, at, botId: context.botUserId ?? '' }, read(event));
    });

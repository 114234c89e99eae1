/**
 * Gives each request that Bolt has let in to its one handler. This is one middleware of Bolt instead of a listener for each
 * kind: Bolt offers an event to all listeners in turn, which took most of the time of an event.
 */
import type { AnyMiddlewareArgs, App as Bolt, ReceiverEvent } from '@slack/bolt';
import type { PendingRequest } from './delayed-ack.js';
import type { Source } from './workspaces.js';

/** Acknowledges a request, with an answer if Slack shows one. Events are acknowledged when their handler is done. */
export type Ack = (answer?: object) => Promise<void>;

/** A request that Bolt has let in. */
export interface SlackRequest {
  /** As Slack sent it: payloads/ says what is in it. */
  body: unknown;
  /** Where it comes from, and who Baton is there. */
  context: Source & { botUserId?: string | undefined; waiting?: PendingRequest };
  ack: Ack;
}

type RequestKind = 'event' | 'command' | 'action' | 'view' | 'shortcut';
type Handler = (request: SlackRequest) => Promise<unknown>;

/** "event message", "command /baton", "action call"; undefined for what Baton does not handle. */
function nameOf(args: AnyMiddlewareArgs): string | undefined {
  if ('event' in args) return `event ${args.event.type}`;
  if ('command' in args) return `command ${args.command.command}`;
  // "call:1": what follows the colon is up to actions.ts.
  if ('action' in args && 'action_id' in args.action) return `action ${args.action.action_id.split(':', 1)[0]}`;
  if ('view' in args) return `view ${args.view.callback_id}`;
  return 'shortcut' in args ? `shortcut ${args.shortcut.callback_id}` : undefined;
}

const ackOf =
  ({ ack }: { ack?: ReceiverEvent['ack'] }): Ack =>
  async (answer) => {
    await ack?.(answer);
  };

/** The handlers of requests. */
export class Routes {
  private readonly handlers = new Map<string, Handler>();

  /** Sets the handler of one kind and name of request. */
  on(kind: RequestKind, name: string, handler: Handler): void {
    this.handlers.set(`${kind} ${name}`, handler);
  }

  /** Lets Bolt use the handlers. A request without one is acknowledged, and that is all. */
  use(bolt: Bolt): void {
    bolt.use(async (args) => {
      const handler = this.handlers.get(nameOf(args) ?? '');
      const ack = ackOf(args);
      const { waiting }: SlackRequest['context'] = args.context;
      if (waiting?.over) return;
      if (waiting) waiting.begun = true;
      if (handler) await handler({ body: args.body, context: args.context, ack });
      else await ack();
    });
  }
}

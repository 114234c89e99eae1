/**
 * Gives each request that Bolt has let in to its one handler, as Bolt's global middleware. Listeners of Bolt would be the
 * usual way, but each event is put to every one of them in turn: with thirty of them that took most of the time of an event.
 */
import type { AnyMiddlewareArgs, App as Bolt } from '@slack/bolt';
import type { BoltContext } from './origin.js';

/** What a handler is given, as far as it matters here: the request's body, Bolt's context, and the acknowledgement. */
export interface Got<B> {
  body: B;
  context: BoltContext;
  ack(answer?: object): Promise<void>;
}

type Kind = 'event' | 'command' | 'action' | 'view' | 'shortcut';
type Handler = (got: Got<never>) => Promise<unknown>;

/** Of which kind a request is, and what it goes by. */
function nameOf(args: AnyMiddlewareArgs): string | undefined {
  if ('event' in args) return `event ${args.event.type}`;
  if ('command' in args) return `command ${args.command.command}`;
  // An action's id is ours from its first colon on.
  if ('action' in args && 'action_id' in args.action) return `action ${args.action.action_id.split(':', 1)[0]}`;
  if ('view' in args) return `view ${args.view.callback_id}`;
  return 'shortcut' in args ? `shortcut ${args.shortcut.callback_id}` : undefined;
}

export class Routes {
  private readonly handlers = new Map<string, Handler>();

  /** Each kind and name has one handler. Its promise is kept before Slack gets its answer. */
  on<B>(kind: Kind, name: string, handler: (got: Got<B>) => Promise<unknown>): void {
    this.handlers.set(`${kind} ${name}`, handler as Handler);
  }

  /** Lets Bolt use them. What nobody handles is acknowledged and let go. */
  use(bolt: Bolt): void {
    bolt.use(async (args) => {
      const handler = this.handlers.get(nameOf(args) ?? '');
      if (handler) await handler(args as unknown as Got<never>);
      else if ('ack' in args && args.ack) await (args.ack as () => Promise<void>)();
    });
  }
}

/** Presses on buttons and choices in menus, in messages and on App Home. */
import type { App } from '../../src/dispatch/on-command.js';
import type { ControlMessage, Handled, Origin } from '../../src/ports/events.js';
import { type Pressed, unpackAction } from './actions.js';
import type { Origins } from './origin.js';
import { type BlockActions, blockActions } from './payloads/interactions.js';
import type { SlackPeople } from './people.js';
import { packHomeRef, packMessageRef, packWhisperRef } from './places.js';
import type { Replies } from './replies.js';
import type { Routes, SlackRequest } from './routes.js';
import { workspaceFrom } from './workspaces.js';

/** What presses need. */
export interface PressParts {
  app: App;
  origins: Origins;
  people: SlackPeople;
}

const isOnHome = ({ view }: BlockActions): boolean => view?.type === 'home';

/** The message that was pressed, or App Home. */
function messageOfPress(body: BlockActions, direct: boolean): ControlMessage {
  const { user, channel, container, message, response_url: reply = '' } = body;
  if (isOnHome(body)) return { id: packHomeRef(user.id), shared: false };
  if (container?.is_ephemeral) return { id: packWhisperRef(user.id, reply), shared: false };
  const ts = container?.message_ts ?? message?.ts ?? '';
  return { id: packMessageRef(channel?.id ?? '', ts, reply), shared: !direct };
}

/** Handles presses and choices. */
export class Presses {
  constructor(
    private readonly parts: PressParts,
    private readonly replies: Replies,
  ) {}

  register(routes: Routes): void {
    for (const name of ['call', 'pick', 'menu']) routes.on('action', name, (request) => this.press(request));
  }

  private async press({ body, ack, context }: SlackRequest): Promise<void> {
    const actions = blockActions.parse(body);
    const [action] = actions.actions;
    const pressed = action && unpackAction(action);
    if (!pressed) return ack();
    const workspace = workspaceFrom(context);
    const reach = { workspace, person: actions.user.id, url: actions.response_url };
    // An acknowledgement of a press shows nothing.
    await this.replies.acknowledge(this.handle(workspace, actions, pressed), actions.trigger_id, ack, reach);
  }

  private async handle(workspace: string, body: BlockActions, { call, person }: Pressed): Promise<Handled> {
    const { app, people } = this.parts;
    if (person) await people.introduce(workspace, [person]);
    const origin = await this.origin(workspace, body);
    const message = messageOfPress(body, origin.channel.direct);
    const handled = await app.handle({ ...origin, message, type: 'call', via: 'button', call });
    await this.replies.openForm(workspace, body, handled, { ...origin, message });
    return handled;
  }

  private origin(workspace: string, body: BlockActions): Promise<Origin> {
    const { user, channel, container, message, response_url: reply, trigger_id: key } = body;
    return this.parts.origins.of({
      ...{ workspace, key, reply },
      channel: isOnHome(body) || !channel ? user.id : channel.id,
      channelName: channel?.name,
      thread: container?.thread_ts ?? message?.thread_ts ?? null,
      person: user.id,
      personName: user.name ?? user.username,
    });
  }
}

/** Baton's commands in the menu of a message: what somebody else wrote becomes a task, or is checked. */
import type { App } from '../../src/dispatch/on-command.js';
import type { Handled } from '../../src/ports/events.js';
import { wordsOf } from './block-words.js';
import type { MessageLinks } from './links.js';
import type { Origins } from './origin.js';
import { type MessageAction, messageAction } from './payloads/interactions.js';
import type { Replies } from './replies.js';
import type { Routes, SlackRequest } from './routes.js';
import type { TextReader } from './text-reader.js';
import { workspaceFrom } from './workspaces.js';

/** What the menu needs. */
export interface MessageMenuParts {
  app: App;
  origins: Origins;
  reader: TextReader;
  links: MessageLinks;
}

/** Baton's commands by the `callback_id` in the manifest. */
const COMMANDS: Readonly<Record<string, string>> = { make_task: 'message task', check_clarity: 'message check' };
/** No more of a message is read. */
const MAX_TEXT = 12_000;

/** Handles the menu of a message. */
export class MessageMenu {
  constructor(
    private readonly parts: MessageMenuParts,
    private readonly replies: Replies,
  ) {}

  register(routes: Routes): void {
    for (const [id, command] of Object.entries(COMMANDS))
      routes.on('shortcut', id, (request) => this.choose(request, command));
  }

  private async choose({ body, ack, context }: SlackRequest, command: string): Promise<void> {
    const action = messageAction.parse(body);
    const workspace = workspaceFrom(context);
    const reach = { workspace, person: action.user.id, url: action.response_url };
    await this.replies.acknowledge(this.handle(workspace, action, command), action.trigger_id, ack, reach);
  }

  private async handle(workspace: string, body: MessageAction, command: string): Promise<Handled> {
    const { app, origins, reader, links } = this.parts;
    const { user, channel, message } = body;
    const { text } = await reader.read(workspace, wordsOf(message).slice(0, MAX_TEXT));
    // An answer begins a thread under a message that is in none.
    const thread = message.thread_ts ?? message.ts;
    const address = { channel: channel.id, ts: message.ts, thread: thread === message.ts ? null : thread };
    const link = await links.of(workspace, address);
    const origin = await origins.of({
      ...{ workspace, key: body.trigger_id, thread, reply: body.response_url },
      ...{ channel: channel.id, channelName: channel.name },
      ...{ person: user.id, personName: user.name },
    });
    const call = { command, args: { text, thread, ...(link && { link }) } };
    const handled = await app.handle({ ...origin, type: 'call', via: 'button', call, message: null });
    await this.replies.openForm(workspace, body, handled, { ...origin, message: null });
    return handled;
  }
}

/** `/baton …` in Slack. */
import type { App } from '../../src/dispatch/on-command.js';
import type { Handled } from '../../src/ports/events.js';
import type { Origins } from './origin.js';
import { type SlashCommand, slashCommand } from './payloads/interactions.js';
import type { Replies } from './replies.js';
import type { Routes, SlackRequest } from './routes.js';
import type { TextReader } from './text-reader.js';
import { workspaceFrom } from './workspaces.js';

/** What commands need. */
export interface CommandParts {
  app: App;
  origins: Origins;
  reader: TextReader;
}

/** Handles `/baton`. */
export class SlackCommands {
  constructor(
    private readonly parts: CommandParts,
    private readonly replies: Replies,
  ) {}

  register(routes: Routes): void {
    routes.on('command', '/baton', (request) => this.command(request));
  }

  private async command({ body, ack, context }: SlackRequest): Promise<void> {
    const command = slashCommand.parse(body);
    const workspace = workspaceFrom(context);
    const reach = { workspace, person: command.user_id, url: command.response_url };
    await this.replies.acknowledge(this.handle(workspace, command), command.trigger_id, ack, reach, true);
  }

  private async handle(workspace: string, command: SlashCommand): Promise<Handled> {
    const { app, origins, reader } = this.parts;
    const { text, mentions } = await reader.readCommand(workspace, command.text);
    const origin = await origins.of({
      ...{ workspace, key: command.trigger_id, thread: null, reply: command.response_url },
      ...{ channel: command.channel_id, channelName: command.channel_name },
      ...{ person: command.user_id, personName: command.user_name },
    });
    return app.handle({ ...origin, type: 'command', text, mentions });
  }
}

/** What whoever installs Baton gets in their own conversation with it: the first steps. */
import type { App } from '../../src/dispatch/on-command.js';
import { directChannel } from '../../src/model/channels.js';
import type { SlackPeople } from './people.js';

interface FirstStepsParts {
  app: App;
  people: SlackPeople;
}

/** Says how to begin. */
export class FirstSteps {
  constructor(private readonly parts: FirstStepsParts) {}

  /** Once in a workspace, to whoever installed Baton there. */
  async send(workspace: string, id: string): Promise<void> {
    const { app, people } = this.parts;
    await app.handle({
      ...{ type: 'call', via: 'button', workspace, key: `installed:${workspace}`, thread: null, message: null },
      call: { command: 'welcome installer', args: {} },
      channel: directChannel(id, 'Baton'),
      person: await people.person(workspace, id),
    });
  }
}

/** The Teams adapter: what comes in, what goes out, and the housekeeping in between. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Chat } from '../../src/ports/chat.js';
import type { Places } from '../../src/ports/places.js';
import type { Lifecycle } from '../platform/lifecycle.js';
import { assemble, type TeamsParts } from './assemble.js';
import { OPEN_GATE } from './gate.js';
import type { TeamsReceiver } from './receiver.js';

export type { TeamsParts };

/** Baton in Teams. */
export class Teams {
  private constructor(
    /** Delivers messages of the outbox. */
    readonly chat: Chat,
    /** Says who is where. */
    readonly places: Places,
    private readonly receiver: TeamsReceiver,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** Builds the adapter. Botbuilder takes a second to load, so only an app whose requests are checked loads it. */
  static async make(parts: TeamsParts): Promise<Teams> {
    const { app, cloud } = parts.settings;
    const gate = app ? (await import('./sdk.js')).openGate(app, cloud) : OPEN_GATE;
    const { chat, places, receiver, lifecycle } = assemble(parts, gate);
    return new Teams(chat, places, receiver, lifecycle);
  }

  /** Starts to list people, in the background. */
  start(): void {
    this.lifecycle.listPeople();
  }

  /** Lists nobody else. */
  stop(): Promise<void> {
    return this.lifecycle.stop();
  }

  /** Answers a request if it is from Teams. @returns whether it is */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    return this.receiver.handle(request, response);
  }

  /** Deletes what is too old, and lists people again once a day. Called from time to time. */
  tidy(): Promise<void> {
    return this.lifecycle.tidy();
  }
}

/** What people do in the playground, as events for the product. */
import type { App } from '../../src/dispatch/on-command.js';
import type { Listener } from '../../src/dispatch/on-message.js';
import type { Handled, Inbound, Origin } from '../../src/ports.js';
import type { Call } from '../../src/view.js';
import { newId } from '../common/ids.js';
import { BATON, HAND, maySee, mentionsIn, PEOPLE, type Room, WORKSPACE } from './room.js';

/** Somebody, somewhere in the playground. */
export interface Spot {
  as: string;
  channel: string;
  thread: string | null;
}

/** The request names a person, channel or message that is not there for them. */
export class NotThere extends Error {
  override name = 'NotThere';
}

/** "/baton …" or "@Baton …": what stands behind it, and whether it was said for all to see. */
function addressed(said: string, direct: boolean): { command: string; open: boolean } | undefined {
  const m = /^\s*(\/baton|@baton)\b[:,]?\s*/iu.exec(said);
  if (m) return { command: said.slice(m[0].length), open: m[1]?.startsWith('@') ?? false };
  return direct ? { command: said, open: true } : undefined;
}

export class Receive {
  constructor(
    private readonly app: App,
    private readonly listener: Listener,
    private readonly room: Room,
  ) {}

  private async origin(spot: Spot, key: string): Promise<Origin> {
    const person = PEOPLE.find((p) => p.id === spot.as);
    const channel =
      person && maySee(spot.channel, spot.as) ? await this.room.channel(spot.channel, spot.as) : undefined;
    if (!person || !channel) throw new NotThere();
    return { workspace: WORKSPACE, key, channel, thread: spot.thread, person };
  }

  /** Somebody says something: it is shown, and where it speaks to Baton it is a command. */
  async say(spot: Spot, said: string, key = newId()): Promise<Handled> {
    const origin = await this.origin(spot, key);
    const to = addressed(said, origin.channel.direct);
    const onlyFor = to && !to.open ? spot.as : null;
    const id = newId();
    await this.room.post(
      {
        channel: spot.channel,
        thread: spot.thread,
        author: spot.as,
        onlyFor,
        content: { is: 'text', text: said },
      },
      id,
    );
    if (!to) {
      await this.hear(origin, id, said, false);
      return {};
    }
    return this.app.handle({ ...origin, type: 'command', text: to.command, mentions: mentionsIn(to.command) });
  }

  /** Somebody changes what they said. */
  async edit(spot: Spot, message: string, said: string, key = newId()): Promise<void> {
    const origin = await this.origin(spot, key);
    await this.own(spot, message);
    await this.room.edit(spot.channel, message, said);
    await this.hear(origin, message, said, true);
  }

  /** Somebody deletes what they said. */
  async remove(spot: Spot, message: string, key = newId()): Promise<void> {
    const { person: _, ...origin } = await this.origin(spot, key);
    await this.own(spot, message);
    await this.room.remove(message);
    await this.listener.hear({ ...origin, type: 'deleted', id: message, at: this.room.now() });
  }

  /** Somebody puts a hand up for a message, or takes it down. */
  async raiseHand(spot: Spot, message: string, key = newId()): Promise<void> {
    const origin = await this.origin(spot, key);
    const shown = await this.room.message(message);
    if (!shown || shown.channel !== spot.channel || shown.onlyFor !== null) throw new NotThere();
    const up = await this.room.raiseHand(spot.channel, message, spot.as);
    const at = this.room.now();
    if (up) await this.listener.hear({ ...origin, type: 'reaction', id: message, emoji: HAND, at });
  }

  /** The text of somebody's own message. */
  async own(spot: Spot, message: string): Promise<string> {
    const shown = await this.room.message(message);
    if (shown?.channel !== spot.channel || shown.author !== spot.as || shown.content.is !== 'text')
      throw new NotThere();
    return shown.content.text;
  }

  private async hear(origin: Origin, id: string, text: string, edited: boolean): Promise<void> {
    const link = `${this.room.address}/chat/${encodeURIComponent(origin.channel.id)}#m-${id}`;
    const said = { id, text, mentions: mentionsIn(text), link, edited, at: this.room.now() };
    await this.listener.hear({ ...origin, type: 'message', ...said });
  }

  /** Somebody uses a control of a message, or sends the form that it opened. */
  async call(spot: Spot, message: string, call: Call, via: 'button' | 'form', key = newId()): Promise<Handled> {
    const origin = await this.origin(spot, key);
    const shown = await this.room.message(message);
    if (!shown || shown.channel !== spot.channel || shown.author !== BATON || (shown.onlyFor ?? spot.as) !== spot.as)
      throw new NotThere();
    const place = { id: message, shared: shown.onlyFor === null && !origin.channel.direct };
    const inbound: Inbound = {
      ...origin,
      thread: shown.thread ?? spot.thread,
      type: 'call',
      via,
      call,
      message: place,
    };
    return this.app.handle(inbound);
  }
}

/** What people do in the playground, as events for the product. */
import { z } from 'zod';
import type { App } from '../../src/app.js';
import type { Handled, Inbound, Origin } from '../../src/ports.js';
import type { Call } from '../../src/view.js';
import { newId } from '../ids.js';
import { BATON, maySee, mentionsIn, PEOPLE, type Room, WORKSPACE } from './room.js';

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

const text = z.string().max(20_000);

export const callSchema: z.ZodType<Call> = z.lazy(() =>
  z.object({ command: text, args: z.record(text, text), seen: text.optional(), after: callSchema.optional() }),
) as z.ZodType<Call>;

/** "/baton …" or "@Baton …": what stands behind it, and whether it was said for all to see. */
function addressed(said: string, direct: boolean): { command: string; open: boolean } | undefined {
  const m = /^\s*(\/baton|@baton)\b[:,]?\s*/iu.exec(said);
  if (m) return { command: said.slice(m[0].length), open: m[1]?.startsWith('@') ?? false };
  return direct ? { command: said, open: true } : undefined;
}

export class Receive {
  constructor(
    private readonly app: App,
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
    await this.room.post({
      channel: spot.channel,
      thread: spot.thread,
      author: spot.as,
      onlyFor,
      content: { is: 'text', text: said },
    });
    if (!to) return {};
    return this.app.handle({ ...origin, type: 'command', text: to.command, mentions: mentionsIn(to.command) });
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

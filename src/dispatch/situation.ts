/** Who acts, where and when: what a command knows before it is known which command it is. */
import type { Situation } from '../commands/context.js';
import { typedCommands } from '../features/index.js';
import { personZone, settingIn, settingsFor } from '../kit/job.js';
import { readerFor } from '../kit/seen-reader.js';
import { isInPlace } from '../kit/sight.js';
import { dayAt } from '../model/dates/calendar.js';
import { orderIn } from '../model/dates/order.js';
import type { DateOrder } from '../model/dates/types.js';
import type { Channel, Person } from '../model/people-rows.js';
import type { Setting } from '../model/setting-rows.js';
import { flat } from '../model/text.js';
import type { Inbound } from '../ports/events.js';
import type { Say } from '../ports/say.js';
import type { Reader, Unit } from '../ports/store.js';
import type { HandlingParts } from './parts.js';

/** The rows of the person and the channel, and the numbers for tasks. */
export interface Actor {
  me: Person;
  channel: Channel;
  nextNumber: Unit['number'];
}

const LOCAL_ADDRESS = 'http://localhost:3000';

/** The order of day and month: what somebody has set, else that of their locale, doubted where others write another. */
function orderFor(settings: readonly Setting[], zone: string, locale: string | undefined): DateOrder {
  const set = settingIn(settings, 'date-order');
  return set === 'day-first' || set === 'month-first' ? set : orderIn(zone, locale);
}

/** The wording in a channel or a chat: "linked it to this {$place}". */
function sayIn(place: 'channel' | 'chat', say: Say): Say {
  const word = flat(say(`place-${place}`));
  return (id, args) => say(id, { place: word, ...args });
}

/** The situation of an event, and what the person sees in it. */
export async function situationOf(
  { newId, say, clarity, auditBook, signalWords, address, fileAddress }: HandlingParts,
  reader: Reader,
  inbound: Inbound,
  { me, channel, nextNumber }: Actor,
): Promise<Situation> {
  const { workspace, thread } = inbound;
  const { now } = reader;
  const isThere = !inbound.elsewhere || (await isInPlace(reader, me.id, channel.place, now));
  const read = await readerFor(reader, { me, channel: isThere ? channel : null, now });
  const settings = await settingsFor({ read, workspace }, channel.id, me.id);
  const zone = personZone(settings, me);
  const sayHere = sayIn(inbound.chat ? 'chat' : 'channel', say);
  return {
    ...{
      read,
      now,
      zone,
      order: orderFor(settings, zone, inbound.locale),
      me,
      channel,
      thread,
      workspace,
      say: sayHere,
      address: address?.() ?? LOCAL_ADDRESS,
      fileAddress: (file) => fileAddress?.(file),
      newId,
      clarity,
      auditBook,
      signalWords,
      nextNumber,
    },
    sight: read.sight,
    touched: read.touched,
    today: dayAt(now, zone),
    via: inbound.type === 'command' ? 'command' : inbound.via,
    origin: inbound,
    label: (id, args) => flat(sayHere(id, args)),
    setting: async (key) => settingIn(settings, key),
    commands: typedCommands,
  };
}

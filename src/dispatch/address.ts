/** Where the answer to an event is shown. */
import type { Inbound } from '../ports/events.js';
import type { Outbound } from '../ports/outbound.js';
import { fitView } from '../view/fit.js';
import type { View } from '../view/view.js';
import type { DraftAnswer } from './answers.js';

/** The message that shows an answer: in place of the one that a control stands in, or as a reply. */
export function addressAnswer(inbound: Inbound, answer: Extract<DraftAnswer, { kind: 'view' }>, id: string): Outbound {
  const message = inbound.type === 'call' ? inbound.message : null;
  if (!answer.inPlace || !message) return replyTo(inbound, answer.view, answer.private, id);
  return { to: 'message', id, channel: inbound.channel.id, message: message.id, view: fitView(answer.view) };
}

/** A reply where the event came from, for all or for the person alone. */
export function replyTo(inbound: Inbound, view: View, toOne: boolean, id: string): Outbound {
  const { channel, thread, reply, person } = inbound;
  const sent = { id, view: fitView(view), channel: channel.id, thread, ...(reply && { reply }) };
  return toOne && !channel.direct ? { to: 'whisper', person: person.id, ...sent } : { to: 'channel', ...sent };
}

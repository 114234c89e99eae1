/** A new message as the outbox keeps it. */
import type { Outbound } from '../../src/ports/outbound.js';
import type { Statements } from './statements.js';

/** The row of a message that is due from now on. */
export const outboxRow = ({ workspace, seal }: Statements, message: Outbound, now: number) => ({
  id: message.id,
  workspace,
  lane: `${workspace}/${laneOf(message)}`,
  message: seal.close(JSON.stringify(message)),
  ...{ state: 'waiting', attempts: 0, dueAt: now, leasedUntil: 0, why: '', createdAt: now },
});

/** Messages of one lane are sent in order, one at a time. Those for one person's eyes do not wait for what is said to all. */
function laneOf(message: Outbound): string {
  if (message.to === 'gate') return 'gate';
  if (message.to === 'direct') return `@${message.person}`;
  if (message.to === 'headline') return `${message.channel}/headline`;
  return message.to === 'whisper' ? `@${message.person}/${message.channel}` : message.channel;
}

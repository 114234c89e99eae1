/** What an answer to a reminder is about. */
import type { Situation } from '../commands/context.js';
import type { Told } from '../model/alarm-rows.js';
import { talkId } from '../model/talk.js';
import type { Reader } from '../ports/store.js';

/** What is told of stages and tasks. */
const OF_ITEMS: ReadonlySet<Told['kind']> = new Set(['due', 'overdue', 'stalled']);

/**
 * The stage or task, as "task:ID", that this day's reminder told the person of, if it was that alone and nothing was said in the
 * direct message since: "done" means it.
 */
export async function lastRemindedOf(
  { read, me, channel, today }: Situation,
  unit: Reader,
): Promise<string | undefined> {
  if (!channel.direct) return undefined;
  const last = await read.get('lastReminder', me.id);
  const told = last?.day === today ? last.told.filter(({ day }) => day === today) : [];
  const [only, more] = told;
  if (!last || !only || more || !OF_ITEMS.has(only.kind)) return undefined;
  const talk = await unit.get('talk', talkId(channel.id, me.id));
  if (talk && talk.at >= last.at) return undefined;
  for (const kind of ['stage', 'task'] as const) if (await read.get(kind, only.id)) return `${kind}:${only.id}`;
  return undefined;
}

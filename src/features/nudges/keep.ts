/** The question to somebody who takes work: should it become their task? */
import { type JobContext, NO_PLAN, type Plan } from '../../kit/job.js';
import { whisperView } from '../../kit/whispers.js';
import { add } from '../../model/changes.js';
import type { Held, Nudge } from '../../model/nudge-rows.js';
import { HELD_MS, messageKey } from '../../model/nudges.js';
import { fitView } from '../../view/fit.js';
import { setNudgeAlarm } from './lifecycle.js';

/** The message that the work is from. */
type MessagePlace = Pick<Nudge, 'channel' | 'thread' | 'message'>;

/** Asks a person once about a message. */
export async function askToKeep(job: JobContext, place: MessagePlace, person: string, held: Held): Promise<Plan> {
  const { channel, thread, message } = place;
  const id = `${messageKey(channel, message)}:keep`;
  if (await job.read.get('nudge', id)) return NO_PLAN;
  const whisper = job.newId();
  const nudge: Nudge = {
    id,
    workspace: job.workspace,
    version: 1,
    channel,
    thread,
    message,
    author: person,
    state: 'shown',
    kind: 'keep',
    rule: 'keep',
    score: 0,
    at: job.now,
    dueAt: job.now,
    whisper,
    held,
  };
  const view = fitView(await whisperView(job, [nudge]));
  return {
    changes: [add('nudge', nudge), await setNudgeAlarm(job, nudge, job.now + HELD_MS)],
    messages: [{ to: 'whisper', id: whisper, channel, thread, person, view }],
  };
}

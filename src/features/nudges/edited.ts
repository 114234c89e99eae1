/** A message that was edited: what was unclear may be clear now. */
import { type JobContext, NO_PLAN, type Plan, settingIn, settingsFor } from '../../kit/job.js';
import { set } from '../../model/changes.js';
import type { Nudge } from '../../model/nudge-rows.js';
import { careMargin, sureEnough } from '../../model/nudges.js';
import { paragraph, view } from '../../view/view.js';
import { noteOwned } from './hold-out.js';
import { countEnd, ledgerOf } from './ledger.js';
import { replaceWhisper, settle } from './lifecycle.js';
import type { Noticed, Seen } from './notice.js';

/** Keeps the nudge of an edited message up to date, or ends it. */
export async function onEdited(job: JobContext, nudge: Nudge, noticed: Noticed): Promise<Plan> {
  if (nudge.state === 'over') return NO_PLAN;
  const left = nudge.kind === 'owner' ? await stillUnclear(job, nudge, noticed) : noticed.youre;
  if (left) return stillWaiting(nudge, left);
  const shown = nudge.state === 'shown';
  const thanks = view(paragraph(job.say('nudge-mended')));
  return {
    changes: [
      ...(await settle(job, nudge)),
      ...(await noteOwned(job, nudge)),
      ...(shown ? [await countEnd(job, nudge, 'rewritten')] : []),
    ],
    messages: shown ? replaceWhisper(job, nudge, thanks) : [],
  };
}

/** What is still unclear, if the engine is sure enough of it. */
async function stillUnclear(job: JobContext, { channel, author }: Nudge, { open }: Noticed): Promise<Seen | undefined> {
  if (!open) return undefined;
  const care = settingIn(await settingsFor(job, channel, author), 'nudge-care');
  return sureEnough(open.score - careMargin(care), await ledgerOf(job, channel, open.rule)) ? open : undefined;
}

/** A nudge that was not shown yet is shown with the new words. */
function stillWaiting(nudge: Nudge, { held, rule, score }: Seen): Plan {
  if (nudge.state === 'shown' || nudge.state === 'held_out') return NO_PLAN;
  return { changes: [set('nudge', nudge, { held, rule, score })], messages: [] };
}

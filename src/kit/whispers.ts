/** What nudges look like: two or three short lines for one person, and what they can do about them. */

import { button, type CommandName, call, personPicker } from '../commands/calls.js';
import { projectsHere } from '../commands/lookups.js';
import type { Held, Nudge } from '../model/nudge-rows.js';
import { cut, type Span, type Text } from '../model/text.js';
import {
  type Block,
  type Button,
  type Call,
  type Control,
  controls,
  items,
  type ListItem,
  note,
  paragraph,
  type View,
  view,
} from '../view/view.js';
import { thenShow } from './controls.js';
import type { JobContext } from './job.js';
import { likelyForNudge } from './likely-people.js';
import { readerFor } from './seen-reader.js';

/** Longest sentence that a nudge quotes, UTF-16 units: its author knows the rest. */
const LONGEST_QUOTE = 240;

const MOST_LISTED = 8;

const quoted = (held: Held) => cut(held.sentence, LONGEST_QUOTE);

/** The commands whose buttons stand under a nudge. */
type NudgeCommand = Extract<CommandName, `nudge ${'less' | 'thanks' | 'take' | 'edit' | 'none' | 'later'}`>;

/** The job with what the author sees in the channel: nobody else's project comes up in the choices. */
async function asAuthor(job: JobContext, { author, channel }: Nudge): Promise<JobContext> {
  const me = await job.read.get('person', author);
  const place = await job.read.get('channel', channel);
  if (!me || !place) return job;
  return { ...job, read: await readerFor(job.read, { me, channel: place, now: job.now }) };
}

/** The controls of one nudge: what it is for, and the rest behind "…". */
async function answers(job: JobContext, nudge: Nudge): Promise<Control[]> {
  const args = { nudge: nudge.id };
  const press = (id: string, command: NudgeCommand, more: Partial<Button> = {}) =>
    button(job.label(id), call(command, args), more);
  const minor = (id: string, command: NudgeCommand, more: Partial<Button> = {}) =>
    press(id, command, { ...more, minor: true });
  const less = minor('button-less', 'nudge less');
  if (nudge.kind === 'youre') return [press('button-nudge-thanks', 'nudge thanks'), less];
  if (nudge.kind === 'keep')
    return [
      press('button-keep', 'nudge take', { style: 'primary' }),
      press('button-keep-not', 'nudge none'),
      minor('button-details', 'nudge edit', { form: true }),
      less,
    ];
  const seen = await asAuthor(job, nudge);
  const [project] = await projectsHere(seen.read, nudge.channel);
  const likely = await likelyForNudge(seen, nudge, project);
  const pick = {
    ...personPicker(job.label('pick-give'), call('nudge give', args), 'person', likely),
    but: [nudge.author],
  };
  return [
    pick,
    press('button-take', 'nudge take', { style: 'primary' }),
    minor('button-details', 'nudge edit', { form: true }),
    minor('button-no-owner', 'nudge none'),
    minor('button-later', 'nudge later'),
    less,
  ];
}

function lines(job: JobContext, { kind, held }: Nudge): Block[] {
  if (!held) return [];
  const words: Record<string, string | Text | Span> = { words: quoted(held) };
  if (kind === 'youre') return [paragraph(job.say('nudge-youre', { words: cut(held.rewrite ?? '', LONGEST_QUOTE) }))];
  if (kind === 'keep') return [paragraph(job.say('nudge-keep', words))];
  return [
    paragraph(job.say('nudge-owner', words)),
    note(
      held.rewrite
        ? job.say('nudge-rewrite', { why: held.message, words: cut(held.rewrite, LONGEST_QUOTE) })
        : job.say('nudge-no-rewrite', { why: held.message }),
    ),
  ];
}

/** A whisper about one message. */
async function singleView(job: JobContext, nudge: Nudge): Promise<View> {
  const shown = view(...lines(job, nudge), controls(...(await answers(job, nudge))));
  return nudge.held?.reworded && nudge.held.rewrite ? { ...shown, reworded: true } : shown;
}

/** The control without its style: in a list, no item stands out. */
function withoutStyle(control: Control): Control {
  if (control.control === 'picker') return control;
  const { style: _, ...rest } = control;
  return rest;
}

/** What settles one of several nudges. */
const isOwn = (command: string): boolean => command === 'nudge edit' || command === 'nudge none';

/** Redraws a whisper that lists several nudges. */
const showCall = (whisper: string): Call => call('nudge show', { whisper });

/** Nudges as list items. @param then what the list's message shows after a press */
export const nudgeListItems = (
  job: JobContext,
  nudges: readonly Nudge[],
  then: Call | undefined,
): Promise<ListItem[]> =>
  Promise.all(
    nudges.map(async (nudge) => {
      // What puts off or explains them all stands below the list.
      const own = (await answers(job, nudge)).filter((control) => !('minor' in control) || isOwn(control.call.command));
      return {
        title: job.say('nudge-line', { words: nudge.held ? quoted(nudge.held) : '' }),
        controls: own.map((control) => (then ? thenShow(withoutStyle(control), then) : control)),
      };
    }),
  );

/**
 * A whisper about one message, or a list of several.
 * @param listed the whisper's id if it is a list; it stays one when a single nudge is left
 */
export async function whisperView(job: JobContext, nudges: readonly Nudge[], listed?: string): Promise<View> {
  const [only] = nudges;
  if (only && listed === undefined) return singleView(job, only);
  const shown = await nudgeListItems(
    job,
    nudges.slice(0, MOST_LISTED),
    listed === undefined ? undefined : showCall(listed),
  );
  const [any] = nudges;
  return view(
    paragraph(job.say(nudges.length === 0 ? 'nudge-all-settled' : 'nudge-several', { n: nudges.length })),
    items(shown),
    any ? controls(button(job.label('button-less'), call('nudge less', { nudge: any.id }))) : undefined,
  );
}

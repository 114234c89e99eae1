/** What a nudge looks like: two or three short lines for one person, and what they can do about it. */

import { projectsHere } from '../commands/lookups.js';
import { button } from '../commands/refusals.js';
import type { Held, Nudge } from '../model/rows.js';
import { cut, type Span, type Text } from '../model/text.js';
import {
  type Block,
  type Call,
  type Control,
  controls,
  items,
  type ListItem,
  note,
  type Picker,
  paragraph,
  type View,
  view,
} from '../view.js';
import { thenShow } from './controls.js';
import type { JobContext } from './job.js';
import { likelyForNudge } from './likely-people.js';

/** Longest sentence that a nudge repeats, UTF-16 units: its author knows the rest. */
const LONGEST = 240;

const MOST_LISTED = 8;

const quoted = (held: Held) => cut(held.sentence, LONGEST);

/** What can be done about one nudge. */
async function answers(job: JobContext, nudge: Nudge): Promise<{ first: Control[]; more: Control[] }> {
  const args = { nudge: nudge.id };
  const press = (id: string, command: string, more = {}) => button(job.label(id), command, args, more);
  const less = [press('button-why', 'nudge why'), press('button-less', 'nudge less')];
  if (nudge.kind === 'youre') return { first: [press('button-nudge-thanks', 'nudge thanks'), ...less], more: [] };
  if (nudge.kind === 'keep')
    return {
      first: [
        press('button-keep', 'nudge take', { style: 'primary' }),
        press('button-edit', 'nudge edit', { form: true }),
        press('button-keep-not', 'nudge none'),
      ],
      more: [press('button-less', 'nudge less')],
    };
  const [project] = await projectsHere(job.read, nudge.channel);
  const pick: Picker = {
    control: 'picker',
    label: job.label('pick-give'),
    call: { command: 'nudge give', args },
    arg: 'person',
    of: 'people',
    options: await likelyForNudge(job, nudge, project),
  };
  return {
    first: [
      pick,
      press('button-take', 'nudge take', { style: 'primary' }),
      press('button-no-owner', 'nudge none'),
      press('button-edit', 'nudge edit', { form: true }),
    ],
    more: [press('button-later', 'nudge later'), ...less],
  };
}

function lines(job: JobContext, { kind, held }: Nudge): Block[] {
  if (!held) return [];
  const words: Record<string, string | Text | Span> = { words: quoted(held) };
  if (kind === 'youre') return [paragraph(job.say('nudge-youre', { words: cut(held.rewrite ?? '', LONGEST) }))];
  if (kind === 'keep') return [paragraph(job.say('nudge-keep', words))];
  return [
    paragraph(job.say('nudge-owner', words)),
    note(
      held.rewrite
        ? job.say('nudge-rewrite', { why: held.message, words: cut(held.rewrite, LONGEST) })
        : job.say('nudge-no-rewrite', { why: held.message }),
    ),
  ];
}

/** One nudge. */
async function single(job: JobContext, nudge: Nudge): Promise<View> {
  const { first, more } = await answers(job, nudge);
  return view(...lines(job, nudge), controls(...first), controls(...more));
}

/** In a list no line stands out from the others. */
function calm(control: Control): Control {
  if (control.control === 'picker') return control;
  const { style: _, ...rest } = control;
  return rest;
}

/** The call that draws a whisper anew. */
const showCall = (whisper: string): Call => ({ command: 'nudge show', args: { whisper } });

/** Nudges as lines of a list, each with what can be done about it. @param then what the list's message shows afterwards */
export const nudgeListItems = (
  job: JobContext,
  nudges: readonly Nudge[],
  then: Call | undefined,
): Promise<ListItem[]> =>
  Promise.all(
    nudges.map(async (nudge) => {
      const { first } = await answers(job, nudge);
      return {
        title: job.say('nudge-line', { words: nudge.held ? quoted(nudge.held) : '' }),
        controls: first.map((control) => (then ? thenShow(calm(control), then) : control)),
      };
    }),
  );

/**
 * A whisper about one message of a person, or about several.
 * @param listed the id of the whisper, where it is a list: also when one line is left of it
 */
export async function whisperView(job: JobContext, nudges: readonly Nudge[], listed?: string): Promise<View> {
  const [only] = nudges;
  if (only && listed === undefined) return single(job, only);
  const shown = await nudgeListItems(
    job,
    nudges.slice(0, MOST_LISTED),
    listed === undefined ? undefined : showCall(listed),
  );
  const [any] = nudges;
  return view(
    paragraph(job.say(nudges.length === 0 ? 'nudge-all-settled' : 'nudge-several', { n: nudges.length })),
    items(shown),
    any ? controls(button(job.label('button-less'), 'nudge less', { nudge: any.id })) : undefined,
  );
}

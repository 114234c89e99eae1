/** Whoever offers work to somebody who doesn't see its project is told first that the offer would show its name. */
import { button } from '../commands/calls.js';
import type { Context } from '../commands/context.js';
import { type Outcome, Refusal } from '../commands/outcome.js';
import { seesAll } from '../kit/changed.js';
import { personSpan } from '../kit/text.js';
import type { Change } from '../model/changes.js';
import type { Reader } from '../ports/store.js';
import { type Call, controls, paragraph, view } from '../view/view.js';

/** What a call carries once the person knows whom its offer shows a name. */
const KNOWN = 'known';

/** The question whether to offer it anyway; undefined if nothing is shown, or the person knows. @param all a reader of everything */
export async function revealRefusal(all: Reader, ctx: Context, outcome: Outcome): Promise<Refusal | undefined> {
  if (ctx.call.seen === KNOWN) return undefined;
  for (const change of outcome.changes ?? []) {
    const shown = await revealed(all, ctx, change);
    if (!shown) continue;
    const anyway: Call = { ...ctx.call, seen: KNOWN };
    const next = controls(button(ctx.label('button-offer-anyway'), anyway));
    return new Refusal(view(paragraph(ctx.say('offer-reveals', shown)), next), { offers: [anyway] });
  }
  return undefined;
}

/** Who would see the name of which project. */
async function revealed(all: Reader, { now }: Context, change: Change) {
  if (change.kind !== 'offer' || change.do !== 'add') return undefined;
  const person = await all.get('person', change.row.asked);
  const project = await all.get('project', change.row.project);
  if (!person || !project || (await seesAll(all, person, project, now))) return undefined;
  return { who: personSpan(person), project: project.name };
}

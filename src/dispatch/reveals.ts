/** Whoever offers work to somebody who doesn't see its project is told that the offer shows its name. */
import type { Context } from '../commands/context.js';
import type { Outcome } from '../commands/outcome.js';
import { seesAll } from '../kit/changed.js';
import { personSpan } from '../kit/text.js';
import type { Change } from '../model/changes.js';
import { plain, type Text } from '../model/text.js';
import type { Reader } from '../ports/store.js';
import { paragraph, view } from '../view/view.js';

/** The outcome, with what its offers show to people who don't see the project. @param all a reader of everything */
export async function withReveals(all: Reader, ctx: Context, outcome: Outcome): Promise<Outcome> {
  const lines = await Promise.all((outcome.changes ?? []).map((change) => revealed(all, ctx, change)));
  const [line] = lines.filter((one) => one !== undefined);
  if (!line) return outcome;
  if (outcome.notice) return { ...outcome, notice: [...outcome.notice, plain(' '), ...line] };
  return { ...outcome, view: view(paragraph(line), ...(outcome.view?.blocks ?? [])) };
}

async function revealed(all: Reader, ctx: Context, change: Change): Promise<Text | undefined> {
  if (change.kind !== 'offer' || change.do !== 'add') return undefined;
  const person = await all.get('person', change.row.asked);
  const project = await all.get('project', change.row.project);
  if (!person || !project || (await seesAll(all, person, project, ctx.now))) return undefined;
  return ctx.say('offer-reveals', { who: personSpan(person), project: project.name });
}

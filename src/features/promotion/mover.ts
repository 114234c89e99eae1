/** A version is live, the deployment was done already, and the sender does not say who moved it: whoever is responsible is asked, once. */
import { button, call, personPicker } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { undoButton } from '../../kit/controls.js';
import { storiesIn } from '../../kit/promotions.js';
import { knownPerson, peopleById, personSpan } from '../../kit/text.js';
import { registrySays, type VersionTelling, versionEvidence, versionName } from '../../kit/version-text.js';
import { add, type Change } from '../../model/changes.js';
import type { Person } from '../../model/people-rows.js';
import type { Project } from '../../model/project-rows.js';
import type { VersionMove } from '../../model/promotions.js';
import { bold } from '../../model/text.js';
import { controls, heading, note, paragraph, type View, view } from '../../view/view.js';

/** The question, with one press for oneself and one for anybody else. */
export function moverView(telling: VersionTelling, { id }: Pick<Project, 'id'>, move: VersionMove): View {
  const { say, label } = telling;
  const { entry } = move;
  const evidence = versionEvidence(telling, entry);
  const about = { about: entry.id, project: id };
  return view(
    heading(say('mover-ask', { version: versionName(entry, entry.to) })),
    paragraph(registrySays(telling, move)),
    evidence && note(evidence),
    controls(
      button(label('button-mover-me'), call('promotion mover', about), { style: 'primary' }),
      personPicker(label('pick-mover'), call('promotion mover', about), 'person'),
    ),
    note(say('mover-why', { source: entry.source ?? '' })),
  );
}

/** What was pressed. */
interface Pressed {
  project: Project;
  about: string;
  /** Who moved it, if that was somebody else. */
  person: Person | undefined;
}

/** Keeps who moved a version. @throws Refusal if the ledger does not have it any more */
export async function keepMover(ctx: Context, { project, about, person }: Pressed): Promise<Outcome> {
  const moves = (await storiesIn(ctx.read, project.id)).flatMap((story) => story.moves);
  const move = moves.find(({ entry }) => entry.id === about);
  if (!move) throw refuse(ctx, 'gone');
  const version = [bold(versionName(move.entry, move.entry.to))];
  if (move.by !== null) {
    const who = knownPerson(await peopleById(ctx, [move.by]), move.by);
    return { notice: ctx.say('mover-known', { who, version }), stale: true };
  }
  const who = person ?? ctx.me;
  return {
    changes: [confirmation(ctx, move, who)],
    notice: ctx.say('mover-kept', { who: personSpan(who), version }),
    view: view(controls(undoButton(ctx), button(ctx.label('button-live'), call('live', { project: project.id })))),
  };
}

/** Somebody of the workspace says who made a move. */
export const confirmation = (
  { newId, workspace, now }: Pick<Context, 'newId' | 'workspace' | 'now'>,
  { entry }: VersionMove,
  who: Pick<Person, 'id'>,
): Change =>
  add('promotion', {
    ...{ id: newId(), workspace, project: entry.project, is: 'confirmed', about: entry.id },
    ...{ model: entry.model, alias: entry.alias, slot: entry.slot, live: entry.live, to: entry.to, at: now },
    ...{ toldAt: now, by: who.id, actor: null, evidence: null, source: null, callback: null, undoneAt: null },
  });

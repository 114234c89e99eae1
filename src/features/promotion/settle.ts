/** Somebody says which side is right: the stage changes, or the other system is not heeded until it says something new. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { stagesOf } from '../../commands/lookups.js';
import type { Outcome } from '../../commands/outcome.js';
import { refuse } from '../../commands/refusals.js';
import { stageOfArea } from '../../kit/audit.js';
import { questionView } from '../../kit/contradictions.js';
import { undoButton } from '../../kit/controls.js';
import { belowBar, heldBack } from '../../kit/done-bar.js';
import { withdrawOffer } from '../../kit/handover.js';
import { stateHistory } from '../../kit/history-lines.js';
import { storiesIn } from '../../kit/promotions.js';
import { personSpan } from '../../kit/text.js';
import { registrySays, versionName } from '../../kit/version-text.js';
import { type Change, set } from '../../model/changes.js';
import type { Person } from '../../model/people-rows.js';
import type { Project, Stage } from '../../model/project-rows.js';
import type { Contradiction } from '../../model/promotion-rows.js';
import type { VersionMove } from '../../model/promotions.js';
import { applyMove, type Move } from '../../model/stages.js';
import { bold, flat, join, type Text } from '../../model/text.js';
import { controls, view } from '../../view/view.js';
import { confirmation } from './mover.js';

/** What was pressed. */
interface Settling {
  project: Project;
  stage: Stage;
  about: string;
  side: 'registry' | 'chat';
  /** Who moved the version, if somebody was picked. */
  person: Person | undefined;
}

/** @throws Refusal if it is gone, or the project holds stages below their score */
export async function settleContradiction(ctx: Context, pressed: Settling): Promise<Outcome> {
  const { project, stage, about, side } = pressed;
  const row = await ctx.read.get('contradiction', about);
  if (!row || row.project !== project.id) throw refuse(ctx, 'gone');
  if (row.state !== 'open') return { notice: await wasSettled(ctx, row), stale: true };
  const move = await moveOf(ctx, row);
  if (move && ctx.call.seen !== undefined && ctx.call.seen !== move.entry.id)
    return { view: questionView(ctx, { contradiction: row, project, stage, move }), stale: true };
  const closed = set('contradiction', row, { state: side, settledBy: ctx.me.id, settledAt: ctx.now });
  const status = button(ctx.label('button-status'), call('status', { project: project.id }));
  const next = view(controls(undoButton(ctx), status));
  if (side === 'chat')
    return { changes: [closed], notice: ctx.say(`contradiction-chat-${row.is}`, { stage: stage.name }), view: next };
  const done = row.is === 'live' ? await deployed(ctx, pressed, move) : reopened(ctx, pressed, move);
  return { ...done, changes: [closed, ...(done.changes ?? [])], view: next };
}

async function wasSettled(ctx: Context, { settledBy, state }: Contradiction) {
  const who = settledBy === null ? undefined : await ctx.read.get('person', settledBy);
  if (!who) return ctx.say('contradiction-over');
  return ctx.say(`contradiction-settled-${state}`, { who: personSpan(who) });
}

/** What the other system said, which the contradiction is about. */
async function moveOf(ctx: Context, row: Contradiction): Promise<VersionMove | undefined> {
  const stories = await storiesIn(ctx.read, row.project);
  return stories.flatMap(({ moves }) => moves).find(({ entry }) => entry.id === row.promotion);
}

/** The version is live: deployment is done, monitoring starts, and the ledger says who put it there, if that was picked. */
async function deployed(ctx: Context, { project, stage, person }: Settling, move?: VersionMove): Promise<Outcome> {
  const below = await belowBar(ctx, project, stage);
  if (below?.bar === 'hold') throw heldBack(ctx, { kind: 'stage', row: stage, project }, below);
  const monitoring = stageOfArea(await stagesOf(ctx.read, project.id), 'monitoring');
  const starts = monitoring?.state === 'not_started' ? monitoring : undefined;
  const { changes: ended, tell } = await withdrawOffer(ctx, { kind: 'stage', row: stage, project });
  return {
    changes: [
      ...moved(ctx, project, stage, 'done', null),
      ...ended,
      ...(starts ? moved(ctx, project, starts, 'start', null) : []),
      ...(person && move?.by === null ? [confirmation(ctx, move, person)] : []),
    ],
    tell,
    notice: deployedText(ctx, { stage, starts, person }, move),
  };
}

/** Whoever says that a version is live need not be the one who moved it: what is known of that is said apart. */
function deployedText(
  ctx: Context,
  { stage, starts, person }: Pick<Settling, 'stage' | 'person'> & { starts: Stage | undefined },
  move?: VersionMove,
): Text {
  const done = ctx.say(starts ? 'contradiction-deployed-monitored' : 'contradiction-deployed', {
    stage: stage.name,
    monitoring: starts?.name ?? '',
    version: move ? [bold(versionName(move.entry, move.entry.to))] : '',
    who: personSpan(ctx.me),
  });
  if (!move || move.by !== null) return done;
  if (person) return join([done, ctx.say('contradiction-moved', { who: personSpan(person) })], ' ');
  if (move.entry.actor) return done;
  return join([done, ctx.say('contradiction-mover-unknown', { source: move.entry.source ?? '' })], ' ');
}

/** The stage is not done after all: it is re-opened, with what the other system said as the reason. */
function reopened(ctx: Context, { project, stage }: Settling, move?: VersionMove): Outcome {
  const reason = move ? flat(registrySays(ctx, move)) : null;
  return {
    changes: moved(ctx, project, stage, 'reopen', reason),
    notice: ctx.say('contradiction-reopened', { who: personSpan(ctx.me), stage: stage.name }),
  };
}

/** A move of a stage with its line in the history; nothing if it is there already. */
function moved(ctx: Context, project: Project, stage: Stage, name: Move, reason: string | null): Change[] {
  const result = applyMove(stage, name, ctx.now, reason);
  if (!result.ok) return [];
  return [
    set('stage', stage, result.stage),
    stateHistory(ctx, { kind: 'stage', row: stage, project }, stage, result.stage),
  ];
}

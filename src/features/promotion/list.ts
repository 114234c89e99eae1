/** Every move of a project's versions, the newest first, a page at a time. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { PAGE_SIZE, pageOfItems } from '../../kit/paging.js';
import { storiesIn } from '../../kit/promotions.js';
import { joinDots, type PeopleById, peopleById } from '../../kit/text.js';
import { moveMark, moveTitle, versionEvidence, whoText } from '../../kit/version-text.js';
import { sayInstant } from '../../model/dates/calendar.js';
import type { VersionMove } from '../../model/promotions.js';
import type { Project } from '../../model/rows.js';
import { plain } from '../../model/text.js';
import { controls, heading, type ListItem, paragraph, view } from '../../view.js';

/** One page of the ledger. @param page 1 is the first */
export async function listPromotions(ctx: Context, project: Project, page: number): Promise<Outcome> {
  const moves = (await storiesIn(ctx.read, project.id))
    .flatMap((story) => story.moves)
    .sort((a, b) => b.entry.at - a.entry.at || (a.entry.id < b.entry.id ? 1 : -1));
  const from = (page - 1) * PAGE_SIZE;
  const shown = moves.slice(from, from + PAGE_SIZE + 1);
  const known = await peopleById(
    ctx,
    shown.map(({ by }) => by),
  );
  const lines = shown.map((move) => moveLine(ctx, move, known));
  const live = button(ctx.label('button-live'), call('live', { project: project.id }));
  return {
    view: view(
      heading(ctx.say('promotions-of', { project: project.name })),
      moves.length === 0 ? paragraph(ctx.say('live-nothing')) : undefined,
      ...pageOfItems(ctx, lines, page, (n) => call('promotions', { project: project.id, page: String(n) })),
      controls(live),
    ),
  };
}

function moveLine(ctx: Context, move: VersionMove, known: PeopleById): ListItem {
  const { entry, replaced } = move;
  return {
    mark: moveMark(ctx, move),
    title: moveTitle(ctx, move),
    detail: joinDots(
      [plain(sayInstant(entry.at, ctx.zone))],
      whoText(ctx, move, known),
      entry.is === 'moved' && replaced !== null ? ctx.say('promotion-replaced', { version: replaced }) : undefined,
      versionEvidence(ctx, entry),
    ),
  };
}

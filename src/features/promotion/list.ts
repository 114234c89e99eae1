/** Every move of a project's versions, the newest first, a page at a time. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { PAGE_SIZE, pageOfItems } from '../../kit/paging.js';
import { storiesIn } from '../../kit/promotions.js';
import { joinDots, knownPerson, type PeopleById, peopleById } from '../../kit/text.js';
import { moveMark, moveTitle, versionEvidence, versionName, whoText } from '../../kit/version-text.js';
import { sayInstant } from '../../model/dates/calendar.js';
import type { Project } from '../../model/project-rows.js';
import type { Promotion } from '../../model/promotion-rows.js';
import { namesVersion } from '../../model/promotion-words.js';
import type { VersionMove } from '../../model/promotions.js';
import { bold, plain } from '../../model/text.js';
import { controls, heading, type ListItem, paragraph, view } from '../../view/view.js';

/** Most answers that are listed. */
const MOST_ANSWERS = 500;

/** One page of the ledger. @param page 1 is the first @param version words for the one that is asked about; left out, all */
export async function listPromotions(ctx: Context, project: Project, page: number, version?: string): Promise<Outcome> {
  const all = await allMoves(ctx, project);
  const own = version === undefined ? [] : all.filter((move) => isAbout(move, version));
  const isUnknown = version !== undefined && own.length === 0;
  const moves = own.length > 0 ? own : all;
  const lines = await linesOf(ctx, moves, page);
  return {
    view: view(
      heading(ctx.say('promotions-of', { project: project.name })),
      isUnknown ? paragraph(ctx.say('promotions-unknown', { version: version.trim() })) : undefined,
      moves.length === 0 ? paragraph(ctx.say('live-nothing')) : undefined,
      ...pageOfItems(ctx, lines, page, (n) =>
        call('promotions', { project: project.id, page: String(n), ...(version !== undefined && { version }) }),
      ),
      controls(
        button(ctx.label('button-live'), call('live', { project: project.id })),
        moves.length < all.length
          ? button(ctx.label('button-promotions'), call('promotions', { project: project.id }))
          : undefined,
      ),
    ),
  };
}

/** All moves of a project, and what somebody said to deployments, the newest first. */
async function allMoves(ctx: Context, project: Project): Promise<VersionMove[]> {
  const stories = await storiesIn(ctx.read, project.id);
  const all = [...stories.flatMap((story) => story.moves), ...(await answers(ctx, project))];
  return all.sort((a, b) => b.entry.at - a.entry.at || (a.entry.id < b.entry.id ? 1 : -1));
}

/** The lines of one page, and the first of the next. */
async function linesOf(ctx: Context, moves: readonly VersionMove[], page: number): Promise<ListItem[]> {
  const from = (page - 1) * PAGE_SIZE;
  const shown = moves.slice(from, from + PAGE_SIZE + 1);
  const known = await peopleById(
    ctx,
    shown.map(({ by }) => by),
  );
  return shown.map((move) => moveLine(ctx, move, known));
}

/** Deployments that somebody approved or rejected: they move nothing themselves. */
async function answers({ read }: Context, { id }: Project): Promise<VersionMove[]> {
  const is: Promotion['is'][] = ['approved', 'rejected'];
  const entries = await read.find('promotion', {
    where: { project: id, is },
    order: ['-at', '-id'],
    limit: MOST_ANSWERS,
  });
  return entries.map((entry) => ({ entry, replaced: null, isBack: false, wayBack: null, by: entry.by }));
}

/** A version that was taken away was the one that stood there. */
const isAbout = ({ entry, replaced }: VersionMove, words: string): boolean =>
  namesVersion(words, entry.model, entry.to ?? replaced ?? '');

function moveLine(ctx: Context, move: VersionMove, known: PeopleById): ListItem {
  const { entry, replaced } = move;
  if (entry.is === 'approved' || entry.is === 'rejected') return answerLine(ctx, entry, entry.is, known);
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

function answerLine(ctx: Context, entry: Promotion, is: 'approved' | 'rejected', known: PeopleById): ListItem {
  const who = knownPerson(known, entry.by ?? '');
  const words = { who, version: [bold(versionName(entry, entry.to))], alias: entry.alias };
  return {
    mark: { tone: is === 'approved' ? 'good' : 'stopped', label: ctx.label(`promotion-mark-${is}`) },
    title: ctx.say(`promotion-told-${is}`, words),
    detail: joinDots([plain(sayInstant(entry.at, ctx.zone))], versionEvidence(ctx, entry)),
  };
}

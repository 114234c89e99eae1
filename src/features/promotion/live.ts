/** What is live, now or at the end of a day that has been. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { storiesIn } from '../../kit/promotions.js';
import { daySpan, joinDots, peopleById } from '../../kit/text.js';
import { moveMark, moveTitle, standingDetail, versionName } from '../../kit/version-text.js';
import { dayAt, plusDays, sayInstant } from '../../model/dates/calendar.js';
import { instantOf } from '../../model/dates/wall-clock.js';
import type { Project } from '../../model/project-rows.js';
import { type SlotStory, standingAt, type VersionMove } from '../../model/promotions.js';
import { bold, plain } from '../../model/text.js';
import { LIMITS } from '../../view/fit.js';
import { controls, heading, items, type ListItem, type Mark, note, paragraph, view } from '../../view/view.js';

/** Changes of one day that are listed. */
const MOST_CHANGES = 5;

/** What is live, or was at the end of a day, with what changed on it. @param day `YYYY-MM-DD`; left out, now */
export async function showLive(ctx: Context, project: Project, day: string | undefined): Promise<Outcome> {
  const stories = await storiesIn(ctx.read, project.id);
  const isPast = isPastDay(ctx, day);
  const lines = await liveLines(ctx, stories, day);
  const changed = isPast ? changesOn(ctx, stories, day) : [];
  const words = { project: project.name, ...(isPast && { day: daySpan(ctx, day) }) };
  return {
    view: view(
      heading(ctx.say(isPast ? 'live-then' : 'live-now', words)),
      lines.length === 0 ? paragraph(nothing(ctx, stories, isPast)) : items(lines.slice(0, LIMITS.items)),
      changed.length > 0 ? paragraph(ctx.say('live-changed')) : undefined,
      items(changed),
      isPast && lines.length > 0 ? note(ctx.say('live-end-of-day')) : undefined,
      controls(
        isPast ? button(ctx.label('button-live'), call('live', { project: project.id })) : undefined,
        stories.length > 0
          ? button(ctx.label('button-promotions'), call('promotions', { project: project.id }))
          : undefined,
        isPast
          ? undefined
          : button(ctx.label('button-promoted'), call('promoted', { project: project.id }), { form: true }),
      ),
    ),
  };
}

/** Whether a day is over; what is asked about today is asked about now. */
export const isPastDay = ({ today }: Pick<Context, 'today'>, day: string | undefined): day is string =>
  day !== undefined && day !== today;

/** A line for each place of a project that something is in, or was at the end of a day. */
export async function liveLines(
  ctx: Context,
  stories: readonly SlotStory[],
  day: string | undefined,
): Promise<ListItem[]> {
  const until = isPastDay(ctx, day) ? instantOf(plusDays(day, 1), 0, ctx.zone) - 1 : ctx.now;
  const known = await peopleById(
    ctx,
    stories.flatMap(({ moves }) => moves.map(({ by }) => by)),
  );
  return inPlaces(stories).flatMap((story) => placeLine(ctx, story, until, known) ?? []);
}

/** Where people use a model comes first. */
const inPlaces = (stories: readonly SlotStory[]): SlotStory[] => {
  const isLive = ({ moves }: SlotStory) => moves.some(({ entry }) => entry.live);
  return [...stories].sort((a, b) => Number(isLive(b)) - Number(isLive(a)) || (a.slot < b.slot ? -1 : 1));
};

function placeLine(
  ctx: Context,
  story: SlotStory,
  until: number,
  known: Parameters<typeof standingDetail>[2],
): ListItem | undefined {
  const move = standingAt(story, until);
  if (!move) return emptyLine(ctx, story, until);
  return {
    mark: placeMark(ctx, move),
    title: [bold(versionName(move.entry, move.entry.to))],
    detail: standingDetail(ctx, move, known),
  };
}

/** Whether people use what is there. */
const placeMark = (ctx: Context, { entry }: VersionMove): Mark =>
  entry.live
    ? { tone: 'good', label: ctx.label('promotion-mark-live') }
    : { tone: 'idle', label: ctx.label('promotion-mark-elsewhere') };

/** A place that has been left empty; nothing for one that was not used yet. */
function emptyLine(ctx: Context, { moves }: SlotStory, until: number): ListItem | undefined {
  const last = moves.findLast(({ entry }) => entry.at <= until && entry.is !== 'failed');
  if (!last) return undefined;
  return {
    mark: moveMark(ctx, last),
    title: ctx.say('live-empty', { model: last.entry.model, alias: last.entry.alias }),
    detail: joinDots(
      ctx.say('promotion-since', { at: sayInstant(last.entry.at, ctx.zone) }),
      last.replaced === null ? undefined : ctx.say('promotion-replaced', { version: last.replaced }),
    ),
  };
}

function changesOn(ctx: Context, stories: readonly SlotStory[], day: string): ListItem[] {
  const isOn = ({ entry }: VersionMove) => dayAt(entry.at, ctx.zone) === day;
  const moves = stories.flatMap((story) => story.moves.filter(isOn)).sort((a, b) => a.entry.at - b.entry.at);
  return moves.slice(-MOST_CHANGES).map((move) => ({
    mark: moveMark(ctx, move),
    title: moveTitle(ctx, move),
    detail: [plain(sayInstant(move.entry.at, ctx.zone))],
  }));
}

function nothing(ctx: Context, stories: readonly SlotStory[], isPast: boolean) {
  const first = Math.min(...stories.flatMap(({ moves }) => moves.map(({ entry }) => entry.at)));
  if (!Number.isFinite(first)) return ctx.say('live-nothing');
  if (!isPast) return ctx.say('live-none');
  return ctx.say('live-before', { day: daySpan(ctx, dayAt(first, ctx.zone)) });
}

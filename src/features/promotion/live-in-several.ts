/** What is live in several projects: those of the channel, else all that somebody sees. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { projectsOf } from '../../commands/lookups.js';
import { Missing, type Outcome } from '../../commands/outcome.js';
import { storiesIn } from '../../kit/promotions.js';
import { daySpan, joinDots, listed } from '../../kit/text.js';
import type { Project } from '../../model/project-rows.js';
import { plain, type Text } from '../../model/text.js';
import { LIMITS } from '../../view/fit.js';
import { heading, items, type ListItem, note, paragraph, view } from '../../view/view.js';
import { isPastDay, liveLines, showLive } from './live.js';

const MOST_PROJECTS = 50;
/** Places of one project that are listed beside those of others. */
const MOST_PLACES = 3;
/** Projects without a version that are named. */
const MOST_NAMED = 5;

/** What is live where somebody asks without naming a project. @param day `YYYY-MM-DD`; left out, now */
export async function showLiveHere(ctx: Context, day: string | undefined): Promise<Outcome> {
  const linked = ctx.channel.direct ? [] : await projectsOf(ctx.read, ctx.channel.id);
  const projects = linked.length > 0 ? linked : await everyProject(ctx);
  const [only, ...more] = projects;
  if (!only) throw new Missing(['project']);
  if (more.length === 0) return showLive(ctx, only, day);
  const found = await Promise.all(
    projects.map(async (project) => ({ project, lines: await linesOf(ctx, project, day) })),
  );
  const lines = found.flatMap((one) => one.lines);
  const without = found.flatMap((one) => (one.lines.length === 0 ? [[plain(one.project.name)]] : []));
  return {
    view: view(
      heading(titleOf(ctx, linked.length > 0, day)),
      lines.length === 0 ? paragraph(ctx.say('live-nothing')) : items(lines.slice(0, LIMITS.items)),
      lines.length === 0 || without.length === 0 ? undefined : note(withoutText(ctx, without)),
    ),
  };
}

const everyProject = ({ read }: Context): Promise<Project[]> =>
  read.find('project', { where: { archived: false }, order: ['key'], limit: MOST_PROJECTS });

function titleOf(ctx: Context, isChannel: boolean, day: string | undefined): Text {
  const where = ctx.say(isChannel ? 'live-in-channel' : 'live-everywhere');
  return isPastDay(ctx, day)
    ? ctx.say('live-where-then', { where, day: daySpan(ctx, day) })
    : ctx.say('live-where', { where });
}

/** The places of one project, each with its name and the way to the rest. */
async function linesOf(ctx: Context, project: Project, day: string | undefined): Promise<ListItem[]> {
  const lines = await liveLines(ctx, await storiesIn(ctx.read, project.id), day);
  const made = call('live', { project: project.id, ...(day !== undefined && { day }) });
  return lines.slice(0, MOST_PLACES).map((line) => ({
    ...line,
    detail: joinDots([plain(project.name)], line.detail),
    controls: [button(ctx.label('button-show'), made)],
  }));
}

function withoutText(ctx: Context, names: readonly Text[]): Text {
  const n = names.length - MOST_NAMED;
  if (n > 0) return ctx.say('live-without-many', { n: names.length });
  return ctx.say('live-without', { names: listed(ctx, names) });
}

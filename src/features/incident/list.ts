/** The incidents of some projects: those that are open first. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { inParts } from '../../kit/in-parts.js';
import { pageOfItems } from '../../kit/paging.js';
import { durationText, joinDots, knownPerson, type PeopleById, peopleById } from '../../kit/text.js';
import type { Incident } from '../../model/signals/incident-rows.js';
import { bold, plain } from '../../model/text.js';
import { heading, type ListItem, type Mark, paragraph, type View, view } from '../../view.js';

/** Most incidents that are listed. */
const MOST_LISTED = 200;

/** Which incidents are listed. */
interface Listed {
  /** Empty for all that somebody sees. */
  projects: readonly string[];
  /** 1 is the first. */
  page: number;
}

/** The list. */
export async function incidentsView(ctx: Context, { projects, page }: Listed): Promise<View> {
  const where = projects.length > 0 ? { project: [...projects] } : {};
  const query = { order: ['-number'] as const, limit: MOST_LISTED };
  const open = await ctx.read.find('incident', { where: { ...where, state: 'open' }, ...query });
  const closed = await ctx.read.find('incident', { where: { ...where, state: 'closed' }, ...query });
  const all = [...open, ...closed];
  if (all.length === 0) return view(heading(ctx.say('incidents')), paragraph(ctx.say('incidents-none')));
  const known = await peopleById(
    ctx,
    all.flatMap(({ taken, asked }) => [taken, asked]),
  );
  const names = new Map(
    (
      await inParts([...new Set(all.map((one) => one.project))], (id) => ctx.read.find('project', { where: { id } }))
    ).map(({ id, name }) => [id, name]),
  );
  const items = all.map((incident) => itemOf(ctx, incident, known, names.get(incident.project) ?? ''));
  const next = (n: number) =>
    call('incidents', { ...(projects.length === 1 && { project: projects[0] ?? '' }), page: String(n) });
  return view(heading(ctx.say('incidents')), ...pageOfItems(ctx, items, page, next));
}

function itemOf(ctx: Context, incident: Incident, known: PeopleById, project: string): ListItem {
  const { number, title, state, taken, asked, quietAt, openedAt, closedAt, cause } = incident;
  const age = durationText(ctx, Math.max(0, ctx.now - (closedAt ?? openedAt)));
  const who = taken ?? asked;
  const holder = who === null ? 'nobody' : taken === null ? 'asked' : 'taken';
  return {
    mark: markOf(ctx, incident),
    title: [bold(`#${number}`), plain(` ${title}`)],
    detail: joinDots(
      [plain(project)],
      ctx.say(state === 'open' ? 'incident-since' : 'incident-ended', { age }),
      state === 'open'
        ? ctx.say(`incident-by-${holder}`, { who: who === null ? '' : knownPerson(known, who) })
        : undefined,
      state === 'open' && quietAt !== null ? ctx.say('incident-is-quiet') : undefined,
      cause ? [plain(cause)] : undefined,
    ),
    controls: [button(ctx.label('button-incident-show'), call('incident', { incident: String(number) }))],
  };
}

const markOf = ({ label }: Pick<Context, 'label'>, { state, quietAt }: Incident): Mark => {
  if (state === 'closed') return { tone: 'good', label: label('incident-state-closed') };
  return quietAt === null
    ? { tone: 'stopped', label: label('incident-state-open') }
    : { tone: 'warning', label: label('incident-state-quiet') };
};

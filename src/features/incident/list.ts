/** The incidents of some projects: those that are open first. */
import { call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { inParts } from '../../kit/in-parts.js';
import { incidentItem } from '../../kit/incidents.js';
import { pageOfItems } from '../../kit/paging.js';
import { peopleById } from '../../kit/text.js';
import { plain } from '../../model/text.js';
import { heading, paragraph, type View, view } from '../../view/view.js';

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
  const items = all.map((incident) =>
    incidentItem(ctx, incident, { known, project: [plain(names.get(incident.project) ?? '')] }),
  );
  const next = (n: number) =>
    call('incidents', { ...(projects.length === 1 && { project: projects[0] ?? '' }), page: String(n) });
  return view(heading(ctx.say('incidents')), ...pageOfItems(ctx, items, page, next));
}

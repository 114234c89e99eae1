/** Lists of stages and tasks that have something in common: blocked, late, due, without an owner. */
import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import { madeOfferItems, offerListItems } from '../../kit/lists.js';
import { PAGE_SIZE, pageOfItems } from '../../kit/paging.js';
import { daySpan, joinDots } from '../../kit/text.js';
import { waitingOffers } from '../../kit/waiting-offers.js';
import { plusDays } from '../../model/dates/calendar.js';
import type { Project } from '../../model/project-rows.js';
import { bold, join, plain, type Text } from '../../model/text.js';
import { type Block, controls, heading, note, paragraph, view } from '../../view/view.js';
import { type FindKind, found } from './found.js';
import { foundLines } from './lines.js';
import { inScope, namesProjects, type ProjectScope, placeText, scopeOf } from './scope.js';

/** What somebody asks for. */
interface Asked {
  which: FindKind | 'offered';
  /** `YYYY-MM-DD`, or `none`. */
  until: string | undefined;
  project: Project | undefined;
  /** 1 is the first. */
  page: number;
}

/** Stages without an owner that have not started, of which a list names so many. */
const MOST_NAMED = 5;

/** The list that was asked for. */
export const findItems = (ctx: Context, asked: Asked): Promise<Outcome> =>
  asked.which === 'offered' ? offered(ctx, asked) : listed(ctx, asked, asked.which);

/** Friday of this working week; at weekends, of the coming one. */
export function endOfWeek(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return plusDays(today, (5 - weekday + 7) % 7);
}

const untilOf = ({ until }: Asked, today: string): string =>
  until === undefined || until === 'none' ? endOfWeek(today) : until;

async function listed(ctx: Context, asked: Asked, kind: FindKind): Promise<Outcome> {
  const { page, project } = asked;
  const scope = await scopeOf(ctx, project);
  const until = untilOf(asked, ctx.today);
  const from = (page - 1) * PAGE_SIZE;
  const all = await found(ctx, { kind, scope, until, most: from + PAGE_SIZE + 1 });
  const toPage = (n: number) =>
    call('find', { which: kind, project: project?.id, page: String(n), ...(kind === 'due' && { until }) });
  const listing = { kind, namesProjects: namesProjects(scope), after: toPage(page) };
  const lines = await foundLines(ctx, all.slice(from), listing);
  const empty = lines.length === 0 && page === 1;
  const words = { place: placeText(ctx, scope), day: daySpan(ctx, until) };
  return {
    view: view(
      empty
        ? paragraph(ctx.say(`find-none-${kind}`, words))
        : heading(joinDots(ctx.say(`find-${kind}`, words), titlePlace(scope))),
      ...pageOfItems(ctx, lines, page, toPage),
      ...(page === 1 ? await besides(ctx, kind, scope) : []),
      empty ? emptySteps(ctx, scope) : undefined,
    ),
  };
}

const titlePlace = (scope: ProjectScope): Text | undefined =>
  scope && !namesProjects(scope) ? scope.map(({ name }) => plain(name)) : undefined;

/** Where to look next if there is nothing to list. */
function emptySteps(ctx: Context, scope: ProjectScope): Block {
  const [only] = scope ?? [];
  const status = only && !namesProjects(scope) ? call('status', { project: only.id }) : call('status all');
  return controls(button(ctx.label('button-status'), status));
}

/** What the list leaves out by its rule, but whoever asked may want to know of. */
async function besides(ctx: Context, kind: FindKind, scope: ProjectScope): Promise<Block[]> {
  if (kind === 'unowned' && scope) return notStarted(ctx, scope);
  if (kind === 'stuck') return alsoFound(ctx, 'blocked', scope);
  return kind === 'blocked' ? alsoFound(ctx, 'stuck', scope) : [];
}

/** To many people "stuck" and "blocked" are one: whoever asks for one hears of the other. */
async function alsoFound(ctx: Context, which: 'blocked' | 'stuck', scope: ProjectScope): Promise<Block[]> {
  const others = await found(ctx, { kind: which, scope, until: ctx.today, most: PAGE_SIZE });
  if (others.length === 0) return [];
  const [only] = scope ?? [];
  const made = call('find', { which, project: namesProjects(scope) ? undefined : only?.id });
  const names = others.map(({ row }) => ('name' in row ? [bold(row.name)] : []));
  return [
    note(ctx.say(`find-also-${which}`, { names: join(names, ', ') })),
    controls(button(ctx.label(`button-${which}`), made)),
  ];
}

/** Stages that nobody owns do not need anybody before they start; but they can be taken. */
async function notStarted(ctx: Context, scope: ProjectScope): Promise<Block[]> {
  const where = { ...inScope(scope), dropped: false, state: 'not_started', owner: null } as const;
  const stages = await ctx.read.find('stage', { where, order: ['project', 'position', 'id'] });
  const offers = await ctx.read.find('offer', { where: { ...inScope(scope), item: 'stage', state: 'waiting' } });
  const asked = new Set(offers.map(({ itemId }) => itemId));
  const free = stages.filter(({ id }) => !asked.has(id));
  if (free.length === 0) return [];
  const projectOf = new Map(scope?.map(({ id, name }) => [id, name]));
  const names = free
    .slice(0, MOST_NAMED)
    .map(({ name, project }) =>
      namesProjects(scope) ? [bold(name), plain(` (${projectOf.get(project) ?? ''})`)] : [bold(name)],
    );
  return [note(ctx.say('find-not-started', { names: join(names, ', '), more: free.length - names.length }))];
}

/** Offers that wait for whoever asks, then those that they made. */
async function offered(ctx: Context, { project, page }: Asked): Promise<Outcome> {
  const from = (page - 1) * PAGE_SIZE;
  const [order, limit] = [['at', 'id'] as const, from + PAGE_SIZE + 1];
  const of = project ? { project: project.id } : {};
  const toMe = await ctx.read.find('offer', {
    where: await waitingOffers(ctx.read, { ...of, asked: ctx.me.id }),
    ...{ order, limit },
  });
  const byMe = await ctx.read.find('offer', {
    where: await waitingOffers(ctx.read, { ...of, by: ctx.me.id }),
    ...{ order, limit },
  });
  const toOthers = byMe.filter(({ asked }) => asked !== ctx.me.id);
  const shown = [...toMe, ...toOthers].slice(from, limit);
  const toPage = (n: number) => call('find', { which: 'offered', project: project?.id, page: String(n) });
  const isToMe = ({ asked }: { asked: string }) => asked === ctx.me.id;
  const lines = [
    ...(await offerListItems(ctx, shown.filter(isToMe), toPage(page))),
    ...(await madeOfferItems(
      ctx,
      shown.filter((offer) => !isToMe(offer)),
    )),
  ];
  return {
    private: true,
    view: view(
      lines.length === 0 ? paragraph(ctx.say('find-none-offered')) : heading(ctx.say('find-offered')),
      ...pageOfItems(ctx, lines, page, toPage),
    ),
  };
}

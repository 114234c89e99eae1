/** The list of all projects, or of archived ones, a page at a time. */

import { button, call } from '../../commands/calls.js';
import type { Context } from '../../commands/context.js';
import { projectsOf } from '../../commands/lookups.js';
import { namesApart } from '../../commands/namesakes.js';
import { newProjectButton, noProjectText } from '../../commands/new-project.js';
import type { Outcome } from '../../commands/outcome.js';
import { isOffered } from '../../commands/permission.js';
import { thenShow } from '../../kit/controls.js';
import { partBlocks } from '../../kit/own-parts.js';
import { pageOfItems, pageQuery } from '../../kit/paging.js';
import { holderText, joinDots, type PeopleById, peopleById } from '../../kit/text.js';
import type { Project } from '../../model/project-rows.js';
import { bold, plain, type Text } from '../../model/text.js';
import { type Button, type Call, controls, heading, paragraph, view } from '../../view/view.js';

/** Which projects are listed. */
type Which = 'active' | 'archived';

/** @param page 1 is the first */
export async function projectList(ctx: Context, which: Which, page: number): Promise<Outcome> {
  const archived = which === 'archived';
  const projects = await ctx.read.find('project', { where: { archived }, order: ['key'], ...pageQuery(page) });
  const known = await peopleById(
    ctx,
    projects.map(({ lead }) => lead),
  );
  const here = new Set((await projectsOf(ctx.read, ctx.channel.id)).map(({ id }) => id));
  const toPage = (n: number) => call('projects', { which, page: String(n) });
  const nameOf = await namesApart(ctx, projects);
  const list = projects.map((project) => ({
    title: [bold(nameOf(project))],
    detail: projectDetail(ctx, project, known, here.has(project.id)),
    controls: steps(ctx, project, here.has(project.id), toPage(page)),
  }));
  const parts = archived ? [] : await partBlocks(ctx, page);
  const empty = projects.length + parts.length === 0 && page === 1;
  return {
    private: true,
    view: view(
      heading(ctx.say(archived ? 'project-list-archived' : 'project-list')),
      empty ? paragraph(archived ? ctx.say('no-archived') : noProjectText(ctx, 'anywhere')) : undefined,
      ...pageOfItems(ctx, list, page, toPage),
      ...parts,
      controls(empty && archived ? undefined : newProjectButton(ctx)),
    ),
  };
}

function projectDetail(ctx: Context, project: Project, known: PeopleById, isHere: boolean): Text {
  const lead = project.lead ? holderText(ctx, known, project.lead, undefined) : ctx.say('no-lead');
  return joinDots(
    isHere ? ctx.say('project-linked-here') : undefined,
    ctx.say('led-by', { who: lead }),
    project.description ? [plain(project.description)] : undefined,
  );
}

function steps(ctx: Context, project: Project, isHere: boolean, after: Call): Button[] {
  const restore = button(ctx.label('button-restore'), call('restore', { project: project.id }));
  if (project.archived) return [thenShow(restore, after)];
  const open = button(ctx.label('button-open'), call('status', { project: project.id }));
  const link = button(ctx.label('button-link'), call('link', { project: project.id }));
  return isHere || ctx.channel.direct || !isOffered(ctx, 'link') ? [open] : [open, thenShow(link, after)];
}

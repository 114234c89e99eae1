/** The dossier: a project's record, written from its history alone. */
import { here, maybeChoice } from '../../commands/args.js';
import { button, call } from '../../commands/calls.js';
import { type Command, command } from '../../commands/command.js';
import type { Context } from '../../commands/context.js';
import type { Outcome } from '../../commands/outcome.js';
import type { Project } from '../../model/project-rows.js';
import { type Block, controls, heading, items, note, paragraph, view } from '../../view/view.js';
import { DOSSIER_FORMS, type DossierForm, type DossierSection, makeDossier } from './contents.js';

/** Lines of a section that a message shows; the document has them all. */
const MOST_LINES = 6;

/** The dossier as a message: the beginning of each section. */
async function showDossier(ctx: Context, project: Project, form: DossierForm): Promise<Outcome> {
  const dossier = await makeDossier(ctx, project, form);
  const other = form === 'card' ? 'annex' : 'card';
  const to = call('dossier', { project: project.id, form: other });
  return {
    view: view(
      heading(dossier.title),
      note(dossier.note),
      ...dossier.sections.flatMap((section) => sectionBlocks(ctx, section)),
      controls(button(ctx.label(`button-dossier-${other}`), to)),
      note(ctx.say('dossier-document')),
    ),
  };
}

function sectionBlocks(ctx: Context, { heading: title, lines }: DossierSection): Block[] {
  if (lines.length === 0) return [paragraph(title), note(ctx.say('dossier-nothing'))];
  const shown = lines.slice(0, MOST_LINES).map(({ text }) => ({ title: text }));
  const more = lines.reduce((sum, { under }) => sum + 1 + under.length, -shown.length);
  const rest = more > 0 ? [{ title: ctx.say('digest-more', { n: more }) }] : [];
  return [paragraph(title), items([...shown, ...rest])];
}

const ARGS = {
  dossier: { form: maybeChoice(...DOSSIER_FORMS), project: here() },
};
type DossierArgs = typeof ARGS;
declare module '../../commands/calls.js' {
  interface Commands extends DossierArgs {}
}

/** The commands of this feature. */
export const dossierCommands: Command[] = [
  command({
    name: 'dossier',
    shows: true,
    aliases: ['model card', 'project record', 'documentation'],
    args: ARGS.dossier,
    examples: ['dossier', 'dossier annex', 'dossier "Churn model"'],
    permission: 'anyone',
    onArchived: true,
    run: (ctx, { project, form = 'card' }) => showDossier(ctx, project, form),
  }),
];

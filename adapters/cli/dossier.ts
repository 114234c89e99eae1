/** `baton dossier`: a project's record as Markdown, or as a page to print. */
import { DOSSIER_FORMS, type DossierForm, makeDossier } from '../../src/features/dossier/contents.js';
import { dossierHtml } from '../../src/features/dossier/html.js';
import { dossierMarkdown } from '../../src/features/dossier/markdown.js';
import { dayAt } from '../../src/model/dates/calendar.js';
import { keyOf } from '../../src/model/names.js';
import { flat } from '../../src/model/text.js';
import { BadUsage } from '../common/bad-usage.js';
import { OperatorError } from '../common/operator-error.js';
import { readAuditBook } from '../prompts/audit-book.js';
import { wording } from '../prompts/wording.js';
import { clockOf } from '../store/clock.js';
import type { Opened } from '../store/opened.js';
import { listProjects } from '../store/projects.js';
import { SqlStore } from '../store/store.js';
import { besideBaton, type StoreOptions } from './beside.js';
import { writeOutput } from './output.js';

/** The options of the command. */
interface DossierOptions extends StoreOptions {
  workspace?: string | undefined;
  headings?: string | undefined;
  format?: string | undefined;
}

const FORMATS = ['md', 'html'] as const;

/** Projects that are listed if a name is not clear. */
const MOST_LISTED = 20;

const oneOf = <T extends string>(words: readonly T[], given: string, option: string): T => {
  const found = words.find((word) => word === given);
  if (found === undefined) throw new BadUsage(`${option} takes ${words.join(' or ')}.`);
  return found;
};

/** Writes a project's dossier to a new file, or to the standard output. @throws OperatorError, BadUsage */
export async function writeDossier(wanted: string, path: string | undefined, options: DossierOptions): Promise<void> {
  const form: DossierForm = oneOf(DOSSIER_FORMS, options.headings ?? 'card', '--headings');
  const byName = path?.endsWith('.html') ? 'html' : 'md';
  const format = oneOf(FORMATS, options.format ?? byName, '--format');
  await besideBaton(options, async (opened) => {
    const { workspace, id } = await findProject(opened, wanted, options.workspace);
    const text = await dossierText(opened, workspace, id, form, format);
    await writeOutput(path, (write) => write(text));
  });
}

async function dossierText(
  opened: Opened,
  workspace: string,
  id: string,
  form: DossierForm,
  format: (typeof FORMATS)[number],
): Promise<string> {
  const say = wording();
  const store = new SqlStore(opened, await clockOf(opened));
  return store.read(workspace, async (read) => {
    const project = await read.get('project', id);
    if (!project) throw new OperatorError('The project was removed just now.');
    const label = (key: string, args?: Parameters<typeof say>[1]) => flat(say(key, args));
    const zone = 'UTC';
    const reading = { read, say, label, zone, auditBook: readAuditBook(), now: read.now, today: dayAt(read.now, zone) };
    const dossier = await makeDossier(reading, project, form);
    const nothing = say('dossier-nothing');
    return format === 'html' ? dossierHtml(dossier, nothing, 'en') : dossierMarkdown(dossier, nothing);
  });
}

/** The project with an id or a name, in all workspaces or one. @throws OperatorError */
async function findProject(
  opened: Opened,
  wanted: string,
  workspace: string | undefined,
): Promise<{ workspace: string; id: string }> {
  const rows = await listProjects(opened, workspace);
  const found = rows.filter(({ id, key }) => id === wanted || key === keyOf(wanted));
  const [one, more] = found;
  if (one && !more) return one;
  const listed = (one ? found : rows).slice(0, MOST_LISTED);
  const list = listed.map(({ id, name, workspace: place }) => `  ${id}  ${name}  --workspace ${place}`).join('\n');
  if (one) throw new OperatorError(`Several projects are called “${wanted}”. Name one by its id:\n${list}`);
  throw new OperatorError(`No project is called “${wanted}”.${list === '' ? '' : ` There are these:\n${list}`}`);
}

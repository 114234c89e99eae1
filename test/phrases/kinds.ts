/** Commands that only show something, and what they show in the words of phrases.md. A new command gets its line here. */
import { commandNamed } from '../../src/commands/match.js';
import { commands } from '../../src/features/index.js';
import type { Call } from '../../src/view/view.js';
import type { Names } from './names.js';
import type { Single } from './phrase.js';

/** Commands that have another name today than in phrases.md: today's name, then that one. */
export const RENAMED: Readonly<Record<string, string>> = { nudges: 'insights', insights: 'figures' };

/** The name that phrases.md has for a command. */
export const phraseName = (command: string): string => RENAMED[command] ?? command;

/** A kind of answer and what it is about. */
type Shown = Extract<Single, { show: string }>;

type Kind = (args: Call['args'], names: Names) => Shown | undefined;

const plain =
  (show: string): Kind =>
  () => ({ show });

/** About one thing; in the channel, what is not named is its project. */
const about =
  (show: string, ...keys: string[]): Kind =>
  (args, names) => {
    const id = keys.map((key) => args[key]).find((value) => value !== undefined);
    const project = names.stage(id ?? '')?.project;
    return { show, of: id === undefined ? 'Churn model' : names.item(id), ...names.elsewhere(project) };
  };

const tasks: Kind = ({ which, person, stage, due, project }, names) => {
  if (due !== undefined)
    return { show: 'due', ...(which === 'mine' && { of: 'mine' }), until: due, ...names.elsewhere(project) };
  if (which === 'mine' || which === 'my') return { show: 'mine' };
  if (which === 'unowned') return { show: 'unowned', kind: 'tasks' };
  if (which === 'overdue') return { show: 'overdue' };
  const of = person ? names.person(person) : stage ? names.item(stage) : undefined;
  const where = names.elsewhere(names.stage(stage ?? '')?.project ?? project);
  return { show: 'tasks', ...(of && { of }), ...(which === 'done' && { which }), ...where };
};

/** The command that the help shows for a topic, which may be any words about it. */
const topicOf = (topic: string): string => commandNamed(topic, commands)?.name ?? topic;

/** A question about one thing. How a stage or task is doing is its card, how a project is doing its status. */
const question: Kind = (args, names) => {
  const { what = '', item = args.project } = args;
  const owned = names.stage(item ?? '') ?? names.task(item ?? '');
  // Who leads a stage leads its project.
  if (what === 'lead' && owned) return about('lead', 'project')({ project: owned.project }, names);
  const whole = names.stage(item ?? '') ? 'stage' : names.task(item ?? '') ? 'task' : 'status';
  return about(what === 'state' ? whole : what, 'item', 'project')(args, names);
};

const KINDS: Readonly<Record<string, Kind>> = {
  status: about('status', 'project'),
  about: question,
  find: ({ which = '', until, project }, names) =>
    which === 'offered' ? { show: 'offers' } : { show: which, ...(until && { until }), ...names.elsewhere(project) },
  'signal list': plain('signals'),
  next: plain('next'),
  moved: plain('moved'),
  'status all': plain('status all'),
  home: plain('home'),
  offers: plain('offers'),
  'task list': tasks,
  'task show': about('task', 'item'),
  projects: ({ which }) => ({ show: 'projects', ...(which && { which }) }),
  // With a choice it changes who sees the project.
  audience: (args, names) => (args.who === undefined ? about('audience', 'project')(args, names) : undefined),
  'stage show': about('stage', 'stage'),
  history: about('history', 'item', 'project'),
  audit: ({ area, project }, names) => ({ show: 'audit', ...(area && { of: area }), ...names.elsewhere(project) }),
  'audit ask': plain('audit questions'),
  dossier: about('dossier', 'project'),
  live: ({ day, project }, names) => ({ show: 'live', ...(day && { until: day }), ...names.elsewhere(project) }),
  promotions: about('promotions', 'project'),
  incidents: plain('incidents'),
  'signal rules': plain('signal rules'),
  incident: plain('incident'),
  'incident card': plain('incident'),
  'audit trend': about('audit trend', 'project'),
  'audit all': plain('audit all'),
  'audit questions': plain('audit question list'),
  nudges: plain(phraseName('nudges')),
  insights: ({ figure }) => ({ show: 'figures', ...(figure && { of: figure }) }),
  'insights all': ({ figure }) => ({ show: 'figures', of: figure ?? 'all' }),
  'insights export': plain('export'),
  forecast: about('forecast', 'stage', 'project'),
  'digest preview': ({ week }) => ({ show: 'digest', ...(week && { week }) }),
  digests: plain('digests'),
  reminders: plain('reminders'),
  'reminder show': plain('waiting'),
  settings: plain('settings'),
  help: ({ topic }) => ({ show: 'help', ...(topic && { of: phraseName(topicOf(topic)) }) }),
  welcome: plain('help'),
  'welcome installer': plain('help'),
  support: plain('help'),
  feedback: plain('help'),
};

/** What a call shows; undefined if it is one that changes something. */
export const shownBy = ({ command, args }: Call, names: Names): Shown | undefined => KINDS[command]?.(args, names);

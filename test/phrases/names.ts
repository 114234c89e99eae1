/** Ids in the words of phrases.md: stages by name, people by first name, tasks as `#2`. */
import type { Call } from '../../src/view/view.js';
import type { Snapshot } from './diff.js';
import type { Args } from './phrase.js';

/** The channel's own project: outcomes do not name it unless the phrase does. */
const OWN_PROJECT = 'Churn model';

/** Commands that are about a project itself: where a call names one, so does the outcome. */
const ABOUT_PROJECTS = [
  'archive',
  'restore',
  'describe',
  'link',
  'unlink',
  'main',
  'lead',
  'project rename',
  'audience',
];

/** Arguments that only buttons carry. */
const INNER = ['page', 'since', 'nudge', 'thread', 'whisper', 'link'];

/** A mention in a text, as the phrases write it. */
const MENTION = /@(Ana|Bo|Chi|Dana|Emi) (?:Silva|Berg|Rao|Cole|Sato)\b/g;

/** Words that somebody wrote, with mentions as in the phrases. */
export const words = (text: string): string => text.replace(MENTION, '@$1');

/** A schedule as the phrases write it, a day and a time: "thursdays 15:00". */
export const scheduleWords = (said: string): string => said.replace(/^on /, '').replace(/(?:,| at) (?=\d)/g, ' ');

/** What ids stand for: as it was called before the phrase, for what there was. */
export class Names {
  constructor(
    private readonly before: Snapshot,
    private readonly after: Snapshot,
  ) {}

  stage(id: string | null) {
    return this.before.stage.get(id ?? '') ?? this.after.stage.get(id ?? '');
  }

  task(id: string) {
    const all = [...this.before.task.values(), ...this.after.task.values()];
    return all.find((task) => task.id === id || `#${task.number}` === id);
  }

  project(id: string): string {
    return (this.before.project.get(id) ?? this.after.project.get(id))?.name ?? id;
  }

  person(id: string | null | undefined): string {
    return this.after.person.get(id ?? '')?.name.split(' ')[0] ?? id ?? '';
  }

  /** A stage, task or project by its id. */
  item(id: string): string {
    const task = this.task(id);
    return task ? `#${task.number}` : (this.stage(id)?.name ?? this.project(id));
  }

  /** The project as an argument, if it is not the channel's own. */
  elsewhere(project: string | undefined): Args {
    const name = project === undefined ? OWN_PROJECT : this.project(project);
    return name === OWN_PROJECT ? {} : { project: name };
  }

  /** The project of a command that is about one: named if the call names it, or if it is another. */
  about(call: Call, project: string): Args {
    return call.args.project === undefined ? this.elsewhere(project) : { project: this.project(project) };
  }

  /** A call's arguments. A stage of another project brings that project with it. */
  argsOf({ command, args }: Call): Args {
    const given = Object.entries(args).filter(([key]) => !INNER.includes(key));
    const projects = given.flatMap(([, id]) => this.stage(id)?.project ?? []);
    const named = args.project;
    const own = given
      .filter(([key]) => key !== 'project')
      .map(([key, value]) => [key, key === 'when' ? scheduleWords(value) : this.value(value)] as const);
    const about: Args = named !== undefined && ABOUT_PROJECTS.includes(command) ? { project: this.project(named) } : {};
    // A task has its project; only a stage or a new thing needs one.
    const isTask = given.some(([key, id]) => key === 'item' && this.task(id));
    const implied = this.elsewhere(projects[0] ?? (isTask ? undefined : named));
    return { ...Object.fromEntries(own), ...implied, ...about };
  }

  private value(raw: string): string {
    const name = this.item(raw);
    return name === raw ? words(this.person(raw)) : name;
  }
}

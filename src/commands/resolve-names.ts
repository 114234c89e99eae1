/** What words stand for here: the stages, projects, tasks and people that somebody can mean in a channel. */
import type { Clarity } from '../clarity/engine.js';
import { keyOf } from '../model/names.js';
import type { Project, Stage } from '../model/rows.js';
import type { Reader } from '../ports.js';
import type { Arg } from './args.js';
import { personByName, projectByName, projectsHere, stageCalled, stagesOf, taskByNumber } from './lookups.js';
import { spoken, type Token } from './tokenize.js';

/** A text that is being read, and by whom and where it was said. */
export interface Speech {
  read: Reader;
  text: string;
  now: number;
  zone: string;
  /** Id of the person who speaks, for "me". */
  me: string;
  channel: string;
  /** The language engine, whose rules an argument can name. */
  clarity: Clarity;
}

/** Words of the longest name of a project that is looked for. */
const LONGEST_NAME = 8;
/** Projects of a channel whose stages are looked through. */
const MOST_PROJECTS = 20;

export class Vocabulary {
  private known: Stage[] | undefined;

  /** @param bound the id that an argument of a type has been given so far */
  constructor(
    private readonly speech: Speech,
    private readonly bound: (...types: Arg['type'][]) => string | undefined,
  ) {}

  /** The stages that a name can mean: of the project or task named so far, else of the channel's projects, the main one first. */
  async stages(): Promise<Stage[]> {
    const { read, channel } = this.speech;
    const project = this.bound('project') ?? (await this.projectOfTask());
    if (project === undefined && this.known) return this.known;
    const projects = project === undefined ? (await projectsHere(read, channel)).map((p) => p.id) : [project];
    const found = (await Promise.all(projects.slice(0, MOST_PROJECTS).map((id) => stagesOf(read, id)))).flat();
    if (project === undefined) this.known = found;
    return found;
  }

  /** `edit #12 stage:data` means a stage of that task's project. */
  private async projectOfTask(): Promise<string | undefined> {
    const id = this.bound('item');
    const task = id === undefined ? undefined : await this.speech.read.get('task', id);
    return task?.project;
  }

  /** The longest run of tokens from `at` that is the name of a project. */
  async projectAt(left: readonly Token[], at: number): Promise<{ project: Project; count: number } | undefined> {
    const most = left[at]?.is === 'quoted' ? 1 : Math.min(LONGEST_NAME, left.length - at);
    for (let count = most; count > 0; count -= 1) {
      const project = await projectByName(this.speech.read, spoken(this.speech.text, left.slice(at, at + count)));
      if (project) return { project, count };
    }
    return undefined;
  }

  /** The id (or the words, for what has none) that a word stands for; undefined where it stands for nothing known. */
  async idOf(arg: Arg, word: string, token?: Token): Promise<string | undefined> {
    const { read, me } = this.speech;
    switch (arg.type) {
      case 'project':
        return (await projectByName(read, word))?.id;
      case 'stage':
        return stageCalled(await this.stages(), keyOf(word))?.id;
      case 'item': {
        const number = /^#?(\d{1,10})$/.exec(word)?.[1];
        if (number && arg.items.includes('task')) return (await taskByNumber(read, Number(number)))?.id;
        return arg.items.includes('stage') ? stageCalled(await this.stages(), keyOf(word))?.id : undefined;
      }
      case 'person':
        if (token?.mention) return token.mention.is === 'person' ? token.mention.id : undefined;
        return /^(me|myself|i|mine)$/i.test(word) ? me : (await personByName(read, word))?.id;
      default:
        return word;
    }
  }
}

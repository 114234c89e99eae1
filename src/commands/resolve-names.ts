/** What words stand for here: the stages, projects, tasks and people that somebody can mean in a channel. */
import type { Clarity } from '../clarity/engine.js';
import type { Today } from '../model/dates/types.js';
import { keyOf } from '../model/names.js';
import type { Project, Stage } from '../model/rows.js';
import type { Reader } from '../ports.js';
import type { Arg } from './args.js';
import { personByName, projectByName, projectsHere, stageByName, stagesOf, taskByNumber } from './lookups.js';
import { asTyped, type Token } from './tokenize.js';

/** A typed text, with who typed it, where and when. */
export interface Utterance extends Today {
  read: Reader;
  text: string;
  /** Id of the person, for "me". */
  me: string;
  /** Id of the channel. */
  channel: string;
  /** The language engine, whose rules an argument can name. */
  clarity: Clarity;
}

/** Words of the longest project name that is looked for. */
const MOST_NAME_WORDS = 8;
/** Projects of a channel whose stages are searched. */
const MOST_PROJECTS = 20;
const TEAM =
  /^(@?(here|channel|everyone|team|everybody|all)|.*\b(team|squad|guild|crew|department|dept|group|folks|people|engineers|ops|infra))$/i;

/** Whether a word names several people rather than one: "everyone", "the data team". */
export const isGroup = (word: string) => TEAM.test(word.trim());

/** Looks up names for one utterance. */
export class NameResolver {
  private channelStages: Stage[] | undefined;

  /** @param bound the id that an argument of one of these types has so far */
  constructor(
    private readonly utterance: Utterance,
    private readonly bound: (...types: Arg['type'][]) => string | undefined,
  ) {}

  /** The stages that a name can mean: of the project or task named so far, else of the channel's projects, the main one first. */
  async stages(): Promise<Stage[]> {
    const project = this.bound('project') ?? (await this.projectOfTask());
    if (project !== undefined) return stagesOf(this.utterance.read, project);
    this.channelStages ??= await this.stagesInChannel();
    return this.channelStages;
  }

  private async stagesInChannel(): Promise<Stage[]> {
    const { read, channel } = this.utterance;
    const projects = (await projectsHere(read, channel)).slice(0, MOST_PROJECTS);
    return (await Promise.all(projects.map(({ id }) => stagesOf(read, id)))).flat();
  }

  /** `edit #12 stage:data` means a stage of that task's project. */
  private async projectOfTask(): Promise<string | undefined> {
    const id = this.bound('item');
    const task = id === undefined ? undefined : await this.utterance.read.get('task', id);
    return task?.project;
  }

  /** The project whose name begins at token `at`, the longest name first, and how many tokens the name has. */
  async projectAt(tokens: readonly Token[], at: number): Promise<{ project: Project; count: number } | undefined> {
    const { read, text, channel } = this.utterance;
    const most = tokens[at]?.is === 'quoted' ? 1 : Math.min(MOST_NAME_WORDS, tokens.length - at);
    for (let count = most; count > 0; count -= 1) {
      const project = await projectByName(read, asTyped(text, tokens.slice(at, at + count)), channel);
      if (project) return { project, count };
    }
    return undefined;
  }

  /** The stage with a name, among those that can be meant. */
  async stageNamed(name: string): Promise<Stage | undefined> {
    return stageByName(await this.stages(), keyOf(name));
  }

  /** The id that a name means as an argument, or the words themselves if it has no id; undefined for an unknown name. */
  async idOf(arg: Arg, name: string, token?: Token): Promise<string | undefined> {
    switch (arg.type) {
      case 'project':
        return (await projectByName(this.utterance.read, name, this.utterance.channel))?.id;
      case 'stage':
        return (await this.stageNamed(name))?.id;
      case 'item':
        return this.itemId(arg, name);
      case 'person':
        return this.personId(name, token);
      default:
        return name;
    }
  }

  private async itemId(arg: Arg, name: string): Promise<string | undefined> {
    const number = /^#?(\d{1,10})$/.exec(name)?.[1];
    if (number && arg.items.includes('task')) return (await taskByNumber(this.utterance.read, Number(number)))?.id;
    return arg.items.includes('stage') ? (await this.stageNamed(name))?.id : undefined;
  }

  private async personId(name: string, token: Token | undefined): Promise<string | undefined> {
    if (token?.mention) return token.mention.is === 'person' ? token.mention.id : undefined;
    if (/^(me|myself|i|mine)$/i.test(name)) return this.utterance.me;
    return (await personByName(this.utterance.read, name))?.id;
  }
}

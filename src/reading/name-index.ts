/** The names that the words of one text can mean, each word looked up once. Pure. */
import { firstKeyOf, keyOf, typoOf } from '../model/names.js';
import type { Person } from '../model/people-rows.js';
import type { Project, Stage } from '../model/project-rows.js';
import { STAGE_ALIASES } from '../model/stages.js';
import { able, isShortFor, isShortName, preferred, spelled, wordStem } from './alike.js';
import type { NamedThing } from './things.js';
import type { WordLists } from './word-lists.js';
import type { World } from './world.js';

/** Rows of a name, and how sure it is that they are meant. */
interface Found<R> {
  rows: readonly R[];
  sure: NamedThing['sure'];
}

/** Looks up folded names. */
export class NameIndex {
  private readonly stageRows = new Map<string, Stage[]>();
  private readonly spelledAs = new Map<string, string>();
  private readonly named = new Map<string, Person[]>();
  private readonly firstNamed = new Map<string, Person[]>();
  private readonly byId = new Map<string, Person>();
  private readonly stagesKnown = new Map<string, Found<Stage> | undefined>();
  private readonly projectsKnown = new Map<string, Found<Project> | undefined>();
  private readonly places: ReadonlyMap<string, number>;
  /** Words of the longest name there is. */
  readonly longest: number;

  /** @param words what is a word of its own, and no mistyped name */
  constructor(
    readonly world: World,
    private readonly words: ReadonlySet<string>,
    readonly wordLists: WordLists,
  ) {
    for (const stage of world.stages) add(this.stageRows, stage.key, stage);
    for (const key of this.stageRows.keys()) this.spelledAs.set(spelled(key), key);
    for (const person of world.people) {
      this.byId.set(person.id, person);
      add(this.named, person.key || keyOf(person.name), person);
      add(this.firstNamed, person.firstKey || firstKeyOf(person.name), person);
    }
    this.places = new Map(world.projects.map(({ id }, place) => [id, place]));
    const aliases = [...this.stageRows.keys()].flatMap((key) => STAGE_ALIASES[key] ?? []);
    const names = [...this.stageRows.keys(), ...aliases, ...this.named.keys(), ...world.projects.map(({ key }) => key)];
    this.longest = Math.max(1, ...names.map(wordsIn));
  }

  /** Whether a name can be as long as this. */
  canBe = (key: string): boolean => wordsIn(key) <= this.longest;

  /** The person with an id. */
  personOf = (id: string): Person | undefined => this.byId.get(id);

  /** The stages of a name. @param isWord it is a single word, which may only remind of one */
  stages(key: string, isWord: boolean): Found<Stage> | undefined {
    const at = `${key} ${isWord}`;
    if (!this.stagesKnown.has(at)) this.stagesKnown.set(at, this.findStages(key, isWord));
    return this.stagesKnown.get(at);
  }

  /** By name, else by an alias or short form, else by a typing error, else by a word that reminds of it. */
  private findStages(key: string, isWord: boolean): Found<Stage> | undefined {
    const same = this.stageRows.has(key) ? key : this.spelledAs.get(spelled(key));
    if (same !== undefined) return this.found([same], 3);
    const names = [...this.stageRows.keys()];
    const inflected = this.stageRows.has(singular(key)) ? [singular(key)] : [];
    if (inflected.length > 0) return this.found(inflected, 2);
    const known = names.filter((name) => STAGE_ALIASES[name]?.includes(key) === true);
    if (known.length > 0) return this.found(known, 2);
    if (key.length < 4) return undefined;
    const short = names.filter((name) => isShortFor(key, name));
    if (short.length > 0) return this.found(short, 2);
    if (this.firstNamed.has(key) || this.words.has(key)) return undefined;
    // "evaluation: I …" isn't "evaluation" mistyped: a typing error adds no word.
    const meant = typoOf(
      key,
      names.filter((name) => wordsIn(name) >= wordsIn(key)),
    );
    if (meant !== undefined) return this.found([meant], 2);
    return isWord ? this.found(this.withStem(wordStem(key)), 1) : undefined;
  }

  private withStem = (stem: string): string[] => [...this.stageRows.keys()].filter((name) => wordStem(name) === stem);

  private found(names: readonly string[], sure: NamedThing['sure']): Found<Stage> | undefined {
    const rows = names.flatMap((name) => this.stageRows.get(name) ?? []);
    return rows.length > 0 ? { rows: this.inOrder(rows), sure } : undefined;
  }

  /** The main project's first: without a project, the stage of the channel's own is meant. */
  private inOrder(rows: readonly Stage[]): Stage[] {
    const place = ({ project }: Stage) => this.places.get(project) ?? -1;
    return [...rows].sort((a, b) => place(a) - place(b));
  }

  /** The projects of a name, or of the words in it that tell. */
  projects(key: string): Found<Project> | undefined {
    if (!this.projectsKnown.has(key)) this.projectsKnown.set(key, this.findProjects(key));
    return this.projectsKnown.get(key);
  }

  private findProjects(key: string): Found<Project> | undefined {
    const { projects, here } = this.world;
    const named = projects.filter((project) => project.key === key);
    if (named.length > 0) return { rows: preferred(named, here), sure: 3 };
    if (key.length < 3 || this.wordLists.has('genericInNames', key)) return undefined;
    const short = projects.filter((project) => isShortName(key, project.key, this.wordLists));
    const open = short.filter(({ archived }) => !archived);
    const rows = open.length > 0 ? open : short;
    return rows.length > 0 ? { rows, sure: 2 } : undefined;
  }

  /** Those who have this name, or this first name. */
  people = (key: string): readonly Person[] => able(this.named.get(key) ?? [], this.firstNamed.get(key) ?? []);

  /** Whose "danas" is, if somebody leaves out the apostrophe of "dana's". */
  peopleOwning = (key: string): readonly Person[] =>
    this.words.has(key) || singular(key) === '' ? [] : this.people(singular(key));
}

/** "deployments" for "deployment", if somebody leaves out the apostrophe of "deployment's". */
const singular = (key: string): string => (key.endsWith('s') && !key.endsWith('ss') ? key.slice(0, -1) : '');

const wordsIn = (key: string): number => key.split('-').length;

function add<R>(map: Map<string, R[]>, key: string, row: R): void {
  const rows = map.get(key);
  if (rows) rows.push(row);
  else map.set(key, [row]);
}

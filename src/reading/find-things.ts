/** Finds what the words of a text can stand for. Pure; every candidate has the exact place of its words. */
import { findDates } from '../model/dates/find.js';
import { findShift } from '../model/dates/shift.js';
import type { Today } from '../model/dates/types.js';
import { firstKeyOf, keyOf, NAME_MAX, typoOf } from '../model/names.js';
import type { Stage } from '../model/rows.js';
import { STAGE_ALIASES } from '../model/stages.js';
import { able, GENERIC, isShortFor, isShortName, preferred, spelled, wordStem } from './alike.js';
import { ARTICLES, combineThings, type FoundThings, THING_HEADS } from './combine-things.js';
import { findTitles } from './find-titles.js';
import type { NamedThing, Thing } from './things.js';
import type { Token } from './tokens.js';
import { LONGEST_NAME, MOST_NAMED, type World } from './world.js';

/** Who speaks, and when: what "me" and "friday" depend on. */
export interface SpokenBy extends Today {
  me: string;
}

const PRONOUNS = new Set(['it', 'this', 'that', 'these', 'them', 'those', 'both', 'thing', 'stuff']);
const ME = new Set(['me', 'myself']);
const GROUP = /^(?:here|channel|everyone|everybody|team|all|anyone|anybody|someone|somebody|us)$/;
const GROUP_HEAD = /^(?:team|squad|guild|crew|department|dept|group|folks|people|engineers|ops|infra)$/;

/** Everything that the tokens of a text can stand for. @param words what is a word of its own, and no mistyped name */
export function findThings(
  text: string,
  tokens: readonly Token[],
  world: World,
  speaker: SpokenBy,
  words: ReadonlySet<string>,
): FoundThings {
  const finder = new Finder(text, tokens.slice(0, MOST_NAMED), world, speaker, words);
  return finder.find();
}

class Finder {
  private readonly found: NamedThing[] = [];

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly world: World,
    private readonly speaker: SpokenBy,
    private readonly words: ReadonlySet<string>,
  ) {}

  find(): FoundThings {
    this.numbers();
    this.names();
    this.pronouns();
    this.days();
    this.shifts();
    return combineThings(this.text, this.tokens, [...this.found, ...findTitles(this.tokens, this.world.tasks)]);
  }

  private put(from: number, to: number, thing: Thing, sure: NamedThing['sure']): void {
    this.found.push({ from, to, thing, sure });
  }

  private between = (from: number, to: number): string =>
    this.text.slice(this.tokens[from]?.start ?? 0, this.tokens[to - 1]?.end ?? 0);

  private fold = (at: number): string => this.tokens[at]?.fold ?? '';

  /** "#12", "task 12"; a bare number is one only where a command looks for it. */
  private numbers(): void {
    this.tokens.forEach(({ is, text, start }, i) => {
      const [, hash, digits] = /^(#?)(\d{1,10})$/.exec(text) ?? [];
      // "-1" and "+2" are numbers, not tasks.
      const before = this.tokens[i - 1];
      if (is !== 'word' || digits === undefined || (before?.is === 'mark' && before.end === start)) return;
      const isTask = hash === '#' || THING_HEADS.task.has(this.fold(i - 1));
      const row = this.world.tasks.find(({ number }) => number === Number(digits));
      if (row) this.put(i, i + 1, { is: 'task', rows: [row] }, isTask ? 3 : 1);
      else if (isTask) this.put(i, i + 1, { is: 'unknown', kind: 'task', words: `#${digits}` }, 3);
    });
  }

  /** Runs of tokens that are, or remind of, the name of a stage, project or person. */
  private names(): void {
    this.tokens.forEach((token, from) => {
      if (token.is === 'mention') this.mention(token, from);
      if (token.is !== 'word' && token.is !== 'quoted' && token.is !== 'emoji') {
        if (token.text === '@') this.group(from, from + 1);
        return;
      }
      if (
        ARTICLES.has(token.fold) &&
        token.is === 'word' &&
        this.world.projects.every(({ key }) => !key.startsWith(`${token.fold}-`))
      )
        return;
      for (let to = Math.min(from + LONGEST_NAME, this.tokens.length); to > from; to -= 1) this.name(from, to);
      this.group(from, from);
    });
  }

  private mention({ mention }: Token, from: number): void {
    if (!mention) return;
    const known = this.world.people.find(({ id }) => id === mention.id);
    if (mention.is === 'group') this.put(from, from + 1, { is: 'group', rows: [], words: mention.name }, 3);
    else if (known) this.put(from, from + 1, { is: 'person', rows: [known] }, 3);
    else this.put(from, from + 1, { is: 'unknown', kind: 'person', words: mention.name }, 3);
  }

  private name(from: number, to: number): void {
    const last = this.tokens[to - 1];
    if (!last || last.is === 'mark' || last.is === 'line' || last.is === 'mention' || last.fold === "'s") return;
    const key = keyOf(this.text.slice(this.tokens[from]?.start ?? 0, last.end));
    if (key === '' || key.length > NAME_MAX) return;
    this.stage(from, to, key);
    this.project(from, to, key);
    this.person(from, to, key);
  }

  /** By name, else by an alias or short form, else by a typing error, else by a word that reminds of it. */
  private stage(from: number, to: number, key: string): void {
    const { stages } = this.world;
    const isOf = (rows: readonly Stage[], sure: NamedThing['sure']): boolean => {
      if (rows.length > 0) this.put(from, to, { is: 'stage', rows: this.inOrder(rows) }, sure);
      return rows.length > 0;
    };
    if (
      isOf(
        byKey(stages, (name) => name === key),
        3,
      ) ||
      isOf(
        byKey(stages, (name) => spelled(name) === spelled(key)),
        3,
      )
    )
      return;
    if (
      isOf(
        byKey(stages, (name) => STAGE_ALIASES[name]?.includes(key) === true),
        2,
      ) ||
      key.length < 4
    )
      return;
    if (
      isOf(
        byKey(stages, (name) => isShortFor(key, name)),
        2,
      ) ||
      this.isFirstName(key)
    )
      return;
    if (this.words.has(key)) return;
    // "evaluation: I …" isn't "evaluation" mistyped: a typing error adds no word.
    const meant = typoOf(
      key,
      [...new Set(stages.map((stage) => stage.key))].filter((name) => wordsIn(name) >= wordsIn(key)),
    );
    if (
      meant !== undefined &&
      isOf(
        byKey(stages, (name) => name === meant),
        2,
      )
    )
      return;
    if (to - from === 1)
      isOf(
        byKey(stages, (name) => wordStem(name) === wordStem(key)),
        1,
      );
  }

  private isFirstName = (key: string): boolean =>
    this.world.people.some((person) => (person.firstKey || firstKeyOf(person.name)) === key);

  /** The main project's first: without a project, the stage of the channel's own is meant. */
  private inOrder<R extends { project: string }>(rows: readonly R[]): R[] {
    const place = (row: R) => this.world.projects.findIndex(({ id }) => id === row.project);
    return [...rows].sort((a, b) => place(a) - place(b));
  }

  private project(from: number, to: number, key: string): void {
    const { projects, here } = this.world;
    const named = projects.filter((project) => project.key === key);
    if (named.length > 0) this.put(from, to, { is: 'project', rows: preferred(named, here) }, 3);
    if (named.length > 0 || key.length < 3 || GENERIC.has(key)) return;
    const short = projects.filter((project) => isShortName(key, project.key));
    const open = short.filter(({ archived }) => !archived);
    const rows = open.length > 0 ? open : short;
    if (rows.length > 0) this.put(from, to, { is: 'project', rows }, 2);
  }

  private person(from: number, to: number, key: string): void {
    const { people, me } = { ...this.world, ...this.speaker };
    if (to - from === 1 && ME.has(key)) {
      const self = people.find(({ id }) => id === me);
      this.put(from, to, self ? { is: 'person', rows: [self] } : { is: 'pronoun' }, 3);
      return;
    }
    const named = people.filter((person) => (person.key || keyOf(person.name)) === key);
    const first = people.filter((person) => (person.firstKey || firstKeyOf(person.name)) === key);
    const rows = able(named, first);
    if (rows.length > 0) this.put(from, to, { is: 'person', rows }, 3);
    else if (to - from === 1) {
      const byId = people.find(({ id }) => id === this.tokens[from]?.text);
      if (byId) this.put(from, to, { is: 'person', rows: [byId] }, 3);
    }
  }

  /** "everyone", "the data team", "@here" */
  private group(from: number, word: number): void {
    let end = GROUP.test(this.fold(word)) ? word + 1 : undefined;
    for (let i = word + 1; end === undefined && i < word + 4 && this.isNameWord(i); i += 1)
      if (GROUP_HEAD.test(this.fold(i))) end = i + 1;
    if (end !== undefined) this.put(from, end, { is: 'group', rows: [], words: this.between(from, end) }, 3);
  }

  private isNameWord = (at: number): boolean => this.tokens[at]?.is === 'word' && !ARTICLES.has(this.fold(at));

  private pronouns(): void {
    this.tokens.forEach(({ is, fold }, i) => {
      if (is === 'word' && PRONOUNS.has(fold))
        this.put(i, i + (fold === 'that' || fold === 'this' ? this.headAfter(i) : 1), { is: 'pronoun' }, 2);
    });
  }

  /** "this one", "that task" */
  private headAfter(i: number): number {
    const next = this.fold(i + 1);
    return THING_HEADS.task.has(next) || THING_HEADS.stage.has(next) || THING_HEADS.project.has(next) ? 2 : 1;
  }

  private days(): void {
    const last = this.tokens.at(-1);
    if (!last) return;
    for (const run of findDates(this.text.slice(0, last.end), this.speaker)) {
      const from = this.tokens.findIndex(({ start, end }) => start <= run.start && end > run.start);
      const to = this.tokens.findIndex(({ end }) => end >= run.end) + 1;
      if (from < 0 || to <= from || this.tokens[from]?.is === 'quoted') continue;
      this.put(from, to, { is: 'day', reading: run.reading, words: run.words }, 3);
    }
  }

  /** "by a week", "3 days later", "another week" */
  private shifts(): void {
    const last = this.tokens.at(-1);
    const shift = last && findShift(this.text.slice(0, last.end));
    if (!shift) return;
    const from = this.tokens.findIndex(({ end }) => end > shift.start);
    const to = this.tokens.findIndex(({ end }) => end >= shift.end) + 1;
    const { unit, n, unclear = false } = shift;
    if (from >= 0 && to > from) this.put(from, to, { is: 'shift', unit, n, unclear }, 3);
  }
}

const wordsIn = (key: string): number => key.split('-').length;

const byKey = (stages: readonly Stage[], fits: (key: string) => boolean): Stage[] =>
  stages.filter(({ key }) => fits(key));

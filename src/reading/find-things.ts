/** Finds what the words of a text can stand for. Pure; every candidate has the exact place of its words. */
import { findDates, readDate } from '../model/dates/find.js';
import { findShift } from '../model/dates/shift.js';
import type { Today } from '../model/dates/types.js';
import { cardinalOf } from '../model/dates/words.js';
import { keyOf, NAME_MAX } from '../model/names.js';
import { combineThings, type FoundThings } from './combine-things.js';
import { findTitles } from './find-titles.js';
import type { NameIndex } from './name-index.js';
import { daysSpokenOf } from './named-before.js';
import type { NamedThing, Thing } from './things.js';
import type { Token } from './tokens.js';
import type { WordList } from './word-lists.js';
import { LONGEST_NAME, MOST_NAMED, type World } from './world.js';

/** Who speaks, and when: what "me" and "friday" depend on. */
export interface SpokenBy extends Today {
  me: string;
}

/** What things are called besides their names. */
const HEADS = ['taskHeads', 'stageHeads', 'projectHeads'] as const;

/** Everything that the tokens of a text can stand for. */
export function findThings(text: string, tokens: readonly Token[], index: NameIndex, speaker: SpokenBy): FoundThings {
  return new Finder(text, tokens.slice(0, MOST_NAMED), index, speaker).find();
}

class Finder {
  private readonly found: NamedThing[] = [];
  private readonly world: World;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly index: NameIndex,
    private readonly speaker: SpokenBy,
  ) {
    this.world = index.world;
  }

  find(): FoundThings {
    this.numbers();
    this.names();
    this.pronouns();
    this.personals();
    this.days();
    this.shifts();
    this.found.push(...daysSpokenOf(this.tokens, this.found, this.index.wordLists));
    const { wordLists } = this.index;
    const named = [...this.found, ...findTitles(this.tokens, this.world.tasks, this.world.stages, wordLists)];
    return combineThings(this.text, this.tokens, named, wordLists);
  }

  private put(from: number, to: number, thing: Thing, sure: NamedThing['sure'], genitive?: true): void {
    this.found.push({ from, to, thing, sure, ...(genitive && { genitive }) });
  }

  private between = (from: number, to: number): string =>
    this.text.slice(this.tokens[from]?.start ?? 0, this.tokens[to - 1]?.end ?? 0);

  private fold = (at: number): string => this.tokens[at]?.fold ?? '';

  private isIn = (list: WordList, at: number): boolean => this.index.wordLists.has(list, this.fold(at));

  /** "#12", "task 12", "task number four", "tasks 1 and 2"; a bare number is one only where a command looks for it. */
  private numbers(): void {
    let listed = -1;
    this.tokens.forEach(({ is, text, start }, i) => {
      const [, hash, digits] = /^(#?)(\d{1,10})$/.exec(text) ?? [];
      const isHeaded = this.isIn('taskHeads', i - 1);
      const number = digits === undefined ? (isHeaded ? cardinalOf(this.fold(i)) : undefined) : Number(digits);
      // "-1" and "+2" are numbers, not tasks.
      const before = this.tokens[i - 1];
      if (is !== 'word' || number === undefined || (before?.is === 'mark' && before.end === start)) return;
      const isListed = this.isIn('manyTasks', i - 1) || (listed >= 0 && i - listed <= 2 && this.isJoin(i - 1));
      if (isListed) listed = i;
      const isTask = hash === '#' || isHeaded || isListed;
      const row = this.world.tasks.find((task) => task.number === number);
      const from = this.isIn('manyTasks', i - 1) || this.isNumbered(i - 1) ? (isListed ? i - 1 : i - 2) : i;
      if (row) this.put(from, i + 1, { is: 'task', rows: [row] }, isTask ? 3 : 1);
      else if (isTask) this.put(from, i + 1, { is: 'unknown', kind: 'task', words: `#${number}` }, 3);
    });
  }

  /** "task number" in front of "four" */
  private isNumbered = (at: number): boolean => this.isIn('numbered', at) && this.isIn('taskHeads', at - 1);

  private isJoin = (at: number): boolean => this.fold(at) === ',' || this.isIn('listJoins', at);

  /** Runs of tokens that are, or remind of, the name of a stage, project or person. */
  private names(): void {
    this.tokens.forEach((token, from) => {
      if (token.is === 'mention') this.mention(token, from);
      if (token.is !== 'word' && token.is !== 'quoted' && token.is !== 'emoji') {
        if (token.text === '@') this.group(from, from + 1);
        return;
      }
      if (token.is === 'word' && this.isIn('determiners', from) && !this.isNamedSo(token, from)) return;
      for (let to = Math.min(from + LONGEST_NAME, this.tokens.length); to > from; to -= 1) this.name(from, to);
      this.group(from, from);
    });
  }

  /** "link A": an article that is somebody's name for a project or a stage. */
  private isNamedSo({ text, fold }: Token, from: number): boolean {
    const { projects, stages } = this.world;
    const isWritten = from > 0 && text !== fold;
    return [...projects, ...stages].some(({ key }) => key.startsWith(`${fold}-`) || (isWritten && key === fold));
  }

  private mention({ mention }: Token, from: number): void {
    if (!mention) return;
    const known = this.index.personOf(mention.id);
    if (mention.is === 'group') this.put(from, from + 1, { is: 'group', rows: [], words: mention.name }, 3);
    else if (known) this.put(from, from + 1, { is: 'person', rows: [known] }, 3);
    else this.put(from, from + 1, { is: 'unknown', kind: 'person', words: mention.name }, 3);
  }

  private name(from: number, to: number): void {
    const last = this.tokens[to - 1];
    if (!last || last.is === 'mark' || last.is === 'line' || last.is === 'mention' || last.fold === "'s") return;
    const key = keyOf(this.text.slice(this.tokens[from]?.start ?? 0, last.end));
    if (key === '' || key.length > NAME_MAX) return;
    if (!this.index.canBe(key)) return;
    const stages = this.index.stages(key, to - from === 1);
    if (stages) this.put(from, to, { is: 'stage', rows: stages.rows }, stages.sure);
    const projects = this.index.projects(key);
    if (projects) this.put(from, to, { is: 'project', rows: projects.rows }, projects.sure);
    this.person(from, to, key);
  }

  private person(from: number, to: number, key: string): void {
    if (to - from === 1 && this.index.wordLists.has('me', key)) {
      const self = this.index.personOf(this.speaker.me);
      this.put(from, to, self ? { is: 'person', rows: [self] } : { is: 'pronoun' }, 3);
      return;
    }
    const rows = this.index.people(key);
    const owning = to - from === 1 && rows.length === 0 ? this.index.peopleOwning(key) : [];
    if (rows.length > 0) this.put(from, to, { is: 'person', rows }, 3);
    else if (owning.length > 0) this.put(from, to, { is: 'person', rows: owning }, 3, true);
    else if (to - from === 1) {
      const byId = this.index.personOf(this.tokens[from]?.text ?? '');
      if (byId) this.put(from, to, { is: 'person', rows: [byId] }, 3);
    }
  }

  /** "everyone", "the data team", "@here" */
  private group(from: number, word: number): void {
    let end = this.isIn('groups', word) ? word + 1 : undefined;
    for (let i = word + 1; end === undefined && i < word + 4 && this.isNameWord(i - 1) && this.isNameWord(i); i += 1)
      if (this.isIn('groupHeads', i)) end = i + 1;
    if (end === undefined) return;
    const isOne = end === word + 1;
    const isAnyone = isOne && this.isIn('anyone', word) && { isAnyone: true as const };
    const isEveryone = isOne && this.isIn('everyone', word) && { isEveryone: true as const };
    this.put(from, end, { is: 'group', rows: [], words: this.between(from, end), ...isAnyone, ...isEveryone }, 3);
  }

  /** "blocked on infra" doesn't name a group. */
  private isNameWord = (at: number): boolean =>
    this.tokens[at]?.is === 'word' && !this.isIn('determiners', at) && !this.isIn('beforeGroups', at);

  private pronouns(): void {
    this.tokens.forEach(({ is }, i) => {
      // "all his stuff" is nothing that was spoken of.
      const isOwned = this.isIn('possessive', i - 1) || this.fold(i - 1) === "'s" || this.isIn('beforeNouns', i - 1);
      if (is === 'word' && this.isIn('pronouns', i) && !isOwned)
        this.put(i, i + (this.isIn('pointing', i) ? this.headAfter(i) : 1), { is: 'pronoun' }, 2);
    });
  }

  /** "give it to him": who was named before in the text, else who was spoken of last. */
  private personals(): void {
    this.tokens.forEach(({ is }, i) => {
      if (is !== 'word' || !(this.isIn('personal', i) || this.isIn('possessive', i))) return;
      const thing = this.personBefore(i) ?? { is: 'personal' };
      if (this.isIn('personal', i)) this.put(i, i + 1, thing, this.isIn('personalSubjects', i) ? 1 : 2);
      if (this.isIn('possessive', i)) this.put(i, i + 1, thing, 2, true);
    });
  }

  private personBefore(i: number): Thing | undefined {
    const isOther = ({ thing, to }: NamedThing) =>
      to <= i && thing.is === 'person' && thing.rows.length === 1 && thing.rows[0]?.id !== this.speaker.me;
    return this.found.filter(isOther).sort((a, b) => b.from - a.from)[0]?.thing;
  }

  /** "this one", "that task" */
  private headAfter(i: number): number {
    return HEADS.some((list) => this.isIn(list, i + 1)) ? 2 : 1;
  }

  private days(): void {
    const last = this.tokens.at(-1);
    if (!last) return;
    for (const run of findDates(this.text.slice(0, last.end), this.speaker)) {
      const from = this.tokens.findIndex(({ start, end }) => start <= run.start && end > run.start);
      const to = this.tokens.findIndex(({ end }) => end >= run.end) + 1;
      if (from < 0 || to <= from || this.tokens[from]?.is === 'quoted') continue;
      const day: Thing = { is: 'day', reading: run.reading, words: run.words };
      this.put(from, to, day, 3);
      // "17.12." can end with the sentence.
      if (this.fold(to - 1) === '.') this.put(from, to - 1, day, 3);
      if (run.reading.is === 'range') this.halves(from, to);
    }
  }

  /** "from 23 november to 2 december": each of the days by itself, too. */
  private halves(from: number, to: number): void {
    const middle = this.tokens.findIndex((_, i) => i > from && i < to - 1 && this.isIn('to', i));
    if (middle < 0) return;
    for (const [start, end] of [
      [from, middle],
      [middle + 1, to],
    ] as const) {
      const words = this.between(start, end);
      const reading = readDate(words, this.speaker);
      if (reading) this.put(start, end, { is: 'day', reading, words }, 3);
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

/** Finds tasks by distinctive words of their titles: "the model card". Pure. */
import { keyOf } from '../model/names.js';
import type { Stage, Task } from '../model/project-rows.js';
import { type TitleStems, titleStems, wordStem } from './alike.js';
import type { NamedThing, Thing } from './things.js';
import type { Token } from './tokens.js';
import type { WordLists } from './word-lists.js';
import { LONGEST_NAME } from './world.js';

/** The tasks that the words of a text remind of. @param stages "the labels" can mean the stage Labelling as well */
export function findTitles(
  tokens: readonly Token[],
  tasks: readonly Task[],
  stages: readonly Stage[],
  wordLists: WordLists,
): readonly NamedThing[] {
  return new TitleFinder(tokens, tasks, new Set(stages.map(({ name }) => wordStem(keyOf(name)))), wordLists).find();
}

const cut = new WeakMap<Task, { wordLists: WordLists; stems: TitleStems }>();

/** A row that is read again stays the same object while nothing is written: its title is cut into stems once. */
function stemsOf(task: Task, wordLists: WordLists): TitleStems {
  const known = cut.get(task);
  if (known?.wordLists === wordLists) return known.stems;
  const stems = titleStems(task.title, wordLists);
  cut.set(task, { wordLists, stems });
  return stems;
}

/** Tasks of one title. */
type SameTitle = readonly [Task, ...Task[]];

/** A title, and the stems of its words. */
interface Title {
  tasks: SameTitle;
  stems: TitleStems;
}

/** The tasks of each title: the open ones, or all if none is open. */
function byTitle(tasks: readonly Task[]): SameTitle[] {
  const all = new Map<string, [Task, ...Task[]]>();
  for (const task of tasks) {
    const same = all.get(keyOf(task.title));
    if (same) same.push(task);
    else all.set(keyOf(task.title), [task]);
  }
  return [...all.values()].map((same) => {
    const [open, ...more] = same.filter(({ state }) => state === 'open');
    return open ? [open, ...more] : same;
  });
}

class TitleFinder {
  private readonly found: NamedThing[] = [];
  private readonly stems: readonly string[];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly tasks: readonly Task[],
    private readonly stages: ReadonlySet<string>,
    private readonly wordLists: WordLists,
  ) {
    this.stems = tokens.map(({ is, fold }) => (is === 'word' ? wordStem(fold) : ''));
  }

  private put(from: number, to: number, thing: Thing, sure: NamedThing['sure']): void {
    this.found.push({ from, to, thing, sure });
  }

  private fold = (at: number): string => this.tokens[at]?.fold ?? '';

  find(): readonly NamedThing[] {
    const titles = byTitle(this.tasks).map((tasks) => ({ tasks, stems: stemsOf(tasks[0], this.wordLists) }));
    const shared = new Map<string, number>();
    for (const { stems } of titles) for (const stem of stems.all) shared.set(stem, (shared.get(stem) ?? 0) + 1);
    this.tokens.forEach((token, from) => {
      if (token.is !== 'word' && token.is !== 'quoted') return;
      const near = titles.filter(({ stems }) => stems.all.has(this.stems[from] ?? '') || token.is === 'quoted');
      for (const title of near) this.title(from, title, shared);
    });
    return this.found;
  }

  private title(from: number, title: Title, shared: ReadonlyMap<string, number>): void {
    const { tasks, stems } = title;
    const token = this.tokens[from];
    if (token?.is === 'quoted') {
      if (keyOf(token.text) === keyOf(tasks[0].title)) this.put(from, from + 1, { is: 'task', rows: tasks }, 3);
      return;
    }
    const { matched, to, isInOrder } = this.wordsOfTitle(from, stems);
    // "set training …" doesn't speak of "Version the training set", but "the label backfill" does of "Backfill the labels".
    const [whole, part] = isInOrder ? ([3, 2] as const) : ([2, 1] as const);
    if (matched.size >= 2)
      this.put(from, to, { is: 'task', rows: tasks }, matched.size === stems.all.size ? whole : part);
    else if (matched.size === 1 && shared.get([...matched][0] ?? '') === 1) this.oneWord(from, title, matched);
  }

  /** The words of a title that stand together from a token on, where they end, and whether they come in the title's order. */
  private wordsOfTitle(from: number, stems: TitleStems): { matched: Set<string>; to: number; isInOrder: boolean } {
    const matched = new Set<string>();
    const order = [...stems.all];
    let [to, last, isInOrder] = [from, -1, true];
    for (let i = from; i < Math.min(this.tokens.length, from + LONGEST_NAME * 2); i += 1) {
      const stem = this.stems[i] ?? '';
      if (stems.all.has(stem)) {
        matched.add(stem);
        to = i + 1;
        isInOrder &&= order.indexOf(stem) > last;
        last = order.indexOf(stem);
      } else if (!this.wordLists.has('weakInTitles', this.fold(i)) || this.tokens[i]?.is !== 'word') break;
    }
    return { matched, to, isInOrder };
  }

  /** A single word that no other title has. */
  private oneWord(from: number, { tasks, stems }: Title, matched: ReadonlySet<string>): void {
    // "the task about versioning"
    const isHeaded =
      this.wordLists.has('aboutHeads', this.fold(from - 1)) && this.wordLists.has('taskHeads', this.fold(from - 2));
    const isNamed = isHeaded || this.wordLists.has('definite', this.fold(from - 1));
    // "backfill is finished", "done backfill", "that backfill story": a verb beside another one, or pointed at, is a noun.
    const isBehind = (['alsoStates', 'pointing'] as const).some((list) =>
      this.wordLists.has(list, this.fold(from - 1)),
    );
    const isNoun = !matched.has(stems.verb) || isBehind || this.wordLists.has('finite', this.fold(from + 1));
    const isSure = isHeaded || (isNamed && !this.stages.has(this.stems[from] ?? ''));
    if (isNamed || isNoun) this.put(from, from + 1, { is: 'task', rows: tasks }, isSure ? 2 : 1);
  }
}

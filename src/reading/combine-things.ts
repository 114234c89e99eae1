/** Makes longer things of those found: "the training stage", "training in fraud", "#1 and #2". Pure. */

import { withProjectsBehind } from './projects-behind.js';
import type { NamedThing, Thing } from './things.js';
import type { Token } from './tokens.js';
import type { WordList, WordLists } from './word-lists.js';

/** What things are called besides their names, by kind. */
const HEADS = { stage: 'stageHeads', task: 'taskHeads', project: 'projectHeads' } as const;

/** Candidates by the token at which they begin, the longest and surest first. */
export type FoundThings = ReadonlyMap<number, readonly NamedThing[]>;

/** Combines what was found one by one. */
export function combineThings(
  text: string,
  tokens: readonly Token[],
  found: readonly NamedThing[],
  wordLists: WordLists,
): FoundThings {
  return new Combiner(text, tokens, [...found], wordLists).combine();
}

class Combiner {
  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly found: NamedThing[],
    private readonly wordLists: WordLists,
  ) {}

  combine(): FoundThings {
    this.withHeads();
    this.pointedAt();
    this.ofOwners();
    this.stagesOfProjects();
    this.lists();
    this.found.push(...withProjectsBehind(this.tokens, this.found, this.wordLists));
    this.plurals();
    return this.byPlace();
  }

  private put(from: number, to: number, thing: Thing, sure: NamedThing['sure']): void {
    this.found.push({ from, to, thing, sure });
  }

  private between = (from: number, to: number): string =>
    this.text.slice(this.tokens[from]?.start ?? 0, this.tokens[to - 1]?.end ?? 0);

  private fold = (at: number): string => this.tokens[at]?.fold ?? '';

  private isIn = (list: WordList, at: number): boolean => this.wordLists.has(list, this.fold(at));

  /** "the training stage", "task 3", "the gpu quota task": the head belongs to the name. */
  private withHeads(): void {
    for (const { from, to, thing, sure } of [...this.found]) {
      const kind = thing.is === 'unknown' ? thing.kind : thing.is;
      if (kind !== 'stage' && kind !== 'task' && kind !== 'project') continue;
      const heads = HEADS[kind];
      const isHeaded = (i: number) => this.tokens[i]?.is === 'word' && this.isIn(heads, i);
      const before = isHeaded(from - 1) && this.fold(from - 1) !== 'one' ? from - 1 : from;
      const after = isHeaded(to) ? to + 1 : to;
      const head = this.headBefore(from, heads);
      if (head !== undefined && sure > 1) this.put(head, to, thing, sure);
      if (before === from && after === to) continue;
      this.put(before, to, thing, sure);
      if (after > to) this.put(before, after, thing, this.isVague(from, to) ? 1 : sure === 1 ? 2 : sure);
    }
  }

  /** "the training thing" is the stage as much as the task about the training set, "the labels one" Labelling as much as its task. */
  private isVague = (from: number, to: number): boolean =>
    this.isIn('vagueHeads', to) &&
    this.found.some((one) => one.from === from && one.to === to && one.thing.is === 'stage');

  /** "the task about the backfill", "the step of labelling": where the head stands. */
  private headBefore(from: number, heads: WordList): number | undefined {
    let at = from - 1;
    while (at > 0 && this.isIn('determiners', at)) at -= 1;
    const isHead = this.isIn('aboutHeads', at) && this.isIn(heads, at - 1) && this.fold(at - 1) !== 'one';
    return isHead ? at - 1 : undefined;
  }

  /** "that model card thing": the word that points belongs to the name. */
  private pointedAt(): void {
    for (const { from, to, thing, sure } of [...this.found])
      if ((thing.is === 'task' || thing.is === 'stage') && to - from > 1 && this.isIn('pointing', from - 1))
        this.put(from - 1, to, thing, sure);
  }

  /** "Dana's quota ticket", "Bo's training": whoever owns it belongs to the name. */
  private ofOwners(): void {
    const owners = [...this.found].filter(({ thing }) => thing.is === 'person');
    for (const owner of owners) {
      const at = owner.genitive ? owner.to : this.fold(owner.to) === "'s" ? owner.to + 1 : undefined;
      for (const one of at === undefined ? [] : [...this.found]) {
        const thing = one.from === at && owner.thing.is === 'person' ? owned(one.thing, owner.thing.rows) : undefined;
        if (thing) this.put(owner.from, one.to, thing, one.sure);
      }
    }
  }

  /** "fraud training", "training in fraud", "training fraud model", "the training of the fraud model" */
  private stagesOfProjects(): void {
    const stages = this.found.filter(({ thing }) => thing.is === 'stage');
    const projects = this.found.filter(({ thing }) => thing.is === 'project');
    for (const stage of stages)
      for (const project of projects) {
        const [first, second] = stage.from < project.from ? [stage, project] : [project, stage];
        if (this.isJoined(first.to, second.from, first === stage))
          this.joinStage(stage, project, first.from, second.to);
      }
  }

  private isJoined(end: number, start: number, stageFirst: boolean): boolean {
    if (start < end) return false;
    const between = this.tokens.slice(end, start).filter(({ fold }) => !this.wordLists.has('determiners', fold));
    if (between.length === 0) return true;
    return (
      between.length === 1 &&
      between[0]?.is === 'word' &&
      (stageFirst ? this.wordLists.has('ofProject', between[0].fold) : between[0].fold === "'s")
    );
  }

  private joinStage(stage: NamedThing, project: NamedThing, from: number, to: number): void {
    if (stage.thing.is !== 'stage' || project.thing.is !== 'project') return;
    const ids = project.thing.rows.map(({ id }) => id);
    const rows = stage.thing.rows.filter((row) => ids.includes(row.project));
    const isName = this.found.some(
      (one) => one.thing.is === 'project' && one.sure === 3 && one.from === from && one.to === to,
    );
    if (rows.length > 0 && !isName) this.put(from, to, { is: 'stage', rows, project: rows[0]?.project }, stage.sure);
  }

  /** "#1 and #2", "training, evaluation and monitoring"; of people: a group. */
  private lists(): void {
    const byStart = this.byPlace();
    for (const first of [...this.found]) {
      const kind = listKind(first.thing);
      // "mark 2 and 6 as done": bare numbers are tasks, at most, where a command looks for them.
      const least = first.thing.is === 'task' ? 1 : 2;
      if (!kind || first.sure < least) continue;
      const { things, end, either } = this.listFrom(first, kind, byStart);
      if (things.length < 2) continue;
      const people = things.flatMap((thing) => (thing.is === 'person' ? thing.rows : []));
      const list: Thing =
        kind === 'person'
          ? { is: 'group', rows: people, words: this.between(first.from, end) }
          : { is: 'list', of: things, either };
      const sure = first.sure === 1 ? 1 : 3;
      this.put(first.from, end, list, sure);
      // "both #1 and #2", "#1 and #2 both"
      if (this.isIn('both', first.from - 1)) this.put(first.from - 1, end, list, sure);
      if (this.isIn('both', end)) this.put(first.from, end + 1, list, sure);
    }
  }

  /** "Data and #2 are through, tick them off": what was listed in front. */
  private plurals(): void {
    const lists = this.found.filter(({ thing }) => thing.is === 'list').sort((a, b) => b.to - a.to || a.from - b.from);
    if (lists.length === 0) return;
    this.tokens.forEach((_, at) => {
      const before = this.isIn('plurals', at) ? lists.find(({ to }) => to < at) : undefined;
      if (before) this.put(at, at + 1, before.thing, 3);
    });
  }

  private listFrom(first: NamedThing, kind: 'item' | 'person', byStart: FoundThings) {
    const things: Thing[] = [first.thing];
    let end = first.to;
    let either = false;
    const lead = this.leadOf(first);
    for (;;) {
      const next = this.afterJoin(end, lead);
      const more = (next === undefined ? undefined : byStart.get(next))?.find(
        ({ thing, sure }) =>
          sure >= (first.sure === 1 && thing.is === 'task' ? 1 : 2) && listKind(thing) === kind && !isIn(thing, things),
      );
      // "start eval, data looks ok" names no list.
      if (!more || (this.fold(end) === ',' && next === end + 1 && this.isIn('finite', more.to)))
        return { things, end, either };
      either ||= this.hasChoice(end, more.from);
      things.push(more.thing);
      end = more.to;
    }
  }

  /** "for" in "responsible for data and also for training". */
  private leadOf({ from }: NamedThing): string | undefined {
    let at = from - 1;
    while (at > 0 && this.isIn('determiners', at)) at -= 1;
    return this.isIn('ofProject', at) ? this.fold(at) : undefined;
  }

  /** Where the next part of a list begins. @param lead the word in front of the list, which can stand in front of each part */
  private afterJoin(end: number, lead: string | undefined): number | undefined {
    // "#1 #3", "done 1 3"
    if ([/^#\d/, /^\d+$/].some((number) => number.test(this.fold(end)) && number.test(this.fold(end - 1)))) return end;
    let at = end;
    if (this.fold(at) === ',') at += 1;
    if ([0, 1, 2].every((i) => this.isIn('asWellAs', at + i))) at += 3;
    else if (this.isIn('listJoins', at) || this.isIn('choiceJoins', at)) at += 1;
    if (at === end) return undefined;
    if (this.isIn('listJoins', at)) at += 1;
    if (lead !== undefined && this.fold(at) === lead) at += 1;
    while (this.isIn('determiners', at)) at += 1;
    return at;
  }

  /** "#1 or #2" */
  private hasChoice = (from: number, to: number): boolean =>
    this.tokens.slice(from, to).some(({ fold }) => this.wordLists.has('choiceJoins', fold));

  private byPlace(): Map<number, NamedThing[]> {
    const places = new Map<number, NamedThing[]>();
    for (const candidate of this.found) {
      if (this.found.some((other) => overshadows(other, candidate))) continue;
      const list = places.get(candidate.from) ?? [];
      list.push(candidate);
      places.set(candidate.from, list);
    }
    for (const list of places.values()) list.sort((a, b) => b.to - a.to || b.sure - a.sure);
    return places;
  }
}

/** "the model card" is the name of a task: its "model" doesn't remind of "Model training" besides. */
const overshadows = (longer: NamedThing, { from, to, thing, sure }: NamedThing): boolean =>
  sure < 3 &&
  longer.sure > 1 &&
  longer.sure >= sure &&
  longer.from <= from &&
  longer.to >= to &&
  longer.to - longer.from > to - from &&
  listKind(longer.thing) === 'item' &&
  listKind(thing) === 'item' &&
  !isIn(thing, [longer.thing]);

/** "#1, the set is versioned" isn't a list: both are the same task. */
const isIn = (thing: Thing, things: readonly Thing[]): boolean =>
  things.some((one) => 'rows' in one && 'rows' in thing && one.rows[0]?.id === thing.rows[0]?.id);

/** A number that no task has belongs to the list as well: "close #1 and #99" tells that there is no #99. */
const listKind = (thing: Thing): 'item' | 'person' | undefined =>
  thing.is === 'stage' || thing.is === 'task' || (thing.is === 'unknown' && thing.kind === 'task')
    ? 'item'
    : thing.is === 'person'
      ? 'person'
      : undefined;

/** The stages or tasks of a name that one of these people owns; undefined if none of them does. */
function owned(thing: Thing, people: readonly { id: string }[]): Thing | undefined {
  const isTheirs = ({ owner }: { owner: string | null }) => people.some(({ id }) => id === owner);
  if (thing.is !== 'stage' && thing.is !== 'task') return undefined;
  if (!thing.rows.some(isTheirs)) return undefined;
  return thing.is === 'stage'
    ? { ...thing, rows: thing.rows.filter(isTheirs) }
    : { ...thing, rows: thing.rows.filter(isTheirs) };
}

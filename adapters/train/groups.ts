/**
 * What belongs together when models are judged on texts they have not seen: a whole channel, a whole team, a whole writer,
 * or all messages of a document that show one another as context.
 */
import { hashOf } from '../../src/model/hash.js';
import { FOLD_COUNT } from './folds.js';
import { isWritten, type Labelled } from './labelled.js';

/** Messages of one writer in a row that count as a team. */
const TEAM_SIZES: Readonly<Record<string, number>> = { 'made-chat': 260, 'made-long': 140 };
/** Shorter lines, such as headings, stand in many documents. UTF-16 units. */
const SHORTEST_TELLING_LINE = 40;
/** UTF-16 units of a line that are compared. */
const COMPARED = 80;

/** For each message the name of its group, in order. */
export function groupsOf(items: readonly Labelled[]): string[] {
  const linked = new Links(items.length);
  const places = new Map<string, number>();
  const positions = new Map<string, number>();
  return items
    .map((item, i) => {
      const at = positions.get(item.set) ?? 0;
      positions.set(item.set, at + 1);
      for (const key of [...tellingLines(item), ...place(item, at)]) {
        const other = places.get(key);
        if (other === undefined) places.set(key, i);
        else linked.join(i, other);
      }
      return i;
    })
    .map((i) => items[linked.first(i)]?.id ?? '');
}

/** Whether all messages of a set are of one writer. */
const isWholeWriter = (set: string) => set.startsWith('made-weeks') || set.startsWith('written');

/**
 * The part of a cross-validation that each message is judged in, by its group. Writers of whole sets are dealt out in turn: by chance
 * most of them might be judged by models that have learnt from few others.
 */
export function foldsOf(items: readonly Labelled[], groups: readonly string[]): number[] {
  const writers = [...new Set(items.map(({ set }) => set).filter(isWholeWriter))];
  return items.map(({ set }, i) => (isWholeWriter(set) ? writers.indexOf(set) : hashOf(groups[i] ?? '')) % FOLD_COUNT);
}

/** The channel, team or writer that a message is of. */
function place({ set, channel }: Labelled, at: number): string[] {
  const teamSize = TEAM_SIZES[set];
  if (teamSize !== undefined) return [`${set} ${Math.floor(at / teamSize)}`];
  if (isWholeWriter(set)) return [set];
  return channel === undefined ? [] : [`channel ${channel}`];
}

function tellingLines({ set, text, context = [] }: Labelled): string[] {
  if (isWritten({ set })) return [];
  const lines = [text, ...context.map((line) => line.replace(/^[^:]{1,40}: /, ''))];
  return lines.filter(({ length }) => length >= SHORTEST_TELLING_LINE).map((line) => line.slice(0, COMPARED));
}

/** Which items are joined, directly or through others. */
class Links {
  private readonly parents: Int32Array;

  constructor(size: number) {
    this.parents = Int32Array.from({ length: size }, (_, i) => i);
  }

  /** The first item that one is joined with. */
  first(i: number): number {
    let at = i;
    while (this.parent(at) !== at) at = this.parent(at);
    this.parents[i] = at;
    return at;
  }

  join(a: number, b: number): void {
    const [low, high] = [this.first(a), this.first(b)].sort((x, y) => x - y);
    if (low !== undefined && high !== undefined) this.parents[high] = low;
  }

  private parent(i: number): number {
    return this.parents[i] ?? i;
  }
}

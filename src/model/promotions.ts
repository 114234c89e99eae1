/** The ledger of versions, read: what was live at an instant, what each version replaced, and the way back. Pure. */
import { keyOf } from './names.js';
import type { StageState } from './project-rows.js';
import type { Promotion } from './promotion-rows.js';

/** The place that a version is put to: two spellings of one are the same. */
export const slotOf = (model: string, alias: string): string => `${keyOf(model)}:${keyOf(alias)}`;

/** A version in its place. */
export interface VersionMove {
  entry: Promotion;
  /** The version that was there last; null if it is the same one, none was, or nobody knows. */
  replaced: string | null;
  /** A version that was there before came back. */
  isBack: boolean;
  /** The version to go back to, or null before there are two. */
  wayBack: string | null;
  /** Who made the move, as somebody of the workspace said. */
  by: string | null;
}

/** What happened to one place, oldest first. */
export interface SlotStory {
  slot: string;
  moves: readonly VersionMove[];
}

/** In the order in which things happened; what was told first counts first if the sender's clock does not say. */
const inOrder = (a: Promotion, b: Promotion): number => a.at - b.at || a.toldAt - b.toldAt || (a.id < b.id ? -1 : 1);

/** Each place's story. What was taken back is left out. @param entries of one project, in any order */
export function storiesOf(entries: readonly Promotion[]): SlotStory[] {
  const valid = entries.filter(({ undoneAt }) => undoneAt === null).sort(inOrder);
  const confirmed = new Map(valid.flatMap(({ is, about, by }) => (is === 'confirmed' && about ? [[about, by]] : [])));
  const slots = new Map<string, Promotion[]>();
  for (const entry of valid) {
    if (entry.is !== 'moved' && entry.is !== 'removed' && entry.is !== 'failed') continue;
    const own = slots.get(entry.slot);
    if (own) own.push(entry);
    else slots.set(entry.slot, [entry]);
  }
  return [...slots].map(([slot, own]) => ({ slot, moves: movesOf(own, confirmed) }));
}

/** The versions that were there before one another are kept as a pile: going back takes the later ones off. */
function movesOf(entries: readonly Promotion[], confirmed: ReadonlyMap<string, string | null>): VersionMove[] {
  let pile: string[] = [];
  let here: string | null = null;
  const moves: VersionMove[] = [];
  for (const entry of entries) {
    const by = confirmed.get(entry.id) ?? entry.by;
    // Some registries take an alias away before they set it again: the version that it had is what was replaced.
    const before: string | null = here ?? pile.at(-1) ?? null;
    let isBack = false;
    if (entry.is === 'removed') here = null;
    else if (entry.is === 'moved' && entry.to !== null) {
      // The same version again, as a second system tells of it, moves nothing.
      const at = pile.indexOf(entry.to);
      isBack = at !== -1 && at < pile.length - 1;
      pile = at === -1 ? [...pile, entry.to] : pile.slice(0, at + 1);
      here = entry.to;
    }
    const wayBack = (here === null ? pile.at(-1) : pile.at(-2)) ?? null;
    moves.push({ entry, replaced: entry.is === 'moved' && before === entry.to ? null : before, isBack, wayBack, by });
  }
  return moves;
}

/** What is in a place at an instant: the move that put it there; undefined if nothing is. @param until inclusive, epoch ms */
export function standingAt({ moves }: SlotStory, until: number): VersionMove | undefined {
  const last = moves.findLast(({ entry }) => entry.is !== 'failed' && entry.at <= until);
  if (last?.entry.is !== 'moved') return undefined;
  // The same version told again was put there the first time.
  let first = last;
  for (const move of moves.slice(0, moves.indexOf(last)).reverse()) {
    if (move.entry.is === 'failed') continue;
    if (move.entry.is !== 'moved' || move.entry.to !== last.entry.to) break;
    first = { ...move, by: move.by ?? first.by, entry: withActor(move.entry, first.entry) };
  }
  return first;
}

/** The first telling, with what only a later one says. */
const withActor = (first: Promotion, later: Promotion): Promotion => ({
  ...first,
  actor: first.actor ?? later.actor,
  evidence: first.evidence ?? later.evidence,
});

/** What other systems say of a place: a version is live; nothing is, an older one came back, or the last try failed. */
type SlotSays = 'live' | 'removed' | 'back' | 'failed';

/** What the last entry of a place says. @param move the last one of its story */
export function saysOf({ entry, isBack }: VersionMove): SlotSays {
  if (entry.is !== 'moved') return entry.is === 'removed' ? 'removed' : 'failed';
  return isBack ? 'back' : 'live';
}

/** What chat says of the stage that deploys: how it stands, and since when. */
interface ChatSays {
  state: StageState;
  since: number;
}

/**
 * Whether what chat says of the deployment differs from what another system says: `live` if a version is live although the stage
 * is not done, `gone` if the stage is done although its version was removed, moved back or failed. Whoever changes a stage after
 * something was told knows of it: only a stage that is done with nothing there is asked about even then.
 */
export function disagreement(stage: ChatSays, move: VersionMove): 'live' | 'gone' | undefined {
  if (!move.entry.live) return undefined;
  const says = saysOf(move);
  const isKnown = stage.since > move.entry.toldAt;
  if (stage.state === 'done') return says === 'live' || (isKnown && says === 'back') ? undefined : 'gone';
  return says === 'live' && !isKnown ? 'live' : undefined;
}

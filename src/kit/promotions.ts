/** The ledger of versions of some projects, and where chat and other systems disagree. */
import { DAY } from '../model/dates/calendar.js';
import type { Stage } from '../model/project-rows.js';
import type { Contradiction } from '../model/promotion-rows.js';
import { disagreement, type SlotStory, storiesOf, type VersionMove } from '../model/promotions.js';
import type { Reader } from '../ports/store.js';
import { inParts } from './in-parts.js';

/** Entries of one project that are read, the newest: a version a day for more than ten years. */
const MOST_ENTRIES = 5_000;
/** How long somebody has to say which side is right before others see it. */
const ASKED_MS = DAY;

/** What happened to each place that versions of a project are put to. */
export async function storiesIn(read: Reader, project: string): Promise<SlotStory[]> {
  const order = ['-at', '-id'] as const;
  return storiesOf(await read.find('promotion', { where: { project }, order, limit: MOST_ENTRIES }));
}

/** Where chat and another system say different things of a stage. */
export interface Disagreement {
  contradiction: Contradiction;
  stage: Stage;
  /** What the other system said last. */
  move: VersionMove;
}

/**
 * What nobody has settled within a day, as of an instant, the oldest first.
 * @param stages those of the projects, as they stood then
 */
export async function standingDisagreements(
  read: Reader,
  projects: readonly string[],
  stages: readonly Stage[],
  until: number,
): Promise<Disagreement[]> {
  const at = { below: until - ASKED_MS + 1 };
  const all = await inParts(projects, (project) => read.find('contradiction', { where: { project, at } }));
  const open = all.filter(({ settledAt }) => settledAt === null || settledAt > until);
  const found: Disagreement[] = [];
  for (const project of new Set(open.map((one) => one.project))) {
    const entries = await read.find('promotion', { where: { project, toldAt: { below: until + 1 } } });
    for (const story of storiesOf(entries)) found.push(...stillOpen(open, stages, story));
  }
  return found.sort((a, b) => a.contradiction.at - b.contradiction.at);
}

/** Those of one place that are still so: neither the stage nor the version has changed since. */
function stillOpen(open: readonly Contradiction[], stages: readonly Stage[], story: SlotStory): Disagreement[] {
  const move = story.moves.at(-1);
  return open.flatMap((contradiction) => {
    const stage = stages.find(({ id }) => id === contradiction.stage);
    if (!move || !stage || contradiction.promotion !== move.entry.id) return [];
    return disagreement(stage, move) === contradiction.is ? [{ contradiction, stage, move }] : [];
  });
}

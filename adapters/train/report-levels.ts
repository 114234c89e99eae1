/** Where thresholds come from, and what the levels of `nudge-care` come to. */
import { THRESHOLD } from '../../src/clarity/ownership/score.js';
import { careMargin, sureEnough } from '../../src/model/nudges.js';
import { FOLD_COUNT, percentage } from './folds.js';
import { isWritten } from './labelled.js';
import type { Judgement } from './report-ownership.js';

/** The least share that must be right where a threshold is chosen. */
const AIMS = { real: 0.65, written: 0.82 };
/** Steps in which thresholds are tried. */
const STEP = 0.05;
const LOWEST = -2;
const HIGHEST = 3;

/**
 * The scores moved so that the usual threshold is, for each part, the lowest at which the two other parts reach the aims. A threshold
 * chosen on the messages that it is judged by flatters; this one does not.
 */
export function thresholdsFromOthers(all: readonly Judgement[]): Judgement[] {
  const certain = all.filter(({ item }) => item.nudge !== 'maybe');
  return Array.from({ length: FOLD_COUNT }, (_, fold) => {
    const chosen = lowestThreshold(certain.filter((one) => one.fold !== fold));
    console.log(`  for part ${fold}: ${(chosen - THRESHOLD.nudge).toFixed(2)} above the shipped one`);
    const judged = all.filter((one) => one.fold === fold);
    return judged.map((one) => ({ ...one, score: one.score - chosen + THRESHOLD.nudge }));
  }).flat();
}

function lowestThreshold(verdicts: readonly Judgement[]): number {
  const real = verdicts.filter((one) => !isWritten(one.item));
  const written = verdicts.filter(({ item }) => isWritten(item));
  for (let threshold = LOWEST; threshold < HIGHEST; threshold += STEP)
    if (rightAbove(real, threshold) >= AIMS.real && rightAbove(written, threshold) >= AIMS.written) return threshold;
  return HIGHEST;
}

function rightAbove(verdicts: readonly Judgement[], threshold: number): number {
  const given = verdicts.filter(({ score }) => score > threshold);
  return given.filter(({ item }) => item.nudge === 'yes').length / given.length;
}

/** Prints what a channel gets at each level of `nudge-care`, with suggestions counted as firm. */
export function reportLevels(all: readonly Judgement[]): void {
  const certain = all.filter(({ item }) => item.nudge !== 'maybe');
  for (const level of ['quiet', 'normal', 'eager']) {
    const shown = (one: Judgement) => sureEnough(one.score - THRESHOLD.nudge - careMargin(level), undefined);
    const report = (name: string, verdicts: readonly Judgement[]) => {
      const given = verdicts.filter(shown);
      const right = given.filter(({ item }) => item.nudge === 'yes').length;
      const wanted = verdicts.filter(({ item }) => item.nudge === 'yes').length;
      const falseRate = ((1000 * (given.length - right)) / verdicts.length).toFixed(1);
      return `${name} ${percentage(right, given.length)} of ${given.length} right, ${percentage(right, wanted)} found, ${falseRate} false in 1,000`;
    };
    const families = [
      report(
        'real chat in order',
        certain.filter(({ item }) => item.set === 'ordered-chat'),
      ),
      report(
        'real, all media',
        certain.filter((one) => !isWritten(one.item) && one.item.set !== 'ordered-chat'),
      ),
      report(
        'written weeks',
        certain.filter(({ item }) => item.set.startsWith('made-weeks')),
      ),
      report(
        'written, short',
        certain.filter(({ item }) => item.set === 'made-chat'),
      ),
    ];
    console.log(`nudge-care ${level}: ${families.join('; ')}`);
  }
}

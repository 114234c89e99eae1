/** Prints how good the ownership models are, by set. */
import { WORK_KINDS } from '../../src/clarity/labels.js';
import { THRESHOLD } from '../../src/clarity/ownership/score.js';
import { percentage } from './folds.js';
import { type Share, shareInterval } from './intervals.js';
import { isWritten, type Labelled } from './labelled.js';

/** A labelled message, and by whom it is judged. */
export interface Judged {
  item: Labelled;
  /** What belongs together and is never judged by models that have seen some of it. */
  group: string;
  fold: number;
}

/** What the models say of a labelled message. */
export interface Judgement extends Judged {
  /** Score of its likeliest sentence for stating work, and that sentence's owner. */
  work: number;
  owner: string;
  /** The highest score for a nudge: by the linear models alone, and with the encoder. */
  linear: number;
  score: number;
}

/** The sets by what they show: found or written for the purpose, a natural sample or chosen. */
const FAMILIES: readonly (readonly [string, (item: Labelled) => boolean])[] = [
  ['real chat in order', ({ set }) => set === 'ordered-chat'],
  ['real, all media, chosen', ({ set, stratum }) => isReal(set) && stratum !== 'natural'],
  ['real, all media, natural sample', ({ set, stratum }) => isReal(set) && stratum === 'natural'],
  ['real, chosen, chat', ({ set, medium }) => isReal(set) && (medium ?? 'chat') === 'chat'],
  ['real, chosen, notes', ({ set, medium }) => isReal(set) && medium === 'notes'],
  ['real, chosen, issues and e-mail', ({ set, medium }) => isReal(set) && (medium === 'issue' || medium === 'email')],
  ['written weeks', ({ set }) => set.startsWith('made-weeks')],
  ['written weeks, this repository', ({ set }) => set.startsWith('written')],
  ['written chat', ({ set }) => set === 'made-chat'],
  ['written, longer', ({ set }) => set === 'made-long'],
];
const isReal = (set: string) => set === 'labels-1' || set.startsWith('ownership');

/** Prints precision, recall and false nudges of each family of sets. */
export function reportNudges(all: readonly Judgement[]): void {
  for (const [name, belongs] of FAMILIES) {
    const verdicts = all.filter(({ item }) => item.nudge !== 'maybe' && belongs(item));
    const wanted = verdicts.filter(({ item }) => item.nudge === 'yes').length;
    const given = verdicts.filter(({ score }) => score > THRESHOLD.nudge);
    const right = given.filter(({ item }) => item.nudge === 'yes');
    const precision = interval(given, right);
    const recall = interval(
      verdicts.filter(({ item }) => item.nudge === 'yes'),
      right,
    );
    const falseRate = ((1000 * (given.length - right.length)) / verdicts.length).toFixed(1);
    console.log(
      `${name.padEnd(32)} n ${verdicts.length} precision ${percentage(right.length, given.length)} ${precision} recall ${percentage(right.length, wanted)} ${recall} of ${wanted}; ` +
        `false in 1,000 ${falseRate}; average precision ${averagePrecision(verdicts).toFixed(3)}; recall at 90 % precision ${percentage(recallAt(verdicts, 0.9), wanted)}, at 75 % ${percentage(recallAt(verdicts, 0.75), wanted)}`,
    );
  }
}

/** The range of a share, by groups: "(40-79)". */
function interval(whole: readonly Judgement[], part: readonly Judgement[]): string {
  const groups = new Map<string, Share>();
  for (const { group } of whole) groups.set(group, { part: 0, whole: (groups.get(group)?.whole ?? 0) + 1 });
  for (const { group } of part) {
    const share = groups.get(group);
    if (share) share.part++;
  }
  const [low, high] = shareInterval([...groups.values()]).map((share) => (100 * share).toFixed(0));
  return `(${low}-${high})`;
}

const byScore = (verdicts: readonly Judgement[]) => [...verdicts].sort((a, b) => b.score - a.score);

/** The area under the curve of precision over recall. */
function averagePrecision(verdicts: readonly Judgement[]): number {
  let right = 0;
  let sum = 0;
  for (const [i, { item }] of byScore(verdicts).entries())
    if (item.nudge === 'yes') {
      right++;
      sum += right / (i + 1);
    }
  return right === 0 ? 0 : sum / right;
}

/** The most that are found while at least that share of what is given is right. */
function recallAt(verdicts: readonly Judgement[], precision: number): number {
  let right = 0;
  let best = 0;
  for (const [i, { item }] of byScore(verdicts).entries()) {
    if (item.nudge === 'yes') right++;
    if (right / (i + 1) >= precision) best = right;
  }
  return best;
}

/** Prints how well work is found, and its owner told. */
export function reportWork(all: readonly Judgement[]): void {
  const kinds: ReadonlySet<string> = new Set(WORK_KINDS);
  const isWork = ({ item }: Judgement) => kinds.has(item.kind);
  const report = (name: string, verdicts: readonly Judgement[]) => {
    const said = verdicts.filter(({ work }) => work > THRESHOLD.work);
    const right = said.filter(isWork);
    const owned = right.filter(({ item }) => item.owner !== 'uncertain' && item.owner !== null);
    const sameOwner = owned.filter(({ item, owner }) => item.owner === owner).length;
    const recall = percentage(right.length, verdicts.filter(isWork).length);
    const owners = `owner right ${percentage(sameOwner, owned.length)} of found`;
    console.log(`work found, ${name}: precision ${percentage(right.length, said.length)}, recall ${recall}; ${owners}`);
  };
  const certain = all.filter(({ item }) => item.kind !== 'uncertain');
  report(
    'real',
    certain.filter(({ item }) => !isWritten(item)),
  );
  report(
    'written',
    certain.filter(({ item }) => isWritten(item)),
  );
}

/** Cross-validates the ownership models over whole documents, channels, teams and writers. */
import { writeFileSync } from 'node:fs';
import { blended } from '../../src/clarity/encoder/blend.js';
import { isUnclearOwner } from '../../src/clarity/labels.js';
import { readLexicon } from '../../src/clarity/model/word-classes.js';
import { LEXICON } from '../../src/clarity/models/lexicon.js';
import { parseSentences } from '../../src/clarity/ownership/parse.js';
import { resourcesOf } from '../../src/clarity/ownership/resources.js';
import { scoreSentences } from '../../src/clarity/ownership/score.js';
import type { ScoredSentence, ScoringResources } from '../../src/clarity/ownership/types.js';
import { prefilterOf } from '../../src/clarity/prefilter.js';
import { patternCountsOf } from '../../src/clarity/rules/signs.js';
import { authorTokens } from '../../src/clarity/text/sentences.js';
import { readRules } from '../prompts/rules.js';
import { readDatasets } from './datasets.js';
import { messageId, readEncoderScores, type ScoresByMessage } from './encoder-scores.js';
import { crossValidate, oneLine } from './folds.js';
import { foldsOf, groupsOf } from './groups.js';
import type { Labelled } from './labelled.js';
import { fitOwnership, prepareSamples } from './ownership.js';
import { readingLine, unlabelledReadings } from './readings.js';
import { reportLevels, thresholdsFromOthers } from './report-levels.js';
import { type Judged, type Judgement, reportNudges, reportWork } from './report-ownership.js';
import { labelledSamples, syntheticSamples } from './samples.js';

/** Files to write besides the figures. */
interface EvaluationFiles {
  /** The scores of each message. */
  dump?: string | undefined;
  /** What the encoder in Python learns from; see encoder/readings.py. */
  readings?: string | undefined;
}

/** Prints the figures on the labelled messages. */
export function evaluateOwnership(folder: string, showErrors: boolean, { dump, readings }: EvaluationFiles = {}): void {
  const { labelled, unlabelled } = readDatasets(folder);
  const groups = groupsOf(labelled);
  const folds = foldsOf(labelled, groups);
  const read = readEncoderScores();
  const book = readRules();
  const resources = resourcesOf(book, readLexicon(LEXICON));
  const passes = prefilterOf(book, patternCountsOf(book), resources.lexicon);
  const prepared = prepareSamples(labelledSamples(labelled), resources, passes);
  const synthetic = prepareSamples(syntheticSamples(), resources);
  const foldById = new Map(labelled.map((item, i) => [messageId(item), folds[i]]));
  const lines: string[] = [];
  const verdicts = crossValidate((fold) => {
    const others = prepared.filter(({ item }) => foldById.get(messageId(item)) !== fold);
    const { decide, classify } = fitOwnership([...others, ...synthetic]);
    const scoring = { ...resources, decide, classify };
    const judged = labelled.flatMap((item, i) => (folds[i] === fold ? [{ item, group: groups[i] ?? '', fold }] : []));
    const seen = judged.flatMap(({ item }) => (passes(item.text, item.medium) ? [item] : []));
    if (readings !== undefined) lines.push(...seen.map((item) => readingLine(item, fold, scoring)));
    return judged.map((one): Judgement => {
      const { text, medium } = one.item;
      return passes(text, medium) ? { ...one, ...verdictOn(one.item, scoring, read) } : { ...one, ...NOTHING };
    });
  }).flat();
  report(verdicts);
  if (showErrors) showMistakes(verdicts);
  if (dump !== undefined) writeFileSync(dump, verdicts.map(dumpLine).join(''));
  if (readings !== undefined) {
    const scoring = { ...resources, ...fitOwnership([...prepared, ...synthetic]) };
    writeFileSync(readings, [...lines, ...unlabelledReadings(unlabelled, labelled, passes, scoring)].join(''));
  }
}

function report(verdicts: readonly Judgement[]): void {
  console.log('Nudges, by the linear models alone:');
  reportNudges(verdicts.map((one) => ({ ...one, score: one.linear })));
  console.log('Nudges, with the encoder (scores from encoder/out-of-fold.tsv):');
  reportNudges(verdicts);
  console.log('The same at thresholds that were chosen on the two other parts:');
  reportNudges(thresholdsFromOthers(verdicts));
  reportLevels(verdicts);
  reportWork(verdicts);
}

const dumpLine = ({ item: { set, id }, linear, score, work, owner }: Judgement) =>
  `${JSON.stringify({ set, id, linear, score, work, owner })}\n`;

const NO_SCORE = Number.NEGATIVE_INFINITY;
const NOTHING = { work: NO_SCORE, owner: '', linear: NO_SCORE, score: NO_SCORE };

function verdictOn(item: Labelled, resources: ScoringResources, read: ScoresByMessage): Omit<Judgement, keyof Judged> {
  const sentences = parseSentences(item.text, authorTokens(item.text), resources);
  const scored = scoreSentences({ sentences, context: item }, resources);
  const likeliest = scored.reduce((best, one) => (best === undefined || one.work > best.work ? one : best), scored[0]);
  return {
    work: likeliest?.work ?? NO_SCORE,
    owner: likeliest?.owner ?? '',
    linear: scoreOf(scored),
    score: scoreOf(blended(scored, read.get(messageId(item)) ?? new Map())),
  };
}

const scoreOf = (scored: readonly ScoredSentence[]) =>
  Math.max(NO_SCORE, ...scored.flatMap(({ owner, nudge }) => (isUnclearOwner(owner) ? [nudge] : [])));

function showMistakes(verdicts: readonly Judgement[]): void {
  const line = ({ item, score }: Judgement) =>
    `${score.toFixed(2)} ${item.set} ${item.kind}/${item.owner} ${item.span ?? ''}: ${oneLine(item.text)}`;
  const sorted = [...verdicts].sort((a, b) => b.score - a.score);
  for (const verdict of sorted.filter(({ item, score }) => item.nudge === 'no' && score > -1))
    console.log(`  false ${line(verdict)}`);
  for (const verdict of sorted.filter(({ item, score }) => item.nudge === 'yes' && score < 1))
    console.log(`  missed ${line(verdict)}`);
}

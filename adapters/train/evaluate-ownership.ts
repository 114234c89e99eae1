/** Cross-validates the ownership models over whole documents, channels, teams and writers. */
import { writeFileSync } from 'node:fs';
import { isUnclearOwner } from '../../src/clarity/labels.js';
import { unpack } from '../../src/clarity/model/linear.js';
import { readLexicon } from '../../src/clarity/model/word-classes.js';
import { LEXICON } from '../../src/clarity/models/lexicon.js';
import { parseSentences } from '../../src/clarity/ownership/parse.js';
import { resourcesOf } from '../../src/clarity/ownership/resources.js';
import { scoreSentences } from '../../src/clarity/ownership/score.js';
import type { ScoringResources } from '../../src/clarity/ownership/types.js';
import { prefilterOf } from '../../src/clarity/prefilter.js';
import { patternCountsOf } from '../../src/clarity/rules/signs.js';
import { authorTokens } from '../../src/clarity/text/sentences.js';
import { hashOf } from '../../src/model/hash.js';
import { readRules } from '../prompts/rules.js';
import { type Labelled, readDatasets } from './datasets.js';
import { crossValidate, FOLD_COUNT, oneLine } from './folds.js';
import { groupsOf } from './groups.js';
import { fitOwnership, prepareSamples } from './ownership.js';
import { readingLine } from './readings.js';
import { type Judgement, reportNudges, reportWork } from './report-ownership.js';
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
  const { labelled } = readDatasets(folder);
  const folds = groupsOf(labelled).map((group) => hashOf(group) % FOLD_COUNT);
  const book = readRules();
  const resources = resourcesOf(book, readLexicon(LEXICON));
  const passes = prefilterOf(book, patternCountsOf(book), resources.lexicon);
  const prepared = prepareSamples(labelledSamples(labelled), resources, passes);
  const synthetic = prepareSamples(syntheticSamples(), resources);
  const foldById = new Map(labelled.map(({ set, id }, i) => [`${set} ${id}`, folds[i]]));
  const lines: string[] = [];
  const verdicts = crossValidate((fold) => {
    const others = prepared.filter(({ item }) => foldById.get(`${item.set} ${item.id}`) !== fold);
    const { decide, classify } = fitOwnership([...others, ...synthetic]);
    const scoring = { ...resources, decide: unpack(decide), classify: unpack(classify) };
    const judged = labelled.filter((_, i) => folds[i] === fold);
    const seen = judged.filter(({ text, medium }) => passes(text, medium));
    if (readings !== undefined) lines.push(...seen.map((item) => readingLine(item, fold, scoring)));
    return judged.map((item) => (passes(item.text, item.medium) ? verdictOn(item, scoring) : nothingIn(item)));
  }).flat();
  reportNudges(verdicts);
  reportWork(verdicts);
  if (showErrors) showMistakes(verdicts);
  if (dump !== undefined) writeFileSync(dump, verdicts.map(dumpLine).join(''));
  if (readings !== undefined) writeFileSync(readings, lines.join(''));
}

const dumpLine = ({ item: { set, id }, score, work, owner }: Judgement) =>
  `${JSON.stringify({ set, id, score, work, owner })}\n`;

const nothingIn = (item: Labelled): Judgement => ({
  item,
  work: Number.NEGATIVE_INFINITY,
  owner: '',
  score: Number.NEGATIVE_INFINITY,
});

function verdictOn(item: Labelled, resources: ScoringResources): Judgement {
  const sentences = parseSentences(item.text, authorTokens(item.text), resources);
  const scored = scoreSentences({ sentences, context: item }, resources);
  const likeliest = scored.reduce((best, one) => (best === undefined || one.work > best.work ? one : best), scored[0]);
  const asked = scored.filter(({ owner }) => isUnclearOwner(owner));
  return {
    item,
    work: likeliest?.work ?? Number.NEGATIVE_INFINITY,
    owner: likeliest?.owner ?? '',
    score: Math.max(Number.NEGATIVE_INFINITY, ...asked.map(({ nudge }) => nudge)),
  };
}

function showMistakes(verdicts: readonly Judgement[]): void {
  const line = ({ item, score }: Judgement) =>
    `${score.toFixed(2)} ${item.set} ${item.kind}/${item.owner} ${item.span ?? ''}: ${oneLine(item.text)}`;
  const sorted = [...verdicts].sort((a, b) => b.score - a.score);
  for (const verdict of sorted.filter(({ item, score }) => item.nudge === 'no' && score > -1))
    console.log(`  false ${line(verdict)}`);
  for (const verdict of sorted.filter(({ item, score }) => item.nudge === 'yes' && score < 1))
    console.log(`  missed ${line(verdict)}`);
}

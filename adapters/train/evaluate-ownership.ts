/** Cross-validates the ownership models. */
import { WORK_KINDS } from '../../src/clarity/labels.js';
import { unpack } from '../../src/clarity/model/linear.js';
import { readLexicon } from '../../src/clarity/model/word-classes.js';
import { LEXICON } from '../../src/clarity/models/lexicon.js';
import { parseSentences } from '../../src/clarity/ownership/parse.js';
import { resourcesOf } from '../../src/clarity/ownership/resources.js';
import { isAsked, scoreSentences, THRESHOLD } from '../../src/clarity/ownership/score.js';
import type { ScoringResources } from '../../src/clarity/ownership/types.js';
import { authorTokens } from '../../src/clarity/text/sentences.js';
import { readRules } from '../prompts/rules.js';
import { type Labelled, readDatasets } from './datasets.js';
import { crossValidate, foldOf, oneLine, percentage } from './folds.js';
import { fitOwnership } from './ownership.js';
import { labelledSamples, ownLabels, syntheticSamples } from './samples.js';

/** What the models say of a labelled message. */
interface ModelVerdict {
  item: Labelled;
  work: boolean;
  owner: string;
  nudge: boolean;
}

/** Prints the figures on the published messages. @param showErrors also prints the wrong verdicts */
export function evaluateOwnership(folder: string, showErrors: boolean): void {
  const { labelled, unlabelled } = readDatasets(folder);
  const resources = resourcesOf(readRules(), readLexicon(LEXICON));
  const samples = labelledSamples(labelled, ownLabels(unlabelled));
  const verdicts = crossValidate((fold) => {
    const others = samples.filter(({ text }) => foldOf(text) !== fold);
    const { decide, classify } = fitOwnership([...others, ...syntheticSamples()], resources);
    const scoring = { ...resources, decide: unpack(decide), classify: unpack(classify) };
    return labelled.filter(({ text }) => foldOf(text) === fold).map((item) => verdictOn(item, scoring));
  }).flat();
  const certain = verdicts.filter(({ item }) => item.nudge !== 'maybe');
  reportNudges(certain);
  if (showErrors) reportNudgeErrors(certain);
  reportWork(verdicts.filter(({ item }) => item.kind !== 'uncertain'));
}

function verdictOn(item: Labelled, resources: ScoringResources): ModelVerdict {
  const sentences = parseSentences(item.text, authorTokens(item.text), resources);
  const scored = scoreSentences({ sentences, context: item }, resources);
  const [likeliest] = [...scored].sort((a, b) => b.work - a.work);
  const nudge = scored.some(isAsked);
  const work = nudge || (likeliest !== undefined && likeliest.work > THRESHOLD.work);
  return { item, work, owner: likeliest?.owner ?? '', nudge };
}

function reportNudges(verdicts: readonly ModelVerdict[]): void {
  const wanted = verdicts.filter(({ item }) => item.nudge === 'yes');
  const given = verdicts.filter(({ nudge }) => nudge);
  const right = given.filter(({ item }) => item.nudge === 'yes').length;
  const natural = verdicts.filter(({ item }) => item.stratum === 'natural');
  const falseNatural = natural.filter(({ item, nudge }) => nudge && item.nudge === 'no').length;
  const recall = `recall ${percentage(right, wanted.length)} of ${wanted.length}`;
  const falseRate = `false on 1,000 natural messages ${((1000 * falseNatural) / natural.length).toFixed(1)}`;
  console.log(`nudges: precision ${percentage(right, given.length)}, ${recall}; ${falseRate}`);
}

function reportNudgeErrors(verdicts: readonly ModelVerdict[]): void {
  for (const { item } of verdicts.filter(({ item, nudge }) => nudge && item.nudge === 'no'))
    console.log(`  false (${item.kind}/${item.owner}): ${oneLine(item.text)}`);
  for (const { item } of verdicts.filter(({ item, nudge }) => !nudge && item.nudge === 'yes'))
    console.log(`  missed (${item.kind}/${item.owner}: ${item.span}): ${oneLine(item.text)}`);
}

function reportWork(verdicts: readonly ModelVerdict[]): void {
  const kinds: ReadonlySet<string> = new Set(WORK_KINDS);
  const isWork = ({ item }: ModelVerdict) => kinds.has(item.kind);
  const said = verdicts.filter(({ work }) => work);
  const right = said.filter(isWork);
  const owned = right.filter(({ item }) => item.owner !== 'uncertain');
  const sameOwner = owned.filter(({ item, owner }) => item.owner === owner).length;
  const recall = percentage(right.length, verdicts.filter(isWork).length);
  const owners = `owner right ${percentage(sameOwner, owned.length)} of found`;
  console.log(`work found: precision ${percentage(right.length, said.length)}, recall ${recall}; ${owners}`);
}

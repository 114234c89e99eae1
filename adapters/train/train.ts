/**
 * Trains the models of the language engine on the published data sets. The same data gives the same bytes. The data and the
 * scores are described in docs/model-card.md.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLexicon } from '../../src/clarity/model/word-classes.js';
import { LEXICON } from '../../src/clarity/models/lexicon.js';
import { resourcesOf } from '../../src/clarity/ownership/resources.js';
import { prefilterOf } from '../../src/clarity/prefilter.js';
import { patternCountsOf } from '../../src/clarity/rules/signs.js';
import { ContextWords } from '../../src/clarity/youre/context-words.js';
import { root } from '../common/paths.js';
import { readRules } from '../prompts/rules.js';
import { saveWeights } from '../prompts/weights.js';
import { type Datasets, MARKED_SETS, readDatasets, readMarked } from './datasets.js';
import { makeLexicon } from './lexicon.js';
import { fitOwnership, prepareSamples } from './ownership.js';
import { labelledSamples, syntheticSamples } from './samples.js';
import { fitStages, readStageTexts } from './stages.js';
import { fitYoure, textsForYoure } from './youre.js';

/** Trains the models, and writes them to where Baton reads them. @param what all, or only the ownership models with the lexicon as it is. @throws BadDataset */
export function trainModels(folder: string, what: 'all' | 'ownership'): void {
  const data = readDatasets(folder);
  if (what === 'all') trainWords(folder, data);
  trainOwnership(data, what === 'all' ? packedLexiconOf(data) : LEXICON);
}

function packedLexiconOf({ labelled, unlabelled, emails, uses }: Datasets): string {
  return makeLexicon([...new Set([...unlabelled, ...labelled, ...emails, ...uses].map(({ text }) => text))]);
}

function trainWords(folder: string, data: Datasets): void {
  const packed = packedLexiconOf(data);
  save('lexicon', `export const LEXICON = \`${packed}\`;`);
  save('stages', `export const STAGES = ${JSON.stringify(fitStages(readStageTexts().learn))};`);
  const marked = MARKED_SETS.flatMap((set) => readMarked(folder, set));
  saveWeights({ youre: fitYoure(textsForYoure(marked, data), new ContextWords(readLexicon(packed))) });
}

function trainOwnership({ labelled }: Datasets, packedLexicon: string): void {
  const book = readRules();
  const resources = resourcesOf(book, readLexicon(packedLexicon));
  const passes = prefilterOf(book, patternCountsOf(book), resources.lexicon);
  const samples = [...labelledSamples(labelled), ...syntheticSamples()];
  saveWeights(fitOwnership(prepareSamples(samples, resources, passes)));
  const counts = JSON.stringify(patternCountsOf(book));
  save('patterns', `export const PATTERNS: readonly (readonly [string, number])[] = ${counts};`);
}

function save(file: string, body: string): void {
  const head =
    '/** Made by adapters/train/main.ts: do not edit. Data, licences, size and scores: docs/model-card.md. */';
  writeFileSync(join(root(), 'src/clarity/models', `${file}.ts`), `${head}\n\n${body}\n`);
}

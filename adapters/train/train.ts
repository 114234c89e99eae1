/**
 * Trains the models of the language engine on the published data sets. The same data gives the same bytes. The data and the
 * scores are described in docs/model-card.md.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackedModel } from '../../src/clarity/model/linear.js';
import { readLexicon } from '../../src/clarity/model/word-classes.js';
import { resourcesOf } from '../../src/clarity/ownership/resources.js';
import { patternCountsOf } from '../../src/clarity/rules/signs.js';
import { ContextWords } from '../../src/clarity/youre/context-words.js';
import { root } from '../common/paths.js';
import { readRules } from '../prompts/rules.js';
import { MARKED_SETS, readDatasets, readMarked } from './datasets.js';
import { makeLexicon } from './lexicon.js';
import { fitOwnership } from './ownership.js';
import { labelledSamples, ownLabels, syntheticSamples } from './samples.js';
import { fitStages, readStageTexts } from './stages.js';
import { fitYoure, textsForYoure } from './youre.js';

/** Trains all models, and writes them into the sources. @throws BadDataset */
export function trainModels(folder: string): void {
  const data = readDatasets(folder);
  const { labelled, unlabelled, emails, uses } = data;
  const texts = new Set([...unlabelled, ...labelled, ...emails, ...uses].map(({ text }) => text));
  const packedLexicon = makeLexicon([...texts]);
  const lexicon = readLexicon(packedLexicon);
  save('lexicon', `export const LEXICON = \`${packedLexicon}\`;`);

  const book = readRules();
  const samples = [...labelledSamples(labelled, ownLabels(unlabelled)), ...syntheticSamples()];
  const { decide, classify } = fitOwnership(samples, resourcesOf(book, lexicon));
  saveModels('ownership', { DECIDE: decide, CLASSIFY: classify });
  save(
    'patterns',
    `export const PATTERNS: readonly (readonly [string, number])[] = ${JSON.stringify(patternCountsOf(book))};`,
  );

  save('stages', `export const STAGES = ${JSON.stringify(fitStages(readStageTexts().learn))};`);

  const marked = MARKED_SETS.flatMap((set) => readMarked(folder, set));
  saveModels('youre', { YOURE: fitYoure(textsForYoure(marked, data), new ContextWords(lexicon)) });
}

function saveModels(file: string, models: Record<string, PackedModel>): void {
  const lines = Object.entries(models).map(
    ([name, { bits, scale, weights }]) =>
      `export const ${name}: PackedModel = { bits: ${bits}, scale: ${scale}, weights: '${weights}' };`,
  );
  save(file, lines.join('\n'), "import type { PackedModel } from '../model/linear.js';\n");
}

function save(file: string, body: string, imports = ''): void {
  const head =
    '/** Made by adapters/train/main.ts: do not edit. Data, licences, size and scores: docs/model-card.md. */';
  writeFileSync(join(root(), 'src/clarity/models', `${file}.ts`), `${head}\n${imports}\n${body}\n`);
}

#!/usr/bin/env node
/**
 * Trains the models of the language engine from the published data sets: `node dist/adapters/train/main.js <folder>`.
 * The same data gives the same bytes. What the data is, and what the models can do, is in docs/model-card.md.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLexicon } from '../../src/clarity/model/classes.js';
import type { PackedModel } from '../../src/clarity/model/linear.js';
import { partsOf } from '../../src/clarity/ownership/parts.js';
import { Neighbours } from '../../src/clarity/youre/features.js';
import { root } from '../common/paths.js';
import { readRules } from '../prompts/rules.js';
import { type Labelled, type Marked, type Message, readLines, type Use } from './data.js';
import { makeLexicon } from './lexicon.js';
import { fitOwnership } from './ownership.js';
import { made, ownLabels, trusted } from './samples.js';
import { fitStages, readStageTexts } from './stages.js';
import { fitYoure, textsForYoure } from './youre.js';

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Which folder holds the data sets? node dist/adapters/train/main.js <folder>');
  process.exit(1);
}
const published = readLines<Labelled>(folder, 'ownership.jsonl');
const unlabelled = readLines<Message>(folder, 'unlabelled.jsonl');
const mails = readLines<Message>(folder, 'email-requests.jsonl');
const uses = readLines<Use>(folder, 'your-youre/train.jsonl');
const marked = ['real', 'swapped', 'clean', 'natural'].flatMap((part) =>
  readLines<Marked>(folder, `your-youre/${part}.jsonl`),
);

const texts = [...new Set([...unlabelled, ...published, ...mails, ...uses].map((x) => x.text))];
const LEXICON = makeLexicon(texts);
save('lexicon', `export const LEXICON = \`${LEXICON}\`;`);
const lexicon = readLexicon(LEXICON);

const book = readRules();
const parts = partsOf(book, lexicon);
const models = fitOwnership([...trusted(published, ownLabels(unlabelled, folder)), ...made()], parts);
save('ownership', `${exported('DECIDE', models.decide)}\n${exported('CLASSIFY', models.classify)}`, true);

save('stages', `export const STAGES = ${JSON.stringify(fitStages(readStageTexts().learn))};`);

const forYoure = textsForYoure(marked, uses, [...unlabelled, ...published, ...mails]);
save('youre', exported('YOURE', fitYoure(forYoure, new Neighbours(lexicon))), true);

function exported(name: string, { bits, scale, weights }: PackedModel): string {
  return `export const ${name}: PackedModel = { bits: ${bits}, scale: ${scale}, weights: '${weights}' };`;
}

function save(name: string, body: string, typed = false): void {
  const head =
    '/** Made by adapters/train/main.ts: do not edit. Data, licences, size and scores: docs/model-card.md. */';
  const type = typed ? "import type { PackedModel } from '../model/linear.js';\n" : '';
  writeFileSync(join(root(), 'src/clarity/models', `${name}.ts`), `${head}\n${type}\n${body}\n`);
}

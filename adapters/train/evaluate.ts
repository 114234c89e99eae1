#!/usr/bin/env node
/**
 * Measures the models on messages that they have not seen: five-fold cross-validation over texts, with the shipped
 * lexicon. `node dist/adapters/train/evaluate.js <folder> [--errors]`.
 */
import { evaluateOwnership } from './evaluate-ownership.js';
import { evaluateYoure } from './evaluate-youre.js';

const [folder, option] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Which folder holds the data sets? node dist/adapters/train/evaluate.js <folder> [--errors]');
  process.exitCode = 1;
} else {
  evaluateYoure(folder, option === '--errors');
  evaluateOwnership(folder, option === '--errors');
}

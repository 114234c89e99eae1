/** Cross-validates the your/you're model. */
import type { LinearModel } from '../../src/clarity/model/linear.js';
import { readLexicon } from '../../src/clarity/model/word-classes.js';
import { LEXICON } from '../../src/clarity/models/lexicon.js';
import { overlap } from '../../src/clarity/text/range.js';
import { authorTokens } from '../../src/clarity/text/sentences.js';
import { ContextWords } from '../../src/clarity/youre/context-words.js';
import { detectYoure } from '../../src/clarity/youre/detect.js';
import { MARKED_SETS, type Marked, readDatasets, readMarked } from './datasets.js';
import { crossValidate, foldOf, percentage } from './folds.js';
import { fitYoure, textsForYoure } from './youre.js';

/** Counts over one set. */
interface Counts {
  errors: number;
  found: number;
  correctUses: number;
  falseFlags: string[];
}

/** Prints the figures of each set. @param showErrors also prints the false flags */
export function evaluateYoure(folder: string, showErrors: boolean): void {
  const marked = MARKED_SETS.flatMap((set) => readMarked(folder, set));
  const texts = textsForYoure(marked, readDatasets(folder));
  const words = new ContextWords(readLexicon(LEXICON));
  const models = crossValidate((fold) => {
    const others = texts.filter((text) => foldOf(text) !== fold);
    return fitYoure(others, words);
  });
  for (const set of [...MARKED_SETS, 'background'])
    reportCounts(set, countErrors(readMarked(folder, set), models, words), showErrors);
}

function countErrors(items: readonly Marked[], models: readonly LinearModel[], words: ContextWords): Counts {
  const counts: Counts = { errors: 0, found: 0, correctUses: 0, falseFlags: [] };
  for (const { text, errors, correct } of items) {
    const model = models[foldOf(text)];
    if (model === undefined) continue;
    const findings = detectYoure(text, authorTokens(text), { model, words, rule: { id: '', message: '' } });
    counts.errors += errors.length;
    counts.correctUses += correct.length;
    counts.found += errors.filter((error) => findings.some((finding) => overlap(error, finding))).length;
    const wrong = findings.filter((finding) => !errors.some((error) => overlap(error, finding)));
    counts.falseFlags.push(...wrong.map(({ start, end }) => text.slice(Math.max(0, start - 40), end + 40)));
  }
  return counts;
}

function reportCounts(set: string, { errors, found, correctUses, falseFlags }: Counts, showErrors: boolean): void {
  if (showErrors) for (const context of falseFlags) console.log(`  false flag: ${context}`);
  const { length } = falseFlags;
  const flags = `false flags ${length} on ${correctUses} correct uses (${percentage(length, correctUses)})`;
  const precision = percentage(found, found + length);
  console.log(`your/you're ${set}: found ${percentage(found, errors)} of ${errors}; ${flags}; precision ${precision}`);
}

/** Cross-validation. */
import { hashOf } from '../../src/model/hash.js';
import { youreKey } from './youre.js';

/** Parts that messages are cut into. */
export const FOLD_COUNT = 3;
const FOLDS = Array.from({ length: FOLD_COUNT }, (_, i) => i);

/** The fold of a text. Texts that differ only in "your" and "you're" are in the same. */
export const foldOf = (text: string): number => hashOf(youreKey(text)) % FOLD_COUNT;

/** For each fold, what a model trained on the other folds gives for it. */
export const crossValidate = <T>(evaluate: (fold: number) => T): T[] => FOLDS.map(evaluate);

/** "79.2 %"; "-" of nothing. */
export const percentage = (part: number, whole: number): string =>
  whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`;

/** A text for one line of output. */
export const oneLine = (text: string): string => text.slice(0, 200).replace(/\s+/g, ' ');

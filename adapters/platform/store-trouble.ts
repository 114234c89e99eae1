/** What people are told when Baton could not do what they asked, because of its store. */
import { Unsettled } from '../../src/ports/store.js';

/** The end of the wording's id: nothing changed, or nobody knows yet. */
export const troubleWord = (error: unknown): 'try-again' | 'unsure' =>
  error instanceof Unsettled ? 'unsure' : 'try-again';

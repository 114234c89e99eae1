/** Builds a clause from its beginning: finds the verb, and whether the clause is passive, negated or subordinate. */
import { CLASS } from '../model/word-classes.js';
import type { SubjectPhrase } from './subjects.js';
import type { TokenView } from './token-view.js';
import type { Clause } from './types.js';

/** Modalities that only a verb can follow, whatever the lexicon says: "we should version it", "please calendar". */
const FORCE_A_VERB: ReadonlySet<string> = new Set(['should', 'will', 'can', "let's", 'let-me', 'to']);
const AUXILIARY = /^(?:to|be|got|get|have|been|getting|is|mind|like)$/;
const PASSIVE_AUXILIARIES: ReadonlySet<string> = new Set(['be', 'get', 'been']);
const VERB_FORMS = CLASS.verb | CLASS.participle | CLASS.past | CLASS.gerund | CLASS.presentS;
/** Tokens between the modal and its verb. */
const MOST_AUXILIARIES = 6;
/** How many tokens before a clause the word that subordinates it is looked for. */
const SUBORDINATOR_REACH = 8;

/** Where a clause begins, and what is known of it there. */
interface ClauseStart extends SubjectPhrase {
  modality: string;
  /** Index of the token that makes the clause. */
  start: number;
  /** Index from which the verb is looked for. */
  verbFrom: number;
}

/** The clause that begins there. */
export function buildClause(view: TokenView, { modality, subject, head, start, verbFrom }: ClauseStart): Clause {
  const at = verbPosition(view, verbFrom);
  // "Needs to recalibrate": after "to" comes a verb, known or not.
  const forced = FORCE_A_VERB.has(modality) || (at > verbFrom && view.low(at - 1) === 'to');
  const isVerb = (forced && canBeVerb(view, at)) || view.is(at, VERB_FORMS);
  return {
    modality,
    subject,
    head,
    verb: isVerb ? view.at(at) : undefined,
    passive: isPassive(view, verbFrom, at) || (modality === 'need' && view.is(at, CLASS.gerund)),
    inverted: false,
    negated: isNegated(view, start, verbFrom, at),
    subordinator: subordinatorBefore(view, start),
    start,
    end: isVerb ? at + 1 : at,
  };
}

/** Over fillers, further modals and auxiliaries: "should *probably have to be* fixed". */
function verbPosition(view: TokenView, from: number): number {
  let at = view.skipFillers(from);
  while (at < view.length && at - from < MOST_AUXILIARIES && isAuxiliary(view, at)) at = view.skipFillers(at + 1);
  return at;
}

function isAuxiliary(view: TokenView, i: number): boolean {
  const low = view.low(i);
  return view.grammar.modals.has(low) || view.grammar.going.has(low) || AUXILIARY.test(low);
}

const canBeVerb = (view: TokenView, i: number) => view.at(i)?.kind === 'word' && !view.is(i, CLASS.functional);

function isPassive(view: TokenView, from: number, verb: number): boolean {
  return view.is(verb, CLASS.participle | CLASS.past) && view.some(from, verb, (low) => PASSIVE_AUXILIARIES.has(low));
}

function isNegated(view: TokenView, start: number, from: number, verb: number): boolean {
  const modal = view.low(start);
  return modal.endsWith("n't") || modal === 'cannot' || view.some(from, verb, (low) => low === 'not');
}

function subordinatorBefore(view: TokenView, start: number): string {
  for (let i = start - 1; i >= 0 && start - i < SUBORDINATOR_REACH; i--) {
    const low = view.low(i);
    const demonstrative = low === 'that' && i === start - 1;
    if (view.grammar.subordinators.has(low) && !demonstrative) return low;
    if (/^[,;:]/.test(low)) return view.low(i - 1) === 'so' ? 'so' : '';
  }
  return '';
}

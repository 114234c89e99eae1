/** Clauses with a modal, or a verb that works like one: "should", "needs to", "want to", "is going to", "are to". */
import { buildClause } from './clause-builder.js';
import { subjectAt, subjectBefore } from './subjects.js';
import type { TokenView } from './token-view.js';
import type { Clause } from './types.js';

/** A modal, with the position after it. */
interface Modal {
  modality: string;
  end: number;
}

const BE: ReadonlySet<string> = new Set(['is', 'are', 'am', 'was', 'be']);
/** "Plan a workshop" is an imperative, not a wish. */
const ARTICLE = /^(?:a|an|the|our|this)$/;
/** Words that a question can begin with before its modal. */
const QUESTION_OPENER = /^(?:what|how|when|where|why|who|which|also|maybe|perhaps|@|please|hi|hey)$/;

/** The clause of the modal at a position. */
export function modalClauseAt(view: TokenView, i: number): Clause | undefined {
  const modal = modalAt(view, i);
  if (modal === undefined) return undefined;
  return invertedClause(view, i, modal) ?? declarativeClause(view, i, modal);
}

function modalAt(view: TokenView, i: number): Modal | undefined {
  const modality = view.grammar.modals.get(view.low(i));
  if (modality === undefined) return BE.has(view.low(i)) ? periphrasticModal(view, i) : undefined;
  if (modality === 'want' && i === 0 && ARTICLE.test(view.low(1))) return undefined;
  return { modality, end: i + 1 };
}

/** "Is going to", "are to". */
function periphrasticModal(view: TokenView, i: number): Modal | undefined {
  const next = view.skipFillers(i + 1);
  if (view.grammar.going.has(view.low(next)) && view.low(next + 1) === 'to')
    return { modality: 'going', end: next + 1 };
  return view.low(next) === 'to' ? { modality: 'be-to', end: next } : undefined;
}

/** "Can we fix …": the subject comes after the modal. */
function invertedClause(view: TokenView, i: number, { modality, end }: Modal): Clause | undefined {
  if (modality === 'need' || !canStartQuestion(view, i)) return undefined;
  const after = view.skipFillers(end);
  const subject = subjectAt(view, after);
  if (subject === undefined) return undefined;
  return { ...buildClause(view, { modality, ...subject, start: i, verbFrom: after + 1 }), inverted: true };
}

/** "We should fix …". */
function declarativeClause(view: TokenView, i: number, { modality, end }: Modal): Clause | undefined {
  const after = view.low(view.skipFillers(end));
  const low = view.low(i);
  if ((low === 'has' || low === 'have') && after !== 'to' && after !== 'got') return undefined;
  const phrase = subjectBefore(view, i);
  const firstPerson = phrase.subject === 'i' || phrase.subject === 'we';
  if (modality === 'want' && !firstPerson && after !== 'to' && after !== 'that') return undefined;
  return buildClause(view, { modality, ...phrase, start: i, verbFrom: end });
}

function canStartQuestion(view: TokenView, i: number): boolean {
  return view.startsClause(i) || QUESTION_OPENER.test(view.low(i - 1)) || view.at(i)?.capital === true;
}

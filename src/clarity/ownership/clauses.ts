/** Parses the clauses of a sentence that turn a verb into something to be done: "we should fix", "to be done", an imperative. */
import { CLASS } from '../model/word-classes.js';
import { buildClause } from './clause-builder.js';
import type { Grammar } from './grammar.js';
import { imperativeAt } from './imperative.js';
import { modalClauseAt } from './modal-clause.js';
import { subjectBefore } from './subjects.js';
import { TokenView } from './token-view.js';
import type { Clause, ParsedSentence } from './types.js';

/** Tokens in front of "to" in "Ana Silva and Bo to write …". */
const INFINITIVE_REACH = 6;
const NO_HEAD = { head: undefined };

/** The clauses of a sentence, in order. */
export function clausesOf(
  { sentence, classes }: Pick<ParsedSentence, 'sentence' | 'classes'>,
  grammar: Grammar,
): Clause[] {
  const view = new TokenView(sentence.tokens, classes, grammar);
  const clauses: Clause[] = [];
  for (let i = 0; i < view.length; i++) {
    const clause = grammar.triggers.has(view.low(i)) ? clauseAt(view, i) : imperativeAt(view, i);
    if (clause === undefined) continue;
    clauses.push(clause);
    if (clause.verb !== undefined) i = Math.max(i, clause.end - 1);
  }
  return clauses;
}

function clauseAt(view: TokenView, i: number): Clause | undefined {
  return (
    contractionAt(view, i) ??
    letsAt(view, i) ??
    pleaseAt(view, i) ??
    modalClauseAt(view, i) ??
    imperativeAt(view, i) ??
    infinitiveAt(view, i)
  );
}

/** "We'll …", "I'm going to …", "I'm fixing …". */
function contractionAt(view: TokenView, i: number): Clause | undefined {
  const contraction = view.grammar.contractions.get(view.low(i));
  if (contraction === undefined) return undefined;
  const [subject, modal] = contraction;
  const modality = modal === 'be' ? progressive(view, view.skipFillers(i + 1)) : modal;
  if (modality === undefined) return undefined;
  return buildClause(view, { modality, subject, ...NO_HEAD, start: i, verbFrom: i + 1 });
}

function progressive(view: TokenView, i: number): 'going' | 'doing' | undefined {
  if (view.grammar.going.has(view.low(i))) return 'going';
  return view.is(i, CLASS.gerund) ? 'doing' : undefined;
}

/** "Let's …", "let us …", "let me …". */
function letsAt(view: TokenView, i: number): Clause | undefined {
  const we = { modality: "let's", subject: 'we', ...NO_HEAD, start: i } as const;
  if (view.grammar.lets.has(view.low(i))) return buildClause(view, { ...we, verbFrom: i + 1 });
  if (view.low(i) !== 'let') return undefined;
  if (view.low(i + 1) === 'us') return buildClause(view, { ...we, verbFrom: i + 2 });
  if (view.low(i + 1) !== 'me') return undefined;
  return buildClause(view, { modality: 'let-me', subject: 'i', ...NO_HEAD, start: i, verbFrom: i + 2 });
}

/** "Please review …". */
function pleaseAt(view: TokenView, i: number): Clause | undefined {
  if (!view.grammar.please.has(view.low(i)) || !view.is(view.skipFillers(i + 1), CLASS.verb)) return undefined;
  return buildClause(view, { modality: 'please', subject: 'you', ...NO_HEAD, start: i, verbFrom: i + 1 });
}

/** "Ana to write …", "tests to be added". */
function infinitiveAt(view: TokenView, i: number): Clause | undefined {
  if (view.low(i) !== 'to' || i === 0 || i > INFINITIVE_REACH) return undefined;
  const verb = view.skipFillers(i + 1);
  const isBe = view.low(verb) === 'be';
  if (!view.is(verb, CLASS.verb) && !isBe) return undefined;
  const { subject, head } = subjectBefore(view, i);
  const assigns = subject === 'person' || subject === 'team' || (subject === 'thing' && isBe);
  return assigns ? buildClause(view, { modality: 'to', subject, head, start: i, verbFrom: i + 1 }) : undefined;
}

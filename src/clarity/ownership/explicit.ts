/**
 * Sentences that say outright that nobody is named: "someone should fix …", "TODO: add …". They are rare in the training
 * data, so the models are unsure of them; what they mean is not in doubt.
 */
import { isUnclearOwner, type UnclearOwner, type WorkKind } from '../labels.js';
import { CLASS } from '../model/word-classes.js';
import { isTrained } from './known.js';
import type { Clause, ParsedSentence, Resources } from './types.js';

/** What is explicit about a sentence. */
interface ExplicitOwner {
  owner: UnclearOwner;
  /** Undefined if the models choose it. */
  kind?: WorkKind | null;
}

/** Semantic classes of verbs that move a project. */
export const PROJECT_VERBS: ReadonlySet<string> = new Set(['make', 'examine', 'organise']);
/** Signs that somebody is meant. */
const PERSONAL_SIGNS: ReadonlySet<string> = new Set(['certain', 'self', 'addressed']);
const TEAM_MODALITIES: ReadonlySet<string> = new Set(['to', 'should', 'need']);
/** How far into a sentence "the data team should" can begin, in tokens. */
const TEAM_REACH = 4;

/** The owner that a sentence leaves open beyond doubt; undefined if that takes weighing, or if it names a person. */
export function explicitOwner(parsed: ParsedSentence, resources: Resources): ExplicitOwner | undefined {
  if (meansSomebody(parsed)) return undefined;
  const [first] = parsed.clauses;
  if (parsed.clauses.some((clause) => asksSomeone(clause, parsed, resources))) return { owner: 'indefinite' };
  if (first && asksTeam(first, parsed, resources)) return { owner: 'team' };
  if (startsTodo(parsed, resources)) return { owner: 'none' };
  return untrainedOwner(parsed);
}

/**
 * A rule that the models have not been trained with is taken at its word.
 */
function untrainedOwner({ signs }: ParsedSentence): ExplicitOwner | undefined {
  if (signs.some(({ sign }) => sign.id === 'named')) return undefined;
  for (const found of signs) {
    const { owner, kind } = found.sign;
    if (!isTrained(found) && isUnclearOwner(owner)) return { owner, kind };
  }
  return undefined;
}

function meansSomebody({ sentence: { done, address, tokens }, signs }: ParsedSentence): boolean {
  if (done || address.length > 0 || tokens.some(({ kind }) => kind === 'mention')) return true;
  return signs.some(({ sign }) => PERSONAL_SIGNS.has(sign.id));
}

/** "Someone should fix …", "can anybody review …?" */
function asksSomeone(clause: Clause, parsed: ParsedSentence, { grammar, verbs }: Resources): boolean {
  return (
    isProjectWork(clause, parsed, verbs) &&
    clause.subject === 'someone' &&
    grammar.anyone.has(clause.head?.low ?? '') &&
    isRequest(clause, parsed, grammar.wishes) &&
    !asksForHelp(clause, parsed, grammar.self)
  );
}

/** "The data team should fix …", "QA to verify …". */
function asksTeam(clause: Clause, parsed: ParsedSentence, { grammar, verbs }: Resources): boolean {
  return (
    isProjectWork(clause, parsed, verbs) &&
    clause.subject === 'team' &&
    grammar.teams.has(clause.head?.low ?? '') &&
    isBaseForm(clause, parsed) &&
    TEAM_MODALITIES.has(clause.modality) &&
    clause.start <= TEAM_REACH
  );
}

function isProjectWork(clause: Clause, { sentence }: ParsedSentence, verbs: Resources['verbs']): boolean {
  const { verb, negated, subordinator, modality } = clause;
  if (verb === undefined || negated || subordinator !== '') return false;
  // "What does someone need to start?" asks for advice.
  const asksForAdvice = modality === 'need' && sentence.question;
  return !asksForAdvice && PROJECT_VERBS.has(verbs.classOf(verb.low));
}

/** "Someone should …", "can someone …?", "maybe someone can …". */
function isRequest({ modality, inverted }: Clause, { sentence }: ParsedSentence, wishes: ReadonlySet<string>): boolean {
  if (modality === 'should' || modality === 'need') return true;
  if (modality !== 'can' && modality !== 'will') return false;
  return inverted || sentence.tokens.some(({ low }) => wishes.has(low));
}

/** "Could someone look at what I wrote?", "can anyone confirm?": help for the author, not work to hand over. */
function asksForHelp(
  { inverted, end }: Clause,
  { sentence: { tokens } }: ParsedSentence,
  self: ReadonlySet<string>,
): boolean {
  return inverted && (end >= tokens.length - 1 || tokens.some(({ low }) => self.has(low)));
}

/** "Must write", not "must have written". */
function isBaseForm({ verb, passive }: Clause, { sentence, classes }: ParsedSentence): boolean {
  if (passive) return true;
  const at = verb === undefined ? -1 : sentence.tokens.indexOf(verb);
  return ((classes[at] ?? 0) & CLASS.verb) !== 0;
}

/** "TODO: add …", "Action item: add …": what is to be done comes first, not who does it. */
function startsTodo({ sentence: { tokens }, classes }: ParsedSentence, { grammar, verbs }: Resources): boolean {
  if (!grammar.todo.has(tokens[0]?.low ?? '')) return false;
  const at = tokens.findIndex(({ low }) => low === ':') + 1;
  const [verb, next] = tokens.slice(at, at + 2);
  if (at < 2 || at > 3 || verb?.kind !== 'word' || next === undefined) return false;
  const isWork = ((classes[at] ?? 0) & CLASS.verb) !== 0 && PROJECT_VERBS.has(verbs.classOf(verb.low));
  return isWork && !/^(?:to|will|should|and|is|has|[:,])$/.test(next.low);
}

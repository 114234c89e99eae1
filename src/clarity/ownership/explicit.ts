/**
 * Sentences that say outright that nobody is named: "someone should fix …", "TODO: add …". They are rare in the training
 * data, so the models are unsure of them; what they mean is not in doubt.
 */
import { isUnclearOwner, type UnclearOwner, type WorkKind } from '../labels.js';
import { bitsAt, CLASS } from '../model/word-classes.js';
import { lowOf } from '../text/tokens.js';
import { isTrained } from './known.js';
import type { Clause, MessageContext, ParsedSentence, Resources } from './types.js';

/** What is explicit about a sentence. */
interface ExplicitOwner {
  owner: UnclearOwner;
  /** Undefined if the models choose it. */
  kind?: WorkKind | null;
}

/** Semantic classes of verbs that move a project. */
export const PROJECT_VERBS: ReadonlySet<string> = new Set(['make', 'examine', 'organise']);
/** After "someone should" a verb that is in no list is work too: nobody can list all that a team does. */
const ANY_WORK: ReadonlySet<string> = new Set([...PROJECT_VERBS, 'other']);
/** A heading under which each item is work. */
const ACTION_HEADING = /(?:^|[\]>] *|\] .*> *)(?:action items?|actions|to-?dos?|next steps?|open points?)\b[^>]*$/i;
/** Words that say that nobody has the work. */
const NO_OWNER =
  /(?:^| )(?:(?:needs|need|wants|lacks|has no|have no|without|still needs|looking for) (?:an? )?(?:new )?(?:owner|volunteer|driver|taker|assignee|volunteers|takers|owners)|(?:nobody|no one|noone|no-one)(?: has| is|'s)? (?:owns|own|taken|picked|assigned|took|on) (?:it|this|that|the)|up for grabs|(?:is|are|still) (?:unowned|ownerless|unassigned|unclaimed)|any (?:takers|volunteers|taker)|(?:takers|volunteers) \?)(?: |$)/;
/** Words that make a wish, a condition or the past of it. */
const NOT_LACKING = /(?:^| )(?:if|was|were|had|could|would|might|code|data|type|http|every|each|never|always)(?: |$)/;
/** A longer sentence says more than that. */
const LONGEST_LACK = 24;
const LONGEST_NEED = 16;
/** Words with which a need is a rule, a condition or an opinion, or somebody's own. */
const NOT_OPEN =
  /^(?:if|when|whenever|unless|would|could|might|may|maybe|perhaps|was|were|always|each|every|then|before|after|i|my|your|you|not|only|just|think|because|why|what|how|that|which|so)$/;
/** Modals of the past, and what comes before a participle. */
const PAST_MODAL = /^(?:needed|should've)$/;
const PERFECT = /^(?:have|'ve)$/;
/** Signs that somebody is meant. */
const PERSONAL_SIGNS: ReadonlySet<string> = new Set(['certain', 'self', 'addressed']);
const TEAM_MODALITIES: ReadonlySet<string> = new Set(['to', 'should', 'need']);
/** How far into a sentence "the data team should" can begin, in tokens. */
const TEAM_REACH = 4;

/** The owner that a sentence leaves open beyond doubt; undefined if that takes weighing, or if it names a person. */
export function explicitOwner(
  parsed: ParsedSentence,
  resources: Resources,
  context: MessageContext = {},
): ExplicitOwner | undefined {
  if (meansSomebody(parsed)) return undefined;
  const [first] = parsed.clauses;
  if (parsed.clauses.some((clause) => asksSomeone(clause, parsed, resources))) return { owner: 'indefinite' };
  if (first && asksTeam(first, parsed, resources)) return { owner: 'team' };
  if (startsTodo(parsed, resources)) return { owner: 'none' };
  if (isActionItem(parsed, resources, context)) return { owner: 'none', kind: 'need' };
  if (first && (context.medium ?? 'chat') === 'chat' && needsDoing(first, parsed, resources))
    return { owner: 'none', kind: 'need' };
  if (lacksOwner(parsed)) return { owner: 'indefinite', kind: 'request' };
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
    clause.subject === 'someone' &&
    !isOver(clause, parsed) &&
    isProjectWork(clause, parsed, verbs, ANY_WORK) &&
    grammar.anyone.has(lowOf(clause.head)) &&
    isRequest(clause, parsed, grammar.wishes) &&
    !asksForHelp(clause, parsed, grammar.self)
  );
}

/** "The data team should fix …", "QA to verify …". */
function asksTeam(clause: Clause, parsed: ParsedSentence, { grammar, verbs }: Resources): boolean {
  return (
    isProjectWork(clause, parsed, verbs) &&
    clause.subject === 'team' &&
    grammar.teams.has(lowOf(clause.head)) &&
    !grammar.outsiders.has(lowOf(clause.head)) &&
    isDoing(clause, parsed) &&
    isBaseForm(clause, parsed) &&
    TEAM_MODALITIES.has(clause.modality) &&
    clause.start <= TEAM_REACH
  );
}

function isProjectWork(
  clause: Clause,
  { sentence }: ParsedSentence,
  verbs: Resources['verbs'],
  classes: ReadonlySet<string> = PROJECT_VERBS,
): boolean {
  const { verb, negated, subordinator, modality } = clause;
  if (verb === undefined || negated || subordinator !== '') return false;
  // "What does someone need to start?" asks for advice.
  const asksForAdvice = modality === 'need' && sentence.question;
  return !asksForAdvice && classes.has(verbs.classOf(verb.low));
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

/** "Somebody must have written it", "the infrastructure needed to run it". */
function isOver({ start, end }: Clause, { sentence: { tokens } }: ParsedSentence): boolean {
  return PAST_MODAL.test(lowOf(tokens[start])) || (end - 2 > start && PERFECT.test(lowOf(tokens[end - 2])));
}

/** Not "letters of support must …", nor "the team must be told". */
function isDoing(clause: Clause, parsed: ParsedSentence): boolean {
  const { tokens } = parsed.sentence;
  const at = clause.head === undefined ? -1 : tokens.indexOf(clause.head);
  return !clause.passive && !isOver(clause, parsed) && lowOf(tokens[at - 1]) !== 'of';
}

/** "Must write", not "must have written". */
function isBaseForm({ verb }: Clause, { sentence, classes }: ParsedSentence): boolean {
  const at = verb === undefined ? -1 : sentence.tokens.indexOf(verb);
  return (bitsAt(classes, at) & CLASS.verb) !== 0;
}

/** "Draft the announcement" under "Action items". */
function isActionItem(
  { sentence, clauses: [first], signs }: ParsedSentence,
  { verbs }: Resources,
  { context, medium }: MessageContext,
): boolean {
  if (medium !== 'notes' || !ACTION_HEADING.test(context?.at(-1) ?? '')) return false;
  if (first?.modality !== 'imperative' || first.start !== 0 || signs.some(({ sign }) => sign.id === 'named'))
    return false;
  return !sentence.question && PROJECT_VERBS.has(verbs.classOf(lowOf(first.verb)));
}

/** "The rollback script needs testing", "the docs need to be updated": whoever spoke before, nobody does it yet. */
function needsDoing(clause: Clause, parsed: ParsedSentence, { verbs }: Resources): boolean {
  const { tokens, question } = parsed.sentence;
  const { modality, passive, negated, subordinator, subject, verb, start } = clause;
  if (question || negated || subordinator !== '' || tokens.length > LONGEST_NEED) return false;
  if (modality !== 'need' || !passive || (subject !== 'thing' && subject !== 'it')) return false;
  if (verb === undefined) return false;
  // "Expired requests need to be created" tells how something works; "they need testing" does not.
  const modal = tokens[start]?.low;
  if (modal !== 'needs' && !(modal === 'need' && verb.low.endsWith('ing'))) return false;
  const isOpen = tokens.every(({ low }) => !NOT_OPEN.test(low));
  return isOpen && PROJECT_VERBS.has(verbs.classOf(verb.low)) && !parsed.signs.some(({ sign }) => sign.id === 'named');
}

/** "This needs an owner", "nobody has taken it", "up for grabs", "any takers?" */
function lacksOwner({ sentence: { tokens }, signs }: ParsedSentence): boolean {
  if (tokens.length > LONGEST_LACK || signs.some(({ sign }) => sign.id === 'named')) return false;
  const words = tokens.map(({ low }) => low).join(' ');
  return NO_OWNER.test(words) && !NOT_LACKING.test(words);
}

/** "TODO: add …", "TODO add …", "Action item: add …": what is to be done comes first, not who does it. */
function startsTodo({ sentence: { tokens }, classes }: ParsedSentence, { grammar, verbs }: Resources): boolean {
  if (!grammar.todo.has(lowOf(tokens[0]))) return false;
  const bare = tokens[1]?.kind === 'word' && tokens[0]?.low === 'todo';
  const at = bare ? 1 : tokens.findIndex(({ low }) => low === ':') + 1;
  const [verb, next] = tokens.slice(at, at + 2);
  if ((!bare && at < 2) || at > 3 || verb?.kind !== 'word' || next === undefined) return false;
  const isWork = (bitsAt(classes, at) & CLASS.verb) !== 0 && PROJECT_VERBS.has(verbs.classOf(verb.low));
  return isWork && !/^(?:to|will|should|and|is|has|[:,])$/.test(next.low);
}

/** Features of clauses: who is to do what, in which form, to which object. */
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { TextToken } from '../text/tokens.js';
import { lowOf } from '../text/tokens.js';
import { type AddFeature, featureName, hashWord } from './feature-hashes.js';
import { participantsOf } from './known.js';
import { stemOf } from './semantic-classes.js';
import type { Clause, MessageContext, ParsedSentence, Resources } from './types.js';

/** What the features of a clause take from the sentence and the message. */
interface Surroundings {
  /** Hash of the medium. */
  medium: number;
  indicators: readonly string[];
  context: MessageContext;
}

const CLAUSE = {
  noClause: featureName('noFrame'),
  form: featureName('who'),
  formMedium: featureName('whoMedium'),
  formVerb: featureName('whoKind'),
  formVerbMedium: featureName('whoKindMedium'),
  formStem: featureName('whoStem'),
  verb: featureName('kind'),
  stem: featureName('stem'),
  subordinator: featureName('under'),
  subordinate: featureName('whoUnder'),
  negation: featureName('not'),
  address: featureName('address'),
  participants: featureName('people'),
  tense: featureName('tense'),
  after: featureName('after'),
  before: featureName('before'),
  first: featureName('first'),
  head: featureName('head'),
  headForm: featureName('headWho'),
  headClass: featureName('headClass'),
  object: featureName('object'),
  objectVerb: featureName('objectKind'),
  objectClass: featureName('objectClass'),
  objectForm: featureName('objectWho'),
  objectMedium: featureName('objectMedium'),
  sequence: featureName('frames'),
};
/** Tokens after the verb among which its object is looked for. */
const OBJECT_REACH = 6;

/** Adds the features of all clauses of a sentence. */
export function addClauses(add: AddFeature, parsed: ParsedSentence, around: Surroundings, resources: Resources): void {
  const { clauses } = parsed;
  if (clauses.length === 0) add(CLAUSE.noClause, around.medium);
  for (const [i, clause] of clauses.entries()) {
    const hashes = hashesOf(clause, resources);
    addForm(add, clause, hashes, around.medium);
    addSurroundings(add, parsed, clause, hashes, around);
    if (i === 0) add(CLAUSE.first, hashes.form, hashes.verb, around.medium);
    if (clause.head !== undefined) addHead(add, clause.head, clause, hashes, resources);
    const object = objectOf(parsed, clause);
    if (object !== undefined) addObject(add, object, clause, hashes, around.medium, resources);
  }
  add(CLAUSE.sequence, hashWord(clauses.map(({ modality, subject }) => `${modality} ${subject}`).join('+')));
}

interface ClauseHashes {
  /** Modality, subject, voice and word order. */
  form: number;
  /** The semantic class of the verb. */
  verb: number;
  stem: number;
}

function hashesOf({ modality, subject, passive, inverted, verb }: Clause, { verbs }: Resources): ClauseHashes {
  const form = `${modality} ${subject}${passive ? ' passive' : ''}${inverted ? ' inverted' : ''}`;
  return {
    form: hashWord(form),
    verb: hashWord(verb === undefined ? '-' : verbs.classOf(verb.low)),
    stem: hashWord(stemOf(lowOf(verb))),
  };
}

function addForm(add: AddFeature, clause: Clause, { form, verb, stem }: ClauseHashes, medium: number): void {
  const { passive, negated, subordinator } = clause;
  add(CLAUSE.form, form);
  add(CLAUSE.formMedium, form, medium);
  add(CLAUSE.formVerb, form, verb);
  add(CLAUSE.formVerbMedium, form, verb, medium);
  add(CLAUSE.formStem, form, stem);
  add(CLAUSE.verb, verb, medium, Number(passive));
  add(CLAUSE.stem, stem, medium);
  add(CLAUSE.subordinator, form, hashWord(subordinator));
  add(CLAUSE.subordinate, form, verb, Number(subordinator !== ''));
  add(CLAUSE.negation, form, Number(negated));
}

function addSurroundings(
  add: AddFeature,
  { sentence: { tokens, question, address } }: ParsedSentence,
  clause: Clause,
  { form, verb }: ClauseHashes,
  { medium, indicators, context }: Surroundings,
): void {
  const directed = Number(question) * 2 + Number(address.length > 0);
  const tense = Number(indicators.includes('condition')) * 2 + Number(indicators.includes('past'));
  add(CLAUSE.address, form, verb, directed, medium);
  add(CLAUSE.participants, form, hashWord(participantsOf(context)), verb);
  add(CLAUSE.tense, form, tense);
  add(CLAUSE.after, form, hashWord(tokens[clause.end]?.low ?? '$'));
  add(CLAUSE.before, form, hashWord(tokens[clause.start - 1]?.low ?? '^'));
}

function addHead(
  add: AddFeature,
  { low }: TextToken,
  clause: Clause,
  { form, verb }: ClauseHashes,
  { nouns }: Resources,
): void {
  const head = hashWord(stemOf(low));
  add(CLAUSE.head, head, Number(clause.passive));
  add(CLAUSE.headForm, head, form);
  add(CLAUSE.headClass, hashWord(nouns.classOf(low)), form, verb);
}

function addObject(
  add: AddFeature,
  { low }: TextToken,
  { modality }: Clause,
  { form, verb }: ClauseHashes,
  medium: number,
  { nouns }: Resources,
): void {
  const stem = hashWord(stemOf(low));
  const noun = hashWord(nouns.classOf(low));
  add(CLAUSE.object, stem);
  add(CLAUSE.objectVerb, stem, verb, medium);
  add(CLAUSE.objectClass, noun, verb);
  add(CLAUSE.objectForm, noun, verb, form);
  add(CLAUSE.objectMedium, noun, verb, medium, hashWord(modality));
}

/** The first noun after the verb. */
function objectOf({ sentence: { tokens }, classes }: ParsedSentence, { end }: Clause): TextToken | undefined {
  for (const [i, token] of tokens.slice(end, end + OBJECT_REACH).entries()) {
    if (/^[.,;:(]/.test(token.low)) return undefined;
    const tokenClasses = bitsAt(classes, end + i);
    if ((tokenClasses & (CLASS.noun | CLASS.plural)) !== 0 && (tokenClasses & CLASS.functional) === 0) return token;
  }
  return undefined;
}

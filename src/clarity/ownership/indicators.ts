/**
 * Indicator features: plain facts about a sentence that are there or not. Is it a question, a list item, does it name
 * somebody … Their names are hashed into the trained weights: renaming one makes it a new feature.
 */
import { bitsAt, CLASS } from '../model/word-classes.js';
import type { TextToken } from '../text/tokens.js';
import { lowOf } from '../text/tokens.js';
import { type Grammar, TENSES } from './grammar.js';
import { participantsOf, trainedSigns } from './known.js';
import type { MessageContext, ParsedMessage, ParsedSentence, SignMatch } from './types.js';

/** "Action items", "Next steps": a heading under which a bare phrase is work. */
const TO_DO_HEADING =
  /\b(?:action|todo|to-do|next steps?|tasks?|follow[- ]?up|open points?|ais?|deadlines?|checklist)\b/i;

/** Sentences away that are looked at for doers. */
const FAR = 3;
const FIRST_PERSON = /^(?:i|i'.{1,2}|me|my|mine)$/;

/** The indicators of a sentence, the one with index `at` of a message. Their order is that of training. */
export function indicatorsOf(
  parsed: ParsedSentence,
  at: number,
  { sentences, context }: ParsedMessage,
  grammar: Grammar,
): string[] {
  const signs = trainedSigns(parsed);
  const found: string[] = [];
  addForm(found, parsed);
  addTokens(found, parsed, grammar);
  addNames(found, parsed);
  found.push(LENGTHS[Math.min(6, parsed.sentence.tokens.length >> 2)] ?? '');
  found.push(COUNTS[Math.min(4, sentences.length)] ?? '');
  found.push(at === 0 ? 'first' : at === sentences.length - 1 ? 'last' : 'middle');
  found.push(`people ${participantsOf(context)}`);
  found.push(`owners ${sortedUnique(signs.map(({ sign }) => sign.owner))}`);
  found.push(`subjects ${sortedUnique(parsed.clauses.map(({ subject }) => subject))}`);
  addSignsElsewhere(found, sentences, signs);
  if (sentences.length > 1) addDoersElsewhere(found, sentences, at);
  if (context.context !== undefined && context.context.length > 0) found.push(...ofConversation(context));
  if (signs.length === 0) found.push('no sign');
  if (isSubordinate(parsed)) found.push('all under');
  if (isUnderTodo(context)) found.push('to-do heading');
  return found;
}

const KINDS = ['mention', 'url', 'code', 'number'] as const;
const LENGTHS = Array.from({ length: 7 }, (_, i) => `length ${i}`);
const COUNTS = Array.from({ length: 5 }, (_, i) => `sentences ${i}`);

function addForm(found: string[], { sentence: { question, item, done, address, colon } }: ParsedSentence): void {
  if (question) found.push('question');
  if (item) found.push('item');
  if (done) found.push('done');
  if (address.length === 0) return;
  found.push(colon ? 'address-colon' : 'address');
  found.push(address.some((token) => token.kind === 'mention') ? 'address-mention' : 'address-name');
}

function addTokens(found: string[], { sentence: { tokens }, classes }: ParsedSentence, grammar: Grammar): void {
  const [first] = tokens;
  const firstClasses = bitsAt(classes, 0);
  let tense = 0;
  let negated = false;
  const kinds = new Set<string>();
  for (const { kind, low } of tokens) {
    if (kind !== 'word') kinds.add(kind);
    tense |= grammar.tenses.get(low) ?? 0;
    negated ||= low === 'not' || low.endsWith("n't");
  }
  for (const kind of KINDS) if (kinds.has(kind)) found.push(kind);
  if ((tense & TENSES.past) !== 0) found.push('past');
  if ((tense & TENSES.condition) !== 0) found.push('condition');
  if (grammar.conditions.has(lowOf(first))) found.push('condition-first');
  if ((tense & TENSES.time) !== 0) found.push('when');
  if (negated) found.push('not');
  if ((firstClasses & CLASS.verb) !== 0) found.push('verb-first');
  if (firstClasses === CLASS.verb) found.push('verb-only-first');
  if (first?.capital) found.push('capital');
  if (tokens.some((token) => token !== first && token.kind === 'word' && token.capital)) found.push('name-inside');
}

/** "… (Ana)", "… - Ana", "… @ana". */
function addNames(found: string[], { sentence: { tokens }, classes }: ParsedSentence): void {
  const size = tokens.length;
  const isName = (i: number) => isNameToken(tokens[i], bitsAt(classes, i));
  const last = tokens.findLast((token) => token.kind !== 'emoji');
  if (/^[)\]]$/.test(lowOf(last)) && (isName(size - 2) || isName(size - 3))) found.push('bracketed-name');
  if (isName(size - 1) && /^[-–—:]+$/.test(lowOf(tokens[size - 2]))) found.push('name-last');
  if (last?.kind === 'mention') found.push('mention-last');
  if (tokens.some(({ low }) => low === 'name')) found.push('name=');
}

function isNameToken(token: TextToken | undefined, classes: number): boolean {
  if (token?.kind === 'mention') return true;
  return token?.kind === 'word' && token.capital && (classes === 0 || (classes & CLASS.name) !== 0);
}

/** The same for all sentences of a message. */
const conversations = new WeakMap<MessageContext, readonly string[]>();

function ofConversation(context: MessageContext): readonly string[] {
  const known = conversations.get(context);
  if (known !== undefined) return known;
  const found = [...conversationIndicators(context)];
  conversations.set(context, found);
  return found;
}

/** Who spoke before, how many talk, and what the line before does. */
function* conversationIndicators({ context = [], author, medium = 'chat' }: MessageContext): Generator<string> {
  const last = context.at(-1);
  if (last === undefined) return;
  if (last.trim().endsWith('?')) yield 'answer';
  if (medium === 'notes') return;
  const speakers = new Set(context.map(speakerOf));
  const [speaker, words] = [speakerOf(last), last.slice(last.indexOf(': ') + 1)];
  yield speaker === author ? 'goes on' : 'replies';
  yield `speakers ${speakers.add(author ?? '').size}`;
  if (/\b(?:i['’]?ll|i['’]?m|i can|i will|on it|me)\b/i.test(words)) yield 'line before: self';
  if (/\b(?:you|your)\b|@/i.test(words)) yield 'line before: you';
  if (/\b(?:should|need|needs|must|have to|let['’]?s|todo)\b/i.test(words)) yield 'line before: work';
  if (/\b(?:who|someone|anyone|volunteers?)\b/i.test(words)) yield 'line before: who';
}

const speakerOf = (line: string): string => /^([^:\n]{1,60}): /.exec(line)?.[1] ?? '';

const underTodo = new WeakMap<readonly string[], boolean>();

function isUnderTodo({ context }: MessageContext): boolean {
  if (context === undefined || context.length === 0) return false;
  const known = underTodo.get(context) ?? TO_DO_HEADING.test(context.join(' '));
  underTodo.set(context, known);
  return known;
}

const isSubordinate = ({ clauses }: ParsedSentence) =>
  clauses.length > 0 && clauses.every(({ subordinator }) => subordinator !== '');

const sortedUnique = (names: readonly (string | null)[]) =>
  names.length < 2 ? String(names[0] ?? '') : [...new Set(names)].sort().join('+');

/** Who does something in the other sentences: "… must be rewritten. Mehdi starts tonight." */
function addDoersElsewhere(found: string[], sentences: readonly ParsedSentence[], at: number): void {
  for (let i = Math.max(0, at - FAR); i < sentences.length && i <= at + FAR; i++) {
    const other = sentences[i];
    if (i === at || other === undefined) continue;
    for (const doer of doersIn(other)) found.push(i < at ? doer.before : doer.after);
  }
}

interface Doer {
  before: string;
  after: string;
}

const doersBySentence = new WeakMap<ParsedSentence, readonly Doer[]>();

function doersIn(parsed: ParsedSentence): readonly Doer[] {
  const known = doersBySentence.get(parsed);
  if (known !== undefined) return known;
  const doers = doerNames(parsed).map((name) => ({ before: `before: ${name}`, after: `after: ${name}` }));
  doersBySentence.set(parsed, doers);
  return doers;
}

function doerNames({ clauses, classes, sentence: { address, tokens } }: ParsedSentence): string[] {
  const names = clauses
    .filter(({ subject }) => subject === 'i' || subject === 'person' || subject === 'you')
    .map(({ subject, modality }) => `${subject} ${modality}`);
  if (address.length > 0) names.push('address');
  if (tokens.some(({ kind }) => kind === 'mention')) names.push('mention');
  if (tokens.some((token, n) => isNameToken(token, bitsAt(classes, n)))) names.push('name');
  if (tokens.some(({ low }) => FIRST_PERSON.test(low))) names.push('me');
  return names;
}

/** In how many sentences of a message each sign is; counted once for a message. */
const countsByMessage = new WeakMap<readonly ParsedSentence[], ReadonlyMap<string, number>>();

function signCounts(sentences: readonly ParsedSentence[]): ReadonlyMap<string, number> {
  const known = countsByMessage.get(sentences);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const parsed of sentences)
    for (const id of new Set(trainedSigns(parsed).map(({ sign }) => sign.id)))
      counts.set(id, (counts.get(id) ?? 0) + 1);
  countsByMessage.set(sentences, counts);
  return counts;
}

function addSignsElsewhere(found: string[], sentences: readonly ParsedSentence[], signs: readonly SignMatch[]): void {
  for (const [id, count] of signCounts(sentences))
    if (count > Number(signs.some(({ sign }) => sign.id === id))) found.push(`other ${id}`);
}

/**
 * Indicator features: plain facts about a sentence that are there or not. Is it a question, a list item, does it name
 * somebody … Their names are hashed into the trained weights: renaming one makes it a new feature.
 */
import { CLASS } from '../model/word-classes.js';
import type { TextToken } from '../text/tokens.js';
import type { Grammar } from './grammar.js';
import { participantsOf, trainedSigns } from './known.js';
import type { MessageContext, ParsedMessage, ParsedSentence, SignMatch } from './types.js';

/** "Action items", "Next steps": a heading under which a bare phrase is work. */
const TO_DO_HEADING =
  /\b(?:action|todo|to-do|next steps?|tasks?|follow[- ]?up|open points?|ais?|deadlines?|checklist)\b/i;

/** Sentences away that are looked at for doers. */
const FAR = 3;
const FIRST_PERSON = /^(?:i|i'.{1,2}|me|my|mine)$/;

/** The indicators of a sentence, the one with index `at` of a message. Their order is that of training. */
export function* indicatorsOf(
  parsed: ParsedSentence,
  at: number,
  { sentences, context }: ParsedMessage,
  grammar: Grammar,
): Generator<string> {
  const signs = trainedSigns(parsed);
  yield* formIndicators(parsed);
  yield* tokenIndicators(parsed, grammar);
  yield* nameIndicators(parsed);
  yield `length ${Math.min(6, parsed.sentence.tokens.length >> 2)}`;
  yield `sentences ${Math.min(4, sentences.length)}`;
  yield at === 0 ? 'first' : at === sentences.length - 1 ? 'last' : 'middle';
  yield `people ${participantsOf(context)}`;
  yield `owners ${sortedUnique(signs.map(({ sign }) => sign.owner))}`;
  yield `subjects ${sortedUnique(parsed.clauses.map(({ subject }) => subject))}`;
  yield* signsElsewhere(sentences, signs);
  yield* doersElsewhere(sentences, at);
  if (answersQuestion(context)) yield 'answer';
  yield* conversationIndicators(context);
  if (signs.length === 0) yield 'no sign';
  if (isSubordinate(parsed)) yield 'all under';
  if (TO_DO_HEADING.test(context.context?.join(' ') ?? '')) yield 'to-do heading';
}

function* formIndicators({ sentence: { question, item, done, address, colon } }: ParsedSentence): Generator<string> {
  if (question) yield 'question';
  if (item) yield 'item';
  if (done) yield 'done';
  if (address.length === 0) return;
  yield colon ? 'address-colon' : 'address';
  yield address.some((token) => token.kind === 'mention') ? 'address-mention' : 'address-name';
}

function* tokenIndicators({ sentence: { tokens }, classes }: ParsedSentence, grammar: Grammar): Generator<string> {
  const some = (test: (token: TextToken) => boolean) => tokens.some(test);
  const [first] = tokens;
  const firstClasses = classes[0] ?? 0;
  for (const kind of ['mention', 'url', 'code', 'number']) if (some((token) => token.kind === kind)) yield kind;
  if (some(({ low }) => grammar.past.has(low))) yield 'past';
  if (some(({ low }) => grammar.conditions.has(low))) yield 'condition';
  if (grammar.conditions.has(first?.low ?? '')) yield 'condition-first';
  if (some(({ low }) => grammar.times.has(low))) yield 'when';
  if (some(({ low }) => low === 'not' || low.endsWith("n't"))) yield 'not';
  if ((firstClasses & CLASS.verb) !== 0) yield 'verb-first';
  if (firstClasses === CLASS.verb) yield 'verb-only-first';
  if (first?.capital) yield 'capital';
  if (some((token) => token !== first && token.kind === 'word' && token.capital)) yield 'name-inside';
}

/** "… (Ana)", "… - Ana", "… @ana". */
function* nameIndicators({ sentence: { tokens }, classes }: ParsedSentence): Generator<string> {
  const size = tokens.length;
  const isName = (i: number) => isNameToken(tokens[i], classes[i] ?? 0);
  const last = tokens.findLast((token) => token.kind !== 'emoji');
  if (/^[)\]]$/.test(last?.low ?? '') && (isName(size - 2) || isName(size - 3))) yield 'bracketed-name';
  if (isName(size - 1) && /^[-–—:]+$/.test(tokens[size - 2]?.low ?? '')) yield 'name-last';
  if (last?.kind === 'mention') yield 'mention-last';
  if (tokens.some(({ low }) => low === 'name')) yield 'name=';
}

function isNameToken(token: TextToken | undefined, classes: number): boolean {
  if (token?.kind === 'mention') return true;
  return token?.kind === 'word' && token.capital && (classes === 0 || (classes & CLASS.name) !== 0);
}

/** Who spoke before, how many talk, and what the line before does. */
function* conversationIndicators({ context = [], author, medium = 'chat' }: MessageContext): Generator<string> {
  const last = context.at(-1);
  if (last === undefined || medium === 'notes') return;
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

const isSubordinate = ({ clauses }: ParsedSentence) =>
  clauses.length > 0 && clauses.every(({ subordinator }) => subordinator !== '');

const answersQuestion = ({ context }: MessageContext) => (context?.at(-1) ?? '').trim().endsWith('?');

const sortedUnique = (names: readonly (string | null)[]) => [...new Set(names)].sort().join('+');

/** Who does something in the other sentences: "… must be rewritten. Mehdi starts tonight." */
function* doersElsewhere(sentences: readonly ParsedSentence[], at: number): Generator<string> {
  for (const [i, other] of sentences.entries()) {
    if (i === at || Math.abs(i - at) > FAR) continue;
    const where = i < at ? 'before' : 'after';
    const subjects = new Set(other.clauses.map(({ subject, modality }) => `${subject} ${modality}`));
    for (const subject of subjects) if (/^(?:i|person|you) /.test(subject)) yield `${where}: ${subject}`;
    if (other.sentence.address.length > 0) yield `${where}: address`;
    if (other.sentence.tokens.some(({ kind }) => kind === 'mention')) yield `${where}: mention`;
    if (other.sentence.tokens.some((token, n) => isNameToken(token, other.classes[n] ?? 0))) yield `${where}: name`;
    if (other.sentence.tokens.some(({ low }) => FIRST_PERSON.test(low))) yield `${where}: me`;
  }
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

function* signsElsewhere(sentences: readonly ParsedSentence[], signs: readonly SignMatch[]): Generator<string> {
  const own = new Set(signs.map(({ sign }) => sign.id));
  for (const [id, count] of signCounts(sentences)) if (count > Number(own.has(id))) yield `other ${id}`;
}

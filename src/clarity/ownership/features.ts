/** What the models see of a sentence: its frames, the signs in it, its shape and words, and where it stands. */

import { combine, hashOf } from '../../model/hash.js';
import { CLASS } from '../model/classes.js';
import type { Token } from '../text/tokens.js';
import { flagsOf, peopleOf } from './flags.js';
import type { Frame } from './frames.js';
import type { Reading, SentenceParts } from './read.js';

/** What is known of a message besides its words. */
export interface MessageContext {
  /** Lines before it, oldest first, each `Name: text` in a conversation. */
  context?: readonly string[] | undefined;
  author?: string | undefined;
  /** People who take part in the conversation. */
  participants?: number | undefined;
  medium?: string | undefined;
}

/** Features as hashes. `strong` say how a sentence is built; `weak` are its words, of which there are too many to trust. */
export interface Features {
  strong: number[];
  /** Worked out when it is asked for: most sentences are settled without. */
  weak: () => readonly number[];
}

const T = (name: string) => hashOf(`own:${name}`);
const WORD = T('word');
const WORD2 = T('word2');
const WORD3 = T('word3');
const SHAPE = [T('s1'), T('s2'), T('s3'), T('s4')];
const START = [T('start0'), T('start1'), T('start2')];
const START_SHAPE = [T('ss0'), T('ss1'), T('ss2'), T('ss3')];
const HEADER_WORD = T('header-word');
const CONTEXT_WORD = T('context-word');
const MANY_WORDS = 60;

/** Content words give way to their classes, so that a shape holds for words never seen. */
function shapeOf(token: Token, classes: number, kept: ReadonlySet<string>): number {
  if (token.kind !== 'word') return h(token.low);
  if (classes === 0) return h('<name>');
  if ((classes & CLASS.functional) !== 0 || kept.has(token.low)) return h(token.low);
  return combine(SHAPE[0] as number, classes & ~CLASS.name);
}
/** Hashes of strings that come again and again; kept up to a bound. */
class Hashes {
  private readonly known = new Map<string, number>();

  of(text: string): number {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const hash = hashOf(text);
    if (this.known.size < CACHE_LIMIT) this.known.set(text, hash);
    return hash;
  }
}
const CACHE_LIMIT = 20_000;
const hashes = new Hashes();
const h = (text: string) => hashes.of(text);

type Add = (...parts: number[]) => void;

/** The features of one sentence of a message. */
export function sentenceFeatures(
  readings: readonly Reading[],
  at: number,
  context: MessageContext,
  parts: SentenceParts,
): Features {
  const reading = readings[at] as Reading;
  const strong = new Set<number>();
  const medium = h(context.medium ?? 'chat');
  const add: Add = (...parts) => {
    let feature = 0;
    for (const part of parts) feature = combine(feature, part);
    strong.add(feature);
  };
  const flags = [...flagsOf(readings, at, context, parts.grammar)];
  for (const flag of flags) {
    add(F.flag, h(flag));
    add(F.flag, h(flag), medium);
  }
  add(F.medium, medium);
  addFrames(add, reading, medium, flags, context, parts);
  addSigns(add, reading, medium);
  const tokens = reading.sentence.tokens.slice(0, MANY_WORDS);
  const shapes = tokens.map((t, i) => shapeOf(t, reading.classes[i] as number, parts.grammar.kept));
  for (let i = 0; i < 3; i++) {
    add(F.start, i, h(tokens[i]?.low ?? ''));
    add(F.startShape, i, shapes[i] ?? 0, medium);
  }
  add(F.startTwo, shapes[0] ?? 0, shapes[1] ?? 0, medium);
  let words: number[] | undefined;
  const weak = () => {
    words ??= wordFeatures(tokens, shapes, context);
    return words;
  };
  return { strong: [...strong], weak };
}

const NAMES = [
  'flag',
  'medium',
  'start',
  'startShape',
  'startTwo',
  'noFrame',
  'who',
  'whoMedium',
  'whoKind',
  'whoKindMedium',
  'whoStem',
  'kind',
  'stem',
  'under',
  'whoUnder',
  'not',
  'address',
  'people',
  'tense',
  'after',
  'before',
  'first',
  'head',
  'headWho',
  'headClass',
  'object',
  'objectClass',
  'objectWho',
  'objectMedium',
  'objectKind',
  'frames',
  'sign',
  'signMedium',
  'pattern',
  'patternMedium',
  'signVerb',
  'signBefore',
] as const;
/** The names of features, as hashes. */
const F = Object.fromEntries(NAMES.map((name) => [name, T(name)])) as Record<(typeof NAMES)[number], number>;

function addFrames(
  add: Add,
  reading: Reading,
  medium: number,
  flags: readonly string[],
  context: MessageContext,
  { verbs, nouns }: SentenceParts,
): void {
  const { frames, sentence } = reading;
  const { tokens } = sentence;
  if (frames.length === 0) add(F.noFrame, medium);
  const people = h(peopleOf(context));
  const tense = Number(flags.includes('condition')) * 2 + Number(flags.includes('past'));
  const way = Number(sentence.question) * 2 + Number(sentence.address.length > 0);
  frames.forEach((frame, n) => {
    const verb = frame.verb?.low ?? '';
    const stem = h(verbs.stemOf(verb));
    const kind = h(frame.verb === undefined ? '-' : verbs.classOf(verb));
    const { mood, subject, passive, inverted, negated, under } = frame;
    const who = h(`${mood} ${subject}${passive ? ' passive' : ''}${inverted ? ' inverted' : ''}`);
    add(F.who, who);
    add(F.whoMedium, who, medium);
    add(F.whoKind, who, kind);
    add(F.whoKindMedium, who, kind, medium);
    add(F.whoStem, who, stem);
    add(F.kind, kind, medium, Number(passive));
    add(F.stem, stem, medium);
    add(F.under, who, h(under));
    add(F.whoUnder, who, kind, Number(under !== ''));
    add(F.not, who, Number(negated));
    add(F.address, who, kind, way, medium);
    add(F.people, who, people, kind);
    add(F.tense, who, tense);
    add(F.after, who, h(tokens[frame.to]?.low ?? '$'));
    add(F.before, who, h(tokens[frame.at - 1]?.low ?? '^'));
    if (n === 0) add(F.first, who, kind, medium);
    if (frame.head !== undefined) {
      const head = h(verbs.stemOf(frame.head.low));
      add(F.head, head, Number(passive));
      add(F.headWho, head, who);
      add(F.headClass, h(nouns.classOf(frame.head.low)), who, kind);
    }
    const object = objectOf(reading, frame);
    if (object !== undefined) {
      add(F.object, h(verbs.stemOf(object.low)));
      add(F.objectKind, h(verbs.stemOf(object.low)), kind, medium);
      const noun = h(nouns.classOf(object.low));
      add(F.objectClass, noun, kind);
      add(F.objectWho, noun, kind, who);
      add(F.objectMedium, noun, kind, medium, h(frame.mood));
    }
  });
  add(F.frames, h(frames.map((f) => `${f.mood} ${f.subject}`).join('+')));
}

/** The first noun behind the verb. */
function objectOf({ sentence, classes }: Reading, frame: Frame): Token | undefined {
  for (let i = frame.to; i < Math.min(frame.to + 6, sentence.tokens.length); i++) {
    const token = sentence.tokens[i] as Token;
    if (/^[.,;:(]/.test(token.low)) return undefined;
    if (((classes[i] ?? 0) & (CLASS.noun | CLASS.plural)) !== 0 && ((classes[i] ?? 0) & CLASS.functional) === 0)
      return token;
  }
  return undefined;
}

function addSigns(add: Add, { sentence: { tokens }, found }: Reading, medium: number): void {
  for (const { sign, match } of found) {
    const id = h(sign.id);
    add(F.sign, id);
    add(F.signMedium, id, medium);
    add(F.pattern, sign.number);
    add(F.patternMedium, sign.number, medium);
    add(F.signVerb, id, h(tokens[match.to - 1]?.low ?? ''));
    add(F.signBefore, id, h(tokens[match.from - 1]?.low ?? '^'));
  }
}

function wordFeatures(tokens: readonly Token[], shapes: readonly number[], context: MessageContext): number[] {
  const found = new Set<number>();
  addWords(found, tokens, shapes);
  for (const word of contextWords(context)) found.add(word);
  return [...found];
}

function addWords(f: Set<number>, tokens: readonly Token[], shapes: readonly number[]): void {
  const words = tokens.map((t) => h(t.low));
  const edge = hashOf('^');
  for (let i = 0; i < words.length; i++) {
    const w = words[i] as number;
    const w1 = words[i + 1] ?? edge;
    f.add(combine(WORD, w));
    f.add(combine(combine(WORD2, w), w1));
    f.add(combine(combine(combine(WORD3, w), w1), words[i + 2] ?? edge));
    let shape = i === 0 ? edge : 0;
    for (let n = 0; n < 4 && i + n < words.length; n++) {
      shape = combine(shape, shapes[i + n] as number);
      f.add(combine(SHAPE[n] as number, shape));
    }
  }
  for (let i = 0; i < 3; i++) f.add(combine(START[i] as number, words[i] ?? edge));
  for (let i = 0; i < 4; i++) f.add(combine(START_SHAPE[i] as number, shapes[i] ?? edge));
}

/** The last words before, and for minutes the words of the headings. */
function* contextWords({ context, medium }: MessageContext): Generator<number> {
  if (context === undefined) return;
  const heading = medium === 'notes';
  for (const [i, line] of context.entries()) {
    const words =
      line
        .slice(-200)
        .toLowerCase()
        .match(/[a-z']+/g) ?? [];
    if (heading) for (const word of words.slice(-14)) yield combine(HEADER_WORD, h(word));
    else if (i === context.length - 1) for (const word of words.slice(-5)) yield combine(CONTEXT_WORD, h(word));
  }
}

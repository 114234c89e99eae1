/**
 * Sentences that say outright that nobody is named. They are rare in the published messages, so the models are unsure
 * of them; what they mean is not in doubt.
 */
import { CLASS } from '../model/classes.js';
import type { Owner } from '../rules/book.js';
import type { Frame } from './frames.js';
import type { Reading, SentenceParts } from './read.js';

const PROJECT = new Set(['make', 'examine', 'organise']);
const PERSONAL = new Set(['certain', 'self', 'addressed']);

/** The owner that the sentence leaves open for sure; undefined where it takes weighing, or where it names a person. */
export function surelyOpen(reading: Reading, parts: SentenceParts): Owner | undefined {
  const { sentence, frames, found } = reading;
  const { grammar, verbs } = parts;
  if (sentence.done || sentence.address.length > 0 || sentence.tokens.some((t) => t.kind === 'mention'))
    return undefined;
  if (found.some(({ sign }) => PERSONAL.has(sign.id))) return undefined;
  const works = ({ verb, negated, under, mood }: Frame) =>
    verb !== undefined &&
    PROJECT.has(verbs.classOf(verb.low)) &&
    !(negated || under !== '') &&
    // "What does someone need to start?" asks for advice.
    !(mood === 'need' && sentence.question);
  const [first] = frames;
  const wish = sentence.tokens.some((t) => grammar.wish.has(t.low));
  const asked = (f: Frame) =>
    works(f) &&
    f.subject === 'someone' &&
    grammar.anyone.has(f.head?.low ?? '') &&
    asks(f, wish) &&
    // "Could someone look at what I wrote?", "can anyone confirm?": help with one's own, nothing to hand over.
    (!f.inverted || (f.to < sentence.tokens.length - 1 && !sentence.tokens.some((t) => grammar.own.has(t.low))));
  if (frames.some(asked)) return 'indefinite';
  if (
    first &&
    works(first) &&
    first.subject === 'team' &&
    grammar.teams.has(first.head?.low ?? '') &&
    isBase(first, reading) &&
    ['to', 'should', 'need'].includes(first.mood) &&
    first.at <= 4
  )
    return 'team';
  return startsTodo(reading, parts) ? 'none' : undefined;
}

/** "Must write", not "must have written". */
function isBase({ verb, passive }: Frame, { sentence, classes }: Reading): boolean {
  const at = verb === undefined ? -1 : sentence.tokens.indexOf(verb);
  return passive || ((classes[at] ?? 0) & CLASS.verb) !== 0;
}

/** "Someone should …", "can someone …?", "I hope someone can …". */
function asks({ mood, inverted }: Frame, wish: boolean): boolean {
  return mood === 'should' || mood === 'need' || ((inverted || wish) && (mood === 'can' || mood === 'will'));
}

/** "TODO: …", "Action item: …", and then what is to be done, not who. */
function startsTodo({ sentence: { tokens }, classes }: Reading, { grammar, verbs }: SentenceParts): boolean {
  if (!grammar.todo.has(tokens[0]?.low ?? '')) return false;
  const at = tokens.findIndex((t) => t.low === ':') + 1;
  const [verb, next] = [tokens[at], tokens[at + 1]];
  if (at < 2 || at > 3 || verb?.kind !== 'word' || next === undefined) return false;
  const works = ((classes[at] ?? 0) & CLASS.verb) !== 0 && PROJECT.has(verbs.classOf(verb.low));
  return works && !/^(?:to|will|should|and|is|has|[:,])$/.test(next.low);
}

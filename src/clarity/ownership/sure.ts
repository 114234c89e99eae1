/**
 * Sentences that say outright that nobody is named. They are rare in the published messages, so the models are unsure
 * of them; what they mean is not in doubt.
 */
import { CLASS } from '../model/classes.js';
import type { Owner } from '../rules/book.js';
import type { Frame, Verbs } from './frames.js';
import type { Reading } from './read.js';

const PROJECT = new Set(['make', 'examine', 'organise']);
const PERSONAL = new Set(['certain', 'self', 'addressed']);
const TODO = new Set(['todo', 'fixme', 'xxx', 'action']);
const SOMEONE = new Set(['someone', 'somebody', 'anyone', 'anybody', 'whoever']);
const WISH = new Set(['hope', 'hopefully', 'wish', 'maybe', 'perhaps']);

/** The owner that the sentence leaves open for sure; undefined where it takes weighing, or where it names a person. */
export function surelyOpen(reading: Reading, verbs: Verbs): Owner | undefined {
  const { sentence, frames, found } = reading;
  if (sentence.done || sentence.address.length > 0 || sentence.tokens.some((t) => t.kind === 'mention'))
    return undefined;
  if (found.some(({ sign }) => PERSONAL.has(sign.id))) return undefined;
  const works = (frame: Frame) =>
    frame.verb !== undefined && PROJECT.has(verbs.classOf(frame.verb.low)) && !frame.negated && frame.under === '';
  const [first] = frames;
  const wish = sentence.tokens.some((t) => WISH.has(t.low));
  const asked = (f: Frame) => works(f) && f.subject === 'someone' && SOMEONE.has(f.head?.low ?? '') && asks(f, wish);
  if (frames.some(asked)) return 'indefinite';
  if (
    first &&
    works(first) &&
    first.subject === 'team' &&
    ['to', 'should', 'need'].includes(first.mood) &&
    first.at <= 4
  )
    return 'team';
  return startsTodo(reading, verbs) ? 'none' : undefined;
}

/** "Someone should …", "can someone …?", "I hope someone can …". */
function asks({ mood, inverted }: Frame, wish: boolean): boolean {
  return mood === 'should' || mood === 'need' || ((inverted || wish) && (mood === 'can' || mood === 'will'));
}

/** "TODO: …", "Action item: …", and then what is to be done, not who. */
function startsTodo({ sentence: { tokens }, classes }: Reading, verbs: Verbs): boolean {
  if (!TODO.has(tokens[0]?.low ?? '')) return false;
  const at = tokens.findIndex((t) => t.low === ':') + 1;
  const [verb, next] = [tokens[at], tokens[at + 1]];
  if (at < 2 || at > 3 || verb?.kind !== 'word' || next === undefined) return false;
  const works = ((classes[at] ?? 0) & CLASS.verb) !== 0 && PROJECT.has(verbs.classOf(verb.low));
  return works && !/^(?:to|will|should|and|is|has|[:,])$/.test(next.low);
}

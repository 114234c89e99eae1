/** Finds who could own a piece of work, as far as the words say, each with the reason. */
import type { Clause, MessageContext, ParsedSentence } from './ownership/types.js';
import { endOf, startOf, type TextRange } from './text/range.js';
import type { TextToken } from './text/tokens.js';

/** Somebody or something that can point to an owner, with its place in the text. */
export interface Candidate extends TextRange {
  /** As written in the text, or the author's or the last speaker's name. */
  name: string;
  /** `doer`: the subject of a clause; `answered`: who spoke last, if the author says "you"; `artefact`: a thing that belongs to somebody. */
  reason: 'addressed' | 'mentioned' | 'doer' | 'author' | 'answered' | 'team' | 'artefact';
}

const MOST_CANDIDATES = 8;
/** "your team's deployment script", "Ana's notebook", "your dashboard". */
const ARTEFACT =
  /\b(?:your|their|his|her|our|the)\s(?:[\p{L}\p{N}-]{1,30}\s){0,2}?[\p{L}\p{N}-]{1,30}['’]s\s[\p{L}\p{N}-]{1,30}(?:\s[\p{L}\p{N}-]{1,30})?|\b\p{Lu}[\p{L}]{1,30}['’]s\s[\p{L}\p{N}-]{1,30}(?:\s[\p{L}\p{N}-]{1,30})?|\byour\s(?:[\p{L}\p{N}-]{1,30}\s)?[\p{L}\p{N}-]{1,30}/gu;
const I = /^i(?:'|$)/;
const YOU = /^(?:you|your|you'.{1,3})$/;
const SPEAKER = /^([^:\n]{1,60}): /;

/** The candidates of a sentence, the most directly named first, each name once. */
export function candidatesIn(text: string, parsed: ParsedSentence, context: MessageContext): Candidate[] {
  const { sentence, clauses } = parsed;
  const named = (token: TextToken, reason: Candidate['reason']): Candidate => {
    const { start, end } = token;
    return { name: text.slice(start, end), reason, start, end };
  };
  const all = [
    ...sentence.address.map((token) => named(token, 'addressed')),
    ...clauses.flatMap(({ head, ...clause }) => (head && isDoer(clause) ? [named(head, reasonOf(clause))] : [])),
    ...sentence.tokens.filter(({ kind }) => kind === 'mention').map((token) => named(token, 'mentioned')),
    ...authorOf(parsed, context),
    ...lastSpeaker(sentence.tokens, context),
    ...artefactsIn(text, sentence.tokens),
  ];
  return uniqueNames(all).slice(0, MOST_CANDIDATES);
}

const isDoer = ({ subject }: Pick<Clause, 'subject'>) => subject === 'person' || subject === 'team';
const reasonOf = ({ subject }: Pick<Clause, 'subject'>) => (subject === 'team' ? 'team' : 'doer');

function authorOf({ sentence, clauses }: ParsedSentence, { author = 'I' }: MessageContext): Candidate[] {
  const pronoun = sentence.tokens.find(({ low }) => I.test(low));
  if (!pronoun || !clauses.some(({ subject }) => subject === 'i')) return [];
  return [{ name: author, reason: 'author', start: pronoun.start, end: pronoun.end }];
}

/** Whoever spoke last before the author says "you". */
function lastSpeaker(tokens: readonly TextToken[], { context, author }: MessageContext): Candidate[] {
  const you = tokens.find(({ low }) => YOU.test(low));
  const speaker = SPEAKER.exec(context?.at(-1) ?? '')?.[1];
  if (!you || !speaker || speaker === author) return [];
  return [{ name: speaker, reason: 'answered', start: you.start, end: you.end }];
}

function artefactsIn(text: string, tokens: readonly TextToken[]): Candidate[] {
  const offset = startOf(tokens);
  return [...text.slice(offset, endOf(tokens)).matchAll(ARTEFACT)].map(({ 0: name, index }) => {
    const start = offset + index;
    return { name, reason: 'artefact', start, end: start + name.length };
  });
}

function uniqueNames(candidates: readonly Candidate[]): Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ name }) => {
    const key = name.toLowerCase();
    if (key === '' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Who could own a piece of work, as far as the words say: people, teams and things that name them, each with its reason. */
import type { MessageContext } from './ownership/features.js';
import type { Frame } from './ownership/frames.js';
import type { Reading } from './ownership/read.js';
import type { Token } from './text/tokens.js';

export interface Candidate {
  /** As it stands in the text, or the author's or the speaker's name. */
  name: string;
  /** Why: addressed by name, mentioned, named as the doer, the author, the one who is answered; a team; a thing of somebody's. */
  reason: 'addressed' | 'mentioned' | 'doer' | 'author' | 'answered' | 'team' | 'artefact';
  start: number;
  end: number;
}

const MOST = 8;
/** "your team's deployment script", "Ana's notebook", "their dashboard". */
const ARTEFACT =
  /\b(?:your|their|his|her|our|the)\s(?:[\p{L}\p{N}-]{1,30}\s){0,2}?[\p{L}\p{N}-]{1,30}['’]s\s[\p{L}\p{N}-]{1,30}(?:\s[\p{L}\p{N}-]{1,30})?|\b\p{Lu}[\p{L}]{1,30}['’]s\s[\p{L}\p{N}-]{1,30}(?:\s[\p{L}\p{N}-]{1,30})?|\byour\s(?:[\p{L}\p{N}-]{1,30}\s)?[\p{L}\p{N}-]{1,30}/gu;

/** The candidates in order of how directly they are named, each name once. */
export function candidatesIn(text: string, reading: Reading, context: MessageContext): Candidate[] {
  const { sentence, frames } = reading;
  const all: Candidate[] = [];
  const put = (token: Token | undefined, reason: Candidate['reason']) => {
    if (token) all.push({ name: text.slice(token.start, token.end), reason, start: token.start, end: token.end });
  };
  for (const token of sentence.address) put(token, 'addressed');
  for (const frame of frames) putDoer(frame, put);
  for (const token of sentence.tokens) if (token.kind === 'mention') put(token, 'mentioned');
  if (frames.some((f) => f.subject === 'i')) putAuthor(reading, context, all);
  putAnswered(text, reading, context, all);
  putArtefacts(text, reading, all);
  const seen = new Set<string>();
  return all
    .filter(({ name }) => name !== '' && !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()))
    .slice(0, MOST);
}

function putDoer(frame: Frame, put: (token: Token | undefined, reason: Candidate['reason']) => void): void {
  if (frame.subject === 'person') put(frame.head, 'doer');
  if (frame.subject === 'team') put(frame.head, 'team');
}

function putAuthor({ sentence }: Reading, { author }: MessageContext, all: Candidate[]): void {
  const first = sentence.tokens.find((t) => /^i(?:'|$)/.test(t.low));
  if (first) all.push({ name: author ?? 'I', reason: 'author', start: first.start, end: first.end });
}

/** Who spoke last before, where the author says "you". */
function putAnswered(
  _text: string,
  { sentence }: Reading,
  { context, author }: MessageContext,
  all: Candidate[],
): void {
  const you = sentence.tokens.find((t) => /^(?:you|your|you'.{1,3})$/.test(t.low));
  const speaker = /^([^:\n]{1,60}): /.exec(context?.at(-1) ?? '')?.[1];
  if (you && speaker && speaker !== author)
    all.push({ name: speaker, reason: 'answered', start: you.start, end: you.end });
}

function putArtefacts(text: string, { sentence }: Reading, all: Candidate[]): void {
  const first = sentence.tokens[0];
  const last = sentence.tokens.at(-1);
  if (!first || !last) return;
  for (const match of text.slice(first.start, last.end).matchAll(ARTEFACT)) {
    const start = first.start + match.index;
    all.push({ name: match[0], reason: 'artefact', start, end: start + match[0].length });
  }
}

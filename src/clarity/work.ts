/** Describes the work that a message states: whose it is, when it is due, what is to be done. */
import type { CheckContext, Work } from './check.js';
import { readDue } from './due.js';
import { isUnclearOwner } from './labels.js';
import { once } from './model/memoize.js';
import { PROJECT_VERBS } from './ownership/explicit.js';
import type { Grammar } from './ownership/grammar.js';
import { isAsked, THRESHOLD } from './ownership/score.js';
import type { Clause, ParsedSentence, Resources, ScoredSentence, SignMatch } from './ownership/types.js';
import { candidatesIn } from './people.js';
import type { Subject } from './rules/rule-book.js';
import { guessStage } from './stage.js';
import { endOf, rangeOf, startOf } from './text/range.js';
import type { TextToken } from './text/tokens.js';

/** Modalities of a promise. */
const PROMISES: ReadonlySet<string> = new Set(['will', 'going', 'doing']);
/** Subjects that a title leaves out. */
const LEFT_OUT: ReadonlySet<Subject> = new Set(['someone', 'we', 'all', 'you', 'team', 'none', 'they', 'i']);

/** The sentence that most clearly states work. One that its author is asked about comes first; undefined if none states work. */
export function workSentence(scored: readonly ScoredSentence[]): ScoredSentence | undefined {
  const [likeliest] = [...scored].sort((a, b) => b.work - a.work);
  const asked = scored.find(isAsked);
  if (likeliest && asked && !isAsked(likeliest) && isUnclearOwner(likeliest.owner)) return asked;
  return likeliest && (asked || likeliest.work >= THRESHOLD.work) ? likeliest : undefined;
}

/** Describes the work of a sentence. Its days, its stage and who could do it are looked for when they are first asked for. */
export function describeWork(text: string, scored: ScoredSentence, context: CheckContext, resources: Resources): Work {
  const { parsed, kind, owner } = scored;
  const { start, end } = rangeOf(parsed.sentence.tokens);
  const sentence = text.slice(start, end);
  const due = once(() => readDue(sentence, start, context));
  const stage = once(() => guessStage(sentence).stage);
  const candidates = once(() => candidatesIn(text, parsed, context));
  const title = once(() => workTitle(text, parsed, resources.grammar));
  return {
    kind,
    owner,
    get due() {
      return due().dated ? 'yes' : vagueDateIn(parsed) ? 'vague' : 'no';
    },
    get days() {
      return due().days;
    },
    get stage() {
      return stage();
    },
    get candidates() {
      return candidates();
    },
    get title() {
      return title();
    },
    plain: isPlain(parsed, resources),
    start,
    end,
  };
}

/** The first sign of a date that is not one: "soon". */
export const vagueDateIn = ({ signs }: ParsedSentence): SignMatch | undefined =>
  signs.find(({ sign }) => sign.about === 'date');

/** What is to be done: from the verb on if somebody is asked or meant, else the whole sentence; without what is said beside it. */
export function workTitle(text: string, { sentence, clauses }: ParsedSentence, { asides, openers }: Grammar): string {
  const isMain = ({ subordinator }: Clause) => subordinator === '' || openers.has(subordinator);
  const clause = clauses.find((one) => one.verb && !one.negated && isMain(one));
  const verb = clause && !clause.passive && LEFT_OUT.has(clause.subject) ? clause.verb : undefined;
  const isSaid = ({ kind, low }: TextToken) => kind !== 'emoji' && !asides.has(low) && !/^[,.!?]+$/.test(low);
  const [first, last] = [sentence.tokens.find(isSaid), sentence.tokens.findLast(isSaid)];
  const words = text
    .slice((verb ?? first)?.start ?? startOf(sentence.tokens), last?.end ?? endOf(sentence.tokens))
    .replace(/\s+/g, ' ')
    .replace(/[.!?\s]+$/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Somebody laughs about what is no work of a project: "someone should invent a machine that makes coffee lol". */
export function isJoke({ sentence, clauses }: ParsedSentence, { grammar, verbs }: Resources): boolean {
  if (!sentence.tokens.some(({ low }) => grammar.laughter.has(low))) return false;
  const verb = clauses.find((one) => one.verb)?.verb;
  return verb !== undefined && !PROJECT_VERBS.has(verbs.classOf(verb.low));
}

/** Said as a need, a plan or a request, not as what could be done or would be nice. */
export const isFirm = ({ clauses }: ParsedSentence): boolean =>
  clauses.length === 0 ||
  clauses.some(({ inverted, modality, subordinator }) => inverted || (modality !== 'can' && subordinator === ''));

function isPlain({ clauses: [first], sentence }: ParsedSentence, { grammar, verbs }: Resources): boolean {
  if (first?.verb === undefined || first.negated || first.subordinator !== '' || sentence.question) return false;
  const { tokens } = sentence;
  const conditional = tokens.some(({ low }) => grammar.conditions.has(low) || grammar.wishes.has(low));
  // "I'll look into it": only the lines before say into what.
  const refersBack = tokens.slice(first.end, first.end + 2).some(({ low }) => grammar.subjects.get(low) === 'it');
  return (
    PROMISES.has(first.modality) && PROJECT_VERBS.has(verbs.classOf(first.verb.low)) && !conditional && !refersBack
  );
}

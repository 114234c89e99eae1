/** Weighs what the encoder says of a sentence together with what the linear models say. */
import { THRESHOLD } from '../ownership/score.js';
import type { ScoredSentence } from '../ownership/types.js';
import { rangeOf, type TextRange } from '../text/range.js';
import { type Passage, passageOf } from './passage.js';

/** What the encoder says of a message: for each sentence that it read, by its first place in the text, a score in log odds. */
export type EncoderScores = ReadonlyMap<number, number>;

/** A sentence that the encoder is to read. */
interface ReadableSentence extends TextRange {
  passage: Passage;
}

/** Reads sentences together with their messages, such as the encoder in its worker thread. */
export interface PassageReader {
  /** Scores in log odds, in order; undefined if the sentences cannot be read in time, and the linear models decide. Never throws. */
  read(passages: readonly Passage[]): Promise<readonly number[] | undefined>;
}

/** A sentence that the linear models score lower is not read, and nobody is asked about it. */
const FLOOR = -4.5;
/** What an explicit sentence scores in place of the linear models. Chosen by cross-validation. */
const EXPLICIT_SCORE = 2.5;
/** Sentences of a message that are read, the likeliest first. */
const MOST_READ = 3;
/** The two scores weigh the same; what they come to is moved so that the threshold stays where it is. Chosen by cross-validation. */
const SHIFT = 1.1;

const readScore = ({ nudge, otherwise }: ScoredSentence): number => otherwise?.nudge ?? nudge;
const canBeRead = (scored: ScoredSentence): boolean => readScore(scored) > FLOOR;

/** The sentences that the encoder is to read: for most messages none. */
export function readableSentences(
  text: string,
  scored: readonly ScoredSentence[],
  context: Parameters<typeof passageOf>[2],
): ReadableSentence[] {
  const likely = scored.filter(canBeRead).sort((a, b) => readScore(b) - readScore(a));
  return likely.slice(0, MOST_READ).map(({ parsed }) => {
    const range = rangeOf(parsed.sentence.tokens);
    return { ...range, passage: passageOf(text, range, context) };
  });
}

/** Sentences with the encoder's word on them. Those that it has not read are not asked about, unless they are explicit. */
export function blended(scored: readonly ScoredSentence[], said: EncoderScores): ScoredSentence[] {
  return scored.map((sentence) => {
    const score = said.get(rangeOf(sentence.parsed.sentence.tokens).start);
    if (sentence.explicit)
      return score === undefined ? sentence : { ...sentence, nudge: explicitNudge(sentence, score) };
    if (score === undefined) return { ...sentence, nudge: Math.min(sentence.nudge, FLOOR) };
    const nudge = weighed(readScore(sentence), score);
    // Only a nudge is a reason to doubt that the writer does it.
    const { owner } = (nudge > THRESHOLD.nudge && sentence.otherwise) || sentence;
    return { ...sentence, nudge, owner };
  });
}

const weighed = (linear: number, encoder: number): number => (linear + encoder) / 2 + SHIFT;

/** The encoder can make an explicit sentence surer. Only a question to anyone it can overrule: that may ask for help, and not for work. */
function explicitNudge({ parsed, nudge }: ScoredSentence, score: number): number {
  const both = weighed(EXPLICIT_SCORE, score);
  return parsed.clauses.some(({ subject, inverted }) => subject === 'someone' && inverted)
    ? both
    : Math.max(nudge, both);
}

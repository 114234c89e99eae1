/** What the engine is asked and what it answers. */
import type { DateOrder } from '../model/dates/types.js';
import type { EncoderScores } from './encoder/blend.js';
import type { Finding } from './finding.js';
import type { OwnerClass, WorkKind } from './labels.js';
import type { MessageContext, ParsedSentence, ScoredSentence } from './ownership/types.js';
import type { Candidate } from './people.js';
import type { TextRange } from './text/range.js';

/** What is known about a message besides its words. */
export interface CheckContext extends MessageContext {
  /** Milliseconds since 1970, for "tomorrow". Without it dates are found, but no days given. */
  now?: number | undefined;
  /** IANA zone of the author; UTC if absent. */
  zone?: string | undefined;
  /** Which rules count; all if absent. Findings, nudge and rewrite go by these alone. */
  wanted?: ((rule: string) => boolean) | undefined;
  /** How far below the usual threshold a main finding may be, in log odds: 0 if absent. The nudge goes by the threshold itself. */
  reach?: number | undefined;
  /** What the encoder says of the message's sentences; without it the linear models decide alone. */
  encoder?: EncoderScores | undefined;
  /** How the message was read before the encoder was asked, in the same context, so that `check` doesn’t read it again. */
  reading?: MessageReading | undefined;
  /** Which number of 5/6 is the day for the author; unknown if absent. */
  order?: DateOrder | undefined;
}

/** A message's sentences, and what the linear models alone say of them. */
export interface MessageReading {
  text: string;
  sentences: readonly ParsedSentence[];
  scored: readonly ScoredSentence[];
}

/** A day (`YYYY-MM-DD`) that a text names, and its words in it. */
export interface NamedDay extends TextRange {
  day: string;
  words: string;
}

/** The work that a message states. The span is that of its sentence. */
export interface Work extends TextRange {
  kind: WorkKind;
  owner: OwnerClass;
  due: 'yes' | 'vague' | 'no';
  /** The days it names, the likeliest first; empty without `now`. */
  days: NamedDay[];
  candidates: Candidate[];
  /** The id of the stage that it belongs to, or "unknown". */
  stage: string;
  /** What is to be done, in the author's words. */
  title: string;
  /** Somebody does something for the project, unconditionally: "I'll write the report", not "I'll be there". */
  plain: boolean;
}

/** The sentence that most clearly leaves open who does the work. */
export interface MainFinding extends TextRange {
  finding: Finding;
  /** Log odds above the threshold; below 0 only within the `reach` that was asked for. */
  score: number;
  /** What is to be done, in the author's words. */
  title: string;
  /** Said as a need, a plan or a request, not as what could be done or would be nice. */
  firm: boolean;
  /** Its sentence as it could be written; null if its words do not lend themselves to a request. */
  rewrite: string | null;
}

/** All that the engine says about a message. */
export interface Check {
  findings: Finding[];
  /** The message's likeliest statement of work; null if it states none. */
  work: Work | null;
  /** Whether the author should be asked, privately, who will do it. */
  nudge: boolean;
  /** What the author is asked about first; null without a nudge, unless there is `reach`. */
  main: MainFinding | null;
  /** The message as it could be written; null if there is nothing to change. */
  rewrite: string | null;
}

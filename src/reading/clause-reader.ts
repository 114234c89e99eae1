/** Reads one clause: its stance, and the turn of the phrasebook that fits best. */
import { takenBackAt, withoutRecord } from './clause-ends.js';
import type { SaidSentence } from './clauses.js';
import { hasAllNeeded, type Run } from './draft.js';
import { asksAt, asksBetter, isWhole, type Reading, takesText, type Ways } from './reading.js';
import { readingsOf } from './readings.js';
import { type ClauseFront, frontsOf, type Stance } from './stance.js';

/** A clause with its stance and how it was read. */
export interface SpokenClause extends Run {
  stance: Stance;
  reading: Reading | undefined;
  /** Where its content begins. */
  at: number;
  /** Another clause has taken its words as a reason. */
  isReason?: boolean;
  /** It ends in "or not", "i guess" or the like, which takes back all that stands in front of it. */
  isTakenBack?: boolean;
}

/** A reading with the place where it begins. */
interface Best {
  front: ClauseFront;
  reading: Reading;
  score: number;
}

/** Reads single clauses of one text. */
export class ClauseReader {
  /** What was read before: parts of a sentence are tried again and again. */
  private readonly read = new Map<string, SpokenClause>();

  constructor(private readonly ways: Ways) {}

  /** One clause, read from wherever in its front the best turn begins. */
  clause(sentence: SaidSentence): SpokenClause {
    const key = placeOf(sentence);
    const known = this.read.get(key) ?? this.readClause(sentence);
    this.read.set(key, known);
    return known;
  }

  private readClause(sentence: SaidSentence): SpokenClause {
    const { line, book } = this.ways;
    const fronts = frontsOf(line, book.frames, sentence.from, sentence.to);
    const last = fronts.at(-1) ?? fronts[0];
    const { to, recorded } = this.recordOf(sentence, fronts, withoutRecord(this.ways, last.at, sentence.to));
    const cut = takenBackAt(this.ways, last.at, to);
    const taken = cut === undefined ? undefined : this.best(sentence, fronts, cut);
    const whole = this.best(sentence, fronts, to);
    const isTaken = taken !== undefined && isTakenBack(taken.reading, whole?.reading);
    const best = isTaken ? taken : whole;
    const front = best?.front ?? last;
    const stance = {
      ...front.stance,
      // "data is done, can you mark it?": what is asked is only whether it is marked.
      asked: (sentence.asked && !recorded) || front.stance.asked,
      recorded: recorded || front.stance.recorded || sentence.recorded === true,
      hedged: isTaken || front.stance.hedged,
    };
    return { from: sentence.from, to: sentence.to, at: front.at, stance, reading: best?.reading, isTakenBack: isTaken };
  }

  /** "training's through, that run counts – set it to done": an order of its own if what stands in front is not understood. */
  private recordOf(
    sentence: SaidSentence,
    fronts: readonly ClauseFront[],
    record: { to: number; recorded: boolean },
  ): { to: number; recorded: boolean } {
    const isOwn = record.recorded && !isWhole({ reading: this.best(sentence, fronts, record.to)?.reading });
    return isOwn && this.best(sentence, fronts, sentence.to) ? { to: sentence.to, recorded: false } : record;
  }

  /** The best reading of what stands between one of the fronts and `to`. */
  private best(sentence: SaidSentence, fronts: readonly ClauseFront[], to: number): Best | undefined {
    let best: Best | undefined;
    const last = fronts.at(-1)?.at ?? 0;
    for (const front of fronts) {
      // "can you set nudges off?" asks for an order.
      const isAsked = sentence.asked && !front.stance.polite;
      const asked = isAsked || front.stance.asked || asksAt(this.ways.line, front.at);
      for (const reading of readingsOf(this.ways, { from: front.at, to }, asked)) {
        const isFront = reading.core <= last && last < to;
        const score = reading.score + (asked ? asksBetter(reading, this.ways.line) : 0) - (isFront ? FRONT : 0);
        if (score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = { front, reading, score };
      }
    }
    return best;
  }
}

/** "Is it ok" asks nothing of its own in "is it ok if I skip monitoring": the words in front of a clause hardly make another. */
const FRONT = 8;

/** What stands in a reason or a title takes nothing back, and "someday" is asked about if it is the day or the time. */
const isTakenBack = (taken: Reading, whole: Reading | undefined): boolean =>
  !takesText(taken) && hasAllNeeded(taken.draft) && whole?.draft.values.when === undefined;

/** Where something stands, as a key. */
export const placeOf = ({ from, to, asked }: SaidSentence): string => `${from} ${to} ${asked}`;

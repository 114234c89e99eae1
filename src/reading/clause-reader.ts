/** Reads sentences as clauses: each with its stance, and with the turn of the phrasebook that fits best. */
import { isBehindText } from './about-made.js';
import { isAskedAfter, takenBackAt, withoutRecord } from './clause-ends.js';
import { joins, type SaidSentence } from './clauses.js';
import type { Run } from './draft.js';
import { isAndAt, isHeading, isToldOf, isWantedToo } from './in-front.js';
import { matches } from './match.js';
import type { Entry } from './phrasebook.js';
import {
  asksAt,
  asksBetter,
  isAbout,
  isComplete,
  isExplainedOrder,
  isWhole,
  type Reading,
  takesText,
  type Ways,
} from './reading.js';
import { readingOf, readingsOf, slotRules } from './readings.js';
import { type ClauseFront, frontsOf, type Stance, standsAt } from './stance.js';

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

/** Parts of one sentence, one inside the other, that are tried. */
const DEEPEST = 6;
/** Tokens of a sentence in which a second order is looked for without a sign that it begins. */
const LONGEST_RUN_ON = 24;

/** A reading with the place where it begins. */
interface Best {
  front: ClauseFront;
  reading: Reading;
  score: number;
}

/** Reads the sentences of one text. */
export class ClauseReader {
  /** What was read before: parts of a sentence are tried again and again, and the ways to cut it are many. */
  private readonly read = new Map<string, SpokenClause>();
  private readonly cut = new Map<string, SpokenClause[]>();

  constructor(private readonly ways: Ways) {}

  /** A sentence as one clause, or as several if that leaves fewer words over. */
  clausesOf(said: SaidSentence): SpokenClause[] {
    const sentence = { ...said, asked: said.asked || isAskedAfter(this.ways, said) };
    const clauses = this.clausesIn(sentence);
    if (!clauses.some(({ isTakenBack }) => isTakenBack)) return clauses;
    return clauses.map((clause) => ({ ...clause, stance: { ...clause.stance, hedged: true } }));
  }

  private clausesIn(sentence: SaidSentence, depth = 0): SpokenClause[] {
    const key = placeOf(sentence);
    const known = this.cut.get(key) ?? this.parts(sentence, depth);
    this.cut.set(key, known);
    return known;
  }

  private parts(sentence: SaidSentence, depth: number): SpokenClause[] {
    const whole = this.clause(sentence);
    if (depth > DEEPEST) return [whole];
    if (isWhole(whole))
      return (
        (whole.reading && takesText(whole.reading) && this.splitText(sentence, whole.reading, depth)) ||
        this.orderBehind(sentence, whole, depth) || [whole]
      );
    for (const { end, next } of joins(this.ways.line, sentence)) {
      const split = this.splitAt(sentence, whole, { end, next }, depth);
      if (split) return split;
    }
    return this.runOn(sentence, depth) ?? [whole];
  }

  /** "Training is at risk, flag it, nodes fail": an order about what was told, and not the reason of it. */
  private orderBehind(sentence: SaidSentence, whole: SpokenClause, depth: number): SpokenClause[] | undefined {
    const { reading, stance } = whole;
    if (reading?.entry.mood !== 'report' || !takesText(reading) || stance.recorded) return undefined;
    for (const { end, next } of joins(this.ways.line, sentence)) {
      const split = this.splitAt(sentence, whole, { end, next }, depth);
      const [told, order] = split ?? [];
      if (told?.reading?.entry.mood === 'report' && order?.reading?.entry.mood === 'order') return split;
    }
    return undefined;
  }

  /** "done 1 start evaluation": in haste people leave out what stands between two orders. */
  private runOn(sentence: SaidSentence, depth: number): SpokenClause[] | undefined {
    const { line, book } = this.ways;
    if (sentence.asked) return undefined;
    for (let at = sentence.from + 2; at < Math.min(sentence.to, sentence.from + LONGEST_RUN_ON); at += 1) {
      if (line.tokens[at]?.is !== 'word' || !book.verbs.has(line.tokens[at]?.fold ?? '')) continue;
      const left = this.clause({ ...sentence, to: at });
      if (!left.reading || left.stance.asked || !isComplete(left.reading) || !isWhole(left)) continue;
      const right = this.clausesIn({ ...sentence, from: at }, depth + 1).map((clause) =>
        this.inherits(left, clause, at),
      );
      const { reading, at: start } = right[0] ?? {};
      if (reading && start === at && reading.entry.mood === 'order' && isComplete(reading) && isWhole({ reading }))
        return [left, ...right];
    }
    return undefined;
  }

  private splitAt(
    sentence: SaidSentence,
    whole: SpokenClause,
    { end, next }: { end: number; next: number },
    depth: number,
  ): SpokenClause[] | undefined {
    const left = this.clause({ ...sentence, to: end, asked: sentence.asked && isAsking(whole) });
    if (left.reading && !isWhole(left) && !isToldOf(left.reading)) return undefined;
    // "could you please …" is one clause.
    if (!left.reading && this.ways.line.says(end, 'please')) return undefined;
    const rest = { ...sentence, from: next };
    const gapped = left.reading && this.gapped(left.reading.entry, rest, left.stance);
    if (gapped) return [left, ...gapped];
    const right = this.clausesIn(rest, depth + 1).map((clause) => this.inherits(left, clause, end));
    const [first] = right;
    if (!first?.reading || !(isWhole(first) || isExplainedOrder(first.reading))) return undefined;
    // What says nothing by itself may stand in front of an order only if the whole is no better understood.
    if (
      !left.reading &&
      whole.reading &&
      whole.reading.score >= first.reading.score &&
      whole.reading.draft.left.length === 0
    )
      return undefined;
    return [left, ...right];
  }

  /** "if it fails, start data", "don't start data and give it to chi": what is said of the first holds for what follows. */
  private inherits(left: SpokenClause, right: SpokenClause, end: number): SpokenClause {
    const { conditional, denied, wished, hedged, asked, polite } = left.stance;
    // "I would not give bo training, chi evaluation": what does without the verb has the stance of the verb.
    const isGapped =
      right.reading?.entry.mood === 'terse' && right.reading.entry.command.name === left.reading?.entry.command.name;
    const isJoined = isGapped || !APART.has(this.ways.line.tokens[end]?.fold ?? '');
    const isOrder = left.reading?.entry.mood === 'order';
    // "last week you said I should assign #2 and #4 to Emi": half of what was not understood isn't an order.
    const isHalf =
      right.reading?.entry.mood !== 'question' &&
      ((left.reading === undefined && isAndAt(this.ways.line, end)) || isHeading(this.ways, left, end));
    const stance = {
      ...right.stance,
      conditional: right.stance.conditional || conditional,
      denied: right.stance.denied || (denied && isJoined),
      wished: right.stance.wished || (wished && isJoined),
      hedged: right.stance.hedged || (hedged && isJoined) || (isHalf && !right.stance.polite),
      polite: right.stance.polite || (polite && isJoined && isOrder),
      asked: right.stance.asked || (asked && isJoined && isOrder && !polite),
    };
    return { ...right, stance };
  }

  /** A text goes on to the end, unless "then" or the like begins another order, or one about what is made begins. */
  private splitText(sentence: SaidSentence, text: Reading, depth: number): SpokenClause[] | undefined {
    const { line, book } = this.ways;
    for (const { end, next, strong: isStrong } of joins(line, sentence)) {
      const strong =
        isStrong ||
        (isAbout(text) && standsAt(line, book.frames.sameFor, next, sentence.to) !== undefined) ||
        isWantedToo(this.ways, text, { end, next, to: sentence.to });
      if (!strong && !text.entry.command.makes) continue;
      const right = this.clausesIn({ ...sentence, from: next }, depth + 1);
      if (!isBehindText(text, right[0]?.reading, strong)) continue;
      return [this.clause({ ...sentence, to: end, asked: false }), ...right];
    }
    return undefined;
  }

  /** "assign #2 to bo and #4 to chi", "due dates: #1 monday, #2 friday": what follows does without the verb. */
  private gapped(entry: Entry, sentence: SaidSentence, stance: Stance): SpokenClause[] | undefined {
    const at = entry.pattern.parts.findIndex(({ is }) => is === 'slot');
    if (at < 1 || entry.isName) return undefined;
    const pattern = { ...entry.pattern, parts: entry.pattern.parts.slice(at) };
    const { line } = this.ways;
    const ends = [...joins(line, sentence), { end: sentence.to, next: sentence.to }];
    for (const { end, next } of ends) {
      const found = matches(line, pattern, sentence.from, end, slotRules(this.ways, entry))
        .map((match) => readingOf(this.ways, entry, match, { from: sentence.from, to: end }))
        .find(
          (reading) =>
            isWhole({ reading }) &&
            Object.values(reading.draft.values).every((value) => 'thing' in value && value.thing.is !== 'unknown'),
        );
      if (!found) continue;
      const clause: SpokenClause = { from: sentence.from, to: end, at: sentence.from, stance, reading: found };
      if (next >= sentence.to) return [clause];
      const more = this.gapped(entry, { ...sentence, from: next }, stance);
      return more ? [clause, ...more] : undefined;
    }
    return undefined;
  }

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
    // What stands in a reason or a title takes nothing back.
    const isTaken = taken !== undefined && !takesText(taken.reading);
    const best = isTaken ? taken : this.best(sentence, fronts, to);
    const front = best?.front ?? last;
    const stance = {
      ...front.stance,
      asked: sentence.asked || front.stance.asked,
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
    for (const front of fronts) {
      const asked = sentence.asked || front.stance.asked || asksAt(this.ways.line, front.at);
      for (const reading of readingsOf(this.ways, { from: front.at, to }, asked)) {
        const score = reading.score + (asked ? asksBetter(reading) : 0);
        if (score > (best?.score ?? Number.NEGATIVE_INFINITY)) best = { front, reading, score };
      }
    }
    return best;
  }
}

/** Between clauses of which each stands for itself. */
const APART = new Set([',', '-', '–', '—']);

const placeOf = ({ from, to, asked }: SaidSentence): string => `${from} ${to} ${asked}`;

const isAsking = ({ reading }: SpokenClause): boolean => reading?.entry.mood !== 'order';

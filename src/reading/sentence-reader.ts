/** Reads sentences as clauses: where one ends and the next begins, and what the first makes of those behind it. */
import { isBehindText, isElse, namesAnew } from './about-made.js';
import { isAskedAfter, restartsIn, takenBackAt, withoutRecord } from './clause-ends.js';
import { ClauseReader, placeOf, type SpokenClause } from './clause-reader.js';
import { joins, listedLast, type SaidSentence } from './clauses.js';
import { hasAllNeeded } from './draft.js';
import { fullStance } from './full-stance.js';
import { gapped } from './gapped.js';
import { behindThings, givesReason, goesOnWithAnd, isBehindBrackets, isToldOf, isWantedToo } from './in-front.js';
import { inherits } from './inheritance.js';
import { AFTER_REASON, isOther, isPair, isSaidInFront } from './next-clause.js';
import { isAbout, isComplete, isExplainedOrder, isWhole, type Reading, takesText, type Ways } from './reading.js';
import { frontOf, type Stance, standsAt } from './stance.js';

/** Parts of one sentence, one inside the other, that are tried. */
const DEEPEST = 6;
/** Tokens of a sentence in which a second order is looked for without a sign that it begins. */
const LONGEST_RUN_ON = 24;

/** Reads the sentences of one text. */
export class SentenceReader {
  private readonly clauses: ClauseReader;
  /** How parts of a sentence were cut before: the ways are many. */
  private readonly cut = new Map<string, SpokenClause[]>();

  constructor(private readonly ways: Ways) {
    this.clauses = new ClauseReader(ways);
  }

  /** One clause, read from wherever in its front the best turn begins. */
  clause = (sentence: SaidSentence): SpokenClause => this.clauses.clause(sentence);

  /** A sentence as one clause, or as several if that leaves fewer words over. */
  clausesOf(said: SaidSentence): SpokenClause[] {
    const sentence = { ...said, asked: said.asked || isAskedAfter(this.ways, said) };
    const restarts = restartsIn(this.ways, sentence);
    const again = this.restarted(sentence, restarts);
    if (again) return again;
    const clauses = this.allRecorded(sentence, this.clausesIn(sentence));
    // "give #2 to bo, no wait, chi"
    const isChanged = restarts.length > 0 || clauses.some(({ isTakenBack }) => isTakenBack);
    const isUnsure = isChanged || this.endsInCondition(clauses);
    return isUnsure ? asUnsure(clauses) : clauses;
  }

  /** "training is done and evaluation has started, please update": all of it is to be put on record. "…, please mark it" need not be about both. */
  private allRecorded({ from, to }: SaidSentence, clauses: readonly SpokenClause[]): SpokenClause[] {
    const { line } = this.ways;
    const end = withoutRecord(this.ways, from, to);
    const isOfOne = line.tokens
      .slice(end.to, to)
      .some(({ fold }, i) => fold === 'it' || line.says(end.to + i, 'pointing'));
    const isToldIn = ({ reading }: SpokenClause) => reading?.entry.mood === 'report' || reading?.entry.mood === 'terse';
    return clauses.map((clause) =>
      end.recorded && !isOfOne && isToldIn(clause)
        ? { ...clause, stance: { ...clause.stance, recorded: true } }
        : clause,
    );
  }

  /** "start data and give it to chi, she is free, unless bo objects": holds for both. */
  private endsInCondition(clauses: readonly SpokenClause[]): boolean {
    const last = clauses.at(-1);
    const { line, book } = this.ways;
    return (
      clauses.length > 1 && last?.reading?.entry.mood === 'order' && fullStance(last, line, book.frames).conditional
    );
  }

  /** "Give the checklist to… no wait, give #2 to Bo": what begins again as an order of its own. */
  private restarted(sentence: SaidSentence, restarts: readonly number[]): SpokenClause[] | undefined {
    for (const from of restarts) {
      const clauses = this.clausesIn({ ...sentence, from });
      const { reading } = clauses[0] ?? {};
      if (reading && reading.entry.mood !== 'terse' && isWhole({ reading }) && isComplete(reading)) return clauses;
    }
    return undefined;
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
        this.behindAnd(sentence, whole, depth) ||
        (whole.reading && takesText(whole.reading) && this.splitText(sentence, whole.reading, whole.stance, depth)) ||
        this.orderBehind(sentence, whole, depth) || [whole]
      );
    const places = this.joinsBehindFront(sentence);
    const pairs = this.pairs(sentence, whole, places, depth);
    if (pairs) return pairs;
    for (const { end, next } of places) {
      const split = this.splitAt(sentence, whole, { end, next }, depth);
      if (split) return split;
    }
    return this.runOn(sentence, depth) ?? [whole];
  }

  /** "evaluation: chi, monitoring: emi": the marks behind headings end no clause if those between the pairs do. */
  private pairs(
    sentence: SaidSentence,
    whole: SpokenClause,
    places: readonly { end: number; next: number }[],
    depth: number,
  ): SpokenClause[] | undefined {
    const isHeading = ({ end }: { end: number }) => this.ways.line.isNoise(end);
    if (places.filter(isHeading).length < 2) return undefined;
    for (const place of places.filter((one) => !isHeading(one))) {
      const split = this.splitAt(sentence, whole, place, depth);
      if (split?.every((clause) => isWhole(clause) && clause.reading?.entry.mood === 'terse')) return split;
    }
    return undefined;
  }

  /** "team, …" is one clause with what follows: what stands in front is said of all of it. */
  private joinsBehindFront(sentence: SaidSentence) {
    const front = frontOf(this.ways.line, this.ways.book.frames, sentence.from, sentence.to);
    return listedLast(
      this.ways.line,
      joins(this.ways.line, sentence).filter(({ next }) => next > front.at),
    );
  }

  /** "reopen data and start labelling", "block data (no disk) and start labelling": "and" begins another order, if it is read as one. */
  private behindAnd(sentence: SaidSentence, whole: SpokenClause, depth: number): SpokenClause[] | undefined {
    const { reading } = whole;
    const { line } = this.ways;
    if (!reading) return undefined;
    const from = goesOnWithAnd(reading, line) ? behindThings(reading, line) : undefined;
    const join = joins(line, sentence).find(({ end }) => end === from || isBehindBrackets(line, reading, end));
    return join && this.splitAt(sentence, whole, join, depth);
  }

  /** "Training is at risk, flag it, nodes fail": an order about what was told, and not the reason of it. */
  private orderBehind(sentence: SaidSentence, whole: SpokenClause, depth: number): SpokenClause[] | undefined {
    const { reading, stance } = whole;
    const { line } = this.ways;
    const isTold = reading?.entry.mood === 'report' && takesText(reading) && !stance.recorded;
    const mayEnd = ({ end }: { end: number }) => isTold || (line.tokens[end]?.fold === ':' && isSaidInFront(reading));
    for (const { end, next } of joins(line, sentence).filter(mayEnd)) {
      const split = this.splitAt(sentence, whole, { end, next }, depth);
      const [told, order] = split ?? [];
      if ((!isTold || told?.reading?.entry.mood === 'report') && order?.reading?.entry.mood === 'order') return split;
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
        inherits(this.ways, left, clause, at),
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
    // "take data, due friday, and start it": the day belongs to what stands in front.
    const rider = this.ways.line.riderAt(end, sentence.to);
    if (rider && joins(this.ways.line, { from: rider.to - 1, to: sentence.to })[0]?.end === rider.to) return undefined;
    const asked = sentence.asked && isAsking(whole);
    const left = this.clause({ ...sentence, to: end, asked });
    if (!canEnd(left, this.ways.line, end)) return undefined;
    // "fraud should be led by bo, I'd say": where no word stands between, what is led must be known.
    if (!left.reading && end === next) return undefined;
    // "could you please …" is one clause.
    if (!left.reading && this.ways.line.says(end, 'please')) return undefined;
    const rest = { ...sentence, from: next };
    // "assign #2 to bo and #4 to chi, i guess"
    const isTaken = takenBackAt(this.ways, next, sentence.to) !== undefined;
    const behind = left.reading && !isTaken && gapped(this.ways, left.reading, rest, left.stance);
    if (behind) return allAsked(sentence, [left, ...behind]);
    const right = this.clausesIn(rest, depth + 1).map((clause) => inherits(this.ways, left, clause, end));
    const [first] = right;
    if (!first?.reading || !(isWhole(first) || isExplainedOrder(first.reading))) return undefined;
    // "done #1, Dana got the quota and training is fine" goes on to explain; "…, get Chi on #4 and close #3" does not.
    const isExplained = left.reading?.entry.mood === 'order' && left.reading.draft.background !== undefined;
    if (isExplained && this.ways.line.tokens[end]?.fold !== ',' && !isOther(first, next, false)) return undefined;
    // What says nothing by itself may stand in front of an order only if the whole is no better understood.
    if (
      !left.reading &&
      whole.reading &&
      whole.reading.score >= first.reading.score &&
      whole.reading.draft.left.length === 0
    )
      return undefined;
    return allAsked(sentence, [left, ...right]);
  }

  /** A text goes on to the end, unless "then" or the like begins another order, or one about what is made begins. */
  private splitText(
    sentence: SaidSentence,
    text: Reading,
    { denied }: Stance,
    depth: number,
  ): SpokenClause[] | undefined {
    const { line, book } = this.ways;
    for (const { end, next, strong: isStrong } of joins(line, sentence)) {
      const strong =
        isStrong ||
        (isAbout(text) && standsAt(line, book.frames.sameFor, next, sentence.to) !== undefined) ||
        isWantedToo(this.ways, text, { end, next, to: sentence.to });
      // "don't skip evaluation, push it to friday": what isn't to be done has no reason.
      const isAnd = AFTER_REASON.has(line.tokens[end]?.fold ?? '') && givesReason(text);
      if (!strong && !isAnd && !text.entry.command.makes && !namesAnew(text)) continue;
      const right = this.clausesIn({ ...sentence, from: next }, depth + 1);
      const isNext =
        isAnd && (denied || line.says(end + 1, 'and') ? isOther(right[0], next, denied) : isPair(text, right[0]));
      if (!isBehindText(text, right[0]?.reading, strong) && !isNext) continue;
      const left = this.clause({ ...sentence, to: end, asked: false });
      // "new project, call it Search": what is made has its name only there.
      if (text.entry.command.makes && left.reading && !hasAllNeeded(left.reading.draft)) continue;
      // "rename data to Prepare and start training" can be one long name.
      return isElseOrName(text, right[0]?.reading, strong) ? asUnsure([left, ...right]) : [left, ...right];
    }
    return undefined;
  }
}

const asUnsure = (clauses: readonly SpokenClause[]): SpokenClause[] =>
  clauses.map((clause) => ({ ...clause, stance: { ...clause.stance, hedged: true } }));

/** Whether words behind a new name are an order about something else, or more of the name. */
const isElseOrName = (text: Reading, reading: Reading | undefined, strong: boolean): boolean =>
  reading !== undefined && !strong && namesAnew(text) && isElse(text, reading) && !reading.entry.command.makes;

/** Whether another clause can follow this one: not if something in it was not understood. */
function canEnd({ reading }: SpokenClause, line: Ways['line'], end: number): boolean {
  if (!reading || isWhole({ reading }) || isToldOf(reading) || reading.entry.mood === 'report') return true;
  // "unblock deployment, quota came, and give it to emi"
  return isExplainedOrder(reading) && line.says(line.tokens[end]?.fold === ',' ? end + 1 : end, 'and');
}

const isAsking = ({ reading }: SpokenClause): boolean => reading?.entry.mood !== 'order';

/** "start data and give it to chi?": the question is about all of the orders. */
function allAsked({ asked }: SaidSentence, clauses: SpokenClause[]): SpokenClause[] {
  const isOrders = clauses.every(({ reading }) => reading?.entry.mood === 'order' || reading?.entry.mood === 'terse');
  if (!asked || !isOrders) return clauses;
  return clauses.map((clause) => ({ ...clause, stance: { ...clause.stance, asked: true } }));
}

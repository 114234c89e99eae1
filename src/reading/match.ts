/** Matches patterns against tokens. Pure; the steps are counted, so that no text takes long. */
import { hasVerb, mayBegin } from './beginnings.js';
import { type Line, MOST_PASSED } from './match-line.js';
import type { Part, TurnPattern } from './pattern.js';
import type { NamedThing } from './things.js';
import { triedTogether } from './tried-together.js';

/** What stands in a slot: a thing, or the tokens `from` to `to` as words. */
export type SlotFilling = NamedThing | { from: number; to: number; words: true };

/** A pattern found in the tokens from `from` up to `to`. */
export interface Match {
  from: number;
  to: number;
  slots: Readonly<Record<string, SlotFilling>>;
  /** Words of the pattern's own. */
  literals: number;
  /** Words of no weight that were passed over, such as "still". */
  passed: readonly string[];
}

/** What fills a slot: which candidates, or words. */
export interface SlotRule {
  /** Whether a thing fits. */
  fits?: (candidate: NamedThing) => boolean;
  /** Any words fit. */
  words?: boolean;
  /** Words for a thing that nothing is called fit, up to so many. */
  unknown?: number;
  /** Whether words for a thing that nothing is called can be a name. */
  isName?: (run: { from: number; to: number }) => boolean;
}

/** What fills each slot of a turn. */
export type SlotRules = (name: string) => SlotRule;

/** Steps for one text, to match turns and to bind the words behind them. None of 7,500 phrases of the tests takes 14,000, and half of them fewer than 500. */
export const MOST_STEPS = 16_000;

/** Most ways of one pattern to fit. */
const MOST_MATCHES = 12;
/** Most steps for one pattern at one place. */
const MOST_STEPS_EACH = 4_000;
/** Longest words in the middle of a turn, in tokens. */
const LONGEST_WORDS = 60;

/**
 * The ways in which a pattern fits the tokens from `from`, whatever ends them.
 * @returns undefined if the end matters: words of any kind stand in a slot, or there are too many ways
 */
export function matchesAnyEnd(line: Line, { parts }: TurnPattern, from: number, rules: SlotRules): Match[] | undefined {
  const matcher = new Matcher(line, line.tokens.length, rules, true);
  const found = matcher.run(parts, from);
  return matcher.isCut ? undefined : found;
}

/** The ways in which a pattern fits the tokens from `from`, at most up to `end`. */
export const matchesUpTo = (line: Line, { parts }: TurnPattern, from: number, end: number, rules: SlotRules): Match[] =>
  new Matcher(line, end, rules, false).run(parts, from);

interface State {
  at: number;
  slots: Record<string, SlotFilling>;
  literals: number;
  passed: string[];
}

type Next = (state: State) => void;

class Matcher {
  /** Not all ways were tried. */
  isCut = false;
  private readonly out: Match[] = [];
  private steps = 0;

  constructor(
    private readonly line: Line,
    private readonly end: number,
    private readonly rules: SlotRules,
    /** It stops where words would be cut by the end. */
    private readonly isAnyEnd: boolean,
  ) {}

  run(parts: readonly Part[], from: number): Match[] {
    this.sequence(parts, 0, { at: from, slots: {}, literals: 0, passed: [] }, ({ at, slots, literals, passed }) => {
      this.out.push({ from, to: at, slots, literals, passed });
    });
    return this.out;
  }

  private get isSpent(): boolean {
    this.steps += 1;
    this.line.budget.steps -= 1;
    this.isCut ||= this.steps > MOST_STEPS_EACH || this.line.budget.steps < 0 || this.out.length >= MOST_MATCHES;
    return this.isCut;
  }

  private sequence(parts: readonly Part[], i: number, state: State, next: Next): void {
    const part = parts[i];
    if (this.isSpent) return;
    if (!part) {
      next(state);
      return;
    }
    const go: Next = (after) => this.sequence(parts, i + 1, after, next);
    if (part.is === 'turns') {
      this.turns(part, state, go);
      return;
    }
    if (part.is === 'word') this.word(part.words, state, go);
    else this.slot(part, parts.length === i + 1, state, go);
    this.passOver(state, (after) => this.sequence(parts, i, after, next));
  }

  private turns(part: Extract<Part, { is: 'turns' }>, state: State, go: Next): void {
    for (const turn of triedTogether(part.turns)) this.sequence(turn, 0, state, go);
    if (part.optional) go(state);
  }

  /** A token of no weight is passed over. */
  private passOver(state: State, go: Next): void {
    const { at } = state;
    const token = this.line.tokens[at];
    if (!token || this.hasPassed(at) || at >= this.end || !(this.line.isNoise(at) || this.line.isUnsure(at))) return;
    const { slots, literals, passed } = state;
    go({ at: at + 1, slots, literals, passed: token.is === 'word' ? [...passed, token.fold] : passed });
  }

  /** Whether so many words of no weight stand in front of a token that no turn goes on behind them. */
  private hasPassed(at: number): boolean {
    let from = at;
    while (from > 0 && at - from < MOST_PASSED && (this.line.isNoise(from - 1) || this.line.isUnsure(from - 1)))
      from -= 1;
    return at - from >= MOST_PASSED;
  }

  private word(words: ReadonlySet<string>, state: State, go: Next): void {
    if (words.has("'s") && this.line.isOwning(state.at)) go(state);
    const token = this.line.tokens[state.at];
    if (!token || state.at >= this.end || token.is === 'quoted' || token.is === 'code' || token.is === 'cited') return;
    const isSaid =
      words.has(token.fold) ||
      (this.line.isGerund(state.at) && hasVerb(words, token.fold)) ||
      (token.fold === "'s" && (words.has('is') || words.has('has')));
    if (isSaid) go({ at: state.at + 1, slots: state.slots, literals: state.literals + 1, passed: state.passed });
  }

  private slot({ name, next }: Extract<Part, { is: 'slot' }>, isLast: boolean, state: State, go: Next): void {
    const { fits, words, unknown, isName } = this.rules(name);
    if (name in state.slots) return;
    const { slots, literals, passed } = state;
    const put = (filling: SlotFilling) =>
      go({ at: filling.to, slots: { ...slots, [name]: filling }, literals, passed });
    const things = fits
      ? (this.line.found.get(state.at) ?? []).filter(
          (one) => one.to <= this.end && fits(one) && (!one.genitive || next?.has("'s")),
        )
      : [];
    for (const candidate of things) put(candidate);
    if (words) this.words(state, isLast, this.end, next, put);
    else if (unknown && things.length === 0 && !this.line.isNoise(state.at))
      this.words(state, isLast, Math.min(this.end, state.at + unknown), next, (run) => {
        if (isName?.(run) ?? true) put(run);
      });
  }

  /**
   * The longest words first; at the end of a pattern all that is left. A quotation is taken alone.
   * @param next words of which one follows
   */
  private words(
    { at }: State,
    isLast: boolean,
    end: number,
    next: ReadonlySet<string> | undefined,
    put: (filling: SlotFilling) => void,
  ): void {
    const token = this.line.tokens[at];
    if (this.isAnyEnd) this.isCut = true;
    if (this.isCut || !token || at >= end) return;
    if (token.is === 'quoted') {
      put({ from: at, to: at + 1, words: true });
      return;
    }
    const least = isLast ? end : at + 1;
    const most = isLast ? end : Math.min(end, at + LONGEST_WORDS);
    for (let to = most; to >= least; to -= 1)
      if (!next || mayBegin(this.line, next, to)) put({ from: at, to, words: true });
  }
}

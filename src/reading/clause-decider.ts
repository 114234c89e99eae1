/** What the clauses of a text come to, one after the other: each can lean on those in front of it. Pure. */

import { call, MADE } from '../commands/calls.js';
import {
  asAnswer,
  asGiven,
  asOffers,
  isTorn,
  ofProject,
  withoutFreed,
  withoutLoose,
  withoutNamed,
  withoutNobody,
  withoutNoIncident,
  withoutSaid,
  withoutTakenTwice,
  withoutTold,
  withoutUnmade,
} from './acts.js';
import type { SpokenClause } from './clause-reader.js';
import { decide, dueBesides } from './decide.js';
import type { Deciding } from './deciding.js';
import type { Act } from './decision.js';
import { onlyShows, type Spoken } from './draft.js';
import { fullStance } from './full-stance.js';
import { isLoose, isOnlyNamed } from './in-passing.js';
import { likelyQuestion } from './likely-call.js';
import { passesOver, saysLater, takesBack } from './passed-over.js';
import type { Phrasebook } from './phrasebook.js';
import { isAbout, isNaming, type Reading } from './reading.js';
import { isAskedFor } from './reasons.js';
import { withSameAgain } from './same-again.js';
import type { Saying } from './saying.js';
import {
  asksMore,
  asSaid,
  dayTold,
  followsOn,
  isOnlyTold,
  itemsOf,
  lacksItem,
  leansOnLast,
  leansOnPronoun,
  projectNamed,
  sharedRider,
  thingsOf,
} from './spoken-of.js';
import { PLAIN, type Stance } from './stance.js';
import { standing } from './state-of.js';
import { sureOrderIn } from './sure-order.js';
import { withTopic } from './topic.js';
import { asWanted } from './wanted.js';

/** How sure a guess must be that says more than how a thing stands. */
const SURE = 0.7;

const asUndone = (one: Act): Act => (one.act === 'do' ? { act: 'do', call: call('undo') } : one);

/** Of a text with more clauses in words of their own, the first are guessed at: each guess takes time. */
const MOST_GUESSES = 6;

/** Decides the clauses of one text. */
export class ClauseDecider {
  /** The stance of the last clause that names a stage or a task. */
  private last: Stance | undefined;
  /** What has come of reports. */
  private readonly told = new Set<Act>();
  /** What is shown though nobody asked for it: something is only named. */
  private readonly named = new Set<Act>();
  /** Clauses at whose meaning was guessed. */
  private guesses = 0;
  /** Offers of which only a part was understood. */
  private readonly loose = new Set<Act>();
  private quieted = false;
  /** Something is asked for that was not understood. */
  private isRiddle = false;
  /** An offer is about something that was to be done on a later day. */
  private isLater = false;
  /** The project that was named last, and with which command. */
  private project: { command: Reading['draft']['command']; value: Reading['draft']['values'][string] } | undefined;
  /** The last clause names several things, and "it" can mean any of them. */
  private isVague = false;
  /** The last clause says something of a thing that came to nothing: "training at 60 percent, eta tomorrow" goes on to tell. */
  private isNews = false;

  constructor(
    private readonly saying: Saying,
    private readonly line: Spoken,
    private readonly book: Phrasebook,
    /** What decides, with what was spoken of so far. */
    public deciding: Deciding,
  ) {}

  /** All that follows is about a project. @param project its id */
  isAbout(project: string): void {
    this.remember([`project:${project}`]);
    this.deciding = { ...this.deciding, around: { ...this.deciding.around, topic: project } };
  }

  /** What follows is about what is agreed to. */
  isAgreed({ call: { args } }: Act): void {
    const { stages } = this.deciding.around.world;
    const id = args.item ?? args.stage;
    if (id !== undefined) this.remember([`${stages.some((one) => one.id === id) ? 'stage' : 'task'}:${id}`]);
  }

  /** What clauses come to. `quieted`: one of them was an order that must not be followed. */
  of(all: readonly SpokenClause[]): { acts: Act[]; quieted: boolean; isLater: boolean } {
    const clauses = withSameAgain(this.line, this.book.frames, all).map((one, i, said) =>
      asWanted(one, said[i - 1], this.line),
    );
    const found = clauses.flatMap((clause, i) => {
      const next = clauses[i + 1];
      const shared = sharedRider(this.line, next) ?? (next && this.dayTold(next, clause));
      const isTopic = this.isTopic(clause, next);
      // "evaluation: owner chi, deputy emi": both are said of it.
      if (isTopic && clause.reading && isNaming(clause.reading)) this.last ??= clause.stance;
      const isPassed =
        isTopic ||
        this.isReasonFor(clause, next) ||
        asksMore(clause, clauses[i - 1]) ||
        this.dayTold(clause, clauses[i - 1]) !== undefined;
      const acts = isPassed ? [] : this.withGuess(clause, this.actsOf(clause), clauses.length);
      const items = itemsOf(acts, this.deciding.commands, this.deciding.around.world);
      const isKnown = this.remember(items);
      if (items.includes(`project:${MADE}`)) this.isAbout(MADE);
      this.names(clause);
      if (!isKnown) this.spokenOf(clause);
      this.deciding = { ...this.deciding, around: { ...this.deciding.around, hasMore: true } };
      return shared ? acts.flatMap((act) => [act, ...dueBesides(act, shared)]) : acts;
    });
    const once = withoutTakenTwice(
      withoutNoIncident(found, this.deciding.around.incident !== undefined),
      this.deciding.around.me,
    );
    const said = withoutSaid(withoutTold(withoutFreed(once), this.told, this.deciding.around.world));
    const made = withoutNobody(withoutUnmade(said, this.deciding.commands));
    const acts = withoutLoose(withoutNamed(made, this.named), this.loose);
    const isUnsure =
      this.isHalfRecorded(clauses, acts) ||
      this.isTelling(clauses) ||
      this.isHalfSure(clauses, acts) ||
      this.isRiddle ||
      isTorn(acts);
    const { quieted, isLater } = this;
    return { acts: isUnsure ? asOffers(acts) : standing(acts, this.deciding), quieted, isLater };
  }

  /** In a command every question is one. */
  private readonly dayTold: typeof dayTold = (clause, before) =>
    this.saying.isStrict ? undefined : dayTold(clause, before);

  /** A project that a clause names is meant by those behind it, too. */
  private names(clause: SpokenClause): void {
    const named = projectNamed(clause);
    if (named) this.deciding = { ...this.deciding, around: { ...this.deciding.around, named } };
  }

  /** What a clause names that came to nothing: which of several things "it" means is a guess, and only offered. */
  private spokenOf(clause: SpokenClause): void {
    const things = thingsOf(clause, this.line);
    this.isVague = !clause.reading && new Set(things).size > 1;
    this.isNews = !clause.reading && things.length > 0;
    this.remember(things);
  }

  /** With what is guessed of the rest of a clause. Where the rest is an order that stays a riddle, none of the clause is carried out. */
  private withGuess(clause: SpokenClause, acts: readonly Act[], clauses: number): readonly Act[] {
    const more = this.guessed(clause, clauses);
    this.isRiddle ||= more.length === 0 && clauses > 1 && this.isRiddleIn(clause);
    const isHalf =
      more.length === 0 &&
      clause.reading !== undefined &&
      !this.saying.isStrict &&
      passesOver(clause.reading, this.line, this.book);
    return isHalf ? asOffers(acts) : [...acts, ...more];
  }

  /** "…; please also file #2 under finance": an order that names something, and that no turn has. */
  private isRiddleIn(clause: SpokenClause): boolean {
    const { reading, isReason, at, to } = clause;
    if (this.saying.isStrict || reading || isReason || !isAskedFor(this.line, clause)) return false;
    const named = this.line.tokens.slice(at, to).flatMap((_, i) => this.line.found.get(at + i) ?? []);
    return named.some(({ sure, thing }) => sure > 1 && thing.is !== 'pronoun');
  }

  /** An order beside others that no turn has: half of what is said must not be passed over. */
  private guessed(clause: SpokenClause, clauses: number): Act[] {
    const { reading, isReason, at, to, stance } = clause;
    const run = reading?.entry.mood === 'order' ? reading.draft.background : undefined;
    const beside = reading || isReason || clauses < 2 ? run : { from: at, to };
    this.guesses += beside ? 1 : 0;
    return beside && !this.saying.isStrict && this.guesses <= MOST_GUESSES
      ? sureOrderIn(beside, stance, this.line, this.book, this.deciding)
      : [];
  }

  private actsOf(clause: SpokenClause): readonly Act[] {
    const { reading } = clause;
    if (!reading) {
      if (thingsOf(clause, this.line).length === 1) this.last ??= clause.stance;
      return [];
    }
    const own = fullStance(clause, this.line, this.book.frames);
    const before = this.last ?? (followsOn(reading, this.line) ? PLAIN : undefined);
    const said = before && leansOnLast(reading, this.line) ? asSaid(own, before) : own;
    const isTelling = this.isNews && reading.entry.mood === 'terse' && reading.entry.args.item === 'it';
    const isGuess = isTelling || (this.isVague && leansOnPronoun(reading));
    const stance = isGuess ? { ...said, hedged: true } : said;
    if (isAbout(reading)) this.last = stance;
    const outcome = decide(this.inProject(reading), stance, this.deciding);
    if ('quiet' in outcome) this.quieted = true;
    const decided = 'quiet' in outcome ? [] : this.finished(this.answered(clause, outcome.acts));
    const acts = takesBack(reading, this.deciding.around.talk) ? decided.map(asUndone) : decided;
    this.isLater ||=
      acts.some(({ act }) => act === 'offer') && saysLater(reading, this.line, this.deciding.around.today);
    if (isOnlyNamed(reading, stance, this.line, this.book)) for (const act of acts) this.named.add(act);
    if (isOnlyTold(reading, stance)) for (const act of acts) this.told.add(act);
    if (isLoose(reading)) for (const act of acts) this.loose.add(act);
    return acts;
  }

  /** "bo is going to lead fraud, set him as lead": the project that was named with the same command. */
  private inProject(reading: Reading): Reading {
    const { draft } = reading;
    const before = this.project?.command === draft.command ? this.project.value : undefined;
    const { project } = draft.values;
    if (project) this.project = { command: draft.command, value: project };
    return project || !before || isAbout(reading)
      ? reading
      : { ...reading, draft: { ...draft, values: { ...draft.values, project: before } } };
  }

  private finished(acts: readonly Act[]): Act[] {
    const { around, commands } = this.deciding;
    const { isStrict, waiting } = this.saying;
    return acts
      .map((act) => (isStrict ? act : asGiven(act, waiting)))
      .map((act) => ofProject(act, around.world.projects))
      .map((act) => asAnswer(withTopic(act, this.line, this.book, commands), around.world, waiting));
  }

  /** "the model card, who has it?", "we need fraud, restore it": what is only named is what the clause behind it is about. */
  private isTopic({ reading, stance, from }: SpokenClause, next: SpokenClause | undefined): boolean {
    if (!reading || !next?.reading) return false;
    const isSaid = [from, reading.from - 2, reading.from - 1, reading.from].some((at) =>
      this.line.says(at, 'subjects'),
    );
    const isWanted = reading.entry.mood === 'question' && !stance.asked && isSaid;
    if (!isNaming(reading)) return isWanted && next.reading.entry.mood === 'order' && isOfIt(next.reading);
    if (lacksItem(next.reading)) return true;
    const { draft, entry } = next.reading;
    const { item = draft.values.stage ?? entry.args.item } = draft.values;
    return (
      item === 'it' ||
      (typeof item === 'object' && ('thing' in item ? item.thing.is === 'pronoun' : item.words === 'it'))
    );
  }

  /** "somebody has to answer when Dana is away: make Emi the deputy": what stands in front of the colon tells why. */
  private isReasonFor({ reading, to }: SpokenClause, next: SpokenClause | undefined): boolean {
    if (this.line.tokens[to]?.fold !== ':' || next?.reading?.entry.mood !== 'order') return false;
    // "get #1 off Bo's desk: give it to Emi" says what, and then how.
    const isSame = leansOnPronoun(next.reading) || lacksItem(next.reading);
    return (
      reading?.entry.mood === 'report' ||
      ((reading?.entry.mood === 'wish' || reading?.entry.mood === 'order') && isSame)
    );
  }

  /** Of several orders one is not quite understood: then all are offered. */
  private isHalfSure(clauses: readonly SpokenClause[], acts: readonly Act[]): boolean {
    const isOrdered = ({ reading, stance }: SpokenClause) =>
      reading?.entry.mood === 'order' && !stance.hedged && !stance.conditional && !stance.wished && !stance.asked;
    const orders = clauses.filter(({ reading }) => reading && !onlyShows(reading.draft));
    const isOffered = acts.some(({ act }) => act === 'offer');
    // "Evaluation has started, make Emi the owner": what leans on a report is only offered, too.
    const isLeaning = orders
      .slice(1)
      .some(({ reading, from }) => reading?.entry.args.item === 'it' && !this.line.says(from - 1, 'hence'));
    return orders.length > 1 && isOffered && (isLeaning || orders.every(isOrdered));
  }

  /** "chi takes #2, the deadline is friday, please note it": not only one of two things that were told is put on record. */
  private isHalfRecorded(clauses: readonly SpokenClause[], acts: readonly Act[]): boolean {
    const isRecorded = clauses.some(({ stance }) => stance.recorded);
    const isDone = acts.some(({ act }) => act === 'do');
    return isRecorded && isDone && acts.some((act) => act.act === 'offer' && this.told.has(act));
  }

  /** "#2 to emi, due 18 dec": behind an order, a word or two that would ask something alone belong to it. */
  private isTelling(clauses: readonly SpokenClause[]): boolean {
    return clauses.slice(1).some(({ reading, stance }) => {
      const { mood, pattern } = reading?.entry ?? {};
      return mood === 'question' && (pattern?.words ?? 2) <= 1 && !stance.asked && !this.saying.isStrict;
    });
  }

  /** A question of which only the thing was understood is answered with what its other words are about. */
  private answered({ reading, stance, from, to }: SpokenClause, acts: readonly Act[]): readonly Act[] {
    const [act, more] = acts;
    const isBare = act?.act === 'show' && act.call.command === 'about' && act.call.args.what === 'state' && !more;
    const isExplicit = reading?.entry.command.name === 'about' && reading.entry.pattern.words > 0;
    if (!isBare || isExplicit || stance.polite || stance.conditional || this.saying.isStrict) return acts;
    const gist = likelyQuestion(this.line, this.book, { from, to }, this.deciding, SURE);
    return gist && 'item' in gist.call.args ? [gist] : acts;
  }

  /** "Labelling has waited long enough, start it": "it" is what was named last. */
  private remember(items: readonly string[]): boolean {
    if (items.length === 0) return false;
    const { around } = this.deciding;
    const talk = around.talk ?? { items: [], call: null, asked: null, offered: [] };
    this.deciding = { ...this.deciding, around: { ...around, talk: { ...talk, items: [...items, ...talk.items] } } };
    return true;
  }
}

/** Whether a reading is about "it". */
const isOfIt = ({ draft: { values } }: Reading): boolean =>
  Object.values(values).some((value) => 'thing' in value && value.thing.is === 'pronoun');

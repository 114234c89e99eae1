/** One reading of a whole text, and what is decided of it. Pure. */
import { call } from '../commands/calls.js';
import { asAnswer, asOffers, distinct } from './acts.js';
import { ClauseReader, type SpokenClause } from './clause-reader.js';
import { cutSentences, type SaidSentence } from './clauses.js';
import { type Deciding, decide, standing } from './decide.js';
import type { Act, Remembered, Understood } from './decision.js';
import { onlyShows, type Spoken, written } from './draft.js';
import { honestAnswer } from './fallback.js';
import { declines, followUp } from './follow-up.js';
import { fullStance } from './full-stance.js';
import { likelyQuestion } from './likely-call.js';
import { lineOf } from './line.js';
import { bulletsOf } from './lists.js';
import type { Phrasebook } from './phrasebook.js';
import { type Reading, takesText, type Ways } from './reading.js';
import { joinReasons } from './reasons.js';
import { resolveDraft } from './resolve.js';
import type { Saying } from './saying.js';
import { asSaid, isAbout, leansOnLast, thingsOf } from './spoken-of.js';
import { PLAIN, type Stance, standsAt } from './stance.js';
import { withTopic } from './topic.js';
import { MOST_NAMED, type World } from './world.js';

/** Most tokens of a sentence that counts as a command because of its first word, though it makes a wrong one. */
export const LONGEST_CALL = 4;

/** How sure a guess must be that says more than how a thing stands. */
const SURE = 0.7;

/** What was found in a text before it is read. */
export interface Groundwork {
  world: World;
  book: Phrasebook;
  tokens: Spoken['tokens'];
  things: Spoken['found'];
  /** Of all the ways in which the text is read. */
  budget: Spoken['budget'];
}

/** One way to read a text: as a sentence, or as a command. */
export class Understanding {
  private readonly book: Phrasebook;
  private readonly line: Spoken;
  private readonly ways: Ways;
  private deciding: Deciding;
  private readonly reader: ClauseReader;

  constructor(
    private readonly saying: Saying,
    { world, book, tokens, things, budget }: Groundwork,
  ) {
    const { clarity, isStrict, direct, commands, me } = saying;
    this.book = book;
    this.line = lineOf(saying, { tokens, found: things, budget }, book);
    this.ways = { line: this.line, book, clarity, isStrict };
    this.reader = new ClauseReader(this.ways);
    const { unsure, wordLists } = book;
    const isPersisting = (word: string) => wordLists.has('persisting', word);
    const around = { world, hasOwn: !direct, talk: withWaiting(saying), incident: saying.incident, me };
    this.deciding = { commands, isStrict, clarity, around, isUnsure: (word) => unsure.has(word), isPersisting };
  }

  /** What the text comes to, read so. */
  decide(): Understood {
    const all = cutSentences(this.line);
    const said = all.filter(({ cited }) => !cited);
    if (all.length > 0 && said.length === 0) return { acts: [], quiet: 'left-alone' };
    if (this.line.tokens.every(({ is }) => is === 'mark' || is === 'line'))
      return { acts: [{ act: 'show', call: call('help') }] };
    const follow = followUp(this.saying, this.line, this.ways, this.deciding);
    if (follow) return follow;
    const list = bulletsOf(this.line, this.book, all);
    if (list) return { acts: list };
    const clauses = this.saying.isStrict
      ? this.strict(said)
      : this.withRecorded(said).flatMap((sentence) => this.clausesOf(sentence));
    joinReasons(this.line, this.book, clauses);
    const { acts, quieted } = this.actsOf(clauses);
    const leftOver = this.leftOver(clauses);
    if (leftOver) return { acts: [], quiet: 'unclear', leftOver };
    if (acts.length > 0) return { acts: distinct(acts) };
    const declined = declines(this.saying, this.line, this.book);
    if (declined) return declined;
    return quieted ? { acts: [], quiet: 'left-alone' } : honestAnswer(this.line, this.book, said, this.deciding);
  }

  /** "Evaluation is blocked. Please mark it.": the sentence behind makes an order of the one in front. */
  private withRecorded(said: readonly SaidSentence[]): SaidSentence[] {
    const isRecord = (one: SaidSentence | undefined) =>
      one !== undefined && !one.asked && standsAt(this.line, this.book.frames.recordAfter, one.from, one.to) === one.to;
    return said
      .map((one, i) => (isRecord(said[i + 1]) ? { ...one, recorded: true } : one))
      .filter((one, i) => i === 0 || !isRecord(one));
  }

  /** Whether it is one command, called by its own name and without a doubt or a question. */
  isByName(): boolean {
    const [clause, more] = this.strict(cutSentences(this.line).filter(({ cited }) => !cited));
    const { reading, stance } = clause ?? {};
    if (!reading || !stance || more || !this.beginsWithName(reading)) return false;
    // "new data looks fine to me" doesn't name a project, and "the release of …" doesn't release anything.
    if (reading.entry.pattern.words === 1 && takesText(reading) && this.line.tokens.length > LONGEST_CALL + 1)
      return false;
    if (!reading.entry.pattern.first?.has(this.line.tokens[reading.from]?.fold ?? '')) return false;
    const { asked, wished, hedged, denied, conditional } = clause
      ? fullStance(clause, this.line, this.book.frames)
      : stance;
    return !asked && !wished && !hedged && !denied && !conditional;
  }

  /** Whether a reading begins with the name of its command. */
  private beginsWithName({ entry, from }: Reading): boolean {
    const words = entry.command.name.split(' ');
    return words.every((word, i) => this.line.tokens[from + i]?.fold === word);
  }

  /** A command is one clause, unless it has several lines or sentences that are commands. */
  private strict(said: readonly SaidSentence[]): SpokenClause[] {
    const [first] = said;
    const last = said.at(-1);
    if (!first || !last) return [];
    const asked = said.length === 1 && first.asked;
    // Marks at the end can belong to a name or a reason: "still no GPUs!"
    const to = asked ? last.to : this.line.tokens.length;
    const whole = this.reader.clause({ ...first, to, asked, cited: false });
    if (said.length === 1 || (whole.reading && takesText(whole.reading))) return [whole];
    const parts = said.flatMap((sentence) => this.unread(sentence) ?? this.reader.clausesOf(sentence));
    return parts.every(({ reading }) => reading) ? parts : [whole];
  }

  private clausesOf(sentence: SaidSentence): SpokenClause[] {
    const unread = this.unread(sentence);
    if (unread) return unread;
    if (standsAt(this.line, this.book.frames.smalltalk, sentence.from, sentence.to) === undefined)
      return this.reader.clausesOf(sentence);
    const { reading: _, ...clause } = this.reader.clause(sentence);
    return [{ ...clause, reading: undefined }];
  }

  /** So far on that nothing is looked for by name, a sentence can only go on with a text. */
  private unread = (sentence: SaidSentence): SpokenClause[] | undefined =>
    sentence.from < MOST_NAMED ? undefined : [{ ...sentence, at: sentence.from, stance: PLAIN, reading: undefined }];

  private actsOf(clauses: readonly SpokenClause[]): { acts: Act[]; quieted: boolean } {
    const acts: Act[] = [];
    let quieted = false;
    let last: Stance | undefined;
    for (const [i, clause] of clauses.entries()) {
      if (clause.reading && !this.isTopic(clause, clauses[i + 1])) {
        const own = fullStance(clause, this.line, this.book.frames);
        const stance = last && leansOnLast(clause.reading) ? asSaid(own, last) : own;
        last = isAbout(clause.reading) ? stance : last;
        const outcome = decide(clause.reading, stance, this.deciding);
        if ('quiet' in outcome) quieted = true;
        else
          acts.push(
            ...this.answered(clause, outcome.acts).map((act) =>
              asAnswer(
                withTopic(act, this.line, this.book, this.deciding.commands),
                this.deciding.around.world,
                this.saying.waiting,
              ),
            ),
          );
      }
      this.rememberThings(clause);
    }
    const isUnsure = this.isTelling(clauses) || this.isHalfSure(clauses, acts);
    return { acts: isUnsure ? asOffers(acts) : standing(acts, this.deciding), quieted };
  }

  /** "the model card, who has it?": what is only named is what the question behind it is about. */
  private isTopic({ reading }: SpokenClause, next: SpokenClause | undefined): boolean {
    const isNamed = reading?.entry.command.name === 'about' && reading.entry.pattern.words === 0;
    if (!isNamed || !next?.reading?.entry.command.shows) return false;
    const { draft, entry } = next.reading;
    const { item = entry.args.item } = draft.values;
    return (
      item === 'it' ||
      (typeof item === 'object' && ('thing' in item ? item.thing.is === 'pronoun' : item.words === 'it'))
    );
  }

  /** Of several orders one is not quite understood: then all are offered. */
  private isHalfSure(clauses: readonly SpokenClause[], acts: readonly Act[]): boolean {
    const isOrdered = ({ reading, stance }: SpokenClause) =>
      reading?.entry.mood === 'order' && !stance.hedged && !stance.conditional && !stance.wished && !stance.asked;
    const orders = clauses.filter(({ reading }) => reading && !onlyShows(reading.draft));
    const isOffered = acts.some(({ act }) => act === 'offer');
    // "Evaluation has started, make Emi the owner": what leans on a report is only offered, too.
    const isLeaning = orders.slice(1).some(({ reading }) => reading?.entry.args.item === 'it');
    return orders.length > 1 && isOffered && (isLeaning || orders.every(isOrdered));
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
  private rememberThings(clause: SpokenClause): void {
    const items = thingsOf(clause, this.line);
    if (items.length === 0) return;
    const { around } = this.deciding;
    const talk = around.talk ?? { items: [], call: null, asked: null, offered: [] };
    this.deciding = { ...this.deciding, around: { ...around, talk: { ...talk, items: [...items, ...talk.items] } } };
  }

  /** In a command, words that nothing takes are told. */
  private leftOver(clauses: readonly SpokenClause[]): Understood['leftOver'] {
    const [clause] = clauses;
    const [run] = clause?.reading?.draft.left ?? [];
    if (!this.saying.isStrict || !run || !clause?.reading) return undefined;
    const resolved = resolveDraft(clause.reading.draft, this.deciding.around);
    const call = 'ask' in resolved ? resolved.ask.call : resolved.calls[0];
    return call && { words: written(this.line, run), call, isPlace: this.line.says(run.from - 1, 'in') };
  }
}

/** What waits for the person's answer is what "it" means, if there is nothing else. */
function withWaiting({ talk, waiting }: Saying): Remembered | undefined {
  if (waiting.length !== 1) return talk;
  const none: Remembered = { items: [], call: null, asked: null, offered: [] };
  const known = talk ?? none;
  return { ...known, items: [...known.items, ...waiting] };
}

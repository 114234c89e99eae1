/** One reading of a whole text, and what is decided of it. Pure. */
import { call } from '../commands/calls.js';
import { asOffers, distinct } from './acts.js';
import { agreedTo, agreedWith, behindYes } from './agreed.js';
import { ClauseDecider } from './clause-decider.js';
import { isVoided } from './clause-ends.js';
import type { SpokenClause } from './clause-reader.js';
import { cutSentences, type SaidSentence } from './clauses.js';
import { decidingFor } from './deciding-for.js';
import type { Understood } from './decision.js';
import { type Spoken, written } from './draft.js';
import { withEdges } from './edges-behind.js';
import { honestAnswer } from './fallback.js';
import { declines, followUp } from './follow-up.js';
import { fullStance } from './full-stance.js';
import { goesOnWithAnd } from './in-front.js';
import { areOrders } from './inheritance.js';
import { maskedWords } from './likely-call.js';
import { likelyMeaning } from './likely-meaning.js';
import { lineOf } from './line.js';
import { bulletsOf } from './lists.js';
import type { Phrasebook } from './phrasebook.js';
import { isWhole, type Reading, takesText, type Ways } from './reading.js';
import { joinReasons } from './reasons.js';
import { resolveDraft } from './resolve.js';
import type { Saying } from './saying.js';
import { SentenceReader } from './sentence-reader.js';
import { isOthersWords, PLAIN, reachesEnd, standsAt, topicAt } from './stance.js';
import { asSureOrder } from './sure-order.js';
import { takenBack } from './taken-back.js';
import { tasksIn } from './task-list.js';
import { joinTitles } from './title-in-front.js';
import { MOST_NAMED, type World } from './world.js';

/** Most tokens of a sentence that counts as a command because of its first word, though it makes a wrong one. */
export const LONGEST_CALL = 4;
/** Words of the longest small talk that is looked for. A turn that says more isn’t small talk. */
const LONGEST_TALK = 3;

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
  private readonly decider: ClauseDecider;
  private readonly reader: SentenceReader;
  /** What was decided on; undefined if what was said was taken back, or is only cited. */
  private clauses: readonly SpokenClause[] | undefined;

  constructor(
    private readonly saying: Saying,
    { world, book, tokens, things, budget }: Groundwork,
  ) {
    const { clarity, isStrict } = saying;
    this.book = book;
    this.line = lineOf(saying, { tokens, found: things, budget }, book);
    this.ways = { line: this.line, book, clarity, isStrict };
    this.reader = new SentenceReader(this.ways);
    this.decider = new ClauseDecider(saying, this.line, book, decidingFor(saying, world, book));
  }

  /** What the text comes to, read so. */
  decide(): Understood {
    const all = cutSentences(this.line);
    const back = takenBack({ ways: this.ways, decider: this.decider, clausesOf: this.clausesOf }, all);
    return back ?? this.decideAll(all, this.behindTopic(all.filter((one) => !one.cited && !isVoided(this.ways, one))));
  }

  /** @param said those of all sentences that are the person's own, and stand */
  private decideAll(all: readonly SaidSentence[], said: readonly SaidSentence[]): Understood {
    const { line, book } = this;
    if (all.length > 0 && said.length === 0) return { acts: [], quiet: 'left-alone' };
    if (line.tokens.every(({ is }) => is === 'mark' || is === 'line'))
      return { acts: [{ act: 'show', call: call('help') }] };
    const answered = this.followsUp() ?? this.agreed(said);
    if (answered) return answered;
    const list = bulletsOf(line, book, all, this.decider.deciding);
    return list ? { acts: list } : this.decideClauses(said);
  }

  /** What the text means as an answer to what was said last; undefined if it isn't one. */
  followsUp(): Understood | undefined {
    return followUp(this.saying, this.line, this.ways, this.decider.deciding);
  }

  private decideClauses(said: readonly SaidSentence[]): Understood {
    const { line, book, saying } = this;
    const tasks = saying.isStrict ? undefined : tasksIn(line, book, said, this.decider.deciding);
    const read = saying.isStrict ? this.strict(said) : this.withRecorded(tasks?.rest ?? said).flatMap(this.clausesOf);
    const clauses = withEdges(line, read);
    if (!isOthersWords(line, book.frames)) this.clauses = clauses;
    joinReasons(line, book, clauses);
    joinTitles(line, clauses);
    const decided = this.decider.of(clauses);
    const acts = distinct([...decided.acts, ...(tasks?.acts ?? [])]);
    const leftOver = this.leftOver(clauses);
    if (leftOver) return { acts: [], quiet: 'unclear', leftOver };
    if (acts.length > 0)
      return {
        acts: isOthersWords(line, book.frames) ? asOffers(acts) : acts,
        ...(decided.isLater && { isLater: true }),
      };
    const declined = declines(saying, line, book);
    if (declined) return declined;
    return decided.quieted ? { acts: [], quiet: 'left-alone' } : honestAnswer(line, book, said, this.decider.deciding);
  }

  /** The clauses of which all acts were made; none if it was not by them. */
  get said(): readonly SpokenClause[] {
    return this.clauses ?? [];
  }

  /** The words of the text as the model of meanings reads them. */
  heard = (): string[] => maskedWords(this.line, { from: 0, to: this.line.tokens.length });

  /** What the text most likely means: what it was understood as, or what that comes to in other words. */
  likely(understood: Understood): Understood {
    const { line, book, reader, decider } = this;
    const likely = likelyMeaning({ line, book, reader, deciding: decider.deciding }, understood) ?? understood;
    return this.clauses ? asSureOrder(likely, this.clauses, line, book) : likely;
  }

  /** "Yes and start it": an offer is accepted, and what follows is about it. */
  private agreed([sentence, more]: readonly SaidSentence[]): Understood | undefined {
    const from = this.saying.isStrict ? undefined : behindYes(this.line, this.book.frames);
    const yes = from === undefined ? undefined : agreedTo(this.saying);
    if (from === undefined || !sentence || more || !yes) return undefined;
    const clauses = this.reader.clausesOf({ ...sentence, from });
    joinReasons(this.line, this.book, clauses);
    return agreedWith(yes, (one) => {
      this.decider.isAgreed(one);
      return this.decider.of(clauses).acts;
    });
  }

  /** "In the fraud model, …": what follows is about that project, unless it says otherwise. */
  private behindTopic(said: readonly SaidSentence[]): readonly SaidSentence[] {
    const [first, ...rest] = said;
    const topic = this.saying.isStrict ? undefined : topicAt(this.line, this.book.frames);
    const [project] = topic?.thing.is === 'project' ? topic.thing.rows : [];
    if (!first || !topic || !project || topic.to >= first.to) return said;
    this.decider.isAbout(project.id);
    return [{ ...first, from: topic.to }, ...rest];
  }

  /** "Evaluation is blocked. Please mark it.": the sentence behind makes an order of the one in front. */
  private withRecorded(said: readonly SaidSentence[]): SaidSentence[] {
    const isRecord = (one: SaidSentence | undefined) =>
      one !== undefined && !one.asked && reachesEnd(this.line, this.book.frames.recordAfter, one.from, one.to);
    return said
      .map((one, i) => (isRecord(said[i + 1]) ? { ...one, recorded: true } : one))
      .filter((one, i) => i === 0 || !isRecord(one));
  }

  /** Whether it is one command, called by its own name and without a doubt or a question. */
  isByName(): boolean {
    const [clause, more] = this.strict(cutSentences(this.line).filter(({ cited }) => !cited));
    const { reading, stance } = clause ?? {};
    if (!reading || !stance || more || !this.beginsWithName(reading)) return false;
    // "release notes are out" speaks of nothing that is called so.
    if (
      Object.values(reading.draft.values).some((value) => 'words' in value && value.words.includes(' ')) &&
      !takesText(reading)
    )
      return false;
    // "new data looks fine to me" doesn't name a project, and "the release of …" doesn't release anything.
    if (
      reading.entry.pattern.words === 1 &&
      takesText(reading) &&
      this.line.tokens.length - reading.from > LONGEST_CALL + 1
    )
      return false;
    if (!reading.entry.pattern.first?.has(this.line.tokens[reading.from]?.fold ?? '')) return false;
    const { asked, polite, wished, hedged, denied, conditional } = clause
      ? fullStance(clause, this.line, this.book.frames)
      : stance;
    return (!asked || polite) && !wished && !hedged && !denied && !conditional;
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
    const { background, left = [] } = whole.reading?.draft ?? {};
    const goesOn = whole.reading !== undefined && goesOnWithAnd(whole.reading, this.line);
    const isOne = said.length === 1 && background === undefined && left.length === 0 && !goesOn;
    if (isOne || (whole.reading && takesText(whole.reading) && !goesOn)) return [whole];
    const parts = said.flatMap((sentence) => this.unread(sentence) ?? this.reader.clausesOf(sentence));
    const isOrdered = said.length > 1 || areOrders(parts);
    return isOrdered && parts.every(({ reading }) => reading) ? parts : [whole];
  }

  private clausesOf = (sentence: SaidSentence): SpokenClause[] => {
    const unread = this.unread(sentence);
    if (unread) return unread;
    const clause = this.reader.clause(sentence);
    const isTalk = standsAt(this.line, this.book.frames.smalltalk, sentence.from, sentence.to) !== undefined;
    // "how are you set up here" only begins like small talk.
    const isMore = isWhole(clause) && (clause.reading?.entry.pattern.words ?? 0) > LONGEST_TALK;
    return isTalk && !isMore ? [{ ...clause, reading: undefined }] : this.reader.clausesOf(sentence);
  };

  /** So far on that nothing is looked for by name, a sentence can only go on with a text. */
  private unread = (sentence: SaidSentence): SpokenClause[] | undefined =>
    sentence.from < MOST_NAMED ? undefined : [{ ...sentence, at: sentence.from, stance: PLAIN, reading: undefined }];

  /** In a command, words that nothing takes are told. */
  private leftOver(clauses: readonly SpokenClause[]): Understood['leftOver'] {
    const [clause] = clauses;
    const [run] = clause?.reading?.draft.left ?? [];
    if (!this.saying.isStrict || !run || !clause?.reading) return undefined;
    const resolved = resolveDraft(clause.reading.draft, this.decider.deciding.around);
    const call = 'ask' in resolved ? resolved.ask.call : resolved.calls[0];
    return call && { words: written(this.line, run), call, isPlace: this.line.says(run.from - 1, 'in') };
  }
}

/**
 * The language engine for one message: which words leave the owner of a piece of work unclear, which "your" is meant as
 * "you're", whether the message states work, whose it is and when it is due, and how it could be written.
 */
import type { Check, CheckContext, MainFinding, MessageReading, Work } from './check.js';
import { type Claim, Claims } from './claims.js';
import { MessageReader, structureFinder } from './documents/message.js';
import { placedSentences } from './documents/placed.js';
import { vocabularyOf } from './documents/vocabulary.js';
import { blended, type PassageReader, readableSentences } from './encoder/blend.js';
import { type Finding, findingAt } from './finding.js';
import type { UnclearOwner } from './labels.js';
import type { LinearModel } from './model/linear.js';
import { once } from './model/memoize.js';
import { readLexicon } from './model/word-classes.js';
import { LEXICON } from './models/lexicon.js';
import { PATTERNS } from './models/patterns.js';
import { type FallbackRules, fallbackRulesOf, markOf } from './ownership/mark.js';
import { parseSentences } from './ownership/parse.js';
import { resourcesOf } from './ownership/resources.js';
import { isAsked, isAskedWithin, scoreSentences, THRESHOLD } from './ownership/score.js';
import type { AskedSentence, ParsedSentence, ScoredSentence, ScoringResources } from './ownership/types.js';
import { type Prefilter, prefilterOf } from './prefilter.js';
import { rewriteSentence, rewriteText } from './rewrite.js';
import type { RewriteStyle, Rule, RuleBook } from './rules/rule-book.js';
import { rangeOf } from './text/range.js';
import { authorTokens } from './text/sentences.js';
import { describeWork, isFirm, isJoke, vagueDateIn, workSentence, workTitle } from './work.js';
import { ContextWords } from './youre/context-words.js';
import { detectYoure, mentionsYour, type YoureResources, youreRuleOf } from './youre/detect.js';

/** The weights that training makes: whether to ask, who a sentence is for and of what kind it is, and “your” or “you’re”. */
export interface EngineWeights {
  decide: LinearModel;
  classify: LinearModel;
  youre: LinearModel;
}

/** Longer texts are not read for ownership: they are not messages. UTF-16 units. */
const LONGEST_READ = 40_000;
const MOST_SENTENCES = 100;

/** What is found in a text before it is put together. */
interface Analysis {
  findings: Finding[];
  sentences: readonly ParsedSentence[];
  scored: readonly ScoredSentence[];
}

const NOTHING_READ: MessageReading = { text: '', sentences: [], scored: [] };

const isWanted = ({ rule }: Finding, { wanted }: CheckContext): boolean => wanted?.(rule) ?? true;

/** The engine. Slow to make, so make one and keep it. Pure: the same text and context give the same answer. */
export class Clarity {
  private readonly ownership: ScoringResources;
  private readonly youre: YoureResources;
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly fallbacks: FallbackRules;
  private readonly claims: Claims;
  private readonly mayStateWork: Prefilter;
  private readonly messages: () => MessageReader;
  private readonly mayBeStructured: (text: string) => boolean;

  /** @throws Error that quotes a bad pattern, or says which rule is missing */
  constructor(book: RuleBook, { decide, classify, youre }: EngineWeights) {
    const lexicon = readLexicon(LEXICON);
    this.claims = new Claims(book.claims);
    this.rules = new Map(book.rules.map((rule) => [rule.id, rule]));
    this.fallbacks = fallbackRulesOf(book.rules);
    const resources = resourcesOf(book, lexicon, PATTERNS);
    this.ownership = { ...resources, decide, classify };
    this.mayStateWork = prefilterOf(book, PATTERNS, resources.lexicon);
    this.mayBeStructured = structureFinder(book.documents);
    this.messages = once(() => new MessageReader(this, vocabularyOf(book.documents, book.lists)));
    this.youre = { model: youre, words: new ContextWords(lexicon), rule: youreRuleOf(book) };
  }

  /** All that is to be said about a text. */
  check(text: string, context: CheckContext = {}): Check {
    const analysis = this.analyse(text, context);
    if (!analysis) return { findings: [], work: null, nudge: false, main: null, rewrite: null };
    const { findings, sentences, scored } = analysis;
    const stated = workSentence(scored);
    const work = stated ? describeWork(text, stated, context, this.ownership) : null;
    if (stated && work) findings.push(...this.vagueDateHints(text, stated.parsed, work, context));
    findings.sort((a, b) => a.start - b.start || a.end - b.end);
    const main = this.mainFinding(text, scored, context);
    return {
      findings,
      work,
      nudge: main !== null && main.score > 0,
      main,
      rewrite: this.rewriteOf(text, findings, sentences),
    };
  }

  /**
   * The context with what the encoder says of a message's sentences, and how they were read, for `check`. For most messages
   * the encoder is not asked; it may have no answer, too. Never throws.
   */
  async withEncoder(reader: PassageReader, text: string, context: CheckContext = {}): Promise<CheckContext> {
    const { medium = 'chat' } = context;
    if (text.length > LONGEST_READ || !this.mayStateWork(text, medium)) return context;
    const reading = this.readingOf(text, context);
    const read = { ...context, reading };
    const sentences = readableSentences(text, reading.scored, context);
    if (sentences.length === 0) return read;
    const scores = await reader.read(sentences.map(({ passage }) => passage));
    if (scores === undefined) return read;
    return { ...read, encoder: new Map(sentences.map(({ start }, i) => [start, scores[i] ?? 0])) };
  }

  /** The text as it could be written; null if there is nothing to change. Faster than `check`: dates are not searched. */
  rewrite(text: string, context: CheckContext = {}): string | null {
    const analysis = this.analyse(text, context);
    return analysis && this.rewriteOf(text, analysis.findings, analysis.sentences);
  }

  /** The claim that a message makes to the work it replies to. */
  claim(text: string): Claim | undefined {
    return this.claims.claimIn(text, (own) => parseSentences(own, authorTokens(own), this.ownership));
  }

  /** Whether a reaction claims the work. @param emoji its name on Slack or the emoji itself */
  claimedBy(emoji: string): boolean {
    return this.claims.isClaimingReaction(emoji);
  }

  /** What is found in a text by itself. */
  findingsIn(text: string, context: CheckContext = {}): readonly Finding[] {
    return this.check(text, context).findings;
  }

  /** The sentences of a text with their clauses and signs, for readers of whole documents. */
  parse(text: string): ParsedSentence[] {
    return parseSentences(text, authorTokens(text), this.ownership);
  }

  /** The sentences of a text with what the linear models say of them, in order. */
  scored(sentences: readonly ParsedSentence[], context: CheckContext): ScoredSentence[] {
    return scoreSentences({ sentences, context }, this.ownership);
  }

  /** The finding for a sentence that leaves its owner open in a certain way. */
  findingFor(text: string, parsed: ParsedSentence, owner: UnclearOwner): Finding {
    const mark = markOf({ parsed, owner }, this.fallbacks);
    return findingAt(text, this.rule(mark.rule), mark);
  }

  /** The word classes that a word in small letters can have; 0 for one that is unknown. */
  classesOf(word: string): number {
    return this.ownership.lexicon.get(word) ?? 0;
  }

  /** The ids of the rules that a nudge can go by; a vague date is only a hint. */
  get nudgeRules(): readonly string[] {
    return [...this.rules.values()].filter(({ about }) => about !== 'date').map(({ id }) => id);
  }

  /** A rule. @throws Error for an unknown id */
  rule(id: string): Rule {
    const rule = this.rules.get(id);
    if (rule === undefined) throw new Error(`There is no rule ${id}`);
    return rule;
  }

  /** How a message is read without the encoder: as it was read before, if it was. */
  private readingOf(text: string, context: CheckContext): MessageReading {
    const { groups, reading } = context;
    if (reading?.text === text) return reading;
    const parsed = parseSentences(text, authorTokens(text), this.ownership, groups);
    const sentences = parsed.slice(0, MOST_SENTENCES);
    return { text, sentences, scored: scoreSentences({ sentences, context }, this.ownership) };
  }

  /** The sentences that are meant, scored by all that is known: those of a reading without its jokes. */
  private meant({ sentences, scored }: MessageReading, context: CheckContext): readonly ScoredSentence[] {
    const serious = sentences.filter((one) => !isJoke(one, this.ownership));
    const isAll = serious.length === sentences.length;
    const linear = isAll ? scored : scoreSentences({ sentences: serious, context }, this.ownership);
    return context.encoder ? blended(linear, context.encoder) : linear;
  }

  /** Null if a first pass says that there is nothing to find. */
  private analyse(text: string, context: CheckContext): Analysis | null {
    const { medium = 'chat' } = context;
    const hasYour = mentionsYour(text);
    const isStructured = medium === 'chat' && this.mayBeStructured(text);
    const hasWork = text.length <= LONGEST_READ && (isStructured || this.mayStateWork(text, medium));
    if (!hasYour && !hasWork) return null;
    const reading = hasWork ? this.readingOf(text, context) : NOTHING_READ;
    const lines = isStructured ? this.messages().linesOf(text) : [];
    const scored = placedSentences(this.meant(reading, context), lines, (id) => this.rule(id));
    const ofYour = hasYour ? detectYoure(text, authorTokens(text), this.youre) : [];
    const ofOwners = scored.filter(isAsked).map((asked) => this.ownerFinding(text, asked));
    const findings = [...ofYour, ...ofOwners].filter((finding) => isWanted(finding, context));
    return { findings, sentences: reading.sentences, scored };
  }

  private ownerFinding(text: string, asked: AskedSentence): Finding {
    const mark = markOf(asked, this.fallbacks);
    return findingAt(text, this.rule(mark.rule), mark);
  }

  private mainFinding(text: string, scored: readonly ScoredSentence[], context: CheckContext): MainFinding | null {
    const { reach = 0 } = context;
    const asked = scored
      .filter((sentence) => isAskedWithin(sentence, reach))
      .map((sentence) => ({ ...sentence, finding: this.ownerFinding(text, sentence) }));
    const [main] = asked.filter(({ finding }) => isWanted(finding, context)).sort((a, b) => b.nudge - a.nudge);
    if (main === undefined) return null;
    const { parsed, nudge, finding } = main;
    return {
      finding,
      score: nudge - THRESHOLD.nudge,
      ...rangeOf(parsed.sentence.tokens),
      title: workTitle(text, parsed, this.ownership.grammar),
      firm: isFirm(parsed),
      rewrite: rewriteSentence(text, finding, parsed, (id) => this.rewriteStyle(id)),
    };
  }

  private vagueDateHints(text: string, parsed: ParsedSentence, work: Work, context: CheckContext): Finding[] {
    const vague = vagueDateIn(parsed);
    if (vague === undefined || work.due !== 'vague') return [];
    const { markFrom, markTo } = vague.match;
    const span = rangeOf(parsed.sentence.tokens.slice(markFrom, markTo));
    const hint = findingAt(text, this.rule(vague.sign.id), span, { weight: 'hint' });
    return isWanted(hint, context) ? [hint] : [];
  }

  private rewriteOf(text: string, findings: readonly Finding[], sentences: readonly ParsedSentence[]): string | null {
    return rewriteText(text, findings, sentences, (id) => this.rewriteStyle(id));
  }

  private rewriteStyle(id: string): RewriteStyle {
    const rule = this.rule(id);
    return rule.about === 'owner' ? rule.rewrite : 'address';
  }
}

/**
 * The language engine for a message: which words leave the owner of a piece of work unclear, which "your" is meant as
 * "you're", whether the message states work at all, whose it is and when it is due, and what could stand there instead.
 */
import { type FoundDay, findDays } from '../model/dates.js';
import { type Claim, Claims } from './claims.js';
import { type Finding, findingAt } from './finding.js';
import { readLexicon } from './model/classes.js';
import { type PackedModel, unpack } from './model/linear.js';
import { LEXICON } from './models/lexicon.js';
import { CLASSIFY, DECIDE } from './models/ownership.js';
import { YOURE } from './models/youre.js';
import type { MessageContext } from './ownership/features.js';
import { type Judged, judge, markOf, type OwnershipParts, THRESHOLD, UNCLEAR } from './ownership/judge.js';
import { partsOf } from './ownership/parts.js';
import { type Found, read } from './ownership/read.js';
import { type Candidate, candidatesIn } from './people.js';
import { rewriteOf } from './rewrite.js';
import type { Owner, Rule, RuleBook, WorkKind } from './rules/book.js';
import { stageOf } from './stage.js';
import { ownTokens } from './text/sentences.js';
import type { Token } from './text/tokens.js';
import { Neighbours } from './youre/features.js';
import { findYoure, mayConfuse, type YoureParts } from './youre/index.js';

export interface CheckContext extends MessageContext {
  /** Milliseconds since 1970: what "tomorrow" starts from. Without it dates are found, but not placed. */
  now?: number | undefined;
  /** IANA zone of the author. UTC if absent. */
  zone?: string | undefined;
}

export interface Work {
  kind: WorkKind;
  owner: Owner;
  due: 'yes' | 'vague' | 'no';
  /** The days it names, the first being the most likely date; only where `now` was given. */
  days: FoundDay[];
  candidates: Candidate[];
  /** The stage that it belongs to; "unknown" where the words do not say. */
  stage: string;
  /** What is to be done, in the author's words. */
  title: string;
  /** Somebody does something to a project, without an if: "I'll write the report", not "I'll be there". */
  plain: boolean;
  /** The sentence that states it. */
  start: number;
  end: number;
}

export interface Check {
  findings: Finding[];
  /** What the message's most work-like sentence is; null where none is. */
  work: Work | null;
  /** Whether the author should be asked, in private, who will do it. */
  nudge: boolean;
  /** The sentence that its author is asked about first; null where nobody is. */
  main: Main | null;
  /** The whole message as it could be written; null where there is nothing to change. */
  rewrite: string | null;
}

/** The sentence of a message that leaves it open who does the work, most surely. */
export interface Main {
  finding: Finding;
  /** Log odds above the threshold. */
  score: number;
  start: number;
  end: number;
  /** What is to be done, in the author's words. */
  title: string;
  /** Said as a need, a plan or a request, not as what could be or would be nice. */
  firm: boolean;
}

/** What training makes. */
export interface Models {
  lexicon: string;
  decide: PackedModel;
  classify: PackedModel;
  youre: PackedModel;
}

/** The models that Baton comes with. */
export const SHIPPED: Models = { lexicon: LEXICON, decide: DECIDE, classify: CLASSIFY, youre: YOURE };

const nothing = (): Check => ({ findings: [], work: null, nudge: false, main: null, rewrite: null });
const isVagueDate = ({ sign }: Found) => sign.about === 'date';
/** Longest text that is read for ownership, in UTF-16 units; what is longer is no message. */
const LONGEST = 40_000;
/** Sentences of one message that are read. */
const MOST_SENTENCES = 100;
/** A message has words for this, or it states no work. Minutes and lists are read in any case. */
const CUE =
  /\b(?:should|shall|must|needs?|needed|needing|ha(?:s|ve|d) (?:to|got)|gotta|better|ought|let'?s|let us|will|['’]ll|wo(?:n|uld)|could|can|may|might|please|pls|plz|kindly|todo|fixme|xxx|tbd|some(?:one|body)|any(?:one|body)|whoever|who|volunteers?|going|gonna|plan\w*|action|steps?|follow|want|wants|like|i['’]?[md]|we['’][dr]|happy|intend|assign\w*|care|owners?|reviewers?|maintainers?|teams?|asap|to be|worth|missing|pending|proposal|propose|agreed?|consider|decided?|remember|forget|make sure|ensure|ping|mind|cc|feel free|working|taking|requires?|welcome|suggest\w*|recommend\w*|would|up to|it['’]d|why not|how about|deserves?)\b|@/i;
/** "QA to verify …": a name or a team, and what it is to do. */
const TO_DO = /^[\s\-*•]*\p{Lu}[\p{L}\d.-]*(?: [\p{L}\d.-]+){0,2} to \p{Ll}/mu;
const FIRST_WORD = /^[\s\-*•#>[\]()\d.)]*([a-z]+)/i;

/** Ready to check; make one and keep it. Pure: the same text and context give the same answer. */
export class Clarity {
  private readonly ownership: OwnershipParts;
  private readonly youre: YoureParts;
  private readonly rules: ReadonlyMap<string, Rule>;
  private readonly claims: Claims;

  /** Throws an Error that names a pattern of the book that cannot be read. */
  constructor(book: RuleBook, models: Models = SHIPPED) {
    const lexicon = readLexicon(models.lexicon);
    this.claims = new Claims(book.claims);
    this.rules = new Map(book.rules.map((rule) => [rule.id, rule]));
    this.ownership = {
      ...partsOf(book, lexicon),
      decide: unpack(models.decide),
      classify: unpack(models.classify),
    };
    this.youre = {
      model: unpack(models.youre),
      neighbours: new Neighbours(lexicon),
      rule: youreRuleOf(book),
    };
  }

  check(text: string, context: CheckContext = {}): Check {
    const seen = this.look(text, context);
    if (!seen) return nothing();
    const { findings, readings, judged, asked } = seen;
    const work = this.workIn(text, judged, asked, context);
    if (work) findings.push(...this.vagueDates(text, judged, work));
    findings.sort((a, b) => a.start - b.start || a.end - b.end);
    return {
      findings,
      work,
      nudge: asked.length > 0,
      main: this.mainOf(text, asked),
      rewrite: rewriteOf(text, findings, readings),
    };
  }

  /** The text as it could be written, and nothing else of `check`: dates, for one, take longer than all the rest. */
  rewrite(text: string, context: CheckContext = {}): string | null {
    const seen = this.look(text, context);
    return seen && rewriteOf(text, seen.findings, seen.readings);
  }

  /** What is unclear in a text; null where a first glance says that nothing can be. */
  private look(text: string, context: CheckContext) {
    const confused = mayConfuse(text);
    const working = text.length <= LONGEST && this.mayBeWork(text, context);
    if (!confused && !working) return null;
    const tokens = ownTokens(text);
    const findings = confused ? findYoure(text, tokens, this.youre) : [];
    const readings = working ? read(text, tokens, this.ownership).slice(0, MOST_SENTENCES) : [];
    const judged = judge(readings, context, this.ownership);
    const asked = judged.filter(isAsked);
    for (const one of asked) findings.push(this.findingOf(text, one));
    return { findings, readings, judged, asked };
  }

  private mainOf(text: string, asked: readonly Judged[]): Main | null {
    const [top] = [...asked].sort((a, b) => b.nudge - a.nudge);
    if (top === undefined) return null;
    const { tokens } = top.reading.sentence;
    const [start, end] = [(tokens[0] as Token).start, (tokens.at(-1) as Token).end];
    const score = top.nudge - THRESHOLD.nudge;
    return { finding: this.findingOf(text, top), score, start, end, title: titleOf(text, top), firm: isFirm(top) };
  }

  /** Whether a message takes the work that was spoken of before it. */
  claim(text: string): Claim {
    return this.claims.in(text, (said) => read(said, ownTokens(said), this.ownership));
  }

  /** Whether a reaction does. */
  claimedBy(emoji: string): boolean {
    return this.claims.reaction(emoji);
  }

  /** The ids of the rules that a nudge can go by; a vague date is only a hint. */
  get nudgeRules(): readonly string[] {
    return [...this.rules.values()].filter(({ about }) => about !== 'date').map(({ id }) => id);
  }

  /** @throws an Error for an unknown id */
  rule(id: string): Rule {
    const rule = this.rules.get(id);
    if (rule === undefined) throw new Error(`There is no rule ${id}`);
    return rule;
  }

  private mayBeWork(text: string, { medium }: CheckContext): boolean {
    if (medium !== undefined && medium !== 'chat') return true;
    if (CUE.test(text) || TO_DO.test(text)) return true;
    const first = FIRST_WORD.exec(text)?.[1]?.toLowerCase();
    return first !== undefined && ((this.ownership.lexicon.get(first) ?? 0) & 8) !== 0;
  }

  private findingOf(text: string, judged: Judged): Finding {
    const { rule, start, end } = markOf(judged);
    return findingAt(text, this.rule(rule), start, end, []);
  }

  private workIn(
    text: string,
    judged: readonly Judged[],
    asked: readonly Judged[],
    context: CheckContext,
  ): Work | null {
    const best = [...judged].sort((a, b) => b.work - a.work)[0];
    const chosen = asked.length > 0 && best && !asked.includes(best) && UNCLEAR.has(best.owner) ? asked[0] : best;
    if (chosen === undefined || (chosen.work < THRESHOLD.work && asked.length === 0)) return null;
    const { tokens } = chosen.reading.sentence;
    const [start, end] = [(tokens[0] as Token).start, (tokens.at(-1) as Token).end];
    const sentence = text.slice(start, end);
    const days = DATE_CUE.test(sentence) ? daysIn(sentence, start, context) : [];
    const dated = days.length > 0 || EVENT.test(sentence);
    const vague = chosen.reading.found.some(isVagueDate);
    return {
      kind: chosen.kind,
      owner: chosen.owner,
      due: dated ? 'yes' : vague ? 'vague' : 'no',
      days: context.now === undefined ? [] : days,
      stage: stageOf(sentence).stage,
      candidates: candidatesIn(text, chosen.reading, context),
      title: titleOf(text, chosen),
      plain: this.isPlain(chosen),
      start,
      end,
    };
  }

  private isPlain({ reading: { frames, sentence } }: Judged): boolean {
    const [first] = frames;
    const { grammar, verbs } = this.ownership;
    const doing = first?.verb !== undefined && PLAIN.has(first.mood) && DOING.has(verbs.classOf(first.verb.low));
    const open =
      sentence.question || sentence.tokens.some((t) => grammar.condition.has(t.low) || grammar.wish.has(t.low));
    // "I'll look into it": into what, only the talk before tells.
    const behind = sentence.tokens.slice(first?.to ?? 0, (first?.to ?? 0) + 2);
    const vague = behind.some((t) => grammar.subjects.get(t.low) === 'it');
    return doing && first.under === '' && !first.negated && !open && !vague;
  }

  private vagueDates(text: string, judged: readonly Judged[], work: Work): Finding[] {
    if (work.due !== 'vague') return [];
    const reading = judged.find(({ reading: { sentence } }) => sentence.tokens[0]?.start === work.start)?.reading;
    const found = reading?.found.find(isVagueDate);
    if (!reading || !found) return [];
    const { tokens } = reading.sentence;
    const { match, sign } = found;
    const [from, to] = [tokens[match.markFrom] as Token, tokens[match.markTo - 1] as Token];
    return [findingAt(text, this.rule(sign.id), from.start, to.end, [], 'hint')];
  }
}

/** What is to be done: from the verb on, where somebody is asked or meant; the whole sentence otherwise. */
function titleOf(text: string, { reading: { sentence, frames } }: Judged): string {
  const { tokens } = sentence;
  const end = (tokens.at(-1) as Token).end;
  const frame = frames.find((f) => f.verb !== undefined && !f.negated && f.under === '');
  const doing = frame && !frame.passive && OPEN.has(frame.subject) ? frame.verb : undefined;
  const from = (doing ?? (tokens[0] as Token)).start;
  const words = text
    .slice(from, end)
    .replace(/\s+/g, ' ')
    .replace(/[.!?\s]+$/, '');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
const isFirm = ({ reading: { frames } }: Judged) =>
  frames.length === 0 || frames.some((f) => f.inverted || (f.mood !== 'can' && f.under === ''));
const PLAIN: ReadonlySet<string> = new Set(['will', 'going', 'doing']);
const DOING: ReadonlySet<string> = new Set(['make', 'examine', 'organise']);
const OPEN: ReadonlySet<string> = new Set(['someone', 'we', 'all', 'you', 'team', 'none', 'they', 'i']);

function youreRuleOf({ rules }: RuleBook): Rule {
  const [rule, ...others] = rules.filter(({ about }) => about === 'youre');
  if (rule === undefined || others.length > 0) throw new Error('Exactly one rule is about "your" and "you\'re"');
  return rule;
}

const isAsked = (one: Judged) => one.nudge > THRESHOLD.nudge;

const DATE_CUE =
  /\d|\b(?:today|tonight|tomorrow|tmrw|noon|midnight|morning|afternoon|evening|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|week|weekend|month|quarter|year|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|eod|eow|eom|eoq|eoy|cob|before|until|release|sprint|meeting|deadline|due)\b/i;
/** Dates that are no days: "before the release", "by the next meeting". */
const EVENT =
  /\b(?:before|by|until|for|in|after|at|with)\s(?:(?:the|our|this|next|upcoming|coming|v?\d[\w.]*)\s){0,3}(?:release|sprint|meeting|demo|launch|deadline|freeze|workshop|beta|call|milestone|version|iteration|standup|review|summit|conference|v?\d+\.\d[\w.]*)\b/i;
/** What a date has, and a bare number or hour has not. */
const DATED = /[a-z]{3}|\d[-/.]\d|eo[dwmqy]|cob/i;
/** Part of a sentence that dates are looked for in. */
const LONGEST_DATED = 1_000;
/** A time for finding dates without placing them: any will do. */
const ANY_TIME = Date.UTC(2024, 0, 3, 12);

/** The days a sentence names, with offsets in the text. */
function daysIn(sentence: string, offset: number, { now, zone }: CheckContext): FoundDay[] {
  return findDays(sentence.slice(0, LONGEST_DATED), now ?? ANY_TIME, zone ?? 'UTC')
    .filter(({ words }) => DATED.test(words))
    .map((day) => ({ ...day, start: day.start + offset, end: day.end + offset }));
}

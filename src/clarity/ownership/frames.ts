/**
 * Frames: how a sentence speaks of a doing. A frame is found at each word that can turn a verb into work to be done
 * (a modal, "need to", "let's", an imperative …); it holds who is its subject, which verb, and in what mood.
 */
import { CLASS } from '../model/classes.js';
import type { Token } from '../text/tokens.js';
import type { Grammar, Subject } from './grammar.js';
import type { Reading } from './read.js';

export interface Frame {
  /** The word that makes it: "should", "need", "will", "can", "want", "let's", "imperative", "please", "to" … */
  mood: string;
  subject: Subject;
  /** The head of the subject, where it is a thing. */
  head: Token | undefined;
  verb: Token | undefined;
  /** "be" + participle, or "needs" + gerund: nobody is said to do it. */
  passive: boolean;
  /** The modal stands before its subject: "can we …". */
  inverted: boolean;
  negated: boolean;
  /** Behind "if", "so", "because", "that", "which", "who", "when": not the main clause. */
  under: string;
  /** Index of the token that makes it. */
  at: number;
  /** Index behind the verb. */
  to: number;
}

/** "Plan a workshop" is no wish. */
const ARTICLE = /^(?:a|an|the|our|this)$/;
/** What else than a word can be acted on. */
const OBJECT_KINDS: ReadonlySet<string> = new Set(['code', 'url', 'mention', 'number']);
/** Moods that only a verb can follow. */
const FORCES = new Set(['should', 'will', 'can', "let's", 'let-me', 'to']);

/** The frames of a sentence, in order. */
export function framesOf({ sentence, classes }: Pick<Reading, 'sentence' | 'classes'>, grammar: Grammar): Frame[] {
  const { tokens } = sentence;
  const scan = new Scan(tokens, classes, grammar);
  const frames: Frame[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const frame = grammar.triggers.has((tokens[i] as Token).low) ? scan.triggered(i) : scan.imperative(i);
    if (frame === undefined) continue;
    frames.push(frame);
    i = Math.max(i, frame.verb === undefined ? i : frame.to - 1);
  }
  return frames;
}

class Scan {
  constructor(
    private readonly tokens: readonly Token[],
    private readonly classes: readonly number[],
    private readonly grammar: Grammar,
  ) {}

  /** The frame of a word that can make one by itself. */
  triggered(i: number): Frame | undefined {
    return (
      this.contraction(i) ?? this.lets(i) ?? this.please(i) ?? this.mood(i) ?? this.imperative(i) ?? this.infinitive(i)
    );
  }

  private low(i: number): string {
    return this.tokens[i]?.low ?? '';
  }

  private is(i: number, bits: number): boolean {
    return this.tokens[i]?.kind === 'word' && ((this.classes[i] ?? 0) & bits) !== 0;
  }

  private starts(i: number): boolean {
    return (
      i === 0 ||
      /^[,:;(–—-]/.test(this.low(i - 1)) ||
      this.low(i - 1) === 'and' ||
      this.low(i - 1) === 'then' ||
      this.low(i - 1) === 'so' ||
      this.low(i - 1) === 'but' ||
      this.low(i - 1) === 'or'
    );
  }

  /** "we'll …", "I'm going to …". */
  private contraction(i: number): Frame | undefined {
    const known = this.grammar.contractions.get(this.low(i));
    if (known === undefined) return undefined;
    const [subject, word] = known;
    if (
      word === 'be' &&
      !this.grammar.going.has(this.low(this.skip(i + 1))) &&
      !this.is(this.skip(i + 1), CLASS.gerund)
    )
      return undefined;
    const mood = word === 'be' ? (this.grammar.going.has(this.low(this.skip(i + 1))) ? 'going' : 'doing') : word;
    return this.frame(mood, subject, undefined, i, i + 1);
  }

  private lets(i: number): Frame | undefined {
    const low = this.low(i);
    if (this.grammar.lets.has(low)) return this.frame("let's", 'we', undefined, i, i + 1);
    if (low === 'let' && this.low(i + 1) === 'us') return this.frame("let's", 'we', undefined, i, i + 2);
    if (low === 'let' && this.low(i + 1) === 'me') return this.frame('let-me', 'i', undefined, i, i + 2);
    return undefined;
  }

  private please(i: number): Frame | undefined {
    if (!this.grammar.please.has(this.low(i))) return undefined;
    const next = this.skip(i + 1);
    return this.is(next, CLASS.verb) ? this.frame('please', 'you', undefined, i, i + 1) : undefined;
  }

  /** A modal, or a verb that makes one: "should", "needs to", "will", "is going to". */
  private mood(i: number): Frame | undefined {
    let mood = this.grammar.moods.get(this.low(i));
    let from = i + 1;
    if (mood === undefined && ['is', 'are', 'am', 'was', 'be'].includes(this.low(i))) {
      const next = this.skip(i + 1);
      if (this.grammar.going.has(this.low(next)) && this.low(next + 1) === 'to') [mood, from] = ['going', next + 1];
      else if (this.low(next) === 'to') [mood, from] = ['be-to', next];
    }
    if (mood === undefined || (mood === 'want' && i === 0 && ARTICLE.test(this.low(1)))) return undefined;
    const after = this.skip(from);
    const inverted = this.startsQuestion(i) && this.subjectAt(after) !== undefined && mood !== 'need';
    if (inverted) {
      const [subject, head] = this.subjectAt(after) as [Subject, Token | undefined];
      return { ...this.frame(mood, subject, head, i, after + 1), inverted: true };
    }
    if ((this.low(i) === 'has' || this.low(i) === 'have') && this.low(after) !== 'to' && this.low(after) !== 'got')
      return undefined;
    const [subject, head] = this.subjectBefore(i);
    if (
      mood === 'want' &&
      this.low(after) !== 'to' &&
      this.low(after) !== 'that' &&
      subject !== 'i' &&
      subject !== 'we'
    )
      return undefined;
    return this.frame(mood, subject, head, i, from);
  }

  /** A base verb where a clause begins. */
  imperative(i: number): Frame | undefined {
    if (!this.starts(i) || !this.is(i, CLASS.verb)) return undefined;
    const only = ((this.classes[i] ?? 0) & (CLASS.noun | CLASS.adjective | CLASS.name | CLASS.plural)) === 0;
    const next = this.low(i + 1);
    const object =
      OBJECT_KINDS.has(this.tokens[i + 1]?.kind ?? '') ||
      /^(?:the|a|an|all|this|that|these|those|some|any|it|them|us|me|our|your|my|their|its|each|every|to|up|out|in|on|for|with|into|from|if|more|new|#)$/.test(
        next,
      );
    if (i > 0 && !only && !object) return undefined;
    if (/^(?:is|are|was|were|has|have|will|should|can|could|would|may|must|does|did|of)$/.test(next)) return undefined;
    const mood = only || object ? 'imperative' : 'imperative?';
    return { ...this.frame(i === 0 ? mood : `${mood}+`, 'none', undefined, i, i), verb: this.tokens[i], to: i + 1 };
  }

  /** "Ana to write …", "to be done". */
  private infinitive(i: number): Frame | undefined {
    if (this.low(i) !== 'to' || i === 0) return undefined;
    const verb = this.skip(i + 1);
    if (!this.is(verb, CLASS.verb) && this.low(verb) !== 'be') return undefined;
    const [subject, head] = this.subjectBefore(i);
    const opening =
      i <= 6 && (subject === 'person' || subject === 'team' || (subject === 'thing' && this.low(verb) === 'be'));
    return opening ? this.frame('to', subject, head, i, i + 1) : undefined;
  }

  private startsQuestion(i: number): boolean {
    return (
      this.starts(i) ||
      [
        'what',
        'how',
        'when',
        'where',
        'why',
        'who',
        'which',
        'also',
        'maybe',
        'perhaps',
        '@',
        'please',
        'hi',
        'hey',
      ].includes(this.low(i - 1)) ||
      this.tokens[i]?.capital === true
    );
  }

  private subjectAt(i: number): [Subject, Token | undefined] | undefined {
    const token = this.tokens[i];
    if (token === undefined) return undefined;
    const known = this.grammar.subjects.get(token.low);
    if (known !== undefined) return [known, token];
    if (this.isTeam(i)) return ['team', token];
    if (token.kind === 'mention' || this.isPerson(i)) return ['person', token];
    if (['the', 'this', 'a', 'any', 'some', 'one'].includes(token.low))
      return this.grammar.teams.has(this.low(i + 1)) ? ['team', this.tokens[i + 1]] : ['thing', this.tokens[i + 1]];
    return undefined;
  }

  private subjectBefore(i: number): [Subject, Token | undefined] {
    let j = i - 1;
    while (
      j >= 0 &&
      (this.grammar.skip.has(this.low(j)) ||
        this.is(j, CLASS.adverb) ||
        this.grammar.moods.has(this.low(j)) ||
        ['is', 'are', 'am'].includes(this.low(j))) &&
      i - j < 5
    )
      j--;
    const token = this.tokens[j];
    if (token === undefined || token.kind === 'punct') return ['none', undefined];
    const known = this.grammar.subjects.get(token.low);
    if (known !== undefined) return [known, token];
    if (this.isTeam(j)) return ['team', token];
    if (token.kind === 'mention' || this.isPerson(j)) return ['person', token];
    if (['and', 'or', 'but', 'then', 'so', 'to'].includes(token.low)) return ['none', token];
    return this.someoneBefore(j) ?? ['thing', token];
  }

  private isTeam(i: number): boolean {
    return this.grammar.teams.has(this.low(i)) || (this.tokens[i]?.capital === true && this.is(i, CLASS.organization));
  }

  /** "Someone with more time should …": the pronoun stands before what describes it. */
  private someoneBefore(i: number): [Subject, Token] | undefined {
    for (let j = i - 1; j >= 0 && i - j <= 7; j--) {
      const token = this.tokens[j] as Token;
      if (token.kind === 'punct' || this.grammar.moods.has(token.low)) return undefined;
      if (this.grammar.subjects.get(token.low) === 'someone' && token.low !== 'who') return ['someone', token];
    }
    return undefined;
  }

  private isPerson(i: number): boolean {
    const token = this.tokens[i];
    if (token?.kind !== 'word' || !token.capital) return false;
    const classes = this.classes[i] ?? 0;
    return classes === 0 || classes === CLASS.name || ((classes & CLASS.name) !== 0 && i > 0);
  }

  /** Over adverbs and the like. */
  private skip(i: number): number {
    let j = i;
    while (
      j < this.tokens.length &&
      j - i < 4 &&
      (this.grammar.skip.has(this.low(j)) || (this.is(j, CLASS.adverb) && !this.is(j, CLASS.verb)))
    )
      j++;
    return j;
  }

  private frame(mood: string, subject: Subject, head: Token | undefined, at: number, from: number): Frame {
    let j = this.skip(from);
    while (
      j < this.tokens.length &&
      (this.grammar.moods.has(this.low(j)) ||
        this.grammar.going.has(this.low(j)) ||
        ['to', 'be', 'got', 'get', 'have', 'been', 'getting', 'is', 'mind', 'like'].includes(this.low(j))) &&
      j - from < 6
    )
      j = this.skip(j + 1);
    const between = this.tokens.slice(from, j).map((t) => t.low);
    // Behind a modal a word is a verb whatever the dictionary says: "we should version it", "please calendar".
    const forced = FORCES.has(mood) && this.tokens[j]?.kind === 'word' && !this.is(j, CLASS.functional);
    const verbal = forced || this.is(j, CLASS.verb | CLASS.participle | CLASS.past | CLASS.gerund | CLASS.presentS);
    const passive =
      (between.includes('be') || between.includes('get') || between.includes('been')) &&
      this.is(j, CLASS.participle | CLASS.past);
    const gerund = mood === 'need' && this.is(j, CLASS.gerund);
    return {
      mood,
      subject,
      head,
      verb: verbal ? this.tokens[j] : undefined,
      passive: passive || gerund,
      inverted: false,
      negated: between.includes('not') || this.low(at).endsWith("n't") || this.low(at) === 'cannot',
      under: this.underAt(at),
      at,
      to: verbal ? j + 1 : j,
    };
  }

  private underAt(at: number): string {
    for (let j = at - 1; j >= 0 && at - j < 8; j--) {
      if (this.grammar.under.has(this.low(j)) && !(this.low(j) === 'that' && j === at - 1)) return this.low(j);
      if (/^[,;:]/.test(this.low(j))) return this.low(j - 1) === 'so' ? 'so' : '';
    }
    return '';
  }
}

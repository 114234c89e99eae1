/** Recognises claims: somebody says that a piece of work is theirs. "On it", "I'll take that", a raised hand. */
import type { ParsedSentence } from './ownership/types.js';
import type { ClaimWords } from './rules/rule-book.js';
import { lowOf, type TextToken } from './text/tokens.js';

/** `claim`: the work is taken. `answer`: it is taken if the question was put to this person. `named`: it is taken if these words are about it. */
export type Claim = 'claim' | 'answer' | 'named';

/** A longer message says more than a claim. UTF-16 units. */
const LONGEST_CLAIM = 300;
const FIRST_PERSON = /(?:^| )i(?:'[a-z]+|m|ll|d|ma)?(?: |$)/;
const CLAIMING_MODALITIES: ReadonlySet<string> = new Set(['will', 'going', 'doing', 'can']);
/** Tokens behind the verb in which the name of the work begins: "look into the loader". */
const MOST_BETWEEN = 3;
const SKIN_TONE = /::skin-tone-\d$|[\u{1F3FB}-\u{1F3FF}]|\uFE0F/gu;

/** Recognises claims by the words in `claims.yml`. */
export class Claims {
  private readonly phrases: ReadonlySet<string>;
  private readonly answers: ReadonlySet<string>;
  private readonly verbs: ReadonlySet<string>;
  private readonly emoji: ReadonlySet<string>;
  private readonly articles: ReadonlySet<string>;
  private readonly anyWork: ReadonlySet<string>;

  constructor(words: ClaimWords) {
    this.phrases = new Set(words.phrases);
    this.answers = new Set(words.answers);
    this.verbs = new Set(words.verbs);
    this.emoji = new Set(words.emoji);
    this.articles = new Set(words.articles);
    this.anyWork = new Set(words['any-work']);
  }

  /** Whether a reaction is a claim. @param emoji its name on Slack or the emoji itself, in any skin tone */
  isClaimingReaction(emoji: string): boolean {
    return this.emoji.has(emoji.replace(SKIN_TONE, '').replaceAll(':', ''));
  }

  /** The claim that a message makes. A question claims nothing. @param parse is called only if the message speaks of its author */
  claimIn(text: string, parse: (text: string) => readonly ParsedSentence[]): Claim | undefined {
    if (text.length > LONGEST_CLAIM) return undefined;
    const words = bareWords(text);
    if (words === '') return [...text].some((sign) => this.emoji.has(sign)) ? 'claim' : undefined;
    if (text.trimEnd().endsWith('?')) return undefined;
    if (this.phrases.has(words)) return this.answers.has(words) ? 'answer' : 'claim';
    if (!FIRST_PERSON.test(words)) return undefined;
    const made = parse(text).flatMap((parsed) => this.claimsOf(parsed));
    return made.find((claim) => claim === 'claim') ?? made[0];
  }

  /** "I'll take it", "I'm looking into the loader". */
  private claimsOf({ clauses, sentence }: ParsedSentence): Claim[] {
    const claiming = clauses.filter(
      ({ subject, modality, negated, subordinator, verb }) =>
        subject === 'i' &&
        CLAIMING_MODALITIES.has(modality) &&
        !negated &&
        subordinator === '' &&
        this.verbs.has(lowOf(verb)),
    );
    return claiming.map(({ verb }) => (this.namesWork(sentence.tokens, verb) ? 'named' : 'claim'));
  }

  /** "Do the relabelling" names what it is about, "do it" and "take the task" do not. */
  private namesWork(tokens: readonly TextToken[], verb: TextToken | undefined): boolean {
    const from = verb === undefined ? tokens.length : tokens.indexOf(verb) + 1;
    const after = tokens.slice(from, from + MOST_BETWEEN);
    const at = after.findIndex(({ low }) => this.articles.has(low));
    const noun = at < 0 ? undefined : tokens[from + at + 1];
    return noun !== undefined && !this.anyWork.has(noun.low);
  }
}

/** In lower case, without emoji and punctuation. */
function bareWords(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/:[a-z0-9_+-]+:|[^\p{L}\p{N}' ]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

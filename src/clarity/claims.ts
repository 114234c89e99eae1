/** How somebody says that a piece of work is theirs: "on it", "I'll take that", a raised hand. */
import type { Reading } from './ownership/read.js';

/** As it is written in `prompts/<language>/claims.yml`. */
export interface ClaimWords {
  phrases: string[];
  answers: string[];
  verbs: string[];
  emoji: string[];
}

/** `claim`: it is taken. `answer`: taken, where the question was put to that person. */
export type Claim = 'claim' | 'answer' | undefined;

/** Longest message that is read as a claim, in UTF-16 units: what is longer says more than that. */
const LONGEST = 300;
const FIRST_PERSON = /(?:^| )i(?:'[a-z]+|m|ll|d|ma)?(?: |$)/;
const MOODS: ReadonlySet<string> = new Set(['will', 'going', 'doing', 'can']);

export class Claims {
  private readonly phrases: ReadonlySet<string>;
  private readonly answers: ReadonlySet<string>;
  private readonly verbs: ReadonlySet<string>;
  private readonly emoji: ReadonlySet<string>;

  constructor(words: ClaimWords) {
    this.phrases = new Set(words.phrases);
    this.answers = new Set(words.answers);
    this.verbs = new Set(words.verbs);
    this.emoji = new Set(words.emoji);
  }

  /** Whether a reaction takes the work. Skin tones make no difference. */
  reaction(emoji: string): boolean {
    return this.emoji.has(emoji.replace(/::skin-tone-\d$|[\u{1F3FB}-\u{1F3FF}]|\uFE0F/gu, '').replaceAll(':', ''));
  }

  /** Whether a message takes the work that was spoken of before. A question takes nothing. */
  in(text: string, read: (text: string) => readonly Reading[]): Claim {
    if (text.length > LONGEST) return undefined;
    const bare = text
      .toLowerCase()
      .replaceAll('’', "'")
      .replace(/:[a-z0-9_+-]+:|[^\p{L}\p{N}' ]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim();
    if (bare === '') return [...text].some((sign) => this.emoji.has(sign)) ? 'claim' : undefined;
    if (text.trimEnd().endsWith('?')) return undefined;
    if (this.phrases.has(bare)) return this.answers.has(bare) ? 'answer' : 'claim';
    // Most messages are not about their author: those need not be read for it.
    if (!FIRST_PERSON.test(bare)) return undefined;
    const taken = read(text).some(({ frames }) =>
      frames.some(
        (f) =>
          f.subject === 'i' && MOODS.has(f.mood) && !f.negated && f.under === '' && this.verbs.has(f.verb?.low ?? ''),
      ),
    );
    return taken ? 'claim' : undefined;
  }
}

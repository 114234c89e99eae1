/** Cuts what people write into words, marks, quotations and mentions. Pure and linear; offsets are UTF-16 units. */
import { keyOf } from '../model/names.js';
import type { Mention } from '../ports/events.js';
import { SHORT_FORMS } from './short-forms.js';

/** The smallest part of a text that is read on its own. */
export interface Token {
  /** `line` is a line break; `code` a code span or block; `cited` a line after `>`: both speak of words, they do not give orders. */
  is: 'word' | 'mark' | 'quoted' | 'mention' | 'emoji' | 'line' | 'code' | 'cited';
  /** As written; without its quotation marks, or the "@" of a mention. */
  text: string;
  /** Folded for comparison. */
  fold: string;
  start: number;
  end: number;
  mention?: Mention;
}

/** Each opening quotation mark with those that close it. */
const CLOSING: Record<string, string> = { '"': '"', '“': '”“"', '„': '“”"', '«': '»', "'": "'", '‘': '’', '‚': '‘’' };

const SPACE = /\s/u;
const EMOJI = /\p{Extended_Pictographic}/u;
/** A word, a number, a date, a time, a version: marks inside it belong to it, marks at its ends do not. */
const WORD = /#?[\p{L}\p{N}\p{M}_]+(?:(?:[-./_+&]|(?<=\p{N})[:,](?=\p{N}))#?[\p{L}\p{N}\p{M}_]+)*%?/uy;
/** Signs for what is done, and the one that they are read as. */
const TICK = '✅';
/** Behind a sign that is drawn as an emoji. */
const AS_EMOJI = '\uFE0F';
const TICKS: ReadonlySet<string> = new Set([TICK, '✔', '☑', '✓', ':white_check_mark:', ':heavy_check_mark:']);
const SHORTCODE = /:[a-z0-9_+-]{2,40}:(?::skin-tone-\d:)?/y;
/** ":(", ";-)", between spaces: a face drawn with marks. */
const FACE = /[:;=]['-]?[()[\]|/\\DPpOo](?=[\s.,!?]|$)/y;
/** How a contraction ends, and what it stands for. */
export const ENDINGS: Readonly<Record<string, string>> = {
  "'s": "'s",
  "'re": 'are',
  "'ve": 'have',
  "'ll": 'will',
  "'d": 'would',
  "'m": 'am',
};
/** What follows a "y" that asks why. */
const BEHIND_WHY: ReadonlySet<string> = new Set(['is', 'are', 'was', 'were', 'has', 'have', 'did', 'does', 'do', "'s"]);
/** Contractions that many write without the apostrophe: where the first word ends, and what the second stands for. */
const BARE: Record<string, [number, string]> = {
  whats: [4, "'s"],
  wats: [3, "'s"],
  wots: [3, "'s"],
  whos: [3, "'s"],
  wheres: [5, "'s"],
  whens: [4, "'s"],
  hows: [3, "'s"],
  thats: [4, "'s"],
  theres: [5, "'s"],
  lets: [3, "'s"],
  youre: [3, 'are'],
  theyre: [4, 'are'],
  weve: [2, 'have'],
  ill: [1, 'will'],
  im: [1, 'am'],
  ive: [1, 'have'],
  dont: [2, 'not'],
  doesnt: [4, 'not'],
  didnt: [3, 'not'],
  isnt: [2, 'not'],
  arent: [3, 'not'],
  wasnt: [3, 'not'],
  havent: [4, 'not'],
  hasnt: [3, 'not'],
  shouldnt: [6, 'not'],
  wouldnt: [5, 'not'],
  couldnt: [5, 'not'],
  cant: [3, 'not'],
  cannot: [3, 'not'],
  werent: [4, 'not'],
  wont: [2, 'not'],
};

/** Cuts a text into its tokens. @param mentions by place */
export function tokenize(text: string, mentions: readonly Mention[] = []): Token[] {
  return new Cutter(text, mentions).cut();
}

class Cutter {
  private readonly tokens: Token[] = [];
  private readonly mentionAt: ReadonlyMap<number, Mention>;
  /** Quotation marks that do not close after some point: they do not after a later one either. */
  private readonly unclosed = new Set<string>();

  constructor(
    private readonly text: string,
    mentions: readonly Mention[],
  ) {
    this.mentionAt = new Map(mentions.map((mention) => [mention.start, mention]));
  }

  cut(): Token[] {
    let at = 0;
    while (at < this.text.length) at = this.next(at);
    return this.tokens.map((token, i) => (this.isWhy(i) ? { ...token, fold: 'why' } : token));
  }

  /** "y is it stuck": alone it says yes. */
  private isWhy = (at: number): boolean =>
    this.tokens[at]?.fold === 'y' && BEHIND_WHY.has(this.tokens[at + 1]?.fold ?? '');

  /** Cuts one token. @returns where to go on */
  private next(at: number): number {
    const c = this.text[at] ?? '';
    if (c === '\n') return this.put('line', at, at + 1);
    if (SPACE.test(c)) return at + 1;
    const mention = this.mentionAt.get(at);
    if (mention && mention.end > at) return this.mention(mention);
    return this.cited(at) ?? this.code(at) ?? this.quoted(at) ?? this.shortcode(at) ?? this.word(at) ?? this.sign(at);
  }

  private put(is: Token['is'], start: number, end: number, text = this.text.slice(start, end), fold?: string): number {
    this.tokens.push({ is, text, fold: fold ?? foldOf(text), start, end });
    return end;
  }

  private mention(mention: Mention): number {
    const { start, end, name } = mention;
    this.tokens.push({ is: 'mention', text: name, fold: keyOf(name), start, end, mention });
    return end;
  }

  /** `> what somebody else wrote`, to the end of the line. */
  private cited(at: number): number | undefined {
    const isMark = this.text[at] === '>' || this.text.startsWith('&gt;', at);
    const before = this.tokens.at(-1);
    if (!isMark || (before && before.is !== 'line')) return undefined;
    const end = this.text.indexOf('\n', at);
    return this.put('cited', at, end < 0 ? this.text.length : end);
  }

  private code(at: number): number | undefined {
    if (this.text[at] !== '`') return undefined;
    const fence = this.text.startsWith('```', at) ? '```' : '`';
    if (this.unclosed.has(fence)) return undefined;
    const close = this.text.indexOf(fence, at + fence.length);
    if (close < 0) {
      this.unclosed.add(fence);
      return undefined;
    }
    return this.put('code', at, close + fence.length, this.text.slice(at + fence.length, close));
  }

  private quoted(at: number): number | undefined {
    const open = this.text[at] ?? '';
    const closers = CLOSING[open];
    if (closers === undefined || this.unclosed.has(open) || this.isInWord(at)) return undefined;
    for (let i = at + 1; i < this.text.length; i += 1) {
      if (!closers.includes(this.text[i] ?? '') || !this.isEdge(i + 1)) continue;
      return this.put('quoted', at, i + 1, this.text.slice(at + 1, i));
    }
    this.unclosed.add(open);
    return undefined;
  }

  /** Whether a quotation can end in front of `at`. */
  private isEdge(at: number): boolean {
    return at >= this.text.length || /[\s,.;:!?)\]–—-]/u.test(this.text[at] ?? '');
  }

  private isInWord(at: number): boolean {
    const before = this.tokens.at(-1);
    return before !== undefined && before.end === at && before.is === 'word';
  }

  private shortcode(at: number): number | undefined {
    SHORTCODE.lastIndex = at;
    FACE.lastIndex = at;
    const isBetween = at === 0 || SPACE.test(this.text[at - 1] ?? '');
    const [found] = SHORTCODE.exec(this.text) ?? (isBetween ? FACE.exec(this.text) : undefined) ?? [];
    if (found === undefined || this.isInWord(at)) return undefined;
    return this.put('emoji', at, at + found.length, found, TICKS.has(found) ? TICK : undefined);
  }

  private word(at: number): number | undefined {
    WORD.lastIndex = at;
    const [found] = WORD.exec(this.text) ?? [];
    if (found === undefined) return undefined;
    const bare = BARE[found.toLowerCase()];
    if (bare) return this.two(at, at + bare[0], at + found.length, bare[1]);
    const end = at + found.length;
    const [ending] = /^['’](?:s|re|ve|ll|d|m|t)(?![\p{L}\p{N}])/iu.exec(this.text.slice(end, end + 4)) ?? [];
    if (ending === undefined) return this.put('word', at, end);
    const apostrophed = ending.toLowerCase().replace('’', "'");
    // "don't" is "do" and "n't", "can't" is "can" and "'t".
    if (apostrophed === "'t") {
      const cut = /n$/i.test(found) && !/^can$/i.test(found) ? end - 1 : end;
      return this.two(at, cut, end + ending.length, 'not');
    }
    return this.two(at, end, end + ending.length, ENDINGS[apostrophed] ?? apostrophed);
  }

  private two(start: number, cut: number, end: number, second: string): number {
    this.put('word', start, cut);
    return this.put('word', cut, end, undefined, second);
  }

  /** Whether spaces stand on both sides of a sign. */
  private isApart = (at: number): boolean => SPACE.test(this.text[at - 1] ?? '') && SPACE.test(this.text[at + 1] ?? '');

  private sign(at: number): number {
    const point = String.fromCodePoint(this.text.codePointAt(at) ?? 0);
    const end = at + point.length + (this.text[at + point.length] === AS_EMOJI ? 1 : 0);
    if (TICKS.has(point)) return this.put('emoji', at, end, point, TICK);
    if (point === '&' && this.isApart(at)) return this.put('word', at, end, point, 'and');
    if (EMOJI.test(point)) return this.put('emoji', at, end);
    if ((point === '-' || point === '=') && this.text[end] === '>') return this.put('mark', at, end + 1, '→', '→');
    return this.put('mark', at, end);
  }
}

/** "heyyy": at the end of a word, three times the same letter are one. */
const DRAWN_OUT = /(?<=\p{L})(\p{L})\1{2,}$/gu;

/** Lower case, composed, with straight apostrophes, and no short form. */
function foldOf(text: string): string {
  const fold = text.normalize('NFKC').toLowerCase().replace(/’/g, "'").replace(DRAWN_OUT, '$1');
  return SHORT_FORMS.get(fold) ?? fold;
}

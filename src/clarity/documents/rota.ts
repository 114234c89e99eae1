/** Lists that say who has what: "Mon: Bo". There a free place is work, however short: "Wed: –". */
import { oncePer } from '../model/memoize.js';
import type { PersonReader } from './person.js';
import type { Statement } from './statement.js';
import type { Vocabulary } from './vocabulary.js';

/** A label, and what stands behind it. */
const LINE = /^[\s*_]*([\p{L}\p{N}][^:–—]{0,50}?)[\s*_]*(?::|\s[–—-])(?:\s+|$)(.{0,40}?)[\s*_.!]*$/u;
/** Lines with a name, and the share of a list that has a name or says that nobody has it. */
const LEAST = { names: 2, share: 0.7 } as const;

/** Reads such lists. */
export class RotaReader {
  private readonly isRota = oncePer((siblings: readonly Statement[]) => this.saysWho(siblings));

  constructor(
    private readonly people: PersonReader,
    private readonly words: Vocabulary,
  ) {}

  /** Whether a line is a place that nobody has, in a list of those that somebody has. */
  isVacant({ siblings, text, kind, children }: Statement): boolean {
    return kind !== 'row' && children.length === 0 && this.isFree(text) && this.isRota(siblings);
  }

  private saysWho(siblings: readonly Statement[]): boolean {
    const named = siblings.filter(({ text }) => this.people.namedAlone(LINE.exec(text)?.[2] ?? '') === 'person').length;
    const free = siblings.filter(({ text }) => this.isFree(text)).length;
    return named >= LEAST.names && named + free >= LEAST.share * siblings.length;
  }

  private isFree(text: string): boolean {
    const [line, label = '', who = ''] = LINE.exec(text) ?? [];
    if (line === undefined || this.words.facts.has(label.toLowerCase())) return false;
    const low = who.trim().toLowerCase();
    return !/[\p{L}\p{N}]/u.test(low) || this.words.nobody.has(low) || this.words.nobodyFront.test(low);
  }
}

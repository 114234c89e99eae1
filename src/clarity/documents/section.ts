/** What stands under the headings of a statement. */
import type { SectionKind, Vocabulary } from './vocabulary.js';

/** A longer line announces a list in a sentence. UTF-16 units. */
const SHORT = 12;
/** A sentence, or what is said behind a word and a dash: "Wins – training costs less". */
const SAID = /\s\S+\s.*\.$|\s[–—-]\s\S+\s\S+\s\S/;
/** Words of a heading that says by one of them what stands below. */
const MOST_WORDS = 7;
/** Headings that say nothing of what stands under a further heading: in many minutes all stands under the first one. */
const ALONE: ReadonlySet<string> = new Set(['present', 'aims', 'agenda']);

/** The kind of section that headings make, by the innermost that says something. @param headings the outermost first @param readsWords whether headings in no list count by words in them */
export function sectionKind(headings: readonly string[], words: Vocabulary, readsWords = true): SectionKind {
  const { sections, leads } = words;
  for (const [i, heading] of headings.toReversed().entries()) {
    const found = sections.find((one) => one.heading(heading)) ?? lastOf(heading, sections);
    const counts = found !== undefined && (i === 0 || !ALONE.has(found.kind));
    if (counts) return found.kind === 'present' || found.kind === 'aims' ? 'quiet' : found.kind;
    if (heading.length > SHORT && leads(heading)) return 'plan';
    const byWords =
      readsWords && found === undefined && i < headings.length - 1 ? kindByWords(heading, words) : undefined;
    if (byWords !== undefined) return byWords;
  }
  return 'open';
}

/** "What needs to happen", "Try next": by words in a heading. */
function kindByWords(heading: string, words: Vocabulary): SectionKind | undefined {
  if (heading.split(/\s/).length > MOST_WORDS || words.headingOfOthers.test(heading)) return undefined;
  if (words.headingOfWork.test(heading)) return 'action';
  return words.headingOfOrders.test(heading) ? 'plan' : undefined;
}

/** "I ran out of time. To do:" announces work. */
const lastOf = (words: string, sections: Vocabulary['sections']) => {
  const last = words.split(/[.!?]\s+/).at(-1) ?? '';
  return sections.find(({ kind, heading }) => kind === 'action' && last !== words && heading(last));
};

/** Whether a line on its own is a heading: "Action items"; above a list also "Need help". @param announces whether a list follows */
export const isHeadingLine = (line: string, { sections }: Vocabulary, announces = false): boolean => {
  const words = line.replace(/(?<![\s:*_])[\s:*_]+$/, '').replace(/^[\s*_]+/, '');
  if (words === '' || words.length > 60 || words.includes(':') || SAID.test(words)) return false;
  const counts = (kind: string) => kind !== 'scheduled' && (kind !== 'plan' || announces);
  return sections.some(({ kind, heading }) => counts(kind) && heading(words));
};

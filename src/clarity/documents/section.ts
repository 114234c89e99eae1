/** What stands under the headings of a statement. */
import type { SectionKind, Vocabulary } from './vocabulary.js';

/** A longer line announces a list in a sentence. UTF-16 units. */
const SHORT = 12;
/** Headings that say nothing of what stands under a further heading: in many minutes all stands under the first one. */
const ALONE: ReadonlySet<string> = new Set(['present', 'agenda']);

/** The kind of section that headings make, by the innermost that says something. @param headings the outermost first */
export function sectionKind(headings: readonly string[], { sections, leads }: Vocabulary): SectionKind {
  for (const [i, words] of headings.toReversed().entries()) {
    const found = sections.find(({ heading }) => heading(words)) ?? lastOf(words, sections);
    const counts = found !== undefined && (i === 0 || !ALONE.has(found.kind));
    if (counts) return found.kind === 'present' ? 'quiet' : found.kind;
    if (words.length > SHORT && leads(words)) return 'plan';
  }
  return 'open';
}

/** "I ran out of time. To do:" announces work. */
const lastOf = (words: string, sections: Vocabulary['sections']) => {
  const last = words.split(/[.!?]\s+/).at(-1) ?? '';
  return sections.find(({ kind, heading }) => kind === 'action' && last !== words && heading(last));
};

/** Whether a line on its own is a heading: "Action items"; above a list also "Need help". @param announces whether a list follows */
export const isHeadingLine = (line: string, { sections }: Vocabulary, announces = false): boolean => {
  const words = line.replace(/[\s:*_]+$/, '').replace(/^[\s*_]+/, '');
  if (words === '' || words.length > 60 || words.includes(':')) return false;
  const counts = (kind: string) => kind !== 'scheduled' && (kind !== 'plan' || announces);
  return sections.some(({ kind, heading }) => counts(kind) && heading(words));
};

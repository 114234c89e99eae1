/** Hostile documents: the processor time that each takes beside half of it, which tells how it grows. */
import { parseMarkdown } from '../../adapters/common/markdown.js';
import { documentReader } from '../support/documents.js';
import { HOSTILE_DOCUMENTS } from '../support/hostile-documents.js';

/** How often each is read; the quickest counts, because other work on the machine only ever adds. */
const ROUNDS = 3;
/** Less than that, in milliseconds, says nothing of how it grows. */
const LEAST = 20;

/** A document, the milliseconds of the processor that it takes, and how many times those of half of it. */
interface Growth {
  what: string;
  ms: number;
  ratio: number;
}

/** What each takes, and what half of it takes. */
export function hostileDocuments(): Growth[] {
  return Object.entries(HOSTILE_DOCUMENTS).map(([what, [size, make]]) => {
    const half = quickest(make(Math.floor(size / 2)));
    const ms = quickest(make(size));
    return { what, ms, ratio: ms / Math.max(LEAST, half) };
  });
}

const quickest = (text: string): number => Math.min(...Array.from({ length: ROUNDS }, () => timeOf(text)));

function timeOf(text: string): number {
  const before = process.cpuUsage();
  documentReader.check(text, parseMarkdown(text));
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

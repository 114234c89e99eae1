/**
 * Sentences and items in places of documents, in several phrasings each, with what only looks like them: `probes.tsv` has the place, what is
 * expected, and the words. `asked` is work that nobody has, `quiet` isn't; `missed` and `false` are what the reader is known to get wrong.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../../adapters/common/paths.js';
import type { Genre } from '../../../src/clarity/documents/vocabulary.js';
import { readDocument } from '../../support/documents.js';

const PRESENT = 'Present: Ana, Bo Berg, Chidi, Dr. Moss\n\n';
const SYNC = `# Sync 3 May\n\n${PRESENT}`;
const PLACES: Record<string, [Genre, (words: string) => string]> = {
  'a note': ['minutes', (words) => `${SYNC}## Notes\n\n- The room is warm again\n- ${words}\n- Lunch was good\n`],
  'a paragraph': ['minutes', (words) => `${SYNC}## Storage\n\nThe disks came on Monday. ${words}\n`],
  'an open point': ['minutes', (words) => `${SYNC}## Open points\n\n- ${words}\n`],
  'a list': ['minutes', (words) => `${SYNC}## Things to do\n\n- Ropes (Ana)\n- Fix the lamp (Chidi)\n- ${words}\n`],
  'a row': [
    'minutes',
    (words) =>
      `${SYNC}## Actions\n\n| Action | Owner | Due |\n|---|---|---|\n| Send the sheets | R. Sato | May |\n| ${words} | June |\n`,
  ],
  'a plan': ['plan', (words) => `# Plan for the spring\n\n## Before the pilot\n\n- The form is there\n- ${words}\n`],
  'a proposal': ['proposal', (words) => `# Proposal: one number\n\n## Cost\n\nIt costs 80,000 euros. ${words}\n`],
  'a post-mortem': ['post-mortem', (words) => `# Outage of 3 May\n\n## Assessment\n\nThe clock went back. ${words}\n`],
  changes: [
    'post-mortem',
    (words) =>
      `# Launch night\n\nAna was on call.\n\n## what we are changing\n\n1. new lamps, bo, friday\n2. ${words}\n`,
  ],
  'a handover': [
    'tracking',
    (words) => `# Handover of the recogniser\n\nFrom: Ana\n\n## Traps\n\n- The cache is slow.\n- ${words}\n`,
  ],
};
const FOUND = ['asked', 'false'];

const lines = readFileSync(join(root(), 'test/clarity/documents/probes.tsv'), 'utf8').trim().split('\n');
test.each(lines)('%s', (line) => {
  const [place = '', expected = '', words = ''] = line.split('\t');
  const [genre, make] = PLACES[place] ?? ['other' as const, String];
  const text = make(words);
  const at = text.indexOf(words);
  const found = readDocument(text, { genre }).findings.filter(
    ({ start, end }) => end > at && start < at + words.length,
  );
  expect(found.length > 0).toBe(FOUND.includes(expected));
});

import { expect } from 'vitest';

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What texts must say, by person or channel: some words, or several in this order. */
export const expected = (says: Record<string, string | string[]> = {}) =>
  Object.fromEntries(
    Object.entries(says).map(([k, words]) => [
      k,
      expect.stringMatching(new RegExp([words].flat().map(escaped).join('[\\s\\S]*'))),
    ]),
  );

import { expect, test } from 'vitest';
import { escapeMarkdown } from '../../../adapters/teams/markdown.js';
import { HOSTILE_TEXTS } from '../../support/teams/hostile-texts.js';

test.each(HOSTILE_TEXTS)('%s means nothing after escaping', (text) => {
  const escaped = escapeMarkdown(text);
  expect(escaped).not.toMatch(/(?<!\\)[*`[\]#~]/);
  expect(escaped).not.toContain('<');
  expect(escaped).not.toMatch(/^\s*(?:[-+>]|\d+\.)\s/);
});

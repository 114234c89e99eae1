/** The verb of a clause, and its form. */
import { expect, test } from 'vitest';
import { parse } from '../../support/engine.js';

const clause = (text: string) => parse(text).clauses[0];

test.each([
  ['we should really also fix it', 'fix'],
  ['it should probably have to be fixed', 'fixed'],
  ['we should version it', 'version'],
  ['we should 42', undefined],
])('in “%s” the verb is %s', (text, verb) => expect(clause(text)?.verb?.low).toBe(verb));

test.each([
  ['it should be fixed', true],
  ['it needs testing', true],
  ['it should be green', false],
  ['we should fix it', false],
])('whether “%s” is passive: %s', (text, passive) => expect(clause(text)?.passive).toBe(passive));

test.each([
  ['we should not fix it', true],
  ['we cannot fix it', true],
  ['we should fix it, not them', false],
])('whether “%s” is negated: %s', (text, negated) => expect(clause(text)?.negated).toBe(negated));

test.each([
  ['it works if we should fix it', 'if'],
  ['so that Ana can fix it', 'that'],
  ['if it works, we should ship it', ''],
  ['that should be fixed', ''],
])('“%s” is subordinated by “%s”', (text, subordinator) => expect(clause(text)?.subordinator).toBe(subordinator));

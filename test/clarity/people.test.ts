/** Candidates: who could own a piece of work. */
import { expect, test } from 'vitest';
import type { MessageContext } from '../../src/clarity/ownership/types.js';
import { candidatesIn } from '../../src/clarity/people.js';
import { parse } from '../support/engine.js';

const candidates = (text: string, context: MessageContext = {}) =>
  candidatesIn(text, parse(text), context).map(({ name, reason }) => `${reason} ${name}`);

test.each([
  ['Bo: please fix the loader', ['addressed Bo']],
  ['Ana should fix the loader', ['doer Ana']],
  ['the data team should fix @bo the loader', ['mentioned @bo']],
  ['QA should test the loader', ['team QA']],
  ["somebody should fix Ana's notebook today", ["artefact Ana's notebook today"]],
  ['someone should fix it', []],
])('%s: %j', (text, expected) => expect(candidates(text)).toEqual(expect.arrayContaining(expected)));

test('the author is a candidate for what they promise', () => {
  expect(candidates("I'll fix the loader", { author: 'Chi' })).toEqual(['author Chi']);
  expect(candidates("I'll fix the loader")).toEqual(['author I']);
});

test('“you” is whoever spoke last, unless that was the author', () => {
  const context = ['Bo: it is merged'];
  expect(candidates('could you rerun it?', { context, author: 'Ana' })).toEqual(['answered Bo']);
  expect(candidates('could you rerun it?', { context, author: 'Bo' })).toEqual([]);
});

test('a name is there once, with its most direct reason, and points at its words', () => {
  const text = 'Ana: maybe Ana should fix it';
  const found = candidatesIn(text, parse(text), {});
  expect(found).toEqual([{ name: 'Ana', reason: 'addressed', start: 0, end: 3 }]);
});

test('at most eight candidates are given', () => {
  const mentions = Array.from({ length: 12 }, (_, i) => `@p${i}`).join(' ');
  expect(candidates(`someone should fix it ${mentions}`)).toHaveLength(8);
});

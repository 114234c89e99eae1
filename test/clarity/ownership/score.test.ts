/** Scores of sentences. */
import { expect, test } from 'vitest';
import { readWeights } from '../../../adapters/prompts/weights.js';
import { isAsked, scoreSentences, THRESHOLD } from '../../../src/clarity/ownership/score.js';
import type { MessageContext } from '../../../src/clarity/ownership/types.js';
import { parseAll, resources } from '../../support/engine.js';

const scoring = { ...resources, ...readWeights() };
const score = (text: string, context: MessageContext = {}) =>
  scoreSentences({ sentences: parseAll(text), context }, scoring);

test('an explicit sentence is asked about, whatever the models say', () => {
  const [scored] = score('Someone should fix the ETL.');
  expect(scored && isAsked(scored)).toBe(true);
  expect(scored).toMatchObject({ owner: 'indefinite', work: THRESHOLD.work + 1, nudge: THRESHOLD.nudge + 1 });
});

test('unless a later sentence takes the work', () => {
  const [scored] = score("Someone should fix the ETL. I'll do it.");
  expect(scored?.nudge).not.toBe(THRESHOLD.nudge + 1);
});

test('a bare phrase is no work in chat, but it is under the action items of minutes', () => {
  const [inChat] = score('release notes');
  expect(inChat?.work).toBeLessThan(THRESHOLD.work);
  const [inMinutes] = score('update the release notes', { medium: 'notes', context: ['[section] Action items'] });
  expect(inMinutes?.work).toBeGreaterThan(THRESHOLD.work);
});

test('nobody is asked about what is done or has an owner', () => {
  for (const text of ['- [x] Someone should fix the ETL', "I'll fix the ETL", '@ana can you fix the ETL?'])
    expect(score(text).some(isAsked), text).toBe(false);
});

test('a mention never raises the score of a nudge', () => {
  for (const text of ['we should fix the ETL', 'please fix the ETL', 'someone should fix the ETL'])
    expect(score(`@ana ${text}`)[0]?.nudge ?? 0).toBeLessThanOrEqual(score(text)[0]?.nudge ?? 0);
});

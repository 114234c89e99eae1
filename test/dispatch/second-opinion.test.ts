/** A second reader's word on what the language engine would ask about. */
import { expect, test } from 'vitest';
import { Listener } from '../../src/dispatch/on-message.js';
import { asksForOwner } from '../../src/dispatch/second-opinion.js';
import { NO_PLAN } from '../../src/kit/job.js';
import type { Question, Verdict } from '../../src/ports/second-reader.js';
import { plainText } from '../../src/view/as-text.js';
import { originOf, partsOf } from '../support/context.js';
import { kit } from '../support/kit.js';

const OPEN = 'Someone should fix the altimeter by Friday.';

/** What the reader was asked, and the whispers that follow, when it answers a verdict to each question. */
async function readBy(verdict: Verdict | undefined, ...texts: string[]) {
  const k = await kit();
  await k.say_('ana', 'new Churn model');
  const questions: Question[] = [];
  const read = async (question: Question) => {
    questions.push(question);
    return verdict;
  };
  const listener = new Listener({ ...partsOf(k), second: { read } });
  for (const [i, text] of texts.entries()) {
    const message = { id: `M${i}`, at: k.clock.now(), text, mentions: [], link: null, edited: false };
    await listener.hear({ ...originOf('ana'), type: 'message', ...message });
  }
  k.clock.pass(3 * 60_000);
  while ((await listener.tick()) > 0);
  return { questions, said: (await k.take()).map((o) => plainText(o.view)) };
}

test('the reader is asked about open work only, with the lines before it', async () => {
  const { questions } = await readBy(undefined, 'the dashboard is empty', OPEN);
  expect(questions).toEqual([
    { message: OPEN, before: ['Ana Silva: the dashboard is empty'], words: 'Someone should' },
  ]);
});

test.each<[string, Verdict | undefined, string[]]>([
  ['without an answer the engine decides', undefined, ['will you fix the altimeter']],
  ['a finding that it confirms is asked about', { confirm: true, rewrite: null }, ['will you fix the altimeter']],
  [
    'its wording is used',
    { confirm: true, rewrite: '@… would you fix the altimeter by Friday?' },
    ['would you fix the altimeter'],
  ],
  [
    'words from elsewhere are not',
    { confirm: true, rewrite: '@… please pay the invoice' },
    ['will you fix the altimeter'],
  ],
  ['a finding that it drops is not asked about', { confirm: false, rewrite: null }, []],
])('%s', async (_, verdict, said) => {
  expect((await readBy(verdict, OPEN)).said).toEqual(said.map((words) => expect.stringContaining(words)));
});

test('a plan without a question asks nobody', () => {
  expect(asksForOwner(NO_PLAN)).toBe(false);
});

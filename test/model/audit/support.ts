/** Answers and questions for the tests of the audit. */

import { newId } from '../../../adapters/common/ids.js';
import { readAuditBook } from '../../../adapters/prompts/audit-book.js';
import type { AuditAnswer, AuditQuestionRow } from '../../../src/model/audit/rows.js';

export const book = readAuditBook();

export const T0 = Date.UTC(2026, 2, 2, 10);

let minted = 0;

/** An answer. Ids grow, so that of two at one instant the later one counts. */
export const answer = (question: string, more: Partial<AuditAnswer> = {}): AuditAnswer => {
  minted += 1;
  const found = book.find(({ key }) => key === question);
  return {
    id: `a${String(minted).padStart(6, '0')}`,
    workspace: 'W1',
    version: 1,
    project: 'p',
    area: found?.area ?? 'data',
    question,
    revision: found?.revision ?? 1,
    asked: found?.ask ?? '',
    value: null,
    reason: null,
    evidence: null,
    evidenceFrom: null,
    evidenceAt: null,
    owner: null,
    at: T0,
    by: 'ana',
    undoneAt: null,
    ...more,
  };
};

/** A team's change of a question. */
export const changed = (key: string, more: Partial<AuditQuestionRow> = {}): AuditQuestionRow => {
  const found = book.find((one) => one.key === key);
  return {
    id: newId(),
    workspace: 'W1',
    version: 1,
    key,
    area: found?.area ?? 'data',
    revision: (found?.revision ?? 0) + 1,
    weight: found?.weight ?? 1,
    effort: found?.effort ?? 1,
    shelfDays: found?.shelfDays ?? 180,
    kind: 'all',
    title: found?.title ?? 'Our own',
    ask: found?.ask ?? 'Is our own thing done?',
    hand: found?.hand ?? 'Somebody does it.',
    auto: found?.auto ?? 'It does itself.',
    task: found?.task ?? 'Do our own thing',
    dropped: false,
    at: T0,
    by: 'ana',
    undoneAt: null,
    ...more,
  };
};

/** Audits, and the facts that are kept of projects. */
import type { AuditAnswer, AuditProfile, AuditQuestionRow } from '../../../src/model/audit/rows.js';
import type { Chapter, Chronicle } from '../../../src/model/chronicle-rows.js';
import { flag, fraction, json, plainCodec } from '../codecs.js';
import { type Tables, table } from './table.js';

/** Each kind of rows about audits and facts as a table. */
export const AUDIT_TABLES = {
  auditAnswer: table<AuditAnswer>('audit_answer', {
    project: plainCodec,
    area: plainCodec,
    question: plainCodec,
    revision: plainCodec,
    asked: plainCodec,
    value: plainCodec,
    reason: plainCodec,
    evidence: plainCodec,
    evidenceFrom: plainCodec,
    evidenceAt: plainCodec,
    owner: plainCodec,
    at: plainCodec,
    by: plainCodec,
    undoneAt: plainCodec,
  }),
  auditQuestion: table<AuditQuestionRow>('audit_question', {
    key: plainCodec,
    area: plainCodec,
    revision: plainCodec,
    weight: fraction,
    effort: plainCodec,
    shelfDays: plainCodec,
    kind: plainCodec,
    title: plainCodec,
    ask: plainCodec,
    hand: plainCodec,
    auto: plainCodec,
    task: plainCodec,
    dropped: flag,
    at: plainCodec,
    by: plainCodec,
    undoneAt: plainCodec,
  }),
  auditProfile: table<AuditProfile>('audit_profile', {
    project: plainCodec,
    criticality: plainCodec,
    kind: plainCodec,
    doneBar: plainCodec,
  }),
  chronicle: table<Chronicle>('chronicle', { project: plainCodec, through: plainCodec, made: plainCodec, carry: json }),
  chapter: table<Chapter>('chapter', { project: plainCodec, year: plainCodec, facts: json }),
} satisfies Tables;

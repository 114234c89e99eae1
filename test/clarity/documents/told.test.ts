/** Work that the next words give to somebody, forms that were copied, and what only describes. */
import { expect, test } from 'vitest';
import { asks, readDocument } from '../../support/documents.js';

const note = (text: string) => `# Sync\n\n## Notes\n\n- ${text}\n`;
const item = (text: string) => `## Action items\n\n- ${text}\n`;

test.each([
  'We should write it in the guide. Thiago will do it together with the alarms.',
  'We agreed to ask for the higher cap. Owen will put this into the mark-up.',
  'The annotators need to be trained. L. Ferrer organises the training for June.',
  'The log must be adapted by S. Brandt.',
  'The log must be adapted accordingly by Brandt.',
  'We shall live with that.',
])('somebody has it, or nobody has to: %s', (text) => expect(asks(note(text))).toBe(false));

test.each([
  'We should write it in the guide. Thiago will be on leave.',
  'We agreed to ask for the higher cap. It cost us a year.',
  'The log must be adapted by Friday.',
  'The log must be adapted by Security.',
  'We will move to Bedrock. Bedrock fixes these issues.',
  'We did not agree who has the time for the service.',
  'The keys are the same since last year. They have to be replaced.',
  'The insurance of the kit is not yet settled.',
  'A clause is to be drafted on rest periods.',
  'The set-up has to be in place before Wave 2.',
])('nobody has it: %s', (text) => expect(asks(note(text))).toBe(true));

test.each([
  'Pricing page copy — Dana w/ design',
  'Migrate the pricing page; Bo’s assistant is fixing the date',
  'Migrate the pricing page; Bo’s assistant is\n  fixing the date',
])('an item that somebody has: %s', (text) => expect(asks(item(text))).toBe(false));

test('the open boxes of a form that was copied are conditions', () => {
  const form = (says: string) =>
    `# Release checklist\n\n${says}\n\n## Data\n\n- [x] Training data frozen\n- [x] Label audit done\n- [ ] Calibration plot attached\n- [ ] Rollback rehearsed\n\nWe should build up a list of nurses.\n`;
  expect(readDocument(form('DRI: Bo')).lines).toEqual([9, 10, 12]);
  expect(readDocument(form('Copied from template v9.')).lines).toEqual([12]);
});

test('numbered demands describe what is built', () => {
  const demands = (second: string) =>
    `# Consent\n\nFrom the board:\n\n- R1 A change must be logged.\n- ${second} must be logged.\n`;
  expect(readDocument(demands('R2 Every read'), { genre: 'other' }).lines).toEqual([]);
  expect(readDocument(demands('The reads'), { genre: 'other' }).lines).toEqual([5, 6]);
});

test('what each does is told', () => {
  const list = (text: string) =>
    readDocument(`# Rollout plan\n\n## Next steps\n\n- ${text}\n`, { genre: 'plan' }).lines;
  expect(list('Each team picks its own week')).toEqual([]);
  expect(list('Team week for the switch')).toEqual([5]);
});

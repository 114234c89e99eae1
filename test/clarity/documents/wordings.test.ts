/** Ways to say that nobody has it, that it is still to be done, or that somebody does it. */
import { describe, expect, test } from 'vitest';
import type { Genre } from '../../../src/clarity/documents/vocabulary.js';
import { asks, readDocument } from '../../support/documents.js';

const PLACES = {
  note: ['minutes', '# Sync, 12 May\n\nPresent: Ana, Bo, Chi\n\n## Notes\n\n- '],
  action: ['minutes', '# Sync, 12 May\n\nPresent: Ana, Bo, Chi\n\n## Action items\n\n- Bo: send the figures\n- '],
  plan: ['plan', '# Migration plan\n\n## Phase 2\n\n'],
  'item of a plan': ['plan', '# Migration plan\n\n## Phase 2\n\n- Order the disks (Tom)\n- '],
  'post-mortem': ['post-mortem', '# Post-mortem: queue outage\n\n## Lessons learned\n\n'],
  handover: ['tracking', '# Handover\n\n## Running things\n\n- '],
  proposal: ['proposal', '# RFC: index versions\n\n## Open questions\n\n'],
  instructions: ['instructions', '# How to retrain\n\n## Steps\n\n'],
} as const satisfies Record<string, readonly [Genre, string]>;

const isFound = (place: keyof typeof PLACES, text: string) => asks(`${PLACES[place][1]}${text}\n`, PLACES[place][0]);

describe('nobody has it', () => {
  test.each<[keyof typeof PLACES, string]>([
    ['note', 'There is no name against the tokenizer fix.'],
    ['note', "There's nobody on the vendor contract right now."],
    ['note', 'No one put their hand up for the demo.'],
    ['note', 'Since Mina left nobody updates the taxonomy.'],
    ['note', 'Nobody felt responsible for the lease.'],
    ['note', 'The taxonomy has been orphaned since Mina left.'],
    ['note', 'I need one more volunteer for the Thursday rota.'],
    ['note', "We're short of one reviewer for the ethics form."],
    ['note', 'Volunteers welcome for translating the guide.'],
    ['note', 'Help with section 3 would be welcome.'],
    ['note', 'Can one of us rerun the sweep?'],
    ['note', 'Would be great if somebody could rerun the sweep with the new seed.'],
    ['note', 'I would be glad if someone took over the glossary.'],
    ['note', "It isn't clear whether ops or we should renew the lease."],
    ['note', 'Question of who renews the lease left open.'],
    ['note', 'Unassigned: pager test, DPIA.'],
    ['note', 'No owner: pager test, DPIA.'],
    ['note', 'Ownerless: pager test'],
    ['note', 'Quantised export pending (no one picked it up).'],
    ['note', 'Quantised export (owner?)'],
    ['note', 'Quantised export [tbd]'],
    ['note', 'Chapter 5: author?'],
    ['note', 'open: who tells the users about the old Python'],
    ['note', 'A tester is sought for the Windows client.'],
    ['note', 'The merger has no tests, so one of you should.'],
    ['note', 'Compare the two indexes again, nobody did that yet'],
    ['note', 'SRE to confirm the limits'],
    ['note', 'The job writes 40 GB each night and nobody deletes them.'],
    ['note', 'Nobody in the room felt like doing it.'],
    ['note', 'Who could pair with me on the form on Wednesday?'],
    ['note', 'The finance department is asked to give a figure by the end of March.'],
    ['proposal', '- A reader of the kernel code – help wanted, the author does not know it'],
    ['note', 'The on-call slot on 27 December is still empty.'],
    ['action', 'Renew the lease – Ana or Bo?'],
    ['plan', 'We do not have anyone yet who can test the Windows client.'],
    ['handover', 'I did the monthly reconciliation; this has no successor.'],
  ])('%s: %s', (place, text) => expect(isFound(place, text)).toBe(true));
});

describe('it is still to be done', () => {
  test.each<[keyof typeof PLACES, string]>([
    ['note', 'Tests are missing and the review as well.'],
    ['note', 'Data sheet: missing.'],
    ['note', 'Load test – open.'],
    ['note', 'The old bucket is waiting to be emptied.'],
    ['note', 'The README could use an update before launch.'],
    ['note', 'Legal is still waiting for our reply.'],
    ['note', 'Group agrees to retune the thresholds.'],
    ['note', 'Thresholds must be retuned.'],
    ['note', 'Thresholds to be retuned by Friday.'],
    ['note', 'The certificate runs out on 9 April and has to be renewed through the portal.'],
    ['note', "Cover for Priya's leave has not been arranged."],
    ['note', "No cover for Priya's leave yet."],
    ['note', 'We agreed on names. Must be settled before batch 10 starts'],
    ['note', "let's get that tested before batch 9 is finished"],
    ['note', "The export loses a column, that's got to be fixed before anyone sees it"],
    ['note', 'the patch should go upstream'],
    ['note', "The training is planned, but the material isn't there yet."],
    ['instructions', 'The retention has not been agreed with the privacy office yet.'],
    ['note', 'Question of a vendor: reply pending since August.'],
    ['note', 'examples for dates missing, 10 or so would be enough'],
    ['note', 'The figures of May are still online and want a correction.'],
    ['handover', 'The dry run was not started yet.'],
    ['handover', 'Before go live the check has to be done again, I changed the features.'],
    ['handover', 'We promised support a list by April!'],
    ['note', "What's left: dropping the legacy columns and a smoke test."],
    ['plan', 'Until then the dashboards have to be rebuilt on the new metrics.'],
    ['post-mortem', 'The backfill for the 4th to the 6th has not been run.'],
    ['handover', 'The weekly report goes out every Monday. Not handed over yet.'],
    ['handover', 'Half of the tickets are triaged, the rest is open.'],
  ])('%s: %s', (place, text) => expect(isFound(place, text)).toBe(true));
});

describe('somebody has it', () => {
  test.each<[keyof typeof PLACES, string]>([
    ['note', 'It has to be written down; Ana is writing it this week.'],
    ['note', 'Somebody has to write it down. Ana said she would.'],
    ['note', 'Somebody has to write it down; Ana volunteers.'],
    ['note', 'The log has to be moved. It is 40 TB. The supplier has offered to do it for a fixed price.'],
    ['note', 'Lease renewal: Ana, still open'],
    ['note', 'Lease renewal still pending with Ana.'],
    ['note', 'the merge has to be tested with the largest shard, Ana and Bo pair on this'],
    ['note', 'The campaign has to be compensated, sales is discussing that with them.'],
    ['note', 'Bo: the audit is done. Next: the report.'],
    ['note', 'The evaluation needs to be repeated with the new split, doing that today.'],
    ['action', 'Renew the lease, Ana'],
    ['action', 'Renew the lease / Ana'],
    ['action', 'Renew the lease, with Ana'],
    ['action', 'Renew the lease (resp. Ana)'],
    ['action', 'For Ana: renew the lease'],
  ])('%s: %s', (place, text) => expect(isFound(place, text)).toBe(false));
});

describe('nobody has to do it', () => {
  test.each<[keyof typeof PLACES, string]>([
    ['note', 'The vendor has not answered yet.'],
    ['note', 'The new GPUs have not arrived yet.'],
    ['note', 'Root cause not known yet.'],
    ['note', "Training hasn't converged yet."],
    ['note', 'It needs to be said that the team did well.'],
    ['note', 'Thanks to all volunteers for the translations.'],
    ['note', 'Fix missing encodings of old clients'],
    ['note', 'allow custom reporters to be loaded'],
    ['note', "let's take that offline"],
    ['note', 'lets have dinner with the visitors on Wednesday'],
    ['note', '-> if that fails we drop it'],
    ['note', 'Long sweeps must go to the other queue from now on'],
    ['note', 'Per section 6, a loader without tests is to be marked deprecated.'],
    ['note', 'Every card in review needs a reviewer.'],
    ['note', 'Somebody said it, nobody did it.'],
    ['note', 'The wallet decides, so that this does not need to be done in the server.'],
    ['plan', 'The library falls back to the default value when the key is missing.'],
    ['item of a plan', 'Latency below 100 ms'],
    ['post-mortem', 'The service needed to be restarted twice.'],
    ['handover', 'Passwords need to be changed every 90 days.'],
    ['proposal', 'We need to store both versions.'],
    ['instructions', 'The engineer should open a ticket, and the ticket needs an owner before the next morning.'],
    ['instructions', 'Somebody else has to approve your change.'],
  ])('%s: %s', (place, text) => expect(isFound(place, text)).toBe(false));
});

test('lines that no editor has wrapped are statements of their own', () => {
  const lines =
    'this was dead since June. Ana would like to revive it, she says\nAna makes a poll\nsomeone to find a room\naccounts asap';
  expect(readDocument(`# Sync\n\n${lines}\n`, { genre: 'minutes' }).lines).toEqual([5, 6]);
});

test('of two sentences about the same work the second counts', () => {
  const { findings } = readDocument('# Sync\n\nThe guide is not started. It has to be there for RC2.\n', {
    genre: 'minutes',
  });
  expect(findings.map(({ actual }) => actual)).toEqual(['It has to be there for']);
});

test('what stands under somebody’s name is theirs, unless it asks for somebody', () => {
  const under = (text: string) => `# Stand-up\n\nPresent: Ana, Bo\n\n## Ana\n\n- ${text}\n\n## Bo\n\n- tests\n`;
  expect(asks(under('need to fix the class names, too'))).toBe(false);
  expect(asks(under('somebody should fix the class names'))).toBe(true);
});

test('fields of a card below its title', () => {
  const card = (fields: string) => `# Board\n\n## Backlog\n\n- **DOC-4** Replace the date parser\n  - ${fields}\n`;
  expect(asks(card('priority: high · estimate: 5 · assignee: none'), 'tracking')).toBe(true);
  expect(asks(card('priority: high · estimate: 5 · assignee: Zofia Lis'), 'tracking')).toBe(false);
  expect(asks(card('priority: - · assignee: none · label: idea'), 'tracking')).toBe(false);
});

test('a heading with a name in brackets says whose the section is', () => {
  const plan = (heading: string) => asks(`# Plan for Q4\n\n## ${heading}\n\nThe synonyms must be cleaned.\n`, 'plan');
  expect(plan('Query understanding (Mina)')).toBe(false);
  expect(plan('Query understanding (lead: Mina)')).toBe(false);
  expect(plan('Query understanding (first half)')).toBe(true);
});

test('“On-call” is nobody', () => {
  const row = '| Area | Task | Who |\n|---|---|---|\n| Ops | On-call plan for December | ? |\n';
  expect(asks(`# Launch\n\n${row}`, 'tracking')).toBe(true);
});

/** Sentences that say outright that nobody is named. */
import { describe, expect, test } from 'vitest';
import { explicitOwner } from '../../../src/clarity/ownership/explicit.js';
import type { ParsedSentence } from '../../../src/clarity/ownership/types.js';
import { parse, resources } from '../../support/engine.js';

const explicit = (text: string) => explicitOwner(parse(text), resources)?.owner;

test.each([
  ['Someone should fix the ETL', 'indefinite'],
  ['can anybody review the docs?', 'indefinite'],
  ['maybe somebody can fix the loader', 'indefinite'],
  ['The data team should fix the ETL', 'team'],
  ['QA to verify the build', 'team'],
  ['TODO: add tests for the loader', 'none'],
  ['Action item: update the docs', 'none'],
  ['The rollback script needs testing.', 'none'],
  ['the labels need rechecking', 'none'],
  ['The card needs to be updated', 'none'],
])('“%s”: %s', (text, owner) => expect(explicit(text)).toBe(owner));

describe('weighed instead', () => {
  test.each([
    ['a person is named', '@ana someone should fix the ETL'],
    ['it is addressed to a person', 'Ana: someone should fix the ETL'],
    ['the author takes it', "Someone should fix the ETL - I'll do it"],
    ['it is done', '- [x] someone should fix the ETL'],
    ['the verb moves no project', 'someone should know'],
    ['it is subordinate', 'if someone should fix it'],
    ['advice is asked for', 'what does someone need to start?'],
    ['help is asked for', 'could someone check what I wrote'],
    ['a to-do says who', 'TODO: Ana to fix the loader'],
    ['it must have happened', 'the data team must have written it'],
    ['somebody must have done it', 'someone must have fixed it'],
    ['it should have been done', 'somebody should have written notes last year'],
    ['it was needed', 'In 2024 someone needed to delete two rows'],
    ['it says what is needed', 'the infrastructure needed to build that already exists'],
    ['the team is not the doer', 'the support team must be checked'],
    ['a thing is not a team', 'Letters of support must be merged into one file'],
    ['another house does it', 'the vendor should publish a status page'],
    ['it tells how something works', 'Expired requests need to be created anew'],
    ['it has a condition', 'when it fails the script needs testing'],
    ['it is somebody’s', 'my script needs testing'],
    ['nothing is explicit', 'we should fix the ETL'],
  ])('%s', (_, text) => expect(explicit(text)).toBeUndefined());
});

describe('a rule that is newer than the models', () => {
  /** As if the models did not know the signs of the sentence. */
  const untrained = (text: string): ParsedSentence => {
    const parsed = parse(text);
    const signs = parsed.signs.map(({ sign, match }) => ({ match, sign: { ...sign, number: undefined } }));
    return { ...parsed, signs };
  };
  test('is taken at its word', () => {
    const parsed = untrained('any volunteers');
    expect(explicitOwner(parsed, resources)).toEqual({ owner: 'indefinite', kind: 'request' });
  });
  test('but not if the sentence names somebody', () => {
    expect(explicitOwner(untrained('Ana will ask for volunteers, any takers'), resources)).toBeUndefined();
  });
});

test('a need is the same whoever spoke before, but not in the review of a change', () => {
  const parsed = parse('The rollback script needs testing.');
  expect(explicitOwner(parsed, resources, { author: 'Ana', context: ['Ana: the retrain is done'] })?.owner).toBe(
    'none',
  );
  expect(explicitOwner(parsed, resources, { medium: 'issue' })).toBeUndefined();
});

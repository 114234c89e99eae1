/** The subject of a clause. */
import { expect, test } from 'vitest';
import { parse } from '../../support/engine.js';

function subject(text: string): string {
  const [clause] = parse(text).clauses;
  return `${clause?.subject} ${clause?.head?.low}`;
}

test.each([
  ['we should fix it', 'we we'],
  ['you should probably fix it', 'you you'],
  ['everyone must fix it', 'all everyone'],
  ['Ana should fix it', 'person ana'],
  ['@ana should fix it', 'person @'],
  ['the data team should fix it', 'team team'],
  ['the loader should fix it', 'thing loader'],
  ['should fix it', 'none undefined'],
  ['someone with more time than me should fix it', 'someone someone'],
])('of “%s” is %s', (text, expected) => expect(subject(text)).toBe(expected));

test.each([
  ['can we fix it', 'we we'],
  ['could someone fix it', 'someone someone'],
  ['can the team fix it', 'team team'],
  ['can the loader fix it', 'thing loader'],
])('after the modal in “%s” it is %s', (text, expected) => expect(subject(text)).toBe(expected));

test('“who” does not stand for somebody far from its verb', () => {
  expect(subject('ask those who with good reason should fix it')).not.toBe('someone who');
});

import { expect, test } from 'vitest';
import { mentionsIn, PEOPLE, personById } from '../../../adapters/web/people.js';
import { isZone } from '../../../src/model/dates.js';

const mentioned = (text: string) => mentionsIn(text).map(({ start, end, id }) => [text.slice(start, end), id]);

test.each([
  ['ask @ana about it', [['@ana', 'ana']]],
  [
    '@Ana Silva and @BO',
    [
      ['@Ana Silva', 'ana'],
      ['@BO', 'bo'],
    ],
  ],
  ['@Ana Berg', [['@Ana', 'ana']]],
  [
    '@ana, @chi!',
    [
      ['@ana', 'ana'],
      ['@chi', 'chi'],
    ],
  ],
  ['@nobody and ana', []],
])('"%s" mentions %j', (text, mentions) => {
  expect(mentioned(text)).toEqual(mentions);
});

test('people are found by their ids', () => {
  expect(personById('bo')?.name).toBe('Bo Berg');
  expect(personById('nobody')).toBeUndefined();
  expect(personById(undefined)).toBeUndefined();
});

test('everybody has a real time zone, and the first person is an admin', () => {
  expect(PEOPLE.filter(({ zone }) => !isZone(zone))).toEqual([]);
  expect(PEOPLE[0].admin).toBe(true);
});

import { expect, test } from 'vitest';
import { mentionsIn, PEOPLE } from '../../../adapters/web/people.js';
import { isZone } from '../../../src/model/dates/calendar.js';

const JEAN = { id: 'jean', name: 'Jean-Luc Ångström', zone: 'UTC', admin: false, standing: 'guest' } as const;
const mentioned = (text: string) =>
  mentionsIn(text, [...PEOPLE, JEAN]).map(({ start, end, id }) => [text.slice(start, end), id]);

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
  ['@jean-luc ångström?', [['@jean-luc ångström', 'jean']]],
  [
    '@ana, @chi!',
    [
      ['@ana', 'ana'],
      ['@chi', 'chi'],
    ],
  ],
  ['@nobody and ana, @anatomy', []],
])('"%s" mentions %j', (text, mentions) => {
  expect(mentioned(text)).toEqual(mentions);
});

test('everybody has a real time zone, and the first person is an admin', () => {
  expect(PEOPLE.filter(({ zone }) => !isZone(zone))).toEqual([]);
  expect(PEOPLE[0].admin).toBe(true);
});

import { beforeEach, expect, test } from 'vitest';
import { directChannelOf } from '../../../adapters/web/channels.js';
import { Company } from '../../../adapters/web/company.js';

let company: Company;
beforeEach(() => {
  company = new Company();
});

const add = (name: string, standing: 'member' | 'guest' | 'external' = 'member') => {
  const person = company.newPerson(name, { standing, zone: 'UTC' });
  if (typeof person !== 'string') company.add(person);
  return person;
};

test('everybody sees a public channel, and only oneself one’s conversation with Baton', () => {
  expect(company.canSee('general', 'ana')).toBe(true);
  expect(company.canSee(directChannelOf('ana'), 'ana')).toBe(true);
  expect(company.canSee(directChannelOf('ana'), 'bo')).toBe(false);
  expect(company.canSee('general', 'nobody')).toBe(false);
});

test('its people alone see a private channel; a guest sees no channel but theirs, whatever it is called', () => {
  const see = (channel: string, ...people: string[]) => people.filter((person) => company.canSee(channel, person));
  expect(see('project-falcon', 'ana', 'bo', 'chi', 'fay')).toEqual(['ana', 'bo']);
  expect(['general', 'churn-model', 'constructor'].filter((one) => company.canSee(one, 'fay'))).toEqual([
    'churn-model',
  ]);
  expect([company.firstChannelOf('ana'), company.firstChannelOf('fay')]).toEqual(['general', 'churn-model']);
  company.setChannel({ name: 'secret', access: 'private', people: ['chi', 'fay'] });
  expect(see('secret', 'ana', 'chi', 'fay')).toEqual(['chi', 'fay']);
  expect(company.report('secret')).toMatchObject({ channel: { access: 'private' }, people: ['chi', 'fay'] });
});

test.each([
  ['Gil Torres', 'gil'],
  ['  @Åsa   Öberg ', 'åsa'],
  ['Bo Lund', 'bo-lund'],
  ['Baton Maker', 'baton-maker'],
  ['李雷', '李雷'],
])('"%s" gets the id %s', (typed, id) => {
  expect(add(typed)).toMatchObject({ id, standing: 'member', admin: false });
  expect(company.person(id)?.id).toBe(id);
});

test.each([
  ['', 'web-bad-name'],
  ['!!', 'web-bad-name'],
  ['<b>', 'web-bad-name'],
  ['x'.repeat(41), 'web-bad-name'],
  ['ana  SILVA', 'web-name-taken'],
  ['Baton', 'web-name-taken'],
])('"%s" cannot be added: %s', (typed, fault) => {
  expect(add(typed)).toBe(fault);
});

test('a guest who is in no channel has their conversation with Baton alone; there is an end to people', () => {
  add('Gil Torres', 'guest');
  expect(company.firstChannelOf('gil')).toBe('dm-gil');
  for (let i = 0; i < 40; i += 1) add(`Person ${i}`);
  expect(add('One More')).toBe('web-company-full');
});

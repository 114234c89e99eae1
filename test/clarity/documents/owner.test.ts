/** Whose an item is: by place and shape, never by a list of first names. */
import { expect, test } from 'vitest';
import { asks } from '../../support/documents.js';

const NAMES = ['Bo', 'Grace', 'Mark', 'Rose', 'Xiomara', 'Jun', 'Bill', 'Oyelaran', 'Ana Silva', 'JB', 'Tobi-Lou'];
const item = (text: string) => `## Action items\n\n- ${text}\n`;

/** Each with `NAME` for a person. */
const NAMED = [
  'NAME to rotate the credentials',
  'NAME will rotate the credentials',
  'NAME: rotate the credentials',
  'NAME - rotate the credentials',
  '**NAME**: rotate the credentials',
  '[NAME] Rotate the credentials',
  '(NAME) Rotate the credentials',
  '(17, NAME) Rotate the credentials',
  'Rotate the credentials (NAME)',
  'Rotate the credentials - NAME',
  'Rotate the credentials → NAME',
  'Rotate the credentials, owner: NAME',
  'Rotate the credentials. Assigned to NAME.',
  'ACTION (NAME): rotate the credentials',
  'AI: NAME to rotate the credentials',
  'AI NAME: rotate the credentials',
  'Rotate the credentials\n  - Owner: NAME',
  'Rotate the credentials\n  - NAME',
  'Rotate the credentials\n  - NAME is on it',
  'NAME:\n  - Rotate the credentials\n  - Purge the old backups',
  'Backups (NAME)\n  - Rotate the credentials',
  'Backups\n  - Owner: NAME\n  - Rotate the credentials',
];

test.each(NAMED)('named: %s', (text) => {
  const asked = NAMES.filter((name) => asks(item(text.replaceAll('NAME', name))));
  expect(asked).toEqual([]);
});

test.each([
  'Rotate the credentials @bo',
  '#401 needs a review from @bo-berg',
  '@bo: rotate the credentials',
  'Rotate the credentials (@bo, @chi)',
  "I'll rotate the credentials",
  'Bo, Chi and Dana to rotate the credentials',
  'Bo/Chi: rotate the credentials',
])('named: %s', (text) => expect(asks(item(text))).toBe(false));

test.each([
  'Rotate the credentials',
  'Rotate the credentials (TBD)',
  'Rotate the credentials - ?',
  'Rotate the credentials, owner: nobody',
  'Rotate the credentials (owner: unassigned)',
  'Rotate the credentials\n  - Owner: TBD',
  'TODO: rotate the credentials',
  'AI: rotate the credentials',
  'All: rotate the credentials',
  'Platform team: rotate the credentials',
  '(17, All) Rotate the credentials',
  'Docs: rotate the credentials in the examples',
  'Switch to short-lived credentials',
  '@everyone: rotate the credentials',
  'Arch/Infra SIG: rotate the credentials',
  'XXX: rotate the credentials',
  'Rotate the credentials (urgent)',
  'Rotate the credentials of Grafana',
])('nobody is named: %s', (text) => expect(asks(item(text))).toBe(true));

test.each([
  '[x] Rotate the credentials',
  '~~Rotate the credentials~~',
  'Done: rotate the credentials',
  'Rotate the credentials [done]',
  'Rotate the credentials ✅',
  'Rotate the credentials\n  - Done',
  'Rotated the credentials',
])('done: %s', (text) => expect(asks(item(text))).toBe(false));

test('an owner in a line of its own counts for its section, and for no other', () => {
  const part = (owner: string) => `## Backups\n\n${owner}\n\nTo do:\n\n- Purge the old backups\n`;
  expect(asks(part('Owner: Chi Rao'))).toBe(false);
  expect(asks(part('Owner: TBD'))).toBe(true);
  expect(asks(`## Frontend\n\nOwner: Chi Rao\n\n${part('')}`)).toBe(true);
});

test('a name that is known from the list of those present is one everywhere', () => {
  const minutes = (present: string) =>
    `# Sync\n\n## Present\n\n- ${present}\n\n## Action items\n\n- Purge the old backups, April\n`;
  expect(asks(minutes('Bo Berg'))).toBe(true);
  expect(asks(`# Sync\n\nPresent: April, Bo\n\n## Action items\n\n- April: purge the old backups\n`)).toBe(false);
});

test.each(['NAME: Rotate the credentials', 'Rotate the credentials (NAME)'])('words that are not names: %s', (text) => {
  const words = ['Docs', 'Urgent', 'Monday', 'CI', 'Security', 'Everyone', 'TBD', 'Backend', 'Documentation'];
  expect(words.filter((word) => !asks(item(text.replace('NAME', word))))).toEqual([]);
});

import { expect, test } from 'vitest';
import { baton } from '../../support/cli.js';
import { book } from '../../support/engine.js';

const run = (...args: string[]) => baton('explain', ...args);

test('one rule: its reason and its examples', async () => {
  const { code, out } = await run('team-doer');
  expect(code).toBe(0);
  expect(out).toMatch(/^## team-doer\n/);
  expect(out).toContain('A team has an inbox, not hands.');
});

test('without a name: all rules', async () => {
  const { out } = await run();
  for (const { id } of book.rules) expect(out).toContain(`## ${id}\n`);
});

test('a typing error is answered with the rule that was meant', async () => {
  expect(await run('team-doe')).toMatchObject({ code: 2, errors: expect.stringContaining('Did you mean team-doer?') });
});

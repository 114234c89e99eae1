/** `baton dossier` over a store: found by name, in both forms and both formats; what it cannot find is listed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrate } from '../../../adapters/store/migrate.js';
import { openSqlite } from '../../../adapters/store/sqlite.js';
import { batonWith } from '../../support/cli.js';
import { Kit } from '../../support/kit.js';
import { dataFolder } from '../../support/program.js';

test('a project is written out, and one that is not there is answered with those that are', async () => {
  const data = dataFolder();
  const opened = openSqlite(data);
  await migrate(opened);
  const k = new Kit(opened);
  await k.say_('ana', 'new Churn model');
  await k.say_('ana', 'audit answer data-1 hand');
  await opened.close();
  const env = { BATON_DATA: data };

  const { code, out } = await batonWith(env, 'dossier', 'churn MODEL');
  expect(code).toBe(0);
  expect(out).toContain('# Dossier of Churn model');
  expect(out).toContain('Do you have written expectations for every input');

  const file = join(data, 'churn.html');
  expect(await batonWith(env, 'dossier', 'Churn model', file, '--headings', 'annex')).toEqual({ code: 0, out: '' });
  expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[\s\S]*9\. Monitoring after release[\s\S]*<\/html>\n$/);

  const lost = await batonWith(env, 'dossier', 'Fraud');
  expect(lost.code).not.toBe(0);
  expect(lost.out).toContain('No project is called “Fraud”. There are these:');
  expect(lost.out).toContain('Churn model');
  expect((await batonWith(env, 'dossier', 'Churn model', '--headings', 'x')).out).toContain('card or annex');
});

/** `baton person` and `baton forget` as they are run, next to a running Baton. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { batonWith } from '../../support/cli.js';
import { FULL } from '../../support/full.js';
import {
  addressOf,
  CLI,
  channelPage,
  cleanUpProcesses,
  dataFolder,
  end,
  run,
  sayIn,
  startBaton,
  waitFor,
} from '../../support/program.js';
import { DIALECTS, type Dialect, place } from '../../support/stores.js';

cleanUpProcesses();

/** Where a store is, and its environment. */
async function placeFor(dialect: Dialect) {
  const env: Record<string, string> = { BATON_DATA: dataFolder() };
  if (dialect === 'sqlite') return { env, remove: async () => {} };
  return place(dialect);
}

// On PostgreSQL too in `npm run soak`: what is forgotten there is tested without the program in forget.test.ts.
test.each(FULL ? DIALECTS : DIALECTS.slice(0, 1))(
  'next to a running Baton on %s, a person is written out and forgotten',
  async (dialect) => {
    const at = await placeFor(dialect);
    const baton = startBaton(at.env);
    const address = await addressOf(baton);
    await sayIn(address, '@Baton new Churn');
    await waitFor(address, 'Churn');
    await sayIn(address, '@Baton task add "ask @Emi Sato for the labels" owner:me');
    await waitFor(address, 'labels');
    await sayIn(address, '@Baton own data @emi');
    await waitFor(address, ' offered ');

    const file = join(dataFolder(), 'emi.json');
    expect(await batonWith(at.env, 'person', 'Emi Sato', file)).toEqual({ code: 0, out: '' });
    expect((statSync(file).mode & 0o777).toString(8)).toBe('600');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      person: [{ id: 'emi', name: 'Emi Sato', zone: 'Asia/Tokyo' }],
      offer: [{ asked: 'emi', state: 'waiting', projectName: 'Churn' }],
    });
    expect((await batonWith(at.env, 'person', 'emi', file)).out).toContain('does not overwrite it');

    expect(await batonWith(at.env, 'forget', 'emi')).toEqual({
      code: 2,
      out: 'Baton asks before it forgets somebody, and cannot ask here. Add --yes if you are sure.\n',
    });
    expect((await batonWith(at.env, 'person', 'emi')).out).toContain('Emi Sato');

    const traffic = (async () => {
      for (let i = 0; i < 10; i += 1) await sayIn(address, `@Baton task add "number ${i}" owner:me`);
    })();
    // As it is run: by a process of its own, while Baton writes.
    const forgotten = await run(CLI, ['forget', 'Emi Sato', '--yes'], at.env);
    expect(forgotten).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^emi is forgotten in playground: \d+ rows/),
    });
    await traffic;
    await waitFor(address, 'number 9');
    expect((await batonWith(at.env, 'export')).out).not.toMatch(/Emi Sato/i);
    expect(await channelPage(address)).toContain('ask somebody for the labels');
    await end(baton, 'SIGINT');
    const { BATON_DATA: folder } = at.env;
    // What is deleted is not left in the file either.
    for (const file of folder ? readdirSync(folder) : [])
      expect(readFileSync(join(folder ?? '', file), 'latin1'), file).not.toMatch(/Emi Sato/i);
    // The playground lists its people again when it starts.
    const again = startBaton(at.env);
    const newAddress = await addressOf(again);
    await sayIn(newAddress, '@Baton own data emi');
    await waitFor(newAddress, 'don’t know');
    await end(again, 'SIGINT');
    expect((await batonWith(at.env, 'export')).out).not.toMatch(/Emi Sato/i);
    await at.remove();
  },
);

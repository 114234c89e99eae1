/** What each platform can do, from `test/laws/parity.yml` and the conversations; the source of `docs/platforms.md`. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { root } from '../../adapters/common/paths.js';
import { dialogs } from './dialogs.js';
import { featureNames } from './sources.js';

const cell = z.union([
  z.strictObject({ how: z.string().optional(), test: z.string() }),
  z.strictObject({ why: z.string() }),
]);
const schema = z.array(z.strictObject({ what: z.string(), slack: cell, teams: cell, playground: cell }));
export type Cell = z.infer<typeof cell>;

export const PLATFORMS = ['slack', 'teams', 'playground'] as const;
export const parity = schema.parse(parse(readFileSync(join(root(), 'test/laws/parity.yml'), 'utf8')));

/** A page in the browser without a command. */
const PAGES = ['board'];

/** The product's features, with the number of conversations that show each. */
export const features = featureNames
  .filter((name) => !PAGES.includes(name))
  .map((name) => ({ name, conversations: dialogs.find(([file]) => file === `${name}.yml`)?.[1].length ?? 0 }));

/** The text of the test file that a cell names; undefined if there is none. */
export function evidence(named: string): { text: string; title: string } | undefined {
  const [file = '', title = ''] = named.split(' › ');
  const paths = [`test/${file}.test.ts`, `test/adapters/${file}.test.ts`].map((path) => join(root(), path));
  const path = paths.find((one) => existsSync(one));
  return path === undefined ? undefined : { text: readFileSync(path, 'utf8'), title: title.trim() };
}

const show = (one: Cell): string => ('why' in one ? `impossible: ${one.why}` : (one.how ?? 'same'));

/** docs/platforms.md */
export function platformsPage(): string {
  const rows = parity.map((row) => `| ${row.what} | ${PLATFORMS.map((p) => show(row[p])).join(' | ')} |`);
  const shown = features.filter((one) => one.conversations > 0);
  return `# Slack, Teams and the playground

Made from \`test/laws/parity.yml\` and \`test/dialogs\` by \`node dist/test/draw/platforms.js > docs/platforms.md\`. A test fails if it is out of date, if a
cell names a test that doesn’t exist, or if a feature is missing.

## The same on all of them

Conversations in the tests show these features. Each is played in the playground, through signed requests from Slack and the Block Kit messages that go
back, and through activities from Teams and its Adaptive Cards. What needs a public channel is not played in Teams, which has none. In Teams, forms open in
dialogs; conversations that open one are played again with forms in cards.

| feature | conversations |
|---|---|
${shown.map((one) => `| ${one.name} | ${one.conversations} |`).join('\n')}

## Different on each

| | Slack | Teams | playground |
|---|---|---|---|
${rows.join('\n')}

${readFileSync(join(root(), 'test/laws/teams-sdks.md'), 'utf8')}`;
}

/** The app package: valid by Microsoft's schemas, with all its files, and with commands that Baton understands. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppManifestUtils } from '@microsoft/app-manifest';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { root } from '../../../adapters/common/paths.js';
import { appPackage, languages, teamsManifest, translation } from '../../../adapters/teams/package.js';
import { commandNamed } from '../../../src/commands/match.js';
import { typedCommands } from '../../../src/features/index.js';
import { kit } from '../../support/kit.js';

const OPTIONS = {
  appId: 'aaaaaaaa-0000-4000-8000-000000000001',
  website: 'https://baton.example.com',
  developer: 'Baton',
  version: '1.0.0',
};

/** A schema as Microsoft's own package has it. */
function schema(name: string) {
  const folder = join(root(), 'node_modules/@microsoft/app-manifest/build/json-schemas/teams/v1.29');
  const text = readFileSync(join(folder, `MicrosoftTeams.${name}.json`), 'utf8');
  // One of its patterns has a bracket that the validator wants escaped.
  return JSON.parse(text.replaceAll('\\\\b]', '\\\\b\\\\]'));
}

const problems = (document: object, name: string) =>
  AppManifestUtils.validateAgainstSchema(JSON.parse(JSON.stringify(document)), schema(name));

describe('the manifest', () => {
  test('is valid by the published schema', async () => {
    expect(await problems(teamsManifest(OPTIONS), 'schema')).toEqual([]);
    // The validation itself finds mistakes.
    expect(await problems({ ...teamsManifest(OPTIONS), id: 'baton' }, 'schema')).not.toEqual([]);
  });
  test.each([...languages()])('has a valid translation into %s', async (_, appWords) => {
    expect(await problems(translation(appWords), 'Localization.schema')).toEqual([]);
  });
  test('has the same commands in every language, and Baton understands each', () => {
    const [first = [], ...others] = [...languages().values()].map(({ commands }) => Object.keys(commands));
    for (const other of others) expect(other).toEqual(first);
    for (const title of first) {
      const command = commandNamed(title, typedCommands);
      expect(command, title).toBeDefined();
      expect(command?.quiet, title).toBeUndefined();
    }
  });
  test('has questions to start with, in English whatever the language: Baton understands each', async () => {
    const asked = [...languages().values()].map(({ prompts }) => prompts.map(({ asks }) => asks));
    expect(new Set(asked.map((all) => all.join())).size).toBe(1);
    for (const text of asked[0] ?? []) {
      const k = await kit();
      await k.say_('ana', text, { direct: true });
      expect(k.decision?.acts, text).toMatchObject([{ act: 'show' }]);
    }
  });
  test('asks to read the messages of a team and a chat and the members of its channels, and for nothing else', () => {
    expect(JSON.stringify(teamsManifest(OPTIONS)).match(/[A-Za-z]+\.[A-Za-z]+\.(?:Group|Chat)/g)).toEqual([
      'ChannelMessage.Read.Group',
      'PeopleMessage.Read.Chat',
      'ChannelMember.Read.Group',
    ]);
  });
});

describe('the zip file', () => {
  const files = unzipSync(appPackage(OPTIONS));
  test('has the manifest, the icons and the translations', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'de.json', 'manifest.json', 'outline.png']);
    expect(JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array()))).toEqual(teamsManifest(OPTIONS));
  });
  test.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s, %i pixels square', (name, size) => {
    const png = Buffer.from(files[name] ?? []);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });
  test('has the same bytes for the same options', () => {
    expect(Buffer.from(appPackage(OPTIONS)).equals(Buffer.from(appPackage(OPTIONS)))).toBe(true);
  });
});

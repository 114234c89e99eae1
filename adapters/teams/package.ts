/** The app package that Teams is given: manifest, icons and translations in one zip file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { parse } from 'yaml';
import { z } from 'zod';
import { promptsFolder, root } from '../common/paths.js';
import { MENUS } from './invokes.js';

/** The first version in which commands can be found by a slash as well as by a mention. */
const VERSION = '1.29';
const SCHEMA = `https://developer.microsoft.com/json-schemas/teams/v${VERSION}/`;
const DEFAULT = 'en';

const wordsSchema = z.strictObject({
  full: z.string(),
  short: z.string(),
  about: z.string(),
  createTask: z.string(),
  createTaskAbout: z.string(),
  checkClarity: z.string(),
  checkClarityAbout: z.string(),
  commands: z.record(z.string(), z.string()),
});
type Words = z.infer<typeof wordsSchema>;

/** Every language that there are words in, with them. */
export function languages(): Map<string, Words> {
  const found = readdirSync(promptsFolder(), { withFileTypes: true }).filter((one) => one.isDirectory());
  return new Map(
    found.map(({ name }) => {
      const file = join(promptsFolder(), name, 'teams-app.yml');
      return [name, wordsSchema.parse(parse(readFileSync(file, 'utf8')))] as const;
    }),
  );
}

export interface PackageOptions {
  /** The Application (client) ID of the app registration. */
  appId: string;
  /** Where people read about Baton's operator; privacy and terms as well, where those have no address of their own. */
  website: string;
  privacy?: string | undefined;
  terms?: string | undefined;
  developer: string;
  /** Version of the package: Teams takes an update only where it is greater. */
  version: string;
}

const PERMISSIONS = ['ChannelMessage.Read.Group', 'ChatMessage.Read.Chat'];

function commandsOf(words: Words) {
  return Object.entries(words.commands).map(([title, description]) => ({ title, description }));
}

const wordOf = (words: Words, id: string) => words[id as 'createTask' | 'checkClarity'];
const aboutOf = (words: Words, id: string) => words[`${id}About` as 'createTaskAbout' | 'checkClarityAbout'];

/** The manifest (learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema). */
export function manifest(options: PackageOptions): object {
  const { appId, website, privacy = website, terms = website, developer, version } = options;
  const all = languages();
  const words = all.get(DEFAULT) as Words;
  const others = [...all.keys()].filter((one) => one !== DEFAULT);
  return {
    $schema: `${SCHEMA}MicrosoftTeams.schema.json`,
    manifestVersion: VERSION,
    version,
    id: appId,
    localizationInfo: {
      defaultLanguageTag: DEFAULT,
      additionalLanguages: others.map((languageTag) => ({ languageTag, file: `${languageTag}.json` })),
    },
    developer: { name: developer, websiteUrl: website, privacyUrl: privacy, termsOfUseUrl: terms },
    name: { short: 'Baton', full: words.full },
    description: { short: words.short, full: words.about },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#3d3f9c',
    bots: [
      {
        botId: appId,
        scopes: ['personal', 'team', 'groupChat'],
        isNotificationOnly: false,
        supportsFiles: false,
        supportsTargetedMessages: true,
        commandLists: [
          { scopes: ['personal'], commands: commandsOf(words) },
          { scopes: ['team', 'groupChat'], triggers: ['mention', 'slash'], commands: commandsOf(words) },
        ],
      },
    ],
    composeExtensions: [
      {
        botId: appId,
        commands: Object.keys(MENUS).map((id) => ({
          id,
          type: 'action',
          title: wordOf(words, id),
          description: aboutOf(words, id),
          context: ['message'],
          fetchTask: true,
        })),
      },
    ],
    // Without these, what mentions Baton is all that it hears; an owner of the team or chat agrees at the installation.
    authorization: {
      permissions: { resourceSpecific: PERMISSIONS.map((name) => ({ name, type: 'Application' })) },
    },
    webApplicationInfo: { id: appId, resource: 'https://RscPermission' },
    defaultInstallScope: 'team',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot', meetings: 'bot' },
    validDomains: [],
  };
}

/** The strings of a language other than the manifest's own, by where they stand in it. */
export function translation(words: Words): Record<string, string> {
  const lists = [0, 1].flatMap((list) =>
    commandsOf(words).map(
      ({ description }, i) => [`bots[0].commandLists[${list}].commands[${i}].description`, description] as const,
    ),
  );
  const menus = Object.keys(MENUS).flatMap((id, i) => [
    [`composeExtensions[0].commands[${i}].title`, wordOf(words, id)] as const,
    [`composeExtensions[0].commands[${i}].description`, aboutOf(words, id)] as const,
  ]);
  return {
    $schema: `${SCHEMA}MicrosoftTeams.Localization.schema.json`,
    'name.short': 'Baton',
    'name.full': words.full,
    'description.short': words.short,
    'description.full': words.about,
    ...Object.fromEntries([...lists, ...menus]),
  };
}

/** The zip file, the same bytes for the same options. */
export function appPackage(options: PackageOptions): Uint8Array {
  const icon = (name: string) => new Uint8Array(readFileSync(join(root(), 'adapters/teams/icons', name)));
  const json = (value: object) => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  const translations = [...languages()].filter(([language]) => language !== DEFAULT);
  return zipSync(
    {
      'manifest.json': json(manifest(options)),
      'color.png': icon('color.png'),
      'outline.png': icon('outline.png'),
      ...Object.fromEntries(translations.map(([language, words]) => [`${language}.json`, json(translation(words))])),
    },
    { mtime: '2026-01-01T00:00:00Z' },
  );
}

/** The app package that Teams installs: manifest, icons and translations in one zip file. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { parse } from 'yaml';
import { z } from 'zod';
import { promptsFolder, root } from '../common/paths.js';
import type { MenuId } from './menus.js';

/** The first version of the manifest in which commands can be found by a slash as well as by a mention. */
const VERSION = '1.29';
const SCHEMA = `https://developer.microsoft.com/json-schemas/teams/v${VERSION}/`;
const DEFAULT_LANGUAGE = 'en';
/**
 * Without the first two Baton only sees what mentions it, without the last it does not know who is in a private or shared
 * channel. An owner of the team or chat agrees to them when installing it.
 */
const PERMISSIONS = ['ChannelMessage.Read.Group', 'PeopleMessage.Read.Chat', 'ChannelMember.Read.Group'];
const MENU_IDS = ['createTask', 'checkClarity'] as const satisfies MenuId[];

const appWordsSchema = z.strictObject({
  full: z.string(),
  short: z.string(),
  about: z.string(),
  createTask: z.string(),
  createTaskAbout: z.string(),
  checkClarity: z.string(),
  checkClarityAbout: z.string(),
  commands: z.record(z.string(), z.string()),
  prompts: z.array(z.strictObject({ title: z.string(), asks: z.string() })).max(3),
});

/** What `teams-app.yml` of a language says. */
type AppWords = z.infer<typeof appWordsSchema>;

/** The words of each language in `prompts/`, by its folder: "en". */
export function languages(): Map<string, AppWords> {
  const folders = readdirSync(promptsFolder(), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(folders.map(({ name }) => [name, readWords(name)]));
}

const readWords = (language: string): AppWords =>
  appWordsSchema.parse(parse(readFileSync(join(promptsFolder(), language, 'teams-app.yml'), 'utf8')));

/** What a package is made for. */
interface PackageOptions {
  /** The Application (client) ID of the app registration. */
  appId: string;
  /** The page about whoever runs Baton; also used for privacy and terms if those have no page. */
  website: string;
  privacy?: string | undefined;
  terms?: string | undefined;
  developer: string;
  /** Teams takes an update only if its version is greater: "1.0.1". */
  version: string;
}

/** The manifest (learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema). */
export function teamsManifest(options: PackageOptions): object {
  const { appId, website, privacy = website, terms = website, developer, version } = options;
  const words = readWords(DEFAULT_LANGUAGE);
  return {
    $schema: `${SCHEMA}MicrosoftTeams.schema.json`,
    manifestVersion: VERSION,
    // Baton can be added to private and shared channels, too.
    supportsChannelFeatures: 'tier1',
    version,
    id: appId,
    localizationInfo: localizationInfo(),
    developer: { name: developer, websiteUrl: website, privacyUrl: privacy, termsOfUseUrl: terms },
    name: { short: 'Baton', full: words.full },
    description: { short: words.short, full: words.about },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#3d3f9c',
    bots: [botOf(appId, words)],
    composeExtensions: [{ botId: appId, commands: MENU_IDS.map((id) => menuEntry(id, words)) }],
    authorization: {
      permissions: { resourceSpecific: PERMISSIONS.map((name) => ({ name, type: 'Application' })) },
    },
    webApplicationInfo: { id: appId, resource: 'https://RscPermission' },
    defaultInstallScope: 'team',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot', meetings: 'bot' },
    validDomains: [],
  };
}

function localizationInfo() {
  const others = [...languages().keys()].filter((language) => language !== DEFAULT_LANGUAGE);
  return {
    defaultLanguageTag: DEFAULT_LANGUAGE,
    additionalLanguages: others.map((languageTag) => ({ languageTag, file: `${languageTag}.json` })),
  };
}

const botOf = (botId: string, words: AppWords) => ({
  botId,
  scopes: ['personal', 'team', 'groupChat'],
  isNotificationOnly: false,
  supportsFiles: false,
  supportsTargetedMessages: true,
  commandLists: [
    { scopes: ['personal'], commands: [...promptsOf(words), ...personalCommands(words)] },
    { scopes: ['team', 'groupChat'], triggers: ['mention', 'slash'], commands: commandsOf(words) },
  ],
});

const commandsOf = (words: AppWords) =>
  Object.entries(words.commands).map(([title, description]) => ({ title, description }));

/** Questions to start with, in somebody's own conversation: a tap writes what they ask. */
const promptsOf = ({ prompts }: AppWords) =>
  prompts.map(({ title, asks }) => ({ type: 'prompt', title, description: title, prompt: asks }));

/** A list takes twelve entries. Stages are rarely begun or blocked from one's own conversation. */
const personalCommands = (words: AppWords) =>
  commandsOf(words).filter(({ title }) => title !== 'start' && title !== 'block');

const menuEntry = (id: MenuId, words: AppWords) => ({
  id,
  type: 'action',
  ...menuWords(id, words),
  context: ['message'],
  fetchTask: true,
});

function menuWords(id: MenuId, words: AppWords): { title: string; description: string } {
  const about = `${id}About` as const;
  return { title: words[id], description: words[about] };
}

/** The manifest's strings in another language, each under its path in the manifest: "name.full". */
export function translation(words: AppWords): Record<string, string> {
  const { commandLists } = botOf('', words);
  const commands = commandLists.flatMap((list, at) =>
    list.commands.flatMap(({ title, description, ...more }, i) => {
      const path = `bots[0].commandLists[${at}].commands[${i}]`;
      // What is written to Baton is English; the titles of commands are their names.
      return [[`${path}.description`, description], ...('prompt' in more ? [[`${path}.title`, title]] : [])];
    }),
  );
  const menus = MENU_IDS.flatMap((id, i) => {
    const { title, description } = menuWords(id, words);
    const path = `composeExtensions[0].commands[${i}]`;
    return [
      [`${path}.title`, title],
      [`${path}.description`, description],
    ];
  });
  return {
    $schema: `${SCHEMA}MicrosoftTeams.Localization.schema.json`,
    'name.short': 'Baton',
    'name.full': words.full,
    'description.short': words.short,
    'description.full': words.about,
    ...Object.fromEntries([...commands, ...menus]),
  };
}

/** The zip file. The same options give the same bytes. */
export function appPackage(options: PackageOptions): Uint8Array {
  const icon = (name: string) => new Uint8Array(readFileSync(join(root(), 'adapters/teams/icons', name)));
  const json = (value: object) => strToU8(`${JSON.stringify(value, null, 2)}\n`);
  const translations = [...languages()].filter(([language]) => language !== DEFAULT_LANGUAGE);
  return zipSync(
    {
      'manifest.json': json(teamsManifest(options)),
      'color.png': icon('color.png'),
      'outline.png': icon('outline.png'),
      ...Object.fromEntries(translations.map(([language, words]) => [`${language}.json`, json(translation(words))])),
    },
    { mtime: '2026-01-01T00:00:00Z' },
  );
}

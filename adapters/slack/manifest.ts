/** The app's manifest: `manifest.yml`, which explains each scope, with the addresses filled in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '@slack/web-api/dist/types/request/manifest.js';
import { parse, stringify } from 'yaml';
import { root } from '../common/paths.js';
import { PATHS } from './paths.js';

const readManifest = (): Manifest => parse(readFileSync(join(root(), 'adapters/slack/manifest.yml'), 'utf8'));

/** What events begin with that tell which teams of an organisation have Baton. */
const ORGANISATION = 'team_access_';

/** The scopes that the bot asks for. */
export const SCOPES: readonly string[] = readManifest().oauth_config?.scopes?.bot ?? [];

/** Scopes that whoever installs Baton may decline, and what is lost without each. Slack knows them from the manifest. */
export const OPTIONAL_SCOPES: Readonly<Record<string, string>> = {
  'groups:history': 'no nudges in private channels',
  'groups:read': 'private channels go by their id, and only the person who asks counts as being there',
  'reactions:read': 'a raised hand on a message does not take its work',
  'usergroups:read': 'a user group in a title is called “@group”',
  'bookmarks:write': 'no status among the bookmarks of a channel',
  'bookmarks:read': 'a bookmark may be there twice after a broken connection',
};

/** @param publicUrl where Slack reaches Baton; undefined for Socket Mode, which needs no address */
export const manifest = (publicUrl: string | undefined): Manifest =>
  publicUrl === undefined ? socketManifest() : httpManifest(publicUrl.replace(/\/+$/, ''));

function socketManifest(): Manifest {
  const made = readManifest();
  const settings = { ...made.settings, socket_mode_enabled: true };
  const events = settings.event_subscriptions;
  if (events?.bot_events) events.bot_events = events.bot_events.filter((event) => !event.startsWith(ORGANISATION));
  return { ...made, settings: { ...settings, org_deploy_enabled: false, token_rotation_enabled: false } };
}

function httpManifest(publicUrl: string): Manifest {
  const made = readManifest();
  const url = `${publicUrl}${PATHS.events}`;
  const { event_subscriptions, interactivity } = made.settings ?? {};
  if (event_subscriptions) event_subscriptions.request_url = url;
  if (interactivity) interactivity.request_url = url;
  for (const command of made.features?.slash_commands ?? []) command.url = url;
  if (made.oauth_config) made.oauth_config.redirect_urls = [`${publicUrl}${PATHS.redirect}`];
  return made;
}

/** The manifest as text, to be pasted into Slack. */
export const manifestText = (publicUrl: string | undefined, json: boolean): string =>
  json ? `${JSON.stringify(manifest(publicUrl), null, 2)}\n` : stringify(manifest(publicUrl));

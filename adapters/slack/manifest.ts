/** The app's manifest: `manifest.yml` beside this file, where each scope is explained, with the addresses filled in. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from '@slack/web-api/dist/types/request/manifest.js';
import { parse, stringify } from 'yaml';
import { root } from '../common/paths.js';
import { PATHS } from './paths.js';

const read = (): Manifest => parse(readFileSync(join(root(), 'adapters/slack/manifest.yml'), 'utf8'));

/** The scopes that the bot asks for. */
export const SCOPES: readonly string[] = read().oauth_config?.scopes?.bot ?? [];

/**
 * The manifest for one of the two ways.
 * @param publicUrl where Slack reaches Baton; undefined for Socket Mode, which needs no address
 */
export function manifest(publicUrl: string | undefined): Manifest {
  const made = read();
  const settings = made.settings ?? {};
  if (publicUrl === undefined) {
    settings.socket_mode_enabled = true;
    settings.org_deploy_enabled = false;
    settings.token_rotation_enabled = false;
    return made;
  }
  const url = `${publicUrl.replace(/\/+$/, '')}${PATHS.events}`;
  const { event_subscriptions, interactivity } = settings;
  if (event_subscriptions) event_subscriptions.request_url = url;
  if (interactivity) interactivity.request_url = url;
  for (const command of made.features?.slash_commands ?? []) command.url = url;
  if (made.oauth_config) made.oauth_config.redirect_urls = [`${publicUrl.replace(/\/+$/, '')}${PATHS.redirect}`];
  return made;
}

/** The manifest as text, to be pasted into Slack. */
export const manifestText = (publicUrl: string | undefined, json: boolean): string =>
  json ? `${JSON.stringify(manifest(publicUrl), null, 2)}\n` : stringify(manifest(publicUrl));

/** The manifest: what Slack's schema asks (the types of @slack/web-api are made from it), least scopes, each explained, each needed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../../../adapters/common/paths.js';
import { manifest, manifestText, SCOPES } from '../../../adapters/slack/manifest.js';
import { readSlack } from '../../../adapters/slack/settings.js';
import { sources } from '../../support/sources.js';

const made = manifest('https://baton.example.com/');
const written = readFileSync(join(root(), 'adapters/slack/manifest.yml'), 'utf8');

/** Which scope lets an event through (docs.slack.dev/reference/events). */
const NEEDS: Record<string, string | undefined> = {
  app_home_opened: undefined,
  app_uninstalled: undefined,
  tokens_revoked: undefined,
  app_mention: 'app_mentions:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  reaction_added: 'reactions:read',
  team_join: 'users:read',
  user_change: 'users:read',
  member_joined_channel: 'channels:read',
  member_left_channel: 'channels:read',
  channel_archive: 'channels:read',
  channel_deleted: 'channels:read',
  channel_id_changed: 'channels:read',
  channel_left: 'channels:read',
  channel_rename: 'channels:read',
  group_archive: 'groups:read',
  group_deleted: 'groups:read',
  group_left: 'groups:read',
  group_rename: 'groups:read',
};

describe('the manifest', () => {
  test('has every event that is listened to, and no other', () => {
    const events = made.settings?.event_subscriptions?.bot_events ?? [];
    expect([...events].sort()).toEqual(Object.keys(NEEDS).sort());
    const code = sources('adapters/slack', /(?:events|messages)\.ts$/)
      .map((s) => s.text)
      .join();
    for (const event of events) expect(code, event).toContain(`'${event.replace(/^message\..*/, 'message')}'`);
  });

  test('has a scope for every event, and says what each is for', () => {
    const needed = new Set([...Object.values(NEEDS).filter((s) => s !== undefined), 'chat:write', 'commands']);
    expect([...SCOPES].sort()).toEqual([...needed].sort());
    for (const scope of SCOPES) expect(written, scope).toMatch(new RegExp(`# [^\\n]{20,}\\n\\s+- ${scope}\\n`));
  });

  test('keeps to the lengths of the schema', () => {
    const { display_information: info, features } = made;
    expect(info.name.length).toBeLessThanOrEqual(35);
    expect(info.description?.length).toBeLessThanOrEqual(140);
    expect(info.long_description?.length).toBeGreaterThanOrEqual(175);
    expect(info.long_description?.length).toBeLessThanOrEqual(4_000);
    expect(info.background_color).toMatch(/^#[0-9a-f]{6}$/);
    expect(features?.bot_user?.display_name).toMatch(/^[\w.-]{1,80}$/);
    for (const one of features?.shortcuts ?? []) {
      expect(one.name.length).toBeLessThanOrEqual(24);
      expect(one.description.length).toBeLessThanOrEqual(150);
      expect(one.callback_id.length).toBeLessThanOrEqual(255);
    }
    for (const one of features?.slash_commands ?? []) {
      expect(one.command).toMatch(/^\/[a-z0-9_-]{1,31}$/);
      expect(one.description.length).toBeLessThanOrEqual(2_000);
      expect(one.usage_hint?.length ?? 0).toBeLessThanOrEqual(1_000);
    }
  });

  test('has the addresses of Baton where it has one', () => {
    const url = 'https://baton.example.com/slack/events';
    expect(made.settings).toMatchObject({
      event_subscriptions: { request_url: url },
      interactivity: { is_enabled: true, request_url: url },
      socket_mode_enabled: false,
      token_rotation_enabled: true,
      org_deploy_enabled: true,
    });
    expect(made.features?.slash_commands).toMatchObject([{ command: '/baton', url, should_escape: true }]);
    expect(made.oauth_config?.redirect_urls).toEqual(['https://baton.example.com/slack/oauth_redirect']);
  });

  test('has none for Socket Mode', () => {
    expect(JSON.stringify(manifest(undefined))).not.toContain('http');
    expect(manifest(undefined).settings).toMatchObject({ socket_mode_enabled: true, token_rotation_enabled: false });
  });

  test('is the same as YAML and as JSON', () => {
    expect(JSON.parse(manifestText('https://x.test', true))).toEqual(manifest('https://x.test'));
    expect(manifestText(undefined, false)).toContain('/baton');
  });
});

describe('the environment', () => {
  const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  const oauth = {
    SLACK_SIGNING_SECRET: 'secret-secret',
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'secret-2-secret',
    BATON_URL: 'https://b.test/',
  };
  test('of one workspace, of many, and of none', () => {
    expect(readSlack({})).toBeUndefined();
    expect(readSlack({ BATON_URL: 'https://b.test', SLACK_BOT_TOKEN: '' })).toBeUndefined();
    expect(readSlack(socket)).toEqual({
      mode: 'socket',
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
      apiUrl: 'https://slack.com/api/',
    });
    expect(readSlack(oauth)).toMatchObject({
      mode: 'oauth',
      publicUrl: 'https://b.test',
      apiUrl: 'https://slack.com/api/',
    });
    expect(readSlack({ ...socket, SLACK_API_URL: 'https://slack-gov.com/api' })).toMatchObject({
      apiUrl: 'https://slack-gov.com/api/',
    });
  });
  test.each<[string, NodeJS.ProcessEnv, RegExp]>([
    ['half of one way', { SLACK_BOT_TOKEN: 'xoxb-1' }, /SLACK_APP_TOKEN is missing.*connections:write/],
    ['half of the other', { ...oauth, BATON_URL: '' }, /BATON_URL is missing/],
    ['both ways', { ...socket, ...oauth }, /two ways at once/],
    ['a user’s token', { ...socket, SLACK_BOT_TOKEN: 'xoxp-1' }, /SLACK_BOT_TOKEN is not usable: it takes .*xoxb-/],
    [
      'tokens changed round',
      { SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xoxb-1' },
      /SLACK_BOT_TOKEN[\s\S]*SLACK_APP_TOKEN/,
    ],
    ['an address that is none', { ...oauth, BATON_URL: 'baton' }, /BATON_URL is not usable/],
  ])('%s: says what is to be done, without the secret', (_, env, message) => {
    expect(() => readSlack(env)).toThrow(message);
    try {
      readSlack(env);
    } catch (error) {
      expect(String(error)).not.toMatch(/secret-|xoxp-1|xapp-1/);
    }
  });
});
